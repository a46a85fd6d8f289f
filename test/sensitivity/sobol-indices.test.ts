import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saltelliDesign } from '../../src/sensitivity/saltelli-design.js'
import { type SobolIndices, sobolIndices } from '../../src/sensitivity/sobol-indices.js'
import { outputs, plainDesign, singles } from './plain-design.js'

function study(model: (u: readonly number[]) => number, dimensions: number, rows: number, seed = 1) {
  const factors = singles(dimensions)
  const design = saltelliDesign(plainDesign(rows, 2 * dimensions, seed), factors)
  return sobolIndices(outputs(design, model), factors, rows, { seed })
}

function indicesOf(result: SobolIndices) {
  if (result.kind !== 'indices') throw new Error(`no indices: ${result.kind}`)
  return result
}

/** Ishigami and Homma (1990) with a = 7, b = 0.1. */
function ishigami(u: readonly number[]): number {
  const [x1, x2, x3] = u.map((p) => Math.PI * (2 * p - 1)) as [number, number, number]
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}

/** Saltelli and Sobol (1995); a small a means an important input. */
const A = [0, 1, 4.5, 9, 99, 99, 99, 99]
const g = (u: readonly number[]) =>
  u.reduce((product, p, i) => (product * (Math.abs(4 * p - 2) + A[i]!)) / (1 + A[i]!), 1)

