import { expect } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import type { EnsembleOptions } from '../../src/ensemble/options.js'
import { type Simulation, simulate } from '../../src/simulate/simulate.js'
import { type Table, valueAt } from '../../src/table/table.js'
import { scenarioOfDraw } from './plain-draw.js'

/** An ensemble, or what is said when every draw fails. */
export async function ensembleOf(
  simulation: Simulation,
  options: EnsembleOptions,
): Promise<Ensemble | string> {
  try {
    return await runEnsemble(simulation, options)
  } catch (error) {
    if (error instanceof PlanwrightError) return error.message
    throw error
  }
}

function expectNear(actual: number, expected: number, tolerance: number, what: () => string): void {
  const allowed = tolerance * Math.max(1, Math.abs(expected))
  if (Object.is(actual, expected) || Math.abs(actual - expected) <= allowed) return
  expect.fail(`${what()}: ${actual} is not ${expected}`)
}

/** Expects the same values, and the same failures, of two ensembles. */
export function expectSame(one: Ensemble, other: Ensemble, tolerance: number, what: string): void {
  expect(one.completed, what).toBe(other.completed)
  expect(one.failures, what).toEqual(other.failures)
  for (const { id } of one.simulation.table.measures)
    for (const year of one.simulation.table.years) {
      const [x, y] = [one.values(id, year)!, other.values(id, year)!]
      x.forEach((value, d) => {
        expectNear(value, y[d]!, tolerance, () => `${what}: ${id} ${year} draw ${d}`)
      })
    }
}

/** Runs draws one by one as scenarios of their own, and holds the ensemble's values against them. */
export function expectPlain(ensemble: Ensemble, seed: number, draws: readonly number[], what: string): void {
  const { simulation } = ensemble
  const drawn = { draws: ensemble.draws, seed, sampling: 'random', inputs: ensemble.inputs() } as const
  const bad = new Set<number>()
  const { id: last } = simulation.table.measures.at(-1)!
  ensemble.values(last, simulation.table.years.at(-1)!)!.forEach((value, d) => {
    if (Number.isNaN(value)) bad.add(d)
  })
  const columns = new Map<string, Float64Array>()
  const kept = (id: string, year: number, d: number) => {
    const key = `${id} ${year}`
    if (!columns.has(key)) columns.set(key, ensemble.values(id, year)!)
    return columns.get(key)![d]!
  }
  for (const d of draws)
    for (const oracle of [false, true]) {
      const scenario = scenarioOfDraw(simulation, d, drawn)
      let table: Table
      try {
        table = simulate(scenario, { oracle }).table
      } catch (error) {
        if (!(error instanceof PlanwrightError)) throw error
        // The plain evaluator minds an infinite part of a condition, compiled code does not.
        if (oracle && error.message.includes('overflow')) continue
        expect(bad.has(d), `${what}: draw ${d} fails alone: ${error.message}`).toBe(true)
        continue
      }
      // Whether an infinite part of a condition is minded depends on what compiled code knows to be a literal.
      if (bad.has(d) && ensemble.failures.some((f) => f.cause.en === 'overflow')) continue
      expect(bad.has(d), `${what}: draw ${d} does not fail alone`).toBe(false)
      for (const { id } of table.measures)
        for (const year of table.years) {
          // A base-year value that the central path does not have is not looked for in draws.
          if (year === table.years[0] && Number.isNaN(simulation.lookup(id, year))) continue
          const alone = valueAt(table, scenario.name, id, year)
          expectNear(
            kept(id, year, d),
            alone,
            1e-11,
            () => `${what}: ${id} ${year} draw ${d}, oracle ${oracle}`,
          )
        }
    }
}
