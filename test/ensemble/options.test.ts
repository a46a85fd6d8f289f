import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { runEnsemble } from '../../src/ensemble/ensemble.js'
import type { EnsembleOptions } from '../../src/ensemble/options.js'
import { designs } from '../../src/random/designs.js'
import { english } from '../english.js'
import { read } from '../project/town.js'
import { questions, valley } from './valley.js'

const simulation = read(valley).run()

/** Kinds and messages of what is wrong with options. */
async function wrong(options: Partial<EnsembleOptions>, simulated = simulation): Promise<string[]> {
  const error = await runEnsemble(simulated, { draws: 10, ...options }).catch((e: unknown) => e)
  if (!(error instanceof PlanwrightError)) throw new Error(`no PlanwrightError: ${String(error)}`)
  return error.problems.map(({ kind, message }) => `${kind}: ${english(message)}`)
}

describe('options that cannot be', () => {
  const draws = (n: number) =>
    `bad-option: the number of draws is a whole number from 1 to 10,000,000, not ${n}`
  const chunk = (n: number) => `bad-option: a chunk has 4 to 4096 draws, a multiple of 4, not ${n}`
  const seed = (n: number) => `bad-option: the seed is a whole number from 0 to 9007199254740991, not ${n}`
  const threads = (n: number) => `bad-option: threads are a whole number from 1 to 64, not ${n}`
  const tail = (n: number) => `bad-option: a tail is a share above 0 and up to 0.5, not ${n}`
  const levels = (text: string) => `bad-option: quantiles are between 0 and 1 and ascend, not ${text}`

  it.each<[Partial<EnsembleOptions>, string]>([
    ...[0, -1, 1.5, 1e9, Number.NaN, Infinity].map((n) => [{ draws: n }, draws(n)] as [object, string]),
    ...[-1, 0.5, 2 ** 53, Number.NaN].map((n) => [{ seed: n }, seed(n)] as [object, string]),
    ...[3, 0, 6, 4100, 4.5, Number.NaN].map((n) => [{ chunk: n }, chunk(n)] as [object, string]),
    ...[0, 65, 1.5, -2].map((n) => [{ threads: n }, threads(n)] as [object, string]),
    ...[0, -0.1, 0.51, Number.NaN].map((n) => [{ tail: n }, tail(n)] as [object, string]),
    [{ levels: [0.5, 0.1] }, levels('0.5, 0.1')],
    [{ levels: [0.5, 0.5] }, levels('0.5, 0.5')],
    [{ levels: [0, 0.5] }, levels('0, 0.5')],
    [{ levels: [0.5, 1] }, levels('0.5, 1')],
    [{ levels: [Number.NaN] }, levels('NaN')],
  ])('%j', async (options, message) => {
    expect(await wrong(options)).toEqual([message])
  })

  it('are told together', async () => {
    expect(await wrong({ draws: 0, seed: -1, tail: 2 })).toEqual([draws(0), seed(-1), tail(2)])
  })

  it('a layout of one’s own with two threads', async () => {
    const design = designs.random({ draws: 10, names: ['a'], seed: 1 })
    expect(await wrong({ design, threads: 2 })).toEqual([
      'bad-option: a layout of one’s own is computed by one thread',
    ])
  })

  it('keeping more than fits', async () => {
    const [message] = await wrong({ draws: 10_000_000, keep: true })
    const rows = 7 * 6
    const megabytes = Math.round((rows * 1e7 * 8) / 2 ** 20)
    expect(message).toMatch(
      /^too-many-values: the values of 10000000 draws cannot all be kept: \d+ a draw take \d+ MB, and 2048 MB is the most$/,
    )
    expect(Number(/take (\d+) MB/.exec(message!)![1])).toBeLessThanOrEqual(megabytes)
    expect(Number(/take (\d+) MB/.exec(message!)![1])).toBeGreaterThan(2048)
  })

  it('nothing uncertain', async () => {
    const { uncertain: _, ...certain } = { ...valley, scenarios: {}, uncertain: 0 }
    expect(await wrong({}, read(certain).run())).toEqual([
      'nothing-uncertain: scenario baseline (baseline.yaml) says of nothing that it is uncertain',
    ])
  })

  it.each(['gpd', 'pace', 'share'])('a question or an indicator that is not in the model: %s', async (id) => {
    const terms = [{ indicator: id, year: 2025, weight: 1 }]
    const questions = [{ id: 'q', conditions: [{ terms, low: 0, high: 1 }] }]
    const message = new RangeError(`"${id}" is not an indicator of the model`)
    await expect(runEnsemble(simulation, { draws: 10, questions })).rejects.toThrow(message)
    await expect(runEnsemble(simulation, { draws: 10, indicators: [id] })).rejects.toThrow(message)
  })

  it('a question about a year that is not simulated', async () => {
    const terms = [{ indicator: 'gdp', year: 2026, weight: 1 }]
    const questions = [{ id: 'late', conditions: [{ terms, low: 0, high: 1 }] }]
    await expect(runEnsemble(simulation, { draws: 10, questions })).rejects.toThrow(
      new RangeError('late asks for 2026, which is not simulated'),
    )
  })
})

