import { describe, expect, it } from 'vitest'
import { arimaWithRegressors } from '../../../src/forecast/conditional/dynamic-regression.js'

// R: lm and predict.lm; lm of differences without a constant, σ √(h + (x − x₂₀)² / Σ Δx²); and, for AR(1), φ by
// arima(method = "ML") and the variance of the best linear unbiased prediction written out with dense matrices.
const x = [
  2, 3.1, 3.9, 5.2, 6.1, 6.8, 8.3, 9.1, 9.7, 11.2, 12.4, 12.9, 14.3, 15.1, 16.4, 17.2, 18.9, 19.3, 20.8, 22.1,
]
const y = [
  4.1, 5.9, 6.8, 9.5, 10.9, 11.2, 15.1, 16, 16.4, 20.3, 21.1, 22.4, 26, 25.3, 28.8, 30.1, 32.2, 33.9, 35.1,
  38.4,
]
const future = [23, 24.5, 26]
/** Quantiles at 97.5% of the t distributions with 18 and 17 degrees of freedom. */
const [T18, T17] = [2.10092204024104, 2.10981557783332]
const cases = [
  {
    order: { p: 0, d: 0, q: 0, constant: true },
    error: 0.0214989800245,
    sd: [0.639610373277, 0.652498825212, 0.666699281417],
    t: T18,
    digits: 10,
  },
  {
    order: { p: 0, d: 1, q: 0, constant: false },
    error: 0.211085240653,
    sd: [1.05034794027, 1.5462624239, 1.96955085646],
    t: T18,
    digits: 10,
  },
  {
    order: { p: 1, d: 0, q: 0, constant: true },
    error: 0.0114651553043,
    sd: [0.517325693872, 0.553903490595, 0.604252846258],
    t: T17,
    digits: 5,
  },
]

describe('doubt about coefficients', () => {
  it.each(cases)('is that of least squares: $order', ({ order, error, sd, t, digits }) => {
    // The unit of the series does not matter.
    for (const scale of [1, 1e9]) {
      const values = Float64Array.from(y, (value) => value * scale)
      const fit = arimaWithRegressors(values, [{ name: 'x', values: Float64Array.from(x) }], order)
      expect(fit.standardErrors[0]! / scale).toBeCloseTo(error, digits)
      const path = fit.predict([{ mean: Float64Array.from(future) }], 'estimated')
      sd.forEach((value, h) => {
        expect((path.quantile(h, 0.975) - path.mean[h]!) / t / scale).toBeCloseTo(value, Math.min(digits, 8))
      })
    }
  })

  it('is none where the relation is exact', () => {
    const values = Float64Array.from(x, (value) => 3 + 2 * value)
    const fit = arimaWithRegressors(values, [{ name: 'x', values: Float64Array.from(x) }])
    expect(fit.standardErrors[0]!).toBeLessThan(1e-12)
    const path = fit.predict([{ mean: Float64Array.from(future) }], 'estimated')
    expect(path.quantile(2, 0.975)).toBeCloseTo(55, 9)
  })

  it('leaves forecasts wider than if coefficients were known', () => {
    const fit = arimaWithRegressors(Float64Array.from(y), [{ name: 'x', values: Float64Array.from(x) }])
    const paths = [{ mean: Float64Array.from(future) }]
    const [known, estimated] = [fit.predict(paths), fit.predict(paths, 'estimated')]
    expect(estimated.mean).toEqual(known.mean)
    future.forEach((_, h) => {
      expect(estimated.quantile(h, 0.9)).toBeGreaterThan(known.quantile(h, 0.9))
    })
  })
})
