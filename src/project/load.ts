import { didYouMean } from '../base/closest.js'
import { type Place, PlanwrightError, type Problem } from '../base/problem.js'
import { type DataFile, parseData } from '../language/data.js'
import { type Parsed, parseFile } from '../language/parsed.js'
import { type ModelSyntax, modelSchema } from '../language/schema/model.js'
import { type PlanSyntax, planSchema } from '../language/schema/plan.js'
import { type ScenarioSyntax, scenarioSchema } from '../language/schema/scenario.js'
import type { Model } from '../model/model.js'
import { resolveModel } from '../model/resolve-model.js'
import { type NamedScenario, resolveScenario } from '../model/resolve-scenario.js'
import type { Scenario } from '../model/scenario.js'
import { startState } from '../simulate/start.js'
import type { Plan } from '../target/plan.js'
import { resolvePlan } from '../target/resolve-plan.js'
import type { Files } from './folder.js'

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

type FileKind = 'model' | 'scenario' | 'plan' | 'data'

class Loader {
  readonly #files: Files
  readonly #problems: Problem[] = []
  readonly #sources = new Map<string, string>()
  readonly #models = new Map<string, Model | undefined>()
  readonly #scenarios = new Map<string, Parsed<ScenarioSyntax> | undefined>()
  readonly #data = new Map<string, DataFile | undefined>()
  readonly #plans = new Map<string, Plan | undefined>()
  readonly #cases = new Map<string, Case>()

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

