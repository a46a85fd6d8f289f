import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Method } from '../../../src/forecast/method.js'
import { drift } from '../../../src/forecast/methods/drift.js'
import { mean } from '../../../src/forecast/methods/mean.js'
import { naive } from '../../../src/forecast/methods/naive.js'
import { robustDrift } from '../../../src/forecast/methods/robust-drift.js'

const METHODS = [naive, drift, mean, robustDrift]
const HORIZON = 5

const series = fc
  .array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 4, maxLength: 30 })
  .map((list) => Float64Array.from(list))

const quantiles = (method: Method, values: Float64Array) => {
  const path = method.fit(values).predict(HORIZON)
  return [0, HORIZON - 1].flatMap((step) => [0.025, 0.5, 0.9].map((p) => path.quantile(step, p)))
}

describe('walks and the mean', () => {
  // The first twenty floods of R's Nile; R 4.2.2, forecast 8.20: rwf(y, 5), rwf(y, 5, drift = TRUE), level 95.
  const nile = Float64Array.of(
    1120,
    1160,
    963,
    1210,
    1160,
    1160,
    813,
    1230,
    1370,
    1140,
    995,
    935,
    1110,
    994,
    1020,
    960,
    1180,
    799,
    958,
    1140,
  )

  it.each([
    [naive, [1140, 1140, 1541.08474568, 2036.85275608]],
    [drift, [1141.05263158, 1145.26315789, 1563.82748202, 2180.84581757]],
  ] as const)('$id has the means and bounds of R', (method, [mean1, mean5, upper1, upper5]) => {
    const path = method.fit(nile).predict(HORIZON)
    expect(path.mean[0]).toBeCloseTo(mean1, 7)
    expect(path.mean[4]).toBeCloseTo(mean5, 7)
    expect(path.quantile(0, 0.975)).toBeCloseTo(upper1, 6)
    expect(path.quantile(4, 0.975)).toBeCloseTo(upper5, 6)
  })

  it.each(METHODS)('$id shifts with a constant, and scales with the values', (method) => {
    fc.assert(
      fc.property(series, fc.double({ min: -1000, max: 1000, noNaN: true }), (values, constant) => {
        const plain = quantiles(method, values)
        quantiles(
          method,
          values.map((value) => value + constant),
        ).forEach((quantile, i) => {
          expect(quantile).toBeCloseTo(plain[i]! + constant, 6)
        })
        quantiles(
          method,
          values.map((value) => value * 8),
        ).forEach((quantile, i) => {
          expect(quantile).toBeCloseTo(plain[i]! * 8, 6)
        })
      }),
    )
  })
})
