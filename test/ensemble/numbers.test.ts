import { describe, expect, it } from 'vitest'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import { read, type Town } from '../project/town.js'
import { cell, ensembleOf, expectWithin } from './cells.js'

/** Quantiles of the standard normal distribution, as printed in tables. */
const Z = [
  [0.05, -1.6448536269514722],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.95, 1.6448536269514722],
] as const
const density = (z: number) => Math.exp(-z * z * 0.5) / Math.sqrt(2 * Math.PI)

/** Holds a cell against a normal distribution: mean, standard deviation, quantiles and tail means. */
function expectNormal(ensemble: Ensemble, id: string, year: number, mean: number, sd: number): void {
  const n = ensemble.draws
  const is = cell(ensemble, id, year)
  const what = `${id} ${year}`
  expectWithin(is.mean, mean, sd / Math.sqrt(n), `mean of ${what}`)
  expectWithin(is.sd, sd, sd / Math.sqrt(2 * n), `sd of ${what}`)
  Z.forEach(([p, z], i) => {
    const error = (sd * Math.sqrt((p * (1 - p)) / n)) / density(z)
    expectWithin(is.quantiles[i]!, mean + z * sd, error + is.bounds[i]! / 5, `${p} of ${what}`)
  })
  // The mean beyond a quantile is mean ± sd φ(z) / p; its error is below that of the quantile three times over.
  const beyond = (sd * density(Z[0][1])) / 0.05
  const error = (3 * sd * Math.sqrt(0.05 / n)) / density(Z[0][1])
  expectWithin(is.lower, mean - beyond, error, `lower tail of ${what}`)
  expectWithin(is.upper, mean + beyond, error, `upper tail of ${what}`)
}

/** The logarithm is normal with this median and sigma. */
function expectLogNormal(ensemble: Ensemble, id: string, year: number, median: number, sigma: number): void {
  const n = ensemble.draws
  const is = cell(ensemble, id, year)
  const what = `${id} ${year}`
  const w = Math.exp(sigma ** 2)
  const mean = median * Math.sqrt(w)
  const sd = mean * Math.sqrt(w - 1)
  const kurtosis = w ** 4 + 2 * w ** 3 + 3 * w ** 2 - 3
  expectWithin(is.mean, mean, sd / Math.sqrt(n), `mean of ${what}`)
  expectWithin(is.sd, sd, sd * Math.sqrt((kurtosis - 1) / (4 * n)), `sd of ${what}`)
  Z.forEach(([p, z], i) => {
    const value = median * Math.exp(sigma * z)
    const error = (value * sigma * Math.sqrt((p * (1 - p)) / n)) / density(z)
    expectWithin(is.quantiles[i]!, value, error + is.bounds[i]! / 5, `${p} of ${what}`)
  })
}

const PERSISTENCE = 0.6
const linear: Town = {
  parameters: ['shift: {value: 3}', 'factor: {value: 2}'],
  levers: [
    'a: {default: 1}',
    'b: {default: {2021: 1, 2025: 2}}',
    'c: {default: {2021: 2, 2025: 4}}',
    'growth: {unit: "%", default: 5%}',
    'x: {default: 2}',
    'y: {default: 3}',
    'shock: {default: 1}',
    'both: {default: 0}',
    'wider: {default: 1}',
    'widest: {default: 2}',
  ],
  indicators: [
    'sum: {label: L, equation: a + b - c}',
    'level: {label: L, equation: level(-1) * exp(growth)}',
    'product: {label: L, equation: x * y}',
    'shaken: {label: L, equation: shock}',
    'total: {label: L, equation: total(-1) + shock - 1, start: 0}',
    'twice: {label: L, equation: both}',
    'w_sqrt: {label: L, equation: wider}',
    'w_linear: {label: L, equation: widest}',
    'shifted: {label: L, equation: shift + factor}',
    'kept: {label: L, equation: kept(-1)}',
    'scaled: {label: L, equation: scaled(-1) + 1}',
  ],
  data: ['level,2020,10,', 'kept,2020,7,', 'scaled,2020,20,'],
  scenarios: {
    baseline: [
      'uncertain:',
      '  a: {normal: {mean: 0.5, sd: 0.2}}',
      '  b: {add: {normal: {sd: 0.3}}}',
      '  c: {multiply: {normal: {sd: 0.1}}}',
      '  growth: {normal: {mean: 5%, sd: 2pp}}',
      '  x: {log_normal: {median: 2, sigma: 0.3}}',
      '  y: {log_normal: {median: 3, sigma: 0.4}}',
      `  shock: {shocks: {normal: {sd: 0.5}, persistence: ${PERSISTENCE}}}`,
      '  both: {add: {normal: {sd: 0.4}}, shocks: {normal: {sd: 0.3}}}',
      '  wider: {add: {normal: {sd: 0.2}}, widens: sqrt}',
      '  widest: {multiply: {normal: {sd: 0.1}}, widens: linear}',
      '  shift: {add: {normal: {sd: 0.6}}}',
      '  factor: {multiply: {normal: {sd: 0.4}}}',
      '  kept: {normal: {mean: 6, sd: 0.5}}',
      '  scaled: {multiply: {normal: {sd: 0.05}}}',
      '',
    ].join('\n'),
  },
}