describe('Sobol indices', () => {
  it('of the Ishigami function agree with closed form', () => {
    const { indices, variance, mean, firstOrderSum } = indicesOf(study(ishigami, 3, 8192))
    // V1 = (1 + b π⁴/5)²/2, V2 = a²/8, V13 = b² π⁸ (1/18 − 1/50) (Homma and Saltelli 1996)
    const v1 = (1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2
    const v2 = 49 / 8
    const v13 = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50)
    const v = v1 + v2 + v13
    expect(v1 / v).toBeCloseTo(0.3139, 4)
    const truth = [
      [v1 / v, (v1 + v13) / v],
      [v2 / v, v2 / v],
      [0, v13 / v],
    ] as const
    for (const [i, [first, total]] of truth.entries()) {
      const index = indices[i]!
      expect(Math.abs(index.first.value - first)).toBeLessThan(0.04)
      expect(Math.abs(index.total.value - total)).toBeLessThan(0.03)
      expect(index.first.low).toBeLessThan(first)
      expect(index.first.high).toBeGreaterThan(first)
      expect(index.total.low).toBeLessThan(total)
      expect(index.total.high).toBeGreaterThan(total)
    }
    expect(indices.map((i) => i.first.includesZero)).toEqual([false, false, true])
    expect(indices.map((i) => i.total.includesZero)).toEqual([false, false, false])
    expect(variance).toBeCloseTo(v, 0)
    expect(mean).toBeCloseTo(3.5, 0)
    expect(firstOrderSum).toBeCloseTo(
      indices[0]!.first.value + indices[1]!.first.value + indices[2]!.first.value,
    )
  })

  it('of the g-function agree with closed form', () => {
    const { indices } = indicesOf(study(g, 8, 8192))
    const variances = A.map((a) => 1 / (3 * (1 + a) ** 2))
    const v = variances.reduce((product, vi) => product * (1 + vi), 1) - 1
    for (const [i, vi] of variances.entries()) {
      const { first, total } = indices[i]!
      expect(Math.abs(first.value - vi / v)).toBeLessThan(0.04)
      expect(Math.abs(total.value - (vi / v / (1 + vi)) * (1 + v))).toBeLessThan(0.03)
    }
    // Closed form in its own right: 1/3 ÷ V, with V = (4/3)(13/12)(1 + 4/363)(1 + 1/300)(1 + 1/30000)⁴ − 1.
    expect(v).toBeCloseTo((4 / 3) * (13 / 12) * (1 + 4 / 363) * (1 + 1 / 300) * (1 + 1 / 3e4) ** 4 - 1, 12)
  })

  it('takes a group as one factor', () => {
    const factors = [
      { name: 'one', dimensions: [0, 2] },
      { name: 'other', dimensions: [1] },
    ]
    const design = saltelliDesign(plainDesign(8192, 6, 3), factors)
    const { indices } = indicesOf(
      sobolIndices(
        outputs(design, ([x, y, z]) => x! + 2 * y! + 3 * z!),
        factors,
        8192,
        { seed: 3 },
      ),
    )
    expect(Math.abs(indices[0]!.first.value - 10 / 14)).toBeLessThan(0.04)
    expect(Math.abs(indices[1]!.total.value - 4 / 14)).toBeLessThan(0.02)
  })

  it('covers the truth about as often as it says', () => {
    // f = x1 + 2 x2 + x1 x2 around the middle: V = (1 + 4)/12 + 1/144.
    const model = ([x, y]: readonly number[]) => x! + 2 * y! + (x! - 0.5) * (y! - 0.5)
    const v = 5 / 12 + 1 / 144
    const covered = [0, 0, 0, 0]
    for (let seed = 0; seed < 200; seed++) {
      const { indices } = indicesOf(study(model, 2, 128, seed))
      const truth = [1 / 12 / v, 4 / 12 / v, (1 / 12 + 1 / 144) / v, (4 / 12 + 1 / 144) / v]
      const estimates = [indices[0]!.first, indices[1]!.first, indices[0]!.total, indices[1]!.total]
      for (const [i, { low, high }] of estimates.entries())
        if (low <= truth[i]! && truth[i]! <= high) covered[i]!++
    }
    for (const times of covered) {
      expect(times).toBeGreaterThanOrEqual(176)
      expect(times).toBeLessThanOrEqual(198)
    }
  })

  it('leaves out rows with a failed run in any block', () => {
    const factors = singles(3)
    const design = saltelliDesign(plainDesign(512, 6, 5), factors)
    const output = outputs(design, ishigami)
    const holed = output.slice()
    for (const row of [3, 100]) for (let block = 0; block < 5; block++) holed[block * 512 + row] = Number.NaN
    const once = output.slice()
    once[2 * 512 + 3] = Number.NaN
    once[100] = Number.NaN
    const result = sobolIndices(once, factors, 512, { seed: 5 })
    expect(result).toEqual(sobolIndices(holed, factors, 512, { seed: 5 }))
    expect(result).toMatchObject({ rows: 510, failed: 2 })
  })

  it('says that a constant is one, and that too few rows are too few', () => {
    expect(study(() => 7, 2, 16)).toEqual({ kind: 'constant', value: 7, rows: 16, failed: 0 })
    expect(study(() => Number.NaN, 2, 16)).toEqual({ kind: 'too-few', rows: 0, failed: 16 })
  })

  it('refuses an output of another length, naming both', () => {
    expect(() => sobolIndices(new Float64Array(30), singles(2), 8, { seed: 1 })).toThrow(
      new RangeError('the output has 30 numbers; 8 rows in 4 blocks need 32'),
    )
  })

  it('do not change with the unit or the origin of the output', () => {
    const factors = singles(3)
    const design = saltelliDesign(plainDesign(64, 6, 9), factors)
    const output = outputs(design, ishigami)
    const values = (y: Float64Array) =>
      indicesOf(sobolIndices(y, factors, 64, { seed: 2, resamples: 50 })).indices.flatMap((i) =>
        [i.first, i.total].flatMap((e) => [e.value, e.low, e.high]),
      )
    const plain = values(output)
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        (scale, origin) => {
          for (const [i, v] of values(output.map((y) => origin + scale * y)).entries())
            expect(v).toBeCloseTo(plain[i]!, 5)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are zero for a factor that does nothing', () => {
    const { indices } = indicesOf(study(([x]) => x!, 2, 256))
    expect(indices[1]).toEqual({
      name: 'x2',
      first: { value: 0, low: 0, high: 0, includesZero: true },
      total: { value: 0, low: 0, high: 0, includesZero: true },
    })
  })
})
