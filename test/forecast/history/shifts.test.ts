import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shifts } from '../../../src/forecast/history/shifts.js'
import { spikes } from '../../../src/forecast/history/spikes.js'

/** Growth of 1 a year but for a regular ±0.1; from `bend` on of 3 a year. */
function path(n: number, bend = n): Float64Array {
  let level = 0
  return Float64Array.from({ length: n }, (_, t) => {
    const here = level
    level += (t + 1 < bend ? 1 : 3) + (t % 2 === 0 ? 0.1 : -0.1)
    return here
  })
}

describe('shifts', () => {
  it('are none on a steady path, exact or not', () => {
    expect(shifts(path(30))).toEqual({ steps: [], bend: undefined })
    expect(shifts(Float64Array.from({ length: 30 }, (_, t) => 5 + 0.3 * t))).toEqual({
      steps: [],
      bend: undefined,
    })
    expect(shifts(new Float64Array(30).fill(7))).toEqual({ steps: [], bend: undefined })
  })

  it('are steps where the level jumps for good, up or down', () => {
    const step = (by: number) => path(30).map((value, t) => value + (t >= 12 ? by : 0))
    expect(shifts(step(5)).steps).toEqual([12])
    expect(shifts(step(-5)).steps).toEqual([12])
    expect(shifts(step(5)).bend).toBeUndefined()
    expect(shifts(step(0.3)).steps).toEqual([])
    const at = (place: number) => shifts(path(30).map((value, t) => value + (t >= place ? 5 : 0))).steps
    expect([2, 3, 27, 28].map(at)).toEqual([[], [3], [27], []])
  })

  it('are no steps where a year is out of line and the next is not', () => {
    const spike = path(30).map((value, t) => value + (t === 12 ? 5 : 0))
    expect(shifts(spike).steps).toEqual([])
  })

  // Growth of a country's GDP in per cent; the same with the dip in the last year but one, and two years earlier.
  const GROWTH = [7.9, 7.8, 7.3, 6.9, 6.7, 6.8, 6.5, 7.1, 6.9, 7.2, 6.8, 6.6, 5.3, -0.5, 5.7, 4.4]
  const dipAt = (place: number) =>
    Float64Array.from({ length: 16 }, (_, t) => 6 + 0.2 * Math.sin(2 * t) - (t === place ? 6 : 0))

  it('are no steps after a dip of one year', () => {
    expect(shifts(Float64Array.from(GROWTH))).toEqual({ steps: [], bend: undefined })
    for (let place = 1; place < 15; place++) expect(shifts(dipAt(place)).steps).toEqual([])
  })

  it('leave a dip of one year to outliers, up to the last year but one', () => {
    for (const place of [12, 13, 14]) expect(spikes(dipAt(place))).toEqual([place])
    expect(spikes(dipAt(15))).toEqual([])
  })

  it('are no steps where the level comes back in the third year', () => {
    const for2 = path(30).map((value, t) => value + (t === 12 || t === 13 ? 5 : 0))
    const for3 = path(30).map((value, t) => value + (t >= 12 && t <= 14 ? 5 : 0))
    expect(shifts(for2).steps).toEqual([])
    expect(shifts(for3).steps).toEqual([12, 15])
  })

  it('are bends where growth changes for good', () => {
    // The value at 15 is the first that grew by three.
    expect(shifts(path(30, 15))).toEqual({ steps: [], bend: 15 })
    expect(shifts(path(30, 28)).bend).toBeUndefined()
  })

  it('are not looked for in a short series', () => {
    expect(shifts(path(14, 7))).toEqual({ steps: [], bend: undefined })
  })

  it('are bends where a rise becomes a fall, of values that are positive too', () => {
    const turned = Float64Array.from({ length: 30 }, (_, t) => 50 + Math.min(t, 28 - t) + (t % 2) / 10)
    expect(shifts(turned)).toEqual({ steps: [], bend: 15 })
    const slower = Float64Array.from(
      { length: 30 },
      (_, t) => 1.05 ** Math.min(t, 14) * 0.99 ** Math.max(0, t - 14),
    )
    expect(shifts(slower)).toEqual({ steps: [], bend: 15 })
  })

  const NONE = { steps: [], bend: undefined }
  const length = fc.integer({ min: 15, max: 60 })
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const made = (n: number, value: (t: number) => number) =>
    Float64Array.from({ length: n }, (_, t) => value(t))

  it('are none on straight lines, with noise or without', () => {
    const noise = fc.array(between(-1, 1), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(length, between(0.01, 1000), between(0.01, 10), noise, (n, start, rise, of) => {
        expect(shifts(made(n, (t) => start + rise * t))).toEqual(NONE)
        expect(shifts(made(n, (t) => start + rise * (t + 2 + of[t]!))).bend).toBeUndefined()
      }),
    )
  })

  it('are none on constant growth', () => {
    fc.assert(
      fc.property(length, between(0.001, 1000), between(-0.2, 0.2), (n, start, growth) => {
        expect(shifts(made(n, (t) => start * Math.exp(growth * t)))).toEqual(NONE)
      }),
    )
  })

  it('are none on logistic and Gompertz curves, rising or falling, whatever part of them is seen', () => {
    fc.assert(
      fc.property(
        length,
        between(-0.6, 0.6),
        between(-20, 60),
        between(0.01, 1e6),
        (n, rate, middle, top) => {
          expect(shifts(made(n, (t) => top / (1 + Math.exp(-rate * (t - middle))))).bend).toBeUndefined()
          const gompertz = made(n, (t) => top * Math.exp(-Math.exp(-rate * (t - middle))))
          fc.pre(gompertz.every((value) => value > 1e-9 * top))
          expect(shifts(gompertz).bend).toBeUndefined()
        },
      ),
    )
  })

  it('do not depend on the unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 24 }), fc.integer({ min: -20, max: 20 }), (at, power) => {
        const values = made(30, (t) => 200 + (t < at ? 3 * t : 6 * at - 3 * t) + (t % 3) / 10)
        const { bend } = shifts(values)
        expect(bend).toBeDefined()
        expect(Math.abs(bend! - at - 1)).toBeLessThanOrEqual(1)
        expect(shifts(values.map((value) => value * 2 ** power)).bend).toBe(bend)
      }),
    )
  })
})
