import { describe, expect, it } from 'vitest'
import { nelderMead } from '../../../src/numerics/optimise/nelder-mead.js'

const rosenbrock = (p: Float64Array) => 100 * (p[1]! - p[0]! ** 2) ** 2 + (1 - p[0]!) ** 2

/** Powell's singular function, whose minimum is 0 at the origin. */
const powell = (p: Float64Array) =>
  (p[0]! + 10 * p[1]!) ** 2 + 5 * (p[2]! - p[3]!) ** 2 + (p[1]! - 2 * p[2]!) ** 4 + 10 * (p[0]! - p[3]!) ** 4

describe('nelderMead', () => {
  it('follows the valley of Rosenbrock to (1, 1)', () => {
    const found = nelderMead(rosenbrock, [-1.2, 1], [0.1, 0.1], { tolerance: 1e-16, evaluations: 2000 })
    expect(found.at[0]).toBeCloseTo(1, 6)
    expect(found.at[1]).toBeCloseTo(1, 6)
    expect(found.value).toBeLessThan(1e-12)
  })

  it('comes down on the singular function of Powell', () => {
    const found = nelderMead(powell, [3, -1, 0, 1], [1, 1, 1, 1], { tolerance: 0, evaluations: 4000 })
    expect(found.value).toBeLessThan(1e-10)
  })

  it('keeps to where the function is finite and reaches a minimum on the edge', () => {
    const outside: number[] = []
    const found = nelderMead(
      (p) => {
        if (p[0]! < 1) outside.push(p[0]!)
        return p[0]! < 1 ? Infinity : p[0]! ** 2 + (p[1]! - 2) ** 2
      },
      [3, 0],
      [0.5, 0.5],
    )
    expect(outside.length).toBeGreaterThan(0)
    expect(found.at[0]).toBeGreaterThanOrEqual(1)
    expect(found.value).toBeCloseTo(1, 4)
  })

  it('takes NaN as no value, and needs only one finite corner', () => {
    const found = nelderMead((p) => Math.sqrt(p[0]! - 1) + (p[0]! - 4) ** 2, [5], [-10])
    // Where the derivative 1/(2 √(x − 1)) + 2 (x − 4) is 0.
    expect(found.at[0]).toBeCloseTo(3.85196, 4)
    expect(1 / (2 * Math.sqrt(found.at[0]! - 1)) + 2 * (found.at[0]! - 4)).toBeCloseTo(0, 3)
  })

  it('stops after the evaluations it is given, without having converged', () => {
    const found = nelderMead(rosenbrock, [-1.2, 1], [0.1, 0.1], { evaluations: 30 })
    expect(found.evaluations).toBeLessThanOrEqual(34)
    expect(found.converged).toBe(false)
    expect(found.value).toBeLessThan(rosenbrock(Float64Array.of(-1.2, 1)))
  })

  it('does not change where it starts', () => {
    const start = [-1.2, 1]
    nelderMead(rosenbrock, start, [0.1, 0.1])
    expect(start).toEqual([-1.2, 1])
  })
})
