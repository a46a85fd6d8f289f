import { describe, expect, it } from 'vitest'
import { shifts } from '../../../src/forecast/history/shifts.js'

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
  })

  it('are no steps where a year is out of line and the next is not', () => {
    const spike = path(30).map((value, t) => value + (t === 12 ? 5 : 0))
    expect(shifts(spike).steps).toEqual([])
  })

  it('are bends where growth changes for good', () => {
    // The value at 15 is the first that grew by three.
    expect(shifts(path(30, 15))).toEqual({ steps: [], bend: 15 })
    expect(shifts(path(30, 28)).bend).toBeUndefined()
  })

  it('are not looked for in a short series', () => {
    expect(shifts(path(14, 7))).toEqual({ steps: [], bend: undefined })
  })
})
