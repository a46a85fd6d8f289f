import { describe, expect, it } from 'vitest'
import { robustDrift } from '../../../src/forecast/methods/robust-drift.js'

const values = Float64Array.of(100, 103, 104, 108, 109, 115, 131, 133, 138, 140, 143, 149)

describe('robustDrift', () => {
  it('has the drift that a general minimiser finds for the weighted Huber loss', () => {
    // scipy.optimize.minimize_scalar of Σ 0.9^age ρ(change − m), ρ Huber's with 1.345 × 1.4826 × the weighted MAD.
    expect(robustDrift.fit(values).parameters.drift).toBeCloseTo(3.8993590704561627, 7)
  })

  it('learns more from recent changes than from old ones', () => {
    const bent = Float64Array.from(
      { length: 20 },
      (_, t) => (t < 10 ? t : 10 + 3 * (t - 10)) + Math.sin(9 * t) / 5,
    )
    const drift = robustDrift.fit(bent).parameters.drift!
    expect(drift).toBeGreaterThan((bent[19]! - bent[0]!) / 19)
  })

  it('is not moved far by one odd year', () => {
    const odd = Float64Array.from({ length: 20 }, (_, t) => t + Math.sin(9 * t) / 5 + (t > 12 ? 50 : 0))
    expect(robustDrift.fit(odd).parameters.drift).toBeLessThan(1.5)
  })

  it('carries a line on exactly, with no spread', () => {
    const path = robustDrift.fit(Float64Array.of(1, 3, 5, 7, 9)).predict(3)
    expect(Array.from(path.mean)).toEqual([11, 13, 15])
    expect(path.quantile(2, 0.99)).toBe(15)
  })
})
