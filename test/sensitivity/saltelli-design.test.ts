import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saltelliDesign } from '../../src/sensitivity/saltelli-design.js'
import { columnsOf, plainDesign } from './plain-design.js'

const base = plainDesign(5, 6, 1)
const factors = [
  { name: 'p', dimensions: [1] },
  { name: 'q', dimensions: [0, 2] },
]

describe('Saltelli design', () => {
  it('is A, B, then A with each factor from B', () => {
    const design = saltelliDesign(base, factors)
    expect([design.draws, design.dimensions]).toEqual([20, 3])
    const [a0, a1, a2, b0, b1, b2] = columnsOf(base).map((c) => [...c]) as number[][]
    const [x0, x1, x2] = columnsOf(design).map((c) => [...c])
    expect(x0).toEqual([a0, b0, a0, b0].flat())
    expect(x1).toEqual([a1, b1, b1, a1].flat())
    expect(x2).toEqual([a2, b2, a2, b2].flat())
  })

  it('is the same in parts', () => {
    const design = saltelliDesign(base, factors)
    const whole = columnsOf(design)
    fc.assert(
      fc.property(fc.nat(2), fc.nat(19), fc.nat(20), (dimension, from, length) => {
        const count = Math.min(length, 20 - from)
        const part = new Float64Array(count)
        design.fill(dimension, from, count, part)
        expect(part).toEqual(whole[dimension]!.slice(from, from + count))
      }),
    )
  })

  it('refuses factors that do not fit', () => {
    expect(() => saltelliDesign(plainDesign(5, 5, 1), factors)).toThrow(
      'the base design needs two dimensions for each input; it has 5',
    )
    expect(() => saltelliDesign(base, [{ name: 'p', dimensions: [3] }])).toThrow(
      'factor p: dimension 3 is not among 0 to 2',
    )
    expect(() => saltelliDesign(base, [{ name: 'p', dimensions: [] }])).toThrow('factor p has no dimension')
    expect(() => saltelliDesign(base, [...factors, { name: 'r', dimensions: [2] }])).toThrow(
      'dimension 2 is in q and in r; a dimension belongs to one factor',
    )
  })
})
