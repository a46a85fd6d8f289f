import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import type { EnsembleOptions } from '../../src/ensemble/options.js'
import { read, type Town } from '../project/town.js'

const DRAWS = 2000

function ensembleOf(town: Town, options: Partial<EnsembleOptions> = {}): Promise<Ensemble> {
  return runEnsemble(read(town).run(), { draws: DRAWS, ...options })
}

/** A town with a lever drawn from `distribution`, around which its equations may fail. */
const townOf = (indicators: readonly string[], distribution: string, more: Partial<Town> = {}): Town => ({
  levers: ['x: {default: 2}'],
  indicators,
  scenarios: { baseline: `uncertain: {x: {${distribution}}}` },
  ...more,
})
const EVEN = 'uniform: {low: -1, high: 1}'
const WHOLE = 'empirical: [0, 1, 2, 3]'

/** Which draws have no value of an indicator in a year. */
function without(ensemble: Ensemble, id: string, year = 2025): number[] {
  return [...ensemble.values(id, year)!].flatMap((value, d) => (Number.isNaN(value) ? [d] : []))
}

/** Draws whose lever is so. */
function drawsWhere(ensemble: Ensemble, test: (x: number) => boolean): number[] {
  return [...ensemble.inputs().get('x')!].flatMap((x, d) => (test(x) ? [d] : []))
}