describe('an ensemble of a million draws has the numbers that probability theory gives', () => {
  it('for sums of normals, logarithms, shocks, widening, parameters and starts', async () => {
    const ensemble = await ensembleOf(linear, { draws: 1_000_000, keep: false })
    expect(ensemble.completed).toBe(1_000_000)
    for (const year of [2021, 2025]) {
      const t = (year - 2021) / 4
      // a + b − c with sd 0.2, 0.3 and a tenth of c's path.
      expectNormal(ensemble, 'sum', year, 0.5 + (1 + t) - (2 + 2 * t), Math.hypot(0.2, 0.3, 0.2 + 0.2 * t))
      const k = year - 2020
      expectLogNormal(ensemble, 'level', year, 10 * Math.exp(0.05 * k), 0.02 * k)
      // x_k = ρ x_(k−1) + e has variance σ² (1 − ρ^2k) / (1 − ρ²) after starting at 0.
      const variance = (0.25 * (1 - PERSISTENCE ** (2 * k))) / (1 - PERSISTENCE ** 2)
      expectNormal(ensemble, 'shaken', year, 1, Math.sqrt(variance))
      expectNormal(ensemble, 'twice', year, 0, 0.5)
      expectNormal(ensemble, 'w_sqrt', year, 1, 0.2 * Math.sqrt(k))
      expectNormal(ensemble, 'w_linear', year, 2, 0.2 * k)
      expectNormal(ensemble, 'shifted', year, 5, 1)
      expectNormal(ensemble, 'kept', year, 6, 0.5)
      expectNormal(ensemble, 'scaled', year, 20 + k, 1)
    }
    expectNormal(ensemble, 'kept', 2020, 6, 0.5)
    expectNormal(ensemble, 'scaled', 2020, 20, 1)
    expect(cell(ensemble, 'level', 2020)).toMatchObject({ mean: 10, sd: 0, quantiles: [10, 10, 10, 10, 10] })
    // In a sum over k years the shock of year j counts (1 − ρ^(k−j+1)) / (1 − ρ) times.
    const weights = [1, 2, 3, 4, 5].map((left) => (1 - PERSISTENCE ** left) / (1 - PERSISTENCE))
    expectNormal(ensemble, 'total', 2025, 0, 0.5 * Math.hypot(...weights))
  })

  it('for a product of log-normals, with exact quantiles', async () => {
    const ensemble = await ensembleOf(linear, {
      draws: 1_000_000,
      keep: true,
      seed: 2,
      indicators: ['product'],
    })
    expectLogNormal(ensemble, 'product', 2023, 6, 0.5)
    expect(cell(ensemble, 'product', 2023).bounds).toEqual([0, 0, 0, 0, 0])
  })
})

describe('sampling', () => {
  it('by Latin hypercubes and by Sobol’s sequence brings means nearer than by chance', async () => {
    const simulation = read(linear).run()
    const error = async (sampling: 'random' | 'lhs' | 'sobol') => {
      let sum = 0
      for (let seed = 1; seed <= 8; seed++) {
        const ensemble = await runEnsemble(simulation, { draws: 1024, sampling, seed })
        sum += (cell(ensemble, 'product', 2023).mean - 6 * Math.exp(0.125)) ** 2
        sum += (cell(ensemble, 'sum', 2025).mean + 1.5) ** 2
      }
      return Math.sqrt(sum / 16)
    }
    const random = await error('random')
    expect(await error('lhs')).toBeLessThan(random / 2)
    expect(await error('sobol')).toBeLessThan(random / 10)
  })
})
