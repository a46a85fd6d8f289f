import { describe, expect, it } from 'vitest'
import { minimise } from '../../../src/numerics/optimise/bfgs.js'

describe('minimise', () => {
  it('finds the bottom of the valley of Rosenbrock', () => {
    const rosenbrock = (at: Float64Array) => (100 * (at[1]! - at[0]! ** 2) ** 2 + (1 - at[0]!) ** 2) / 100
    const { point, value, calls } = minimise(rosenbrock, Float64Array.of(-1.2, 1), 1e-14, 200)
    expect(value).toBeLessThan(1e-9)
    expect(point[0]).toBeCloseTo(1, 2)
    expect(point[1]).toBeCloseTo(1, 2)
    expect(calls).toBeLessThan(400)
  })

  it('solves a quadratic of five parameters', () => {
    const target = [3, -1, 0.5, 2, -4]
    const { point } = minimise(
      (at) => at.reduce((sum, value, i) => sum + (i + 1) * (value - target[i]!) ** 2, 0),
      new Float64Array(5),
      1e-14,
    )
    point.forEach((value, i) => {
      expect(value).toBeCloseTo(target[i]!, 4)
    })
  })

  it('stays inside where the function is finite', () => {
    const { point } = minimise(
      (at) => (at[0]! > 0 ? at[0]! - Math.log(at[0]!) : Number.POSITIVE_INFINITY),
      Float64Array.of(5),
    )
    expect(point[0]).toBeCloseTo(1, 3)
  })

  it('leaves its start alone, and stays there without parameters or without a value', () => {
    const start = Float64Array.of(2)
    minimise((at) => at[0]! ** 2, start)
    expect(start).toEqual(Float64Array.of(2))
    expect(minimise(() => 7, new Float64Array(0))).toEqual({ point: new Float64Array(0), value: 7, calls: 1 })
    const nowhere = minimise(() => Number.POSITIVE_INFINITY, start)
    expect(nowhere).toEqual({ point: start, value: Number.POSITIVE_INFINITY, calls: 1 })
  })
})
