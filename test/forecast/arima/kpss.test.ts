import { describe, expect, it } from 'vitest'
import { differencesNeeded, kpssLevel } from '../../../src/forecast/arima/kpss.js'
import { differenced } from '../../../src/forecast/arima/sample.js'
import { binaryUnit } from '../../../src/numerics/linear-algebra/binary-unit.js'
import fixture from '../fixtures/arima.json' with { type: 'json' }

describe('the KPSS statistic', () => {
  it.each(fixture.series)('is that of R, urca for $name', ({ values, kpss }) => {
    const series = Float64Array.from(values)
    kpss.forEach((statistic, d) => {
      expect(kpssLevel(differenced(series, d)) / statistic).toBeCloseTo(1, 7)
    })
  })

  it('without lags of a straight line is near n / 10', () => {
    const line = Float64Array.from({ length: 1000 }, (_, t) => t)
    expect(kpssLevel(line, 0)).toBeCloseTo(100, 1)
  })
})

describe('the number of differences', () => {
  it.each(fixture.series)('is that of R, ndiffs for $name', ({ values, differences }) => {
    const unit = binaryUnit(Float64Array.from(values))
    expect(differencesNeeded(Float64Array.from(values, (value) => value / unit))).toBe(differences)
  })

  it('stops at a constant', () => {
    expect(differencesNeeded(new Float64Array(20).fill(0.7))).toBe(0)
    expect(differencesNeeded(Float64Array.from({ length: 20 }, (_, t) => 0.05 * t))).toBe(1)
    expect(differencesNeeded(Float64Array.from({ length: 20 }, (_, t) => t ** 2 / 400))).toBe(2)
  })
})
