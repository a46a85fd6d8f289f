import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Distribution } from '../../../src/random/distribution.js'
import { beta } from '../../../src/random/distributions/beta.js'
import { empirical } from '../../../src/random/distributions/empirical.js'
import { logNormal, logNormalOf } from '../../../src/random/distributions/log-normal.js'
import { normal } from '../../../src/random/distributions/normal.js'
import { pert } from '../../../src/random/distributions/pert.js'
import { quantileTable } from '../../../src/random/distributions/quantile-table.js'
import { studentT } from '../../../src/random/distributions/student-t.js'
import { triangular } from '../../../src/random/distributions/triangular.js'
import { truncated } from '../../../src/random/distributions/truncated.js'
import { uniform } from '../../../src/random/distributions/uniform.js'
import { expectClose } from '../close.js'
import { faultText } from '../fault-text.js'

const points = (...pairs: readonly (readonly [number, number])[]) =>
  quantileTable(pairs.map(([probability, value]) => ({ probability, value })))

describe('log-normal', () => {
  it('has its median, or its own mean and sd', () => {
    expectClose(logNormal(2, 0.3).quantile(0.5), Math.exp(2), 1e-15)
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (m, cv) => {
          const made = logNormalOf(m, m * cv)
          expectClose(made.mean, m, 1e-13)
          expectClose(made.sd, m * cv, 1e-12)
        },
      ),
    )
  })
})

describe('pert', () => {
  it('has the mean and the mode of its three numbers', () => {
    const made = pert(10, 20, 50)
    expectClose(made.mean, (10 + 4 * 20 + 50) / 6, 1e-15)
    // Density at the mode, by differences of the cdf, is above that on both sides.
    const density = (x: number) => made.cdf(x + 0.01) - made.cdf(x - 0.01)
    expect(density(20)).toBeGreaterThan(density(19.8))
    expect(density(20)).toBeGreaterThan(density(20.2))
  })

  it('is a beta, at weight 2 and mode in the middle of 0 and 1 beta(2, 2): 3x² - 2x³', () => {
    const made = pert(0, 0.5, 1, 2)
    for (const x of [0.1, 0.5, 0.85]) expectClose(made.cdf(x), 3 * x * x - 2 * x ** 3, 1e-14)
  })
})

describe('student t', () => {
  it('is the Cauchy distribution at one degree of freedom', () => {
    for (const p of [1e-10, 0.2, 0.75, 0.999]) {
      expectClose(
        studentT(1, 3, 2).quantile(p),
        3 + 2 * Math.tan(Math.PI * (p - 0.5)),
        p < 0.1 ? 1e-6 : 1e-12,
      )
    }
  })

  it('has the critical values of the tables', () => {
    expect([4, 10, 30].map((df) => studentT(df).quantile(0.975).toFixed(3))).toEqual([
      '2.776',
      '2.228',
      '2.042',
    ])
  })
})

describe('empirical', () => {
  const dice = empirical([6, 1, 5, 2, 3, 4])

  it('has the steps of what was observed', () => {
    expect([0, 0.1, 1 / 6, 0.17, 0.5, 0.84, 1].map(dice.quantile)).toEqual([1, 1, 1, 2, 3, 6, 6])
    expect([0.9, 1, 3.5, 6, 7].map(dice.cdf)).toEqual([0, 1 / 6, 0.5, 1, 1])
    expectClose(dice.mean, 3.5, 1e-15)
    expectClose(dice.sd, Math.sqrt(35 / 12), 1e-15)
  })

  it('counts a weight of two as two values, and one of nothing as none', () => {
    const weighted = empirical([5, 7, 9, 2], [1, 2, 0, 1])
    const repeated = empirical([5, 7, 7, 2])
    for (const p of [0, 0.2, 0.25, 0.4, 0.6, 0.9, 1]) expect(weighted.quantile(p)).toBe(repeated.quantile(p))
    for (const x of [1, 2, 5, 6, 7, 9]) expect(weighted.cdf(x)).toBe(repeated.cdf(x))
    expect([weighted.mean, weighted.sd]).toEqual([repeated.mean, repeated.sd])
  })

  it('draws nothing but its values', () => {
    const scores = Float64Array.from({ length: 1001 }, (_, i) => (i - 500) / 50)
    dice.fromScores(scores, scores.length)
    expect([...new Set(scores)]).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('quantiles', () => {
  it('of a normal distribution give that distribution', () => {
    const whole = normal(20, 3)
    const made = points(...[0.05, 0.3, 0.5, 0.9].map((p) => [p, whole.quantile(p)] as const))
    expectClose(made.mean, 20, 1e-13)
    expectClose(made.sd, 3, 1e-13)
    for (const p of [1e-9, 0.01, 0.2, 0.7, 0.99999]) expectClose(made.quantile(p), whole.quantile(p), 1e-12)
    for (const x of [5, 18, 21, 30]) expectClose(made.cdf(x), whole.cdf(x), 1e-12)
  })

  it('are met, in any order, level stretches too', () => {
    const made = points([0.9, 4], [0.5, 2], [0.1, 1], [0.6, 2])
    expect([0.1, 0.5, 0.55, 0.6, 0.9].map(made.quantile)).toEqual([1, 2, 2, 2, 4])
    expectClose(made.cdf(2), 0.6, 1e-14)
    expect([made.low, made.high]).toEqual([-Infinity, Infinity])
  })

  it('end where they are level at the end', () => {
    const made = points([0.2, 1], [0.4, 1], [0.8, 5], [0.9, 5])
    expect([made.low, made.high, made.quantile(0), made.quantile(1)]).toEqual([1, 5, 1, 5])
    expect([0.9, 1, 5].map((x) => Number(made.cdf(x).toFixed(12)))).toEqual([0, 0.4, 1])
  })
})

describe('truncated', () => {
  const uncut: readonly Distribution[] = [normal(1, 2), beta(2, 3, 0, 4), triangular(0, 1, 2)]

  it('changes nothing where it cuts nothing', () => {
    for (const whole of uncut) {
      const cut = truncated(whole, -Infinity, Infinity)
      expectClose(cut.mean, whole.mean, 1e-7)
      expectClose(cut.sd, whole.sd, 1e-6)
      for (const p of [0.001, 0.4, 0.9999]) expectClose(cut.quantile(p), whole.quantile(p), 1e-8)
    }
  })

  it('of a uniform distribution is a uniform distribution', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 20 }), (from, width) => {
        const cut = truncated(uniform(0, 100), from, from + width)
        const whole = uniform(from, from + width)
        expectClose(cut.mean, whole.mean, 1e-9)
        expectClose(cut.sd, whole.sd, 1e-8)
        for (const p of [0, 0.1, 0.5, 0.99, 1]) expectClose(cut.quantile(p), whole.quantile(p), 1e-12, 1e-12)
      }),
    )
  })

  it('keeps values on the bounds', () => {
    const cut = truncated(empirical([1, 2, 2, 3, 4]), 2, 3)
    expect([0, 0.5, 0.66, 0.68, 1].map(cut.quantile)).toEqual([2, 2, 2, 3, 3])
    expectClose(cut.cdf(2), 2 / 3, 1e-14)
    expectClose(cut.mean, 7 / 3, 1e-3)
    expect(truncated(empirical([1, 2, 3]), 2, 2).quantile(0.3)).toBe(2)
  })

  it('has no mean where a tail without one is left', () => {
    expect(truncated(studentT(1), 0, Infinity).mean).toBeNaN()
    expect(truncated(studentT(1), -1, 1).mean).toBeCloseTo(0, 12)
    expect(truncated(studentT(2), -1, Infinity).sd).toBeNaN()
  })
})

