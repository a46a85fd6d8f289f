import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coefficientsOf, partialsOf, rootsBeyond } from '../../../src/forecast/arima/partials.js'

describe('partial autocorrelations', () => {
  it('come back from the coefficients that they make', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.95, max: 0.95, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (partials) => {
          const coefficients = new Float64Array(partials.length)
          coefficientsOf(Float64Array.from(partials), partials.length, coefficients)
          const back = new Float64Array(partials.length)
          expect(partialsOf(coefficients, partials.length, back)).toBe(true)
          partials.forEach((partial, i) => {
            expect(back[i]).toBeCloseTo(partial, 6)
          })
        },
      ),
    )
  })

  it('find an autoregression with an explosive root', () => {
    // (1 - 1.25 z)(1 - 0.5 z)
    expect(partialsOf(Float64Array.of(1.75, -0.625), 2, new Float64Array(2))).toBe(false)
  })

  it('tell how near to the unit circle the nearest root is', () => {
    // (1 - z/1.1)(1 + z/2): roots 1.1 and -2.
    const coefficients = Float64Array.of(1 / 1.1 - 1 / 2, 1 / 2.2)
    expect(rootsBeyond(1.0999, coefficients)).toBe(true)
    expect(rootsBeyond(1.1001, coefficients)).toBe(false)
    expect(rootsBeyond(5, new Float64Array(0))).toBe(true)
  })
})
