import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Town } from '../../project/town.js'
import { cell, ensembleOf, expectWithin } from '../cells.js'

/** A town whose indicators are its levers. */
function levers(declared: Readonly<Record<string, string>>, uncertain: string): Town {
  return {
    levers: Object.entries(declared).map(([id, text]) => `${id}: ${text}`),
    indicators: Object.keys(declared).map((id) => `i_${id}: {label: L, equation: ${id}}`),
    scenarios: { baseline: uncertain },
  }
}

describe('inputs', () => {
  it('are correlated as was asked, in once and in yearly draws', async () => {
    const names = ['a', 'b', 'c', 'd']
    const ensemble = await ensembleOf(
      levers(
        Object.fromEntries(names.map((id) => [id, '{default: 0}'])),
        [
          'uncertain:',
          '  a: {add: {normal: {sd: 1}}}',
          '  b: {add: {normal: {sd: 2}}}',
          '  c: {shocks: {normal: {sd: 1}}}',
          '  d: {shocks: {normal: {sd: 1}}}',
          'correlations: {a: {b: -0.7}, c: {d: 0.5}}',
          '',
        ].join('\n'),
      ),
      { draws: 200_000 },
    )
    const correlation = (x: Float64Array, y: Float64Array) => {
      const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length
      const [mx, my] = [mean(x), mean(y)]
      let [xy, xx, yy] = [0, 0, 0]
      x.forEach((value, i) => {
        const [dx, dy] = [value - mx, y[i]! - my]
        xy += dx * dy
        xx += dx * dx
        yy += dy * dy
      })
      return xy / Math.sqrt(xx * yy)
    }
    const inputs = ensemble.inputs()
    const drawn = (id: string) => inputs.get(id)!
    expect(correlation(drawn('a'), drawn('b'))).toBeCloseTo(-0.7, 2)
    expect(correlation(drawn('c'), drawn('d'))).toBeCloseTo(0.5, 2)
    expect(Math.abs(correlation(drawn('a'), drawn('c')))).toBeLessThan(0.01)
    const at = (id: string, year: number) => ensemble.values(`i_${id}`, year)!
    expect(correlation(at('c', 2023), at('d', 2023))).toBeCloseTo(0.5, 2)
    expect(Math.abs(correlation(at('c', 2023), at('d', 2024)))).toBeLessThan(0.01)
    expect(Math.abs(correlation(at('c', 2023), at('c', 2024)))).toBeLessThan(0.01)
  })

  it('of a fan have its quantiles in every year, and its persistence between years', async () => {
    const fan = (persistence: string) =>
      `{fan: {2021: {10%: 1, 50%: 2, 90%: 4}, 2025: {10%: 3, 50%: 6, 90%: 10}}${persistence}}`
    const draws = 200_000
    const ensemble = await ensembleOf(
      levers(
        { same: '{default: 1}', loose: '{default: 1}' },
        `uncertain:\n  same: ${fan('')}\n  loose: ${fan(', persistence: 0.6')}\n`,
      ),
      { draws },
    )
    for (const id of ['i_same', 'i_loose'])
      for (const [year, values] of [
        [2021, [1, 2, 4]],
        [2023, [2, 4, 7]],
        [2025, [3, 6, 10]],
      ] as const)
        values.forEach((value, i) => {
          const p = [0.1, 0.5, 0.9][i]!
          const below = ensemble.values(id, year)!.reduce((n, v) => n + (v <= value ? 1 : 0), 0)
          expectWithin(below / draws, p, Math.sqrt((p * (1 - p)) / draws), `${id} ${year} at ${p}`)
        })
    /** How often two years are on the same side of their medians. */
    const together = (id: string, from: number, median: number, to: number, later: number) => {
      const [x, y] = [ensemble.values(id, from)!, ensemble.values(id, to)!]
      return x.reduce((n, v, d) => n + (v <= median === y[d]! <= later ? 1 : 0), 0) / draws
    }
    expect(together('i_same', 2021, 2, 2025, 6)).toBe(1)
    // For normal scores with correlation r it is 1/2 + asin(r) / π (Sheppard 1899).
    for (const [to, later, r] of [
      [2022, 3, 0.6],
      [2023, 4, 0.36],
    ] as const)
      expectWithin(
        together('i_loose', 2021, 2, to, later),
        0.5 + Math.asin(r) / Math.PI,
        0.5 / Math.sqrt(draws),
        `persistence to ${to}`,
      )
  })
})

