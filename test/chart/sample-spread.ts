import type { Spread } from '../../src/table/spread.js'
import { smallTable } from './fixtures.js'

/** Standard normal quantiles (Abramowitz and Stegun 1964, table 26.5), by level. */
const NORMAL: Readonly<Record<number, number>> = {
  0.025: -1.959964,
  0.05: -1.644854,
  0.25: -0.67449,
  0.5: 0,
  0.75: 0.67449,
  0.95: 1.644854,
  0.975: 1.959964,
}

/**
 * GDP of a district in some scenarios, lognormal around compound growth from 202.28: its log has the standard
 * deviation 0.03 √t, t years after 2020. All quantiles are closed forms.
 */
export function sampleSpread(
  scenarios: readonly (readonly [zh: string, en: string, growth: number])[],
  levels: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95],
  last = 2035,
): Spread {
  const years = Array.from({ length: last - 2019 }, (_, i) => 2020 + i)
  const cells = scenarios.flatMap(([, , growth]) =>
    years.map((_, t) => ({ middle: 202.28 * (1 + growth) ** t, deviation: 0.03 * Math.sqrt(t) })),
  )
  const rounded = (values: number[]) => Float64Array.from(values, (value) => Number(value.toFixed(3)))
  return {
    runs: scenarios.map(([zh, en]) => ({ scenario: en, label: { zh, en }, region: '赣县区' })),
    measures: smallTable().measures.slice(0, 1),
    years,
    levels,
    draws: scenarios.map(() => 10_000),
    mean: rounded(cells.map(({ middle, deviation }) => middle * Math.exp(deviation ** 2 / 2))),
    sd: rounded(
      cells.map(
        ({ middle, deviation }) =>
          middle * Math.exp(deviation ** 2 / 2) * Math.sqrt(Math.exp(deviation ** 2) - 1),
      ),
    ),
    quantiles: rounded(
      cells.flatMap(({ middle, deviation }) =>
        levels.map((level) => middle * Math.exp(NORMAL[level]! * deviation)),
      ),
    ),
    // No chart shows tails.
    tail: 0.05,
    lowerTail: new Float64Array(cells.length).fill(Number.NaN),
    upperTail: new Float64Array(cells.length).fill(Number.NaN),
    bounds: new Float64Array(cells.length * levels.length),
  }
}

/** Scenarios of the fixtures' district, as {@link sampleSpread} takes them. */
export const GROWTH = [
  ['基准情景', 'Baseline', 0.068],
  ['高增长', 'High growth', 0.082],
  ['低增长', 'Low growth', 0.05],
  ['规划增速', 'Plan growth', 0.078],
  ['2035愿景', 'Vision 2035', 0.073],
] as const