  #report(kind: string, message: string, place: Place | undefined, hint?: string): void {
    this.#problems.push({
      kind,
      severity: 'error',
      message,
      ...(place ? { place } : {}),
      ...(hint ? { hint } : {}),
    })
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
    this.#problems.push(...problems)
    let model: Model | undefined
    if (parsed) {
      const resolved = resolveModel(parsed)
      this.#problems.push(...resolved.problems)
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
    this.#problems.push(...problems)
    this.#scenarios.set(path, parsed)
    return parsed
  }

  #dataFile(path: string): DataFile | undefined {
    if (this.#data.has(path)) return this.#data.get(path)
    const { data, problems } = parseData({ file: path, text: this.#read(path) ?? '' })
    this.#problems.push(...problems)
    this.#data.set(path, data)
    return data
  }

  #case(path: string): void {
    if (this.#cases.has(path)) return
    const [folder] = split(path)
    const chain = this.#chain(path)
    if (!chain) return
    const own = chain[0]!
    const inherited = <K extends 'model' | 'data' | 'plan'>(key: K) =>
      chain.find((s) => s.parsed.value[key] !== undefined)
    const modelAt = inherited('model')
    if (!modelAt) {
      const beside = this.#files.read(join(folder, 'model.yaml')) !== undefined
      this.#report(
        'missing-key',
        'the scenario names no model',
        own.parsed.file.place([]),
        beside
          ? 'add the model’s name: "model: <name>", or extend a scenario that has one'
          : 'add "model: county", or "extends:" a scenario that has one',
      )
      return
    }
    const model = this.#modelByName(folder, modelAt)
    const data = this.#beside(folder, inherited('data'), 'data', 'data.csv', (p) => this.#dataFile(p))
    const planSyntax = this.#beside(folder, inherited('plan'), 'plan', 'plan.yaml', (p) => p)
    if (!model) return
    const plan = planSyntax === undefined ? undefined : this.#plan(planSyntax, model)
    this.#misspelt(
      model,
      data,
      inherited('data')?.parsed.value.region ??
        chain.find((s) => s.parsed.value.region)?.parsed.value.region ??
        '',
    )
    const resolved = resolveScenario(chain, model, data)
    this.#problems.push(...resolved.problems)
    if (!resolved.scenario) return
    this.#problems.push(...startState(resolved.scenario).problems)
    this.#cases.set(path, {
      scenario: {
        ...resolved.scenario,
        files: [...resolved.scenario.files, ...(planSyntax ? [planSyntax] : [])],
      },
      plan,
    })
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
        this.#report(
          'circular',
          `circular inheritance: ${[...seen, parent].join(' extends ')}`,
          place,
          'let one of them extend nothing',
        )
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
          `there is no scenario "${parent}" in ${folder}`,
          place,
          didYouMean(parent, names) ??
            `there are ${names.filter((n) => !seen.includes(n)).join(', ') || 'none'}`,
        )
        return undefined
      }
      at = next
    }
  }

  #modelByName(folder: string, scenario: NamedScenario): Model | undefined {
    const name = scenario.parsed.value.model!
    const beside = join(folder, 'model.yaml')
    const places = this.#files.modelFolders(folder)
    const candidates = [beside, ...places.map((place) => join(place, `${name}/model.yaml`))]
    for (const path of candidates) {
      if (this.#files.read(path) === undefined) continue
      const model = this.#model(path)
      if (path !== beside) return model
      if (model?.name === name || !model) return model
    }
    const names = places.flatMap((place) => this.#files.list(place) ?? [])
    this.#report(
      'missing-file',
      `there is no model "${name}"`,
      scenario.parsed.file.place(['model']),
      didYouMean(name, names) ?? `looked for models/${name}/model.yaml in this folder and those above it`,
    )
    return undefined
  }

  /** A file beside the scenario: the one that is named, which must exist, or the usual one, which may. */
  #beside<T>(
    folder: string,
    at: NamedScenario | undefined,
    key: 'data' | 'plan',
    usual: string,
    read: (path: string) => T,
  ): T | undefined {
    const name = at?.parsed.value[key] ?? usual
    const path = join(folder, name)
    if (this.#files.read(path) !== undefined) {
      this.#read(path)
      return read(path)
    }
    if (at)
      this.#report(
        'missing-file',
        `there is no file "${name}" in ${folder}`,
        at.parsed.file.place([key]),
        didYouMean(name, this.#files.list(folder) ?? []),
      )
    return undefined
  }

  #plan(path: string, model: Model): Plan | undefined {
    const key = `${path}\u0000${model.name}`
    if (this.#plans.has(key)) return this.#plans.get(key)
    const { parsed, problems } = parseFile<PlanSyntax>(
      { file: path, text: this.#read(path) ?? '' },
      planSchema,
    )
    this.#problems.push(...problems)
    let plan: Plan | undefined
    if (parsed) {
      const resolved = resolvePlan(parsed, model)
      this.#problems.push(...resolved.problems)
      plan = resolved.plan
    }
    this.#plans.set(key, plan)
    return plan
  }

  /** A plan named by itself is checked against the model of the scenarios beside it. */
  #standalonePlan(path: string): void {
    const [folder] = split(path)
    const names = (this.#files.list(folder) ?? []).filter((n) => /\.ya?ml$/.test(n))
    const users = names.some(
      (n) => join(folder, n) !== path && kindOf(n, this.#files.read(join(folder, n)) ?? '') === 'scenario',
    )
    if (users) {
      const known = new Set(this.#cases.keys())
      for (const n of names)
        if (kindOf(n, this.#files.read(join(folder, n)) ?? '') === 'scenario') this.#case(join(folder, n))
      for (const key of this.#cases.keys()) if (!known.has(key)) this.#cases.delete(key)
      if ([...this.#plans.keys()].some((key) => key.startsWith(`${path}\u0000`))) return
    }
    const { problems } = parseFile<PlanSyntax>({ file: path, text: this.#read(path) ?? '' }, planSchema)
    this.#problems.push(...problems)
  }

  /** Data rows whose indicator the model lacks, but nearly has. */
  #misspelt(model: Model, data: DataFile | undefined, region: string): void {
    const told = new Set<string>()
    const names = [...model.references.keys()]
    for (const { observation, place } of data?.rows ?? []) {
      const { indicator } = observation
      if (observation.region !== region || model.references.has(indicator) || told.has(indicator)) continue
      told.add(indicator)
      const hint = didYouMean(indicator, names)
      // Other names are figures kept for charts and plans.
      if (hint)
        this.#problems.push({
          kind: 'unknown-name',
          severity: 'warning',
          place,
          hint,
          message: `the model ${model.name} has no indicator "${indicator}"; the row is not used`,
        })
    }
  }
}

/** What a file holds, by its name and its keys. */
export function kindOf(path: string, text: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/\.csv$/i.test(name)) return 'data'
  if (/(^|\.)model\.ya?ml$/.test(name)) return 'model'
  if (/(^|\.)plan\.ya?ml$/.test(name)) return 'plan'
  // Keys that begin a line are enough to tell; the file is read in full by its own schema.
  const keys = [...text.matchAll(/^["']?([a-z_]+)["']?[ \t]*:/gm)].map((match) => match[1])
  if (keys.includes('targets') || keys.includes('outcomes') || keys.includes('period')) return 'plan'
  if (keys.includes('indicators')) return 'model'
  return 'scenario'
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter((p) => {
    const key = JSON.stringify([p.kind, p.message, p.place?.file, p.place?.line, p.place?.column])
    return seen.has(key) ? false : seen.add(key)
  })
}

function join(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder.replace(/\/$/, '')}/${name}`
}

function split(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/')
  return at < 0 ? ['.', path] : [path.slice(0, at) || '/', path.slice(at + 1)]
}

function nameOf(path: string): string {
  return split(path)[1].replace(/\.ya?ml$/, '')
}
