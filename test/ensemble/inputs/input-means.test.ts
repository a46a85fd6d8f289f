import { describe, expect, it } from 'vitest'
import { runEnsemble } from '../../../src/ensemble/ensemble.js'
import { inputFactors } from '../../../src/ensemble/inputs/factors.js'
import { inputMeans } from '../../../src/ensemble/inputs/input-means.js'
import { designs } from '../../../src/random/designs.js'
import { read, type Town } from '../../project/town.js'

/** Each lever is added up by the model itself: the sum up to a year, divided by the years, is its mean. */
const LEVERS: Readonly<Record<string, string>> = {
  added: '{add: {normal: {sd: 1}}}',
  times: '{multiply: {log_normal: {median: 1, sigma: 0.3}}}',
  instead: '{triangular: {low: 1, mode: 4, high: 9}}',
  wide: '{add: {normal: {sd: 1}}, widens: linear}',
  broad: '{multiply: {normal: {sd: 0.2}}, widens: {2021: 1, 2025: 3}}',
  jumpy: '{shocks: {normal: {sd: 2}, persistence: 0.5}}',
  both: '{add: {normal: {sd: 1}}, widens: sqrt, shocks: {student_t: {df: 4, scale: 1}}}',
  fanned: '{fan: {2021: {10%: 1, 50%: 4, 90%: 9}, 2025: {10%: 2, 50%: 6, 90%: 8}}, persistence: 0.7}',
  ranked: '{fan: {2021: {10%: 1, 50%: 4, 90%: 9}, 2025: {10%: 2, 50%: 6, 90%: 8}}}',
}
const town: Town = {
  parameters: ['okun: {value: 20%, unit: "%"}'],
  levers: Object.keys(LEVERS).map((id) => `${id}: {default: {2021: 3, 2025: 7}, min: -20, max: 40}`),
  indicators: [
    ...Object.keys(LEVERS).map((id) => `sum_${id}: {label: S, equation: sum_${id}(-1) + ${id}, start: 0}`),
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + okun)}',
    'debt: {label: Debt, unit: 亿元, equation: debt(-1)}',
  ],
  data: ['gdp,2020,50,亿元', 'debt,2020,7,亿元'],
  scenarios: {
    baseline: [
      'uncertain:',
      ...Object.entries(LEVERS).map(([id, text]) => `  ${id}: ${text}`),
      '  okun: {add: {normal: {sd: 2pp}}}',
      '  gdp: {multiply: {normal: {sd: 4%}}}',
      '  debt: {add: {normal: {sd: 1 亿元}}}',
      'correlations: {added: {times: 0.6, gdp: 0.3}, jumpy: {both: 0.5}}',
      '',
    ].join('\n'),
  },
}
const simulation = read(town).run()
const draws = 1500
const names = inputFactors(simulation).names

describe('means of inputs', () => {
  it.each(['random', 'lhs', 'sobol'] as const)(
    'are those of the paths that were simulated (%s)',
    async (sampling) => {
      const ensemble = await runEnsemble(simulation, { draws, seed: 5, sampling, keep: true })
      expect(ensemble.completed).toBe(draws)
      for (const until of [2021, 2023, 2025]) {
        const means = inputMeans(simulation, designs[sampling]({ draws, names, seed: 5 }), until)
        for (const id of Object.keys(LEVERS)) {
          const sums = ensemble.values(`sum_${id}`, until)!
          for (let d = 0; d < draws; d++) expect(means.get(id)![d]).toBeCloseTo(sums[d]! / (until - 2020), 9)
        }
      }
    },
  )

  it('are, of what has no path, its value in its own unit', async () => {
    const ensemble = await runEnsemble(simulation, { draws, seed: 5, keep: true })
    const means = inputMeans(simulation, designs.random({ draws, names, seed: 5 }), 2022)
    const [gdp, debt, next] = [
      ensemble.values('gdp', 2020)!,
      ensemble.values('debt', 2020)!,
      ensemble.values('gdp', 2021)!,
    ]
    for (let d = 0; d < draws; d++) {
      expect(means.get('gdp')![d]).toBeCloseTo(gdp[d]!, 9)
      expect(means.get('debt')![d]).toBeCloseTo(debt[d]!, 9)
      expect(means.get('okun')![d]).toBeCloseTo((next[d]! / gdp[d]! - 1) * 100, 9)
    }
  })

  it.each([2020, 2026, 2022.5])('are not known up to %d', (until) => {
    const design = designs.random({ draws: 10, names, seed: 1 })
    expect(() => inputMeans(simulation, design, until)).toThrow(
      new RangeError(`${until} is not among the simulated years 2021 to 2025`),
    )
  })
})
