import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomialTail } from '../../src/numerics/special/binomial.js'
import { type Box, casesOf, countsOf } from '../../src/sensitivity/box.js'
import { paste } from '../../src/sensitivity/paste.js'
import { peel } from '../../src/sensitivity/peel.js'
import { quasiPValues, withoutChance } from '../../src/sensitivity/quasi-p.js'
import { primFixture } from './prim-fixture.js'

const { x, y, peels, tails } = primFixture
const cases = casesOf(x, y)

/** Some rows with few different values, so that ties abound. */
const tied = fc
  .array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(1000), fc.nat(1)), { minLength: 2, maxLength: 80 })
  .map((rows) =>
    casesOf(
      [0, 1, 2].map((c) => Float64Array.from(rows, (row) => row[c]!)),
      Uint8Array.from(rows, (row) => row[3]!),
    ),
  )

describe('peeling', () => {
  it.each(peels)('goes as a plain reckoning goes, alpha $alpha', ({ alpha, fewest, steps }) => {
    const boxes = peel(cases, alpha, fewest).slice(1)
    expect(
      boxes.map(({ box, rows, hits }) => {
        const { column, side, value } = box.at(-1)!
        return { column, side, value, rows, hits }
      }),
    ).toEqual(steps)
  })

  it('counts what is in its boxes, each within the one before, none too small', () => {
    fc.assert(
      fc.property(tied, fc.integer({ min: 1, max: 10 }), (some, fewest) => {
        const boxes = peel(some, 0.1, fewest)
        for (const [i, { box, rows, hits }] of boxes.entries()) {
          expect(countsOf(some, box)).toEqual({ rows, hits })
          if (i === 0) continue
          expect(rows).toBeLessThan(boxes[i - 1]!.rows)
          expect(rows).toBeGreaterThanOrEqual(fewest)
        }
      }),
    )
  })

  it('leaves constants alone', () => {
    const constant = casesOf([new Float64Array(4).fill(3)], Uint8Array.of(0, 1, 0, 1))
    expect(peel(constant, 0.05, 1)).toEqual([{ box: [], rows: 4, hits: 2 }])
  })
})

describe('pasting', () => {
  it('only makes a box larger, and never less dense', () => {
    fc.assert(
      fc.property(tied, fc.nat(), (some, pick) => {
        const boxes = peel(some, 0.2, 1)
        const { box, rows, hits } = boxes[pick % boxes.length]!
        const pasted = countsOf(some, paste(some, box, 0.05))
        expect(pasted.rows).toBeGreaterThanOrEqual(rows)
        expect(pasted.hits * rows).toBeGreaterThanOrEqual(hits * pasted.rows)
      }),
    )
  })

  it('moves a bound that was placed too far in', () => {
    // Outcome from 20 on; the box begins at 50.
    const values = Float64Array.from({ length: 100 }, (_, i) => i)
    const steps = casesOf(
      [values],
      Uint8Array.from(values, (v) => (v >= 20 ? 1 : 0)),
    )
    const box: Box = [{ column: 0, side: 'low', value: 50 }]
    expect(paste(steps, box, 0.02)).toEqual([{ column: 0, side: 'low', value: 20 }])
    const idle: Box = [...box, { column: 0, side: 'high', value: 80 }]
    expect(paste(steps, idle, 0.02)).toEqual([{ column: 0, side: 'low', value: 20 }])
  })
})

describe('quasi-p-values', () => {
  it('rest on the binomial tail', () => {
    for (const [hits, trials, p, tail] of tails)
      expect(Math.abs(binomialTail(hits, trials, p) / tail - 1)).toBeLessThan(1e-10)
    expect(binomialTail(0, 5, 0.1)).toBe(1)
    expect(binomialTail(1, 5, 0)).toBe(0)
    expect(binomialTail(5, 5, 1)).toBe(1)
    expect(binomialTail(6, 5, 0.5)).toBe(0)
  })

  it('compare a box with the same box without one bound', () => {
    const box: Box = [
      { column: 0, side: 'low', value: 550 },
      { column: 1, side: 'high', value: 900 },
    ]
    const count = (keeps: (row: number) => boolean) => {
      const rows = [...y.keys()].filter(keeps)
      return [rows.filter((row) => y[row] === 1).length, rows.length] as const
    }
    const [hits, rows] = count((row) => x[0]![row]! >= 550 && x[1]![row]! <= 900)
    const wider = [count((row) => x[1]![row]! <= 900), count((row) => x[0]![row]! >= 550)]
    expect(quasiPValues(cases, box)).toEqual(wider.map(([h, n]) => binomialTail(hits, rows, h / n)))
    expect(withoutChance(cases, box, 0.05)).toEqual([box[0]])
  })
})
