import type { Problem } from '../../src/base/problem.js'
import type { Model } from '../../src/model/model.js'
import type { Scenario } from '../../src/model/scenario.js'
import type { Plan } from '../../src/plan/plan.js'
import { loadProject } from '../../src/project/load.js'
import { type Simulation, simulate } from '../../src/simulate/simulate.js'
import { valueAt } from '../../src/table/table.js'
import { english } from '../english.js'
import { memory } from './memory.js'

/** A small project in memory; parts that are left out have their usual form. */
export interface Town {
  /** Lines under `indicators:`, without the indent. */
  readonly indicators: readonly string[]
  readonly levers?: readonly string[]
  readonly parameters?: readonly string[]
  readonly years?: string
  /** Lines of scenarios by name; `baseline` is the root. */
  readonly scenarios?: Readonly<Record<string, string>>
  /** Rows `indicator,year,value,unit` of the region. */
  readonly data?: readonly string[]
  readonly plan?: string
}

/** The files of a town. */
export function filesOf(town: Town): Record<string, string> {
  const section = (name: string, lines: readonly string[] | undefined) =>
    lines ? `${name}:\n${lines.map((line) => `  ${line}\n`).join('')}` : ''
  const scenarios = { baseline: '', ...town.scenarios }
  return {
    'model.yaml': [
      `model: town\nyears: ${town.years ?? '{base: 2020, end: 2025}'}\n`,
      section('parameters', town.parameters),
      section('levers', town.levers),
      section('indicators', town.indicators),
    ].join(''),
    ...Object.fromEntries(
      Object.entries(scenarios).map(([name, text]) => [
        `${name}.yaml`,
        (name === 'baseline'
          ? 'model: town\nregion: R\n'
          : text.includes('extends:')
            ? ''
            : 'extends: baseline\n') + text,
      ]),
    ),
    ...(town.data
      ? { 'data.csv': `region,indicator,year,value,unit\n${town.data.map((row) => `R,${row}\n`).join('')}` }
      : {}),
    ...(town.plan === undefined ? {} : { 'plan.yaml': town.plan }),
  }
}

/** A town that was read. */
export interface Read {
  readonly model: Model
  readonly plan: Plan | undefined
  readonly problems: readonly Problem[]
  scenario(name?: string): Scenario
  run(name?: string, options?: { oracle?: boolean }): Simulation
  /** The values of an indicator, in its unit, from the base year on. */
  path(indicator: string, name?: string): number[]
}

/** Reads a town; errors are thrown unless `withErrors`. */
export function read(town: Town, withErrors = false): Read {
  const { cases, problems, models, plans } = loadProject(['.'], memory(filesOf(town)))
  const errors = problems.filter((p) => p.severity === 'error')
  if (errors.length > 0 && !withErrors) throw new Error(errors.map((p) => english(p.message)).join('\n'))
  const scenario = (name = 'baseline') => {
    const found = cases.find((c) => c.scenario.name === name)
    if (!found) throw new Error(`no scenario ${name}`)
    return found.scenario
  }
  const run = (name?: string, options = {}) => simulate(scenario(name), options)
  return {
    model: models[0]!,
    plan: plans[0],
    problems,
    scenario,
    run,
    path: (indicator, name) => {
      const { table } = run(name)
      return table.years.map((year) => valueAt(table, table.runs[0]!.scenario, indicator, year))
    },
  }
}
