import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spikes } from '../../../src/forecast/history/spikes.js'

/** A line with small regular noise: deviations from neighbours' means are ±0.2, so that 6 × 1.4826 × 0.2 = 1.78. */
const zigzag = (n: number) => Float64Array.from({ length: n }, (_, t) => t + (t % 2 === 0 ? 0.1 : -0.1))
const moved = (t: number, by: number) => zigzag(20).map((value, i) => (i === t ? value + by : value))

describe('spikes', () => {
  it('are values far from the mean of their neighbours, by six robust standard deviations', () => {
    expect(spikes(zigzag(20))).toEqual([])
    // At even places the noise adds 0.2 to the deviation, at odd places it takes as much.
    expect(spikes(moved(10, 1.5))).toEqual([])
    expect(spikes(moved(10, 1.65))).toEqual([10])
    expect(spikes(moved(11, -1.65))).toEqual([11])
  })

  it('come back at once: a step is none, nor is what two years last', () => {
    const step = zigzag(20).map((value, t) => value + (t >= 10 ? 30 : 0))
    expect(spikes(step)).toEqual([])
    const twoYears = zigzag(20).map((value, t) => value + (t === 10 || t === 11 ? 30 : 0))
    expect(spikes(twoYears)).toEqual([])
  })

  it('are not looked for at the ends, nor in a handful of values', () => {
    expect(spikes(moved(0, 50))).toEqual([])
    expect(spikes(moved(19, 50))).toEqual([])
    expect(spikes(Float64Array.of(1, 2, 3, 40, 5, 6, 7))).toEqual([])
  })

  it('are found on an exact line, whose rounding is none', () => {
    const line = Float64Array.from({ length: 15 }, (_, t) => 0.1 * t + 1000)
    expect(spikes(line)).toEqual([])
    line[7]! += 0.5
    expect(spikes(line)).toEqual([7])
  })

  it('do not depend on the unit, nor on a trend', () => {
    const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 10, maxLength: 30 })
    fc.assert(
      fc.property(
        noise,
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 2, max: 7 }),
        (of, power, at) => {
          const values = Float64Array.from(of, (value, t) => Math.round(value * 1e6) + (t === at ? 1e7 : 0))
          const found = spikes(values)
          expect(spikes(values.map((value) => value * 2 ** power))).toEqual(found)
          expect(spikes(values.map((value, t) => value + 1024 * t))).toEqual(found)
        },
      ),
    )
  })
})