describe('distributions say what they need', () => {
  it.each<readonly [string, () => Distribution, string]>([
    ['normal', () => normal(0, -1), 'sd must be positive, not -1'],
    ['normal', () => normal(Number.NaN, 1), 'mean must be a finite number, not NaN'],
    ['log-normal', () => logNormal(0, 0), 'sigma must be positive, not 0'],
    ['log-normal', () => logNormalOf(-5, 1), 'mean must be positive, not -5'],
    ['uniform', () => uniform(5, 3), 'low must be below high, not 5 and 3'],
    ['uniform', () => uniform(0, Infinity), 'high must be a finite number, not Infinity'],
    ['triangular', () => triangular(0, 3, 2), 'mode must lie from low to high (0 to 2), not at 3'],
    ['pert', () => pert(0, 1, 2, 0), 'weight must be positive, not 0'],
    ['beta', () => beta(0, 1, 0, 1), 'alpha must be positive, not 0'],
    ['student t', () => studentT(-2), 'df must be positive, not -2'],
    ['empirical', () => empirical([]), 'an empirical distribution needs at least one value'],
    ['empirical', () => empirical([1, Number.NaN]), 'value 2 must be a finite number, not NaN'],
    ['empirical', () => empirical([1, 2], [1]), 'there are 2 values and 1 weights; they go together'],
    ['empirical', () => empirical([1, 2], [1, -1]), 'weight 2 must not be negative, as -1 is'],
    ['empirical', () => empirical([1, 2], [0, 0]), 'the weights must have a positive sum, not 0'],
    ['quantiles', () => points([0.5, 1]), 'quantiles need at least two points, not 1'],
    [
      'quantiles',
      () => points([0, 1], [0.5, 2]),
      'the probability of a quantile must be between 0 and 1, not 0',
    ],
    ['quantiles', () => points([0.5, 1], [0.5, 2]), 'the 50% quantile is given twice: 1 and 2'],
    ['quantiles', () => points([0.9, 1], [0.5, 2]), 'quantiles must not fall: 2 at 50%, 1 at 90%'],
    ['truncated', () => truncated(normal(0, 1), 3, 2), 'low must be at most high, not 3 and 2'],
    ['truncated', () => truncated(normal(0, 1), 0, Number.NaN), 'low must be at most high, not 0 and NaN'],
    [
      'truncated',
      () => truncated(uniform(0, 1), 3, 5),
      'between 3 and 5 lies probability 0 of this uniform distribution, of which 98% lies from 0.01 to 0.99; at least ' +
        '1e-12 is needed: widen the bounds',
    ],
  ])('%s', (_, make, message) => {
    const text = faultText(make)
    expect(text?.en).toBe(message)
    expect(text?.zh).toMatch(/\p{Script=Han}/u)
  })

  it('cut off seven standard deviations, but not eight', () => {
    expect(() => truncated(normal(0, 1), 8, Infinity)).toThrow(
      /between 8 and Infinity lies probability 6\.22\d*e-16/,
    )
    expectClose(truncated(normal(0, 1), 7, Infinity).quantile(0), 7, 1e-15)
  })
})