describe('options at their ends', () => {
  it.each<Partial<EnsembleOptions>>([
    { draws: 1 },
    { seed: 0 },
    { seed: Number.MAX_SAFE_INTEGER },
    { levels: [] },
    { levels: [1e-9, 1 - 1e-9] },
    { tail: 0.5 },
    { tail: 1e-9 },
    { indicators: [] },
    { indicators: ['fixed'] },
    { chunk: 4 },
    { draws: 5, chunk: 4096, keep: false },
  ])('%j', async (options) => {
    const { spread, draws } = await runEnsemble(simulation, { draws: 40, seed: 2, ...options })
    expect(spread.draws[0]).toBeGreaterThan(0)
    expect(spread.draws[0]).toBeLessThanOrEqual(draws)
    expect(spread.quantiles.length).toBe(spread.mean.length * spread.levels.length)
  })

  it('one draw has no spread', async () => {
    const { spread, values } = await runEnsemble(simulation, { draws: 1, seed: 2 })
    const gdp = values('gdp', 2025)![0]!
    const at = spread.years.length - 1
    expect([spread.mean[at], spread.sd[at], spread.lowerTail[at], spread.upperTail[at]]).toEqual([
      expect.closeTo(gdp, 12),
      0,
      gdp,
      gdp,
    ])
    const levels = spread.levels.length
    expect([...spread.quantiles.subarray(at * levels, (at + 1) * levels)]).toEqual(
      spread.levels.map(() => gdp),
    )
  })

  it('indicators that were not asked for have neither spread nor values', async () => {
    const { spread, values } = await runEnsemble(simulation, {
      draws: 100,
      indicators: ['head'],
      questions: questions.slice(0, 1),
    })
    // What a question asks for is computed besides, and what no draw changes is known.
    expect(spread.measures.map((m) => m.id)).toEqual(['gdp', 'people', 'head', 'fixed'])
    expect(values('mood', 2025)).toBeUndefined()
    expect(values('nothing', 2025)).toBeUndefined()
    expect(values('head', 2019)).toBeUndefined()
    expect(values('head', 2026)).toBeUndefined()
    expect(new Set(values('fixed', 2025)!.filter((v) => !Number.isNaN(v)))).toEqual(new Set([6]))
    expect((await runEnsemble(simulation, { draws: 100, keep: false })).values('gdp', 2025)).toBeUndefined()
  })
})

describe('a run of an ensemble', () => {
  it('tells how far it is, and ends with all draws', async () => {
    const reported: number[] = []
    await runEnsemble(simulation, {
      draws: 20_001,
      progress: (done, draws) => {
        expect(draws).toBe(20_001)
        reported.push(done)
      },
    })
    expect(reported).toEqual([...reported].sort((a, b) => a - b))
    expect(reported.at(-1)).toBe(20_001)
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    let last = 0
    const running = runEnsemble(simulation, {
      draws: 1_000_000,
      signal: stop.signal,
      progress: (done) => {
        last = done
        if (done >= 8000) stop.abort()
      },
    })
    const error = await running.catch((e: unknown) => e)
    expect((error as PlanwrightError).problems[0]).toMatchObject({ kind: 'stopped', severity: 'error' })
    expect((error as PlanwrightError).message).toBe(
      `stopped after ${last?.toLocaleString('en-US')} of 1,000,000 draws`,
    )
    expect(last).toBeLessThan(20_000)
  })

  it('does not begin when it is told to stop before', async () => {
    const error = await runEnsemble(simulation, {
      draws: 1_000_000,
      signal: AbortSignal.abort(),
    }).catch((e: unknown) => e)
    expect((error as PlanwrightError).problems[0]!.kind).toBe('stopped')
  })
})
