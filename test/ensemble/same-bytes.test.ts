import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import type { EnsembleOptions } from '../../src/ensemble/options.js'
import { read } from '../project/town.js'
import { useBuiltThreads } from './thread-program.js'
import { questions, valley } from './valley.js'

const simulation = read(valley).run()
let remove = () => {}
beforeAll(async () => {
  remove = await useBuiltThreads()
})
afterAll(() => remove())

const run = (options: EnsembleOptions) => runEnsemble(simulation, { seed: 3, questions, ...options })

/** All that an ensemble says, to the last bit. */
function bytesOf({ completed, failures, spread, answers, joint, outcome }: Ensemble) {
  const { mean, sd, quantiles, lowerTail, upperTail, bounds } = spread
  return {
    completed,
    failures,
    moments: digest(mean, sd),
    order: digest(quantiles, lowerTail, upperTail, bounds),
    answers: [...answers, joint(['rich', 'calm'])],
    outcomes: digest(...questions.map(({ id }) => outcome(id))),
  }
}

/** The same for the same bytes alone. */
function digest(...columns: readonly Float64Array[]): string {
  const hash = createHash('sha256')
  for (const column of columns) hash.update(column)
  return hash.digest('hex')
}

/** Another way to compute the same. */
const WAYS: readonly Omit<EnsembleOptions, 'draws'>[] = [
  { chunk: 4 },
  { chunk: 64 },
  { chunk: 1000 },
  { chunk: 4096 },
  { threads: 2 },
  { threads: 2, chunk: 1000 },
]

describe('an ensemble is the same to the last bit', () => {
  it.each([
    [1, 'random'],
    [3, 'sobol'],
    [4097, 'lhs'],
    [10_001, 'random'],
    [8193, 'sobol'],
  ] as const)('whatever chunks and threads: %i draws, %s', async (draws, sampling) => {
    const kept = bytesOf(await run({ draws, sampling }))
    const streamed = bytesOf(await run({ draws, sampling, keep: false }))
    expect(kept.completed).toBeGreaterThan(draws / 2)
    if (draws > 1000) {
      expect(kept.failures.length).toBe(2)
      for (const { probability } of kept.answers) expect(Math.abs(probability - 0.5)).toBeLessThan(0.49)
    }
    const { order: _, ...rest } = kept
    expect(streamed).toMatchObject(rest)
    // All ways kept, and some of them streamed.
    for (const way of WAYS) {
      expect(bytesOf(await run({ draws, sampling, ...way }))).toEqual(kept)
      if (way.threads === 2 || way.chunk === 1000)
        expect(bytesOf(await run({ draws, sampling, ...way, keep: false }))).toEqual(streamed)
    }
  })

  it('whatever chunks and threads, without WebAssembly', async () => {
    const options = { draws: 4099, wasm: false } as const
    const [kept, streamed] = [bytesOf(await run(options)), bytesOf(await run({ ...options, keep: false }))]
    for (const way of [{ chunk: 4 }, { chunk: 1000 }, { threads: 2 }]) {
      expect(bytesOf(await run({ ...options, ...way }))).toEqual(kept)
      expect(bytesOf(await run({ ...options, ...way, keep: false }))).toEqual(streamed)
    }
  })

  it('for each draw, however many are drawn', async () => {
    const [few, many] = [await run({ draws: 1001 }), await run({ draws: 5000 })]
    for (const id of ['gdp', 'mood', 'saving'])
      expect([...few.values(id, 2025)!]).toEqual([...many.values(id, 2025)!.subarray(0, 1001)])
    const inputs = many.inputs()
    for (const [id, values] of few.inputs())
      expect([...values]).toEqual([...inputs.get(id)!.subarray(0, 1001)])
  })

  it('and is another with another seed', async () => {
    const [one, other] = [await run({ draws: 100 }), await run({ draws: 100, seed: 4 })]
    expect(other.values('gdp', 2025)![0]).not.toBe(one.values('gdp', 2025)![0])
  })
})
