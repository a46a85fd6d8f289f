import { didYouMean } from '../base/closest.js'
import { badOption, fail } from '../base/problem.js'
import type { Plan } from '../plan/plan.js'
import type { Files } from '../project/folder.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Measure } from '../table/table.js'
import { type OpenOptions, openWorkbench, type Workbench } from './workbench.js'

/** One scenario that calls something uncertain, and its plan if it names one. */
export interface OneScenario {
  readonly bench: Workbench
  readonly simulation: Simulation
  readonly plan: Plan | undefined
}

/**
 * Reads and simulates the one scenario that was named, with or without `.yaml`.
 *
 * @throws PlanwrightError when the path holds several, or the scenario calls nothing uncertain.
 */
export function openScenario(path: string, files: Files, options: OpenOptions = {}): OneScenario {
  const bench = openWorkbench([withEnding(path, files)], files, options)
  const [simulation, ...others] = bench.simulations
  if (!simulation || others.length > 0)
    throw fail(
      'bad-option',
      `${path} holds ${bench.simulations.length} scenarios`,
      `name one file, such as ${simulation!.scenario.files[0]}`,
    )
  const { scenario } = simulation
  if (scenario.uncertainty.inputs.length === 0)
    throw fail(
      'nothing-uncertain',
      `scenario ${scenario.name} (${scenario.files[0]}) says of nothing that it is uncertain`,
      'add "uncertain:" to the file, such as uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',
    )
  return { bench, simulation, plan: bench.project.cases[0]!.plan }
}

/** The path as it is, or with `.yaml` where only that is there. */
export function withEnding(path: string, files: Files): string {
  const there = (candidate: string) =>
    files.list(candidate) !== undefined || files.read(candidate) !== undefined
  return [path, `${path}.yaml`].find(there) ?? path
}

/** The indicator of that id, among those that a table shows; `option` is what asked for it. */
export function indicatorOf({ table }: Simulation, id: string, option: string): Measure {
  const measure = table.measures.find((m) => m.id === id)
  if (measure) return measure
  const known = table.measures.map((m) => m.id)
  throw badOption(
    option,
    `unknown indicator "${id}"`,
    didYouMean(id, known) ?? 'name an indicator of the model',
  )
}

/** Makes sure that a year was simulated, the base year left out; `option` is what asked for it. */
export function checkYear({ scenario }: Simulation, year: number, option: string): void {
  const first = scenario.model.base + 1
  if (!(Number.isInteger(year) && year >= first && year <= scenario.end))
    throw badOption(option, `${year} is not among the simulated years ${first}–${scenario.end}`)
}