describe('draws that fail', () => {
  it.each<[string, readonly string[], string, (x: number) => boolean]>([
    ['division by zero', ['y: {label: Y, equation: 1 / x, start: 1}'], WHOLE, (x) => x === 0],
    ['division by zero', ['y: {label: Y, equation: "mod(5, x)", start: 1}'], WHOLE, (x) => x === 0],
    [
      'logarithm of a number that is not positive',
      ['y: {label: Y, equation: log(x), start: 1}'],
      EVEN,
      (x) => x <= 0,
    ],
    ['square root of a negative number', ['y: {label: Y, equation: sqrt(x), start: 1}'], EVEN, (x) => x < 0],
    [
      'a negative number to a fractional power',
      ['y: {label: Y, equation: x ^ 0.3, start: 1}'],
      EVEN,
      (x) => x < 0,
    ],
    ['zero to a negative power', ['y: {label: Y, equation: x ^ (-2), start: 1}'], WHOLE, (x) => x === 0],
    ['overflow', ['y: {label: Y, equation: exp(500 * x), start: 1}'], WHOLE, (x) => x >= 2],
    ['overflow', ['y: {label: Y, equation: 1e200 ^ x, start: 1}'], WHOLE, (x) => x >= 2],
    // Not looked at by itself: it fails in what it goes into.
    [
      'overflow',
      ['y: {label: Y, equation: (1e200 * x) * (1e100 * x) * 5e8, start: 1}'],
      WHOLE,
      (x) => x >= 1,
    ],
  ])('are told by cause: %s, %j', async (cause, indicators, distribution, test) => {
    for (const wasm of [true, false]) {
      const ensemble = await ensembleOf(townOf(indicators, distribution, { levers: ['x: {default: 0.5}'] }), {
        wasm,
      })
      const failed = drawsWhere(ensemble, test)
      expect(failed.length).toBeGreaterThan(100)
      expect(ensemble.failures).toEqual([
        {
          indicators: ['y'],
          cause: expect.objectContaining({ en: cause }),
          draws: failed.length,
          years: [2021, 2021],
          first: failed[0],
        },
      ])
      expect(ensemble.completed).toBe(DRAWS - failed.length)
      expect(without(ensemble, 'y')).toEqual(failed)
      expect(ensemble.spread.draws).toEqual([DRAWS - failed.length])
    }
  })

  it('are told with all the years in which they fail, and add up', async () => {
    const ensemble = await ensembleOf(
      townOf(
        [
          'stock: {label: S, equation: stock(-1) - x, start: 3}',
          'root: {label: R, equation: sqrt(stock), start: 1}',
          'same: {label: R, equation: 1 / (x - 3), start: 1}',
          'calm: {label: C, equation: calm(-1) * 1.01, start: 1}',
        ],
        WHOLE,
        { levers: ['x: {default: 0}'] },
      ),
    )
    const [none, threes, twos] = [(x: number) => x < 2, (x: number) => x === 3, (x: number) => x === 2].map(
      (t) => drawsWhere(ensemble, t),
    ) as [number[], number[], number[]]
    // 3 − 2 t is negative from 2022 on; 3 − t from 2024 on.
    const ones = drawsWhere(ensemble, (x) => x === 1)
    const roots = [...ones, ...twos].sort((a, b) => a - b)
    expect(ensemble.failures).toEqual([
      {
        indicators: ['root'],
        cause: expect.objectContaining({ en: 'square root of a negative number' }),
        draws: roots.length,
        years: [2022, 2024],
        first: roots[0],
      },
      {
        indicators: ['same'],
        cause: expect.objectContaining({ en: 'division by zero' }),
        draws: threes.length,
        years: [2021, 2021],
        first: threes[0],
      },
    ])
    expect(ensemble.failures.reduce((sum, f) => sum + f.draws, 0)).toBe(DRAWS - ensemble.completed)
    expect(ensemble.completed).toBe(none.length - ones.length)
    // A failed draw has no value at all, not even in years before it failed or in what does not depend on it.
    for (const [id, year] of [
      ['stock', 2021],
      ['root', 2021],
      ['calm', 2023],
      ['stock', 2020],
    ] as const)
      expect(without(ensemble, id, year).length, `${id} ${year}`).toBe(DRAWS - ensemble.completed)
  })

  it('are none where only what is not needed would fail', async () => {
    const ensemble = await ensembleOf(
      townOf(
        [
          'a: {label: A, equation: "if(x > 0, log(x), sqrt(-x))"}',
          'b: {label: B, equation: "x > 0 and log(x) > -1"}',
          'c: {label: C, equation: "x <= 0 or log(x) > -1"}',
          'd: {label: D, equation: "if(x > 0, if(x > 0.5, log(x - 0.5), log(x)), 7)"}',
          'e: {label: E, equation: "(x == 0 ? 5 : 1 / x) + if(x < 0, sqrt(0 - x), 0)"}',
          'f: {label: F, equation: "if(x > 0 and log(x) > -1, 1 / log(1 + x), if(x < 0, (-x) ^ 0.5, 1))"}',
        ],
        'empirical: [-2, -1, -0.3, 0, 0.2, 0.5, 0.9, 3]',
      ),
    )
    expect(ensemble.failures).toEqual([])
    expect(ensemble.completed).toBe(DRAWS)
  })

  it('are those whose branch fails, and no others', async () => {
    const ensemble = await ensembleOf(
      townOf(
        ['a: {label: A, equation: "if(x > 1, log(x - 2), 1) + if(x < 0, log(x + 2), 1)"}'],
        'empirical: [-3, -1, 0, 1.5, 3]',
        { levers: ['x: {default: 0.5}'] },
      ),
    )
    expect(without(ensemble, 'a')).toEqual(drawsWhere(ensemble, (x) => x === -3 || x === 1.5))
  })

  it('fail in simultaneous equations that are not solved, or not by one', async () => {
    const ensemble = await ensembleOf(
      townOf(
        ['p: {label: P, equation: q}', 'q: {label: Q, equation: p ^ 2 / 2 + x}'],
        'uniform: {low: -1, high: 2}',
        { levers: ['x: {default: 0.1}'], data: ['p,2020,0.2,', 'q,2020,0.2,'] },
      ),
    )
    // p²/2 − p + x = 0 has solutions up to x = 1/2.
    const [sure, unsure] = [drawsWhere(ensemble, (x) => x > 0.5001), drawsWhere(ensemble, (x) => x > 0.4999)]
    const failed = without(ensemble, 'p')
    expect(failed.length).toBeGreaterThan(500)
    for (const d of sure) expect(failed.includes(d)).toBe(true)
    for (const d of failed) expect(unsure.includes(d)).toBe(true)
    expect(ensemble.failures.length).toBeGreaterThan(0)
    for (const { indicators, cause, years } of ensemble.failures) {
      expect(indicators).toEqual(['p', 'q'])
      expect(cause.en).toMatch(/^the simultaneous equations (were not solved|have no single solution)$/)
      expect(years).toEqual([2021, 2021])
    }
  })

  it('fail in the base year where a start value does', async () => {
    const ensemble = await ensembleOf(
      townOf(
        ['s: {label: S, equation: s(-1) + x, start: (1 / base)}', 'base: {label: B, equation: base(-1) + 1}'],
        EVEN,
        {
          data: ['base,2020,1,'],
          scenarios: { baseline: 'uncertain: {base: {empirical: [0, 1, 2, 4]}}' },
        },
      ),
    )
    const zero = [...ensemble.inputs().get('base')!].filter((v) => v === 0).length
    expect(ensemble.failures).toMatchObject([
      {
        indicators: ['s'],
        cause: expect.objectContaining({ en: 'division by zero' }),
        draws: zero,
        years: [2020, 2020],
      },
    ])
  })

  it('are not met in any question, and not counted in its probability', async () => {
    const questions = [
      {
        id: 'low',
        conditions: [{ terms: [{ indicator: 'y', year: 2025, weight: 1 }], low: -Infinity, high: -1 }],
      },
      { id: 'any', conditions: [] },
    ]
    const ensemble = await ensembleOf(townOf(['y: {label: Y, equation: log(x)}'], EVEN), { questions })
    const x = ensemble.inputs().get('x')!
    const fine = [...x].filter((v) => v > 0)
    const low = fine.filter((v) => Math.log(v) <= -1)
    expect(ensemble.answers).toMatchObject([
      { id: 'low', draws: low.length, probability: low.length / fine.length },
      { id: 'any', draws: fine.length, probability: 1, high: 1 },
    ])
    expect([...ensemble.outcome('low')]).toEqual(
      [...x].map((v) => (v <= 0 ? Number.NaN : Math.log(v) <= -1 ? 1 : 0)),
    )
    expect(() => ensemble.outcome('high')).toThrow(RangeError)
  })

  it('are an error when no other is left', async () => {
    const town = townOf(['y: {label: Y, equation: log(x), start: 1}'], 'uniform: {low: -2, high: -1}')
    for (const options of [{}, { keep: false }, { wasm: false, keep: false }, { draws: 1 }]) {
      const { draws } = { draws: DRAWS, ...options }
      const error = await ensembleOf(town, options).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(PlanwrightError)
      expect((error as PlanwrightError).problems).toEqual([
        expect.objectContaining({
          kind: 'all-failed',
          message: expect.objectContaining({
            en: `none of ${draws} draws could be simulated to the end (scenario baseline); ${draws} failed in y, 2021: logarithm of a number that is not positive`,
          }),
          hint: expect.objectContaining({ en: 'narrow the uncertain inputs, or mend the equation' }),
          place: expect.objectContaining({ file: 'model.yaml' }),
        }),
      ])
    }
  })
})
