import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tornado, tornadoDesign } from '../../src/sensitivity/tornado.js'
import { columnsOf, outputs, singles } from './plain-design.js'

const factors = [
  { name: 'p', dimensions: [1] },
  { name: 'q', dimensions: [0, 2] },
]

describe('tornado design', () => {
  it('moves each factor down and up from the middle', () => {
    const design = tornadoDesign({ factors, dimensions: 4, low: 0.05, high: 0.9 })
    expect(columnsOf(design).map((c) => [...c])).toEqual([
      [0.5, 0.5, 0.5, 0.05, 0.9],
      [0.5, 0.05, 0.9, 0.5, 0.5],
      [0.5, 0.5, 0.5, 0.05, 0.9],
      [0.5, 0.5, 0.5, 0.5, 0.5],
    ])
    const part = new Float64Array(2)
    design.fill(0, 3, 2, part)
    expect([...part]).toEqual([0.05, 0.9])
  })

  it('refuses probabilities that do not ascend', () => {
    expect(() => tornadoDesign({ factors, dimensions: 4, low: 0.9, high: 0.1 })).toThrow(
      new RangeError('low and high must be 0 < low < high < 1, not 0.9 and 0.1'),
    )
  })
})

describe('tornado', () => {
  it('has the widest bar on top', () => {
    const design = tornadoDesign({ factors: singles(3), dimensions: 3 })
    const { base, bars } = tornado(
      outputs(design, ([x, y, z]) => x! - 3 * y! + 10 * (z! - 0.5) ** 2),
      singles(3),
    )
    expect(base).toBeCloseTo(-1, 12)
    expect(bars.map((b) => b.name)).toEqual(['x2', 'x3', 'x1'])
    for (const [i, [low, high, swing]] of [
      [0.2, -2.2, 2.4],
      [0.6, 0.6, 1.6],
      [-1.4, -0.6, 0.8],
    ].entries()) {
      expect(bars[i]!.low).toBeCloseTo(low!, 12)
      expect(bars[i]!.high).toBeCloseTo(high!, 12)
      expect(bars[i]!.swing).toBeCloseTo(swing!, 12)
    }
  })

  it('puts what failed last', () => {
    const { bars } = tornado(Float64Array.of(1, Number.NaN, 2, 1, 1, 0, 3), singles(3))
    expect(bars.map((b) => [b.name, b.swing])).toEqual([
      ['x3', 3],
      ['x2', 0],
      ['x1', Number.NaN],
    ])
    expect(tornado(Float64Array.of(Number.NaN, 5, 2), singles(1)).bars[0]!.swing).toBe(3)
  })

  it('swings of a linear model are the slopes times the distance', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 }), (slopes) => {
        const design = tornadoDesign({ factors: singles(slopes.length), dimensions: slopes.length })
        const { bars } = tornado(
          outputs(design, (u) => u.reduce((sum, p, i) => sum + slopes[i]! * p, 0)),
          singles(slopes.length),
        )
        const wanted = slopes.map((s) => 0.8 * Math.abs(s)).sort((a, b) => b - a)
        for (const [i, swing] of wanted.entries()) expect(bars[i]!.swing).toBeCloseTo(swing, 9)
      }),
    )
  })

  it('refuses an output of another length', () => {
    expect(() => tornado(new Float64Array(4), singles(2))).toThrow(
      new RangeError('the output has 4 numbers; 2 factors need 5'),
    )
  })
})
