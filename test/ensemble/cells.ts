import { expect } from 'vitest'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import type { EnsembleOptions } from '../../src/ensemble/options.js'
import { cellOf } from '../../src/table/spread.js'
import { read, type Town } from '../project/town.js'

/** An ensemble of a town's baseline. */
export function ensembleOf(town: Town, options: EnsembleOptions): Promise<Ensemble> {
  return runEnsemble(read(town).run(), options)
}

/** What the spread says of an indicator in a year. */
export function cell({ spread }: Ensemble, id: string, year: number) {
  const at = cellOf(
    spread,
    0,
    spread.measures.findIndex((m) => m.id === id),
    spread.years.indexOf(year),
  )
  const part = (column: Float64Array) => [
    ...column.subarray(at * spread.levels.length, (at + 1) * spread.levels.length),
  ]
  return {
    mean: spread.mean[at]!,
    sd: spread.sd[at]!,
    quantiles: part(spread.quantiles),
    bounds: part(spread.bounds),
    lower: spread.lowerTail[at]!,
    upper: spread.upperTail[at]!,
  }
}

/** Five standard errors. */
export function expectWithin(actual: number, expected: number, error: number, what: string): void {
  expect(Math.abs(actual - expected), `${what}: ${actual} is not ${expected}`).toBeLessThan(5 * error)
}
