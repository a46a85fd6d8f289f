import { didYouMean } from '../base/closest.js'
import { type Place, PlanwrightError, type Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { type DataFile, parseData } from '../language/data.js'
import { type Parsed, parseFile } from '../language/parsed.js'
import { hierarchySchema } from '../language/schema/hierarchy.js'
import { type ModelSyntax, modelSchema } from '../language/schema/model.js'
import { type PlanSyntax, planSchema } from '../language/schema/plan.js'
import { type ScenarioSyntax, scenarioSchema } from '../language/schema/scenario.js'
import type { Forecasts } from '../model/forecasts.js'
import type { Model } from '../model/model.js'
import { resolveModel } from '../model/resolve-model.js'
import { resolveScenario } from '../model/resolve-scenario.js'
import type { Scenario } from '../model/scenario.js'
import type { NamedScenario } from '../model/scenario-context.js'
import type { Plan } from '../plan/plan.js'
import { resolvePlan } from '../plan/read/resolve-plan.js'
import { startState } from '../simulate/start.js'
import type { Files } from './folder.js'
import { HistoryForecasts } from './history-forecasts.js'
import { misspeltIndicators } from './misspelt.js'
import { inFolder, join, kindOf, nameOf, split } from './names.js'

/** A scenario with the plan it is held against. */
export interface Case {
  readonly scenario: Scenario
  readonly plan: Plan | undefined
}

/** Everything read from the files that were named. */
export interface Project {
  readonly cases: readonly Case[]
  readonly models: readonly Model[]
  readonly plans: readonly Plan[]
  /** Every problem of every file, warnings included. */
  readonly problems: readonly Problem[]
  /** Text of every file read, by name. */
  readonly sources: ReadonlyMap<string, string>
}

/** Reads files and folders of scenarios (models and plans too), with all they refer to. Never throws for what files contain. */
export function loadProject(paths: readonly string[], files: Files): Project {
  return new Loader(files).load(paths)
}

/** As {@link loadProject}, but throws a PlanwrightError when any problem is an error. */
export function openProject(paths: readonly string[], files: Files): Project {
  const project = loadProject(paths, files)
  const errors = project.problems.filter((p) => p.severity === 'error')
  if (errors.length > 0) throw new PlanwrightError(errors)
  return project
}

class Loader {
  readonly #files: Files
  readonly #problems: Problem[] = []
  readonly #sources = new Map<string, string>()
  readonly #models = new Map<string, Model | undefined>()
  readonly #scenarios = new Map<string, Parsed<ScenarioSyntax> | undefined>()
  readonly #data = new Map<string, DataFile | undefined>()
  readonly #plans = new Map<string, Plan | undefined>()
  readonly #planFiles = new Map<string, Parsed<PlanSyntax> | undefined>()
  readonly #resolvedScenarios = new Map<string, Scenario | undefined>()
  readonly #circles = new Set<string>()
  readonly #cases = new Map<string, Case>()
  readonly #made = new HistoryForecasts()

  constructor(files: Files) {
    this.#files = files
  }

  load(paths: readonly string[]): Project {
    for (const path of paths) {
      const clean = path.replace(/\/+$/, '') || '/'
      const names = this.#files.list(clean)
      if (!names) {
        if (this.#files.read(clean) === undefined) this.#missingPath(clean)
        else this.#loadFile(clean)
        continue
      }
      const relevant = names.filter((name) => /\.ya?ml$/i.test(name))
      const before = this.#problems.length
      for (const name of relevant) this.#loadFile(join(clean, name))
      if (relevant.length === 0 && this.#problems.length === before)
        this.#report(
          'empty-folder',
          `the folder ${clean} has no .yaml files`,
          undefined,
          'name a folder of scenarios, such as scenarios/ganxian',
        )
    }
    return {
      cases: [...this.#cases.values()],
      models: [...this.#models.values()].filter((m) => m !== undefined),
      plans: [...this.#plans.values()].filter((p) => p !== undefined),
      problems: unique(this.#problems),
      sources: this.#sources,
    }
  }

  #report(kind: string, message: string, place: Place | undefined, hint?: Said): void {
    this.#problems.push({
      kind,
      severity: 'error',
      message,
      ...(place ? { place } : {}),
      ...(hint ? { hint } : {}),
    })
  }

  #add(problems: readonly Problem[]): void {
    // Not push(...): a file may have more problems than a call can have arguments.
    for (const problem of problems) this.#problems.push(problem)
  }

  #missingPath(path: string): void {
    const [folder, name] = split(path)
    const near = this.#files.list(folder)
    this.#report(
      'missing-file',
      `there is no file or folder ${path}`,
      undefined,
      near ? didYouMean(name, near) : undefined,
    )
  }

  #read(path: string): string | undefined {
    const text = this.#files.read(path)
    if (text !== undefined) this.#sources.set(path, text)
    return text
  }

  #loadFile(path: string): void {
    const text = this.#read(path)
    if (text === undefined) {
      this.#missingPath(path)
      return
    }
    switch (kindOf(path, text)) {
      case 'model':
        this.#model(path)
        return
      case 'plan':
        this.#standalonePlan(path)
        return
      case 'data':
        this.#dataFile(path)
        return
      case 'hierarchy':
        // Its names are held against the data that it is used with.
        this.#add(parseFile({ file: path, text }, hierarchySchema).problems)
        return
      case 'scenario':
        this.#case(path)
    }
  }

  #model(path: string): Model | undefined {
    if (this.#models.has(path)) return this.#models.get(path)
    const { parsed, problems } = parseFile<ModelSyntax>(
      { file: path, text: this.#read(path) ?? '' },
      modelSchema,
    )
    this.#add(problems)
    let model: Model | undefined
    if (parsed) {
      const resolved = resolveModel(parsed)
      this.#add(resolved.problems)
      model = resolved.model
    }
    this.#models.set(path, model)
    return model
  }

  #scenarioFile(path: string): Parsed<ScenarioSyntax> | undefined {
    if (this.#scenarios.has(path)) return this.#scenarios.get(path)
    const { parsed, problems } = parseFile<ScenarioSyntax>(
      { file: path, text: this.#read(path) ?? '' },
      scenarioSchema,
    )
    this.#add(problems)
    this.#scenarios.set(path, parsed)
    return parsed
  }

  #dataFile(path: string): DataFile | undefined {
    if (this.#data.has(path)) return this.#data.get(path)
    const { data, problems } = parseData({ file: path, text: this.#read(path) ?? '' })
    this.#add(problems)
    this.#data.set(path, data)
    return data
  }

  #case(path: string): void {
    if (this.#cases.has(path)) return
    const [folder] = split(path)
    const chain = this.#chain(path)
    if (!chain) return
    const modelAt = chain.find((s) => s.parsed.value.model !== undefined)
    if (!modelAt) {
      const beside = this.#files.read(join(folder, 'model.yaml')) !== undefined
      this.#report(
        'missing-key',
        'the scenario names no model',
        chain[0]!.parsed.file.place([]),
        beside
          ? 'add the model’s name: "model: <name>", or extend a scenario that has one'
          : 'add "model: county", or "extends:" a scenario that has one',
      )
      return
    }
    const model = this.#modelByName(folder, modelAt.parsed)
    if (!model) return
    const scenario = this.#resolved(folder, chain, model)
    const planPath = this.#beside(folder, chain, 'plan', 'plan.yaml')
    const plan = planPath ? this.#plan(planPath, model) : undefined
    if (!scenario) return
    this.#add(startState(scenario).problems)
    const files = [...scenario.files, ...(planPath ? [planPath] : [])]
    this.#cases.set(path, { scenario: { ...scenario, files }, plan })
  }

  /**
   * The first scenario of a chain, resolved; undefined when it or one that it extends has errors. Those it
   * extends are resolved first, each within its own years and with its own data, so that each problem is told
   * once, where it was made.
   */
  #resolved(folder: string, chain: readonly NamedScenario[], model: Model): Scenario | undefined {
    const key = `${chain[0]!.parsed.file.source.file}\0${model.name}`
    if (this.#resolvedScenarios.has(key)) return this.#resolvedScenarios.get(key)
    let scenario: Scenario | undefined
    if (chain.length === 1 || this.#resolved(folder, chain.slice(1), model)) {
      const path = this.#beside(folder, chain, 'data', 'data.csv')
      const data = path ? this.#dataFile(path) : undefined
      // Without its data a scenario would lack every start value: that would be the same problem again.
      if (path === undefined || data) {
        const resolved = resolveScenario(chain, model, data, this.#forecasts(folder))
        this.#add(resolved.problems)
        scenario = resolved.scenario
        if (scenario && data) this.#add(misspeltIndicators(scenario, data))
      }
    }
    this.#resolvedScenarios.set(key, scenario)
    return scenario
  }

  /** What the scenarios of a folder can have forecast. */
  #forecasts(folder: string): Forecasts {
    return {
      forecast: (request) => this.#made.forecast(request),
      data: (name) => {
        const path = join(folder, name)
        if (this.#files.read(path) === undefined) return undefined
        return this.#dataFile(path) ?? 'unreadable'
      },
      dataNames: () => (this.#files.list(folder) ?? []).filter((name) => /\.csv$/i.test(name)),
    }
  }

  /** The scenario's own file, then those it extends; undefined when one cannot be read. */
  #chain(path: string): NamedScenario[] | undefined {
    const [folder] = split(path)
    const chain: NamedScenario[] = []
    const seen: string[] = []
    let at = path
    for (;;) {
      const parsed = this.#scenarioFile(at)
      if (!parsed) return undefined
      seen.push(nameOf(at))
      chain.push({ name: nameOf(at), parsed })
      const parent = parsed.value.extends
      if (parent === undefined) return chain
      const place = parsed.file.place(['extends'])
      if (seen.includes(parent)) {
        const circle = seen.slice(seen.indexOf(parent))
        const key = [...circle].sort().join('\0')
        if (!this.#circles.has(key))
          this.#report(
            'circular',
            `circular inheritance: ${[...circle, parent].join(' extends ')}`,
            place,
            'let one of them extend nothing',
          )
        this.#circles.add(key)
        return undefined
      }
      const next = ['.yaml', '.yml']
        .map((ending) => join(folder, parent + ending))
        .find((p) => this.#files.read(p) !== undefined)
      if (!next) {
        const names = (this.#files.list(folder) ?? [])
          .filter((n) => /\.ya?ml$/.test(n))
          .map((n) => n.replace(/\.ya?ml$/, ''))
        this.#report(
          'missing-file',
          `there is no scenario "${parent}" ${inFolder(folder)}`,
          place,
          didYouMean(parent, names) ??
            `there are ${names.filter((n) => !seen.includes(n)).join(', ') || 'none'}`,
        )
        return undefined
      }
      const kind = kindOf(next, this.#files.read(next)!)
      if (kind !== 'scenario') {
        this.#report('wrong-kind', `"${parent}" is a ${kind}, not a scenario`, place)
        return undefined
      }
      at = next
    }
  }

  /** The model that a scenario or a plan names. */
  #modelByName(folder: string, { file, value }: Parsed<{ model?: string | undefined }>): Model | undefined {
    const name = value.model!
    const beside = join(folder, 'model.yaml')
    const places = this.#files.modelFolders(folder)
    const candidates = [beside, ...places.map((place) => join(place, `${name}/model.yaml`))]
    for (const path of candidates) {
      if (this.#files.read(path) === undefined) continue
      const model = this.#model(path)
      if (path !== beside) return model
      if (model?.name === name || !model) return model
    }
    const here = this.#models.get(beside)?.name
    const names = [
      ...(here === undefined ? [] : [here]),
      ...places.flatMap((place) => this.#files.list(place) ?? []).filter((n) => !n.includes('.')),
    ]
    this.#report(
      'missing-file',
      `there is no model "${name}"`,
      file.place(['model']),
      didYouMean(name, names) ??
        (names.length > 0
          ? `there are ${names.slice(0, 8).join(', ')}`
          : `looked for models/${name}/model.yaml in this folder and those above it`),
    )
    return undefined
  }

  /**
   * A file beside the scenario: the one that is named, which must exist (null when it does not), or the usual
   * one, which may.
   */
  #beside(
    folder: string,
    chain: readonly NamedScenario[],
    key: 'data' | 'plan',
    usual: string,
  ): string | undefined | null {
    const at = chain.find((s) => s.parsed.value[key] !== undefined)
    const name = at?.parsed.value[key] ?? usual
    const path = join(folder, name)
    if (this.#files.read(path) !== undefined) return path
    if (!at) return undefined
    this.#report(
      'missing-file',
      `there is no file "${name}" ${inFolder(folder)}`,
      at.parsed.file.place([key]),
      didYouMean(name, this.#files.list(folder) ?? []),
    )
    return null
  }

  #plan(path: string, model: Model): Plan | undefined {
    const key = planKey(path, model)
    if (this.#plans.has(key)) return this.#plans.get(key)
    const parsed = this.#planFile(path)
    const plan = parsed && this.#resolvedPlan(parsed, model)
    this.#plans.set(key, plan)
    return plan
  }

  #planFile(path: string): Parsed<PlanSyntax> | undefined {
    if (this.#planFiles.has(path)) return this.#planFiles.get(path)
    const { parsed, problems } = parseFile<PlanSyntax>(
      { file: path, text: this.#read(path) ?? '' },
      planSchema,
    )
    this.#add(problems)
    this.#planFiles.set(path, parsed)
    return parsed
  }

  #resolvedPlan(parsed: Parsed<PlanSyntax>, model: Model | undefined): Plan | undefined {
    const { plan, problems } = resolvePlan(parsed, model)
    this.#add(problems)
    return plan
  }

  /**
   * A plan named by itself: its indicators are those of the model that it names, else of the scenarios beside
   * it, else its own alone.
   */
  #standalonePlan(path: string): void {
    const parsed = this.#planFile(path)
    if (!parsed) return
    const [folder] = split(path)
    if (parsed.value.model !== undefined) {
      const model = this.#modelByName(folder, parsed)
      if (model) this.#plan(path, model)
      return
    }
    const names = (this.#files.list(folder) ?? []).filter((n) => /\.ya?ml$/.test(n))
    const scenarios = names.filter(
      (n) => join(folder, n) !== path && kindOf(n, this.#files.read(join(folder, n)) ?? '') === 'scenario',
    )
    const known = new Set(this.#cases.keys())
    for (const n of scenarios) this.#case(join(folder, n))
    for (const key of this.#cases.keys()) if (!known.has(key)) this.#cases.delete(key)
    if ([...this.#plans.keys()].some((key) => key.startsWith(planKey(path, undefined)))) return
    if (scenarios.length === 0)
      this.#plans.set(planKey(path, undefined), this.#resolvedPlan(parsed, undefined))
  }
}

/** One plan may be read with several models. */
function planKey(path: string, model: Model | undefined): string {
  return `${path}\u0000${model?.name ?? ''}`
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter((p) => {
    const key = JSON.stringify([p.kind, p.message, p.place?.file, p.place?.line, p.place?.column])
    return seen.has(key) ? false : seen.add(key)
  })
}
