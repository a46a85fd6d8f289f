import { withUnit } from '../base/format.js'
import { PlanwrightError, type Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import { tidy } from '../base/tidy.js'
import { compile, type Kernel } from '../kernel/compile.js'
import { evaluateModel, lookupIn } from '../kernel/evaluate.js'
import { type State, seriesOffset, slotOf } from '../kernel/state.js'
import type { Model } from '../model/model.js'
import type { LeverPath, Scenario } from '../model/scenario.js'
import { emptyTable, type Measure, type Table } from '../table/table.js'
import { diagnose } from './diagnose.js'
import { type Found, type NotFound, solveFinds } from './find.js'
import { type Derived, startState } from './start.js'
import type { SimulationWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** A simulated scenario. */
export interface Simulation {
  readonly scenario: Scenario
  /** One run; every indicator that the model names, from the base year to the scenario's end. */
  readonly table: Table
  /** Lever shifts that the program found. */
  readonly found: readonly Found[]
  /** Lever paths as simulated, what was found included. */
  readonly levers: ReadonlyMap<string, LeverPath>
  /** Base-year values that were computed from others, in order. */
  readonly derived: readonly Derived[]
  /** A value in base units, for explaining; NaN when there is none. */
  readonly lookup: (name: string, year: number) => number
}

/** How to simulate. */
export interface SimulateOptions {
  /** Compute with the plain evaluator instead of the compiled kernel; slow. Defaults to false. */
  readonly oracle?: boolean
}

const kernels = new WeakMap<Model, Kernel>()

/**
 * Simulates a scenario from the year after its model's base year to its end.
 * @throws PlanwrightError when a start value is missing, an equation has no value, a system does not converge
 * or a find cannot be met; each problem names indicator, scenario and year.
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Simulation {
  const { model } = scenario
  const { state, problems, derived } = startState(scenario)
  if (problems.length > 0) throw new PlanwrightError(problems)
  const kernel = kernels.get(model) ?? compile(model)
  kernels.set(model, kernel)
  const solved = scenario.finds.length > 0 ? solveFinds(scenario, kernel, state) : { found: [] }
  if ('failed' in solved) throw new PlanwrightError([unmet(scenario, kernel, state, solved.failed)])
  const stop = options.oracle
    ? evaluateModel(model, state, model.base + 1, scenario.end)
    : kernel.run(state, model.base + 1, scenario.end)
  if (stop) throw new PlanwrightError([diagnose(scenario, state, stop)])
  return {
    scenario,
    table: tableOf(scenario, state),
    found: solved.found,
    levers: leverPaths(scenario, state, solved.found),
    derived,
    lookup: lookupIn(model, state),
  }
}

function tableOf(scenario: Scenario, state: State): Table {
  const { model } = scenario
  const shown = model.indicators.flatMap((indicator, slot) => (indicator.named ? [{ indicator, slot }] : []))
  const measures: Measure[] = shown.map(({ indicator: { id, label, unit, kind, digits, group } }) => ({
    id,
    label,
    unit,
    kind,
    digits,
    group,
  }))
  const years = Array.from({ length: scenario.end - model.base + 1 }, (_, i) => model.base + i)
  const table = emptyTable(
    [
      {
        scenario: scenario.name,
        label: scenario.label,
        region: scenario.region,
        regionLabel: scenario.regionLabel,
      },
    ],
    measures,
    years,
    state.draws,
  )
  let to = 0
  for (const { indicator, slot } of shown)
    for (const year of years) {
      const from = seriesOffset(state, slot, year)
      for (let d = 0; d < state.draws; d++)
        table.values[to++] = tidy(state.series[from + d]! / indicator.scale)
    }
  return table
}

function leverPaths(
  scenario: Scenario,
  state: State,
  found: readonly Found[],
): ReadonlyMap<string, LeverPath> {
  if (found.length === 0) return scenario.levers
  const { model, end } = scenario
  const paths = new Map(scenario.levers)
  for (const { find } of found)
    for (const id of find.levers) {
      const path = paths.get(id)!
      const values = path.values
        .map((_, i) => state.series[seriesOffset(state, slotOf(model, id), model.base + 1 + i)]!)
        .slice(0, end - model.base)
      const [first, last] = [find.years[0]!, find.years.at(-1)!]
      const words = say(WORDS, (words) =>
        words.foundLayer(
          find.indicator,
          find.words,
          first === last ? words.inYear(first) : words.inEachYear(first, last),
        ),
      )
      const layer = {
        scenario: scenario.name,
        words: words.en,
        place: find.place,
        values,
      }
      paths.set(id, { ...path, values, layers: [...path.layers, layer] })
    }
  return paths
}

function unmet(scenario: Scenario, kernel: Kernel, state: State, failed: NotFound): Problem {
  const { find, year, reason, lowest, highest } = failed
  const { scale, unit } = scenario.model.indicators[slotOf(scenario.model, find.indicator)]!
  const shown = (value: number) => withUnit(String(Number((value / scale).toPrecision(6))), unit)
  const problem = (message: Phrase, hint: Phrase): Problem => ({
    kind: 'out-of-reach',
    severity: 'error',
    message: say(WORDS, message),
    place: find.place,
    hint: say(WORDS, hint),
  })
  if (reason === 'fight')
    return problem(
      (words) => words.findsFight(scenario.name),
      (words) => words.separateFinds,
    )
  const outOfReach = (why: Phrase, hint: Phrase) =>
    problem((words) => words.cannotBe(find.indicator, find.words, year, scenario.name, why(words)), hint)
  if (Number.isNaN(lowest)) {
    const stop = kernel.run(state, scenario.model.base + 1, year)
    return stop
      ? diagnose(scenario, state, stop)
      : outOfReach(
          (words) => words.noShift(find.levers),
          (words) => words.moveOthers,
        )
  }
  if (highest - lowest <= 1e-9 * Math.max(Math.abs(highest), Math.abs(lowest)))
    return outOfReach(
      (words) => words.noEffect(find.levers, shown(lowest)),
      (words) => words.moveOthers,
    )
  return outOfReach(
    (words) => words.withinBounds(find.levers, shown(lowest), shown(highest)),
    (words) => words.askForLess,
  )
}

type Phrase = (words: SimulationWords) => string