interface Truncated {
  readonly name: string
  readonly mean: number
  readonly sd: number
  readonly low: number | null
  readonly high: number
  readonly truncated: {
    readonly mean: number
    readonly sd: number
    readonly quantiles: Readonly<Record<string, number>>
  }
}
const { cases } = JSON.parse(
  readFileSync(new URL('./fixtures/truncated-normal.json', import.meta.url), 'utf8'),
) as { cases: Truncated[] }

describe('bounds of a lever', () => {
  it.each(cases)('cut numbers drawn once, and shocks given what came before: $name', async (figures) => {
    const { mean, sd, low, high, truncated } = figures
    const draws = 100_000
    const central = Math.min(Math.max(mean, low ?? mean), high)
    const bounds = `${low === null ? '' : `min: ${low}, `}max: ${high}`
    const ensemble = await ensembleOf(
      levers(
        { once: `{default: ${central}, ${bounds}}`, yearly: `{default: ${central}, ${bounds}}` },
        [
          'uncertain:',
          `  once: {normal: {mean: ${mean}, sd: ${sd}}}`,
          `  yearly: {shocks: {normal: {mean: ${mean - central}, sd: ${sd}}}}`,
          '',
        ].join('\n'),
      ),
      { draws },
    )
    for (const [id, year] of [
      ['i_once', 2021],
      ['i_yearly', 2021],
      ['i_yearly', 2025],
    ] as const) {
      const values = ensemble.values(id, year)!
      expect(values.every((v) => v >= (low ?? -Infinity) && v <= high)).toBe(true)
      const { quantiles } = truncated
      const is = cell(ensemble, id, year)
      expectWithin(is.mean, truncated.mean, truncated.sd / Math.sqrt(draws), `mean of ${id}`)
      // The fourth moment of what is cut is at most that of a normal distribution.
      expectWithin(is.sd, truncated.sd, truncated.sd * Math.sqrt(2 / draws), `sd of ${id}`)
      for (const [p, value] of Object.entries(quantiles)) {
        const below = values.reduce((n, v) => n + (v <= value ? 1 : 0), 0) / draws
        expectWithin(below, Number(p), Math.sqrt((Number(p) * (1 - Number(p))) / draws), `${p} of ${id}`)
      }
    }
  })

  it('hold in every year for all effects, widths and shocks', async () => {
    const declared = '{default: {2021: 0.02, 2025: 0.06}, min: -0.01, max: 0.09}'
    const ensemble = await ensembleOf(
      levers(
        { a: declared, b: declared, c: declared, d: declared, e: declared },
        [
          'uncertain:',
          '  a: {normal: {mean: 0.2, sd: 0.2}}',
          '  b: {add: {normal: {sd: 0.05}}, widens: linear}',
          '  c: {multiply: {student_t: {df: 3, scale: 2}}, widens: sqrt}',
          '  d: {add: {normal: {sd: 0.05}}, shocks: {student_t: {df: 2, scale: 0.1}, persistence: 0.9}}',
          '  e: {multiply: {uniform: {low: -1, high: 3}}, shocks: {uniform: {low: -0.2, high: 0.2}, persistence: 0.5}}',
          '',
        ].join('\n'),
      ),
      { draws: 20_000 },
    )
    for (const id of ['a', 'b', 'c', 'd', 'e'])
      for (let year = 2021; year <= 2025; year++) {
        const values = ensemble.values(`i_${id}`, year)!
        // The lever is computed from what was drawn: the last digit may be another.
        expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.01 - 1e-15)
        expect(Math.max(...values)).toBeLessThanOrEqual(0.09 + 1e-15)
        expect(cell(ensemble, `i_${id}`, year).sd).toBeGreaterThan(0.003)
      }
  })
})
