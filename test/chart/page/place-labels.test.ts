import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeLabels, spread } from '../../../src/chart/page/place-labels.js'

describe('spread', () => {
  it('leaves alone what does not touch', () => {
    expect(spread([50, 10, 90], [10, 10, 10], 0, 100)).toEqual([50, 10, 90])
  })

  it('moves neighbours apart evenly', () => {
    expect(spread([50, 50], [10, 10], 0, 100)).toEqual([45, 55])
    expect(spread([99, 99, 1], [10, 10, 10], 0, 100)).toEqual([85, 95, 5])
  })

  it('lets none overlap and keeps all within bounds, as far as there is room', () => {
    const wanted = fc.array(fc.integer({ min: -50, max: 400 }), { maxLength: 20 })
    fc.assert(
      fc.property(wanted, (places) => {
        const middles = spread(
          places,
          places.map(() => 15),
          0,
          300,
        )
        const sorted = [...middles].sort((a, b) => a - b)
        sorted.forEach((middle, i) => {
          expect(middle).toBeGreaterThanOrEqual(7.4999)
          expect(middle).toBeLessThanOrEqual(292.5001)
          if (i > 0) expect(middle - sorted[i - 1]!).toBeGreaterThanOrEqual(14.9999)
        })
      }),
    )
  })

  it('squeezes evenly when there is not room for all', () => {
    expect(spread([0, 0, 0, 0], [10, 10, 10, 10], 0, 20)).toEqual([2.5, 7.5, 12.5, 17.5])
  })
})

describe('placeLabels', () => {
  it('keeps clear of lines and of other labels', () => {
    const anchors = [
      { x: 100, y: 100, width: 60, height: 14 },
      { x: 110, y: 100, width: 60, height: 14 },
    ]
    const line = Array.from({ length: 101 }, (_, i) => ({ x: i * 2, y: 200 - i * 2 }))
    const [a, b] = placeLabels(anchors, line, 200, 200)
    for (const box of [a!, b!])
      for (const { x, y } of line)
        expect(Math.abs(x - box.x) > box.width / 2 || Math.abs(y - box.y) > box.height / 2).toBe(true)
    expect(Math.abs(a!.x - b!.x) >= 60 || Math.abs(a!.y - b!.y) >= 14).toBe(true)
  })
})
