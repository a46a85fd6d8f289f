import { describe, expect, it } from 'vitest'
import { membersFor } from '../../../src/forecast/combination/members.js'

const series = (count: number, value: (t: number) => number) =>
  Float64Array.from({ length: count }, (_, t) => value(t))
const sayOf = (values: Float64Array) => membersFor(values).find(({ method }) => method.id === 'drift')!.say

describe('membersFor', () => {
  it('gives short histories to the walks', () => {
    expect(membersFor(series(4, (t) => t + 1)).map(({ method }) => method.id)).toEqual(['naive', 'drift'])
    expect(membersFor(series(5, (t) => t + 1))).toHaveLength(9)
  })

  it('lets the plain drift count the more the more growth varies, up to five times', () => {
    expect(sayOf(series(20, (t) => 1.05 ** t))).toBeCloseTo(1, 12)
    // Growth of ±7% in turn has a standard deviation of 7%.
    expect(sayOf(series(21, (t) => Math.exp(t % 2 ? 0.07 : 0)))).toBeCloseTo(2, 12)
    expect(sayOf(series(21, (t) => Math.exp(t % 2 ? 1 : 0)))).toBe(5)
    expect(sayOf(series(20, (t) => t - 10))).toBe(2)
  })

  it('asks a saturating curve where a history follows one', () => {
    const ids = (values: Float64Array) => membersFor(values).map(({ method }) => method.id)
    expect(ids(series(20, (t) => 80 / (1 + Math.exp(2 - 0.2 * t))))).toContain('logistic')
    expect(ids(series(20, (t) => 80 * Math.exp(-2 * 0.9 ** t)))).toContain('gompertz')
    for (const other of [(t: number) => 1.05 ** t, (t: number) => 3 + 2 * t, (t: number) => 5 + Math.sin(t)])
      expect(ids(series(20, other))).toHaveLength(9)
  })
})
