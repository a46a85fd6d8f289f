import type { Distribution } from './distribution.js'
import { beta } from './distributions/beta.js'
import { empirical } from './distributions/empirical.js'
import { logNormal, logNormalOf } from './distributions/log-normal.js'
import { normal } from './distributions/normal.js'
import { pert } from './distributions/pert.js'
import { type QuantilePoint, quantileTable } from './distributions/quantile-table.js'
import { studentT } from './distributions/student-t.js'
import { triangular } from './distributions/triangular.js'
import { truncated } from './distributions/truncated.js'
import { uniform } from './distributions/uniform.js'

/** A distribution in plain data. */
export type Specification = Shape & {
  /** Bounds that it is truncated to. */
  readonly min?: number
  readonly max?: number
}

type Shape =
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** By median and standard deviation of the logarithm. */
  | { readonly kind: 'log_normal'; readonly median: number; readonly sigma: number }
  /** By the variable's own mean and standard deviation. */
  | { readonly kind: 'log_normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | {
      readonly kind: 'pert'
      readonly low: number
      readonly mode: number
      readonly high: number
      readonly weight?: number
    }
  | {
      readonly kind: 'beta'
      readonly alpha: number
      readonly beta: number
      readonly low: number
      readonly high: number
    }
  | { readonly kind: 'student_t'; readonly df: number; readonly location: number; readonly scale: number }
  | {
      readonly kind: 'empirical'
      readonly values: readonly number[]
      readonly weights?: readonly number[]
    }
  | { readonly kind: 'quantiles'; readonly points: readonly QuantilePoint[] }

/** Less probability than this beyond a bound is none: truncating there would change nothing. */
const NEGLIGIBLE = 1e-15

/**
 * Makes a distribution.
 * @throws RangeFault when a number is not as it should be, or hardly any probability lies between the bounds.
 */
export function distributionOf(specification: Specification): Distribution {
  const key = JSON.stringify(specification)
  const known = made.get(key)
  if (known) return known
  const fresh = make(specification)
  if (made.size >= MOST_MADE) made.clear()
  made.set(key, fresh)
  return fresh
}

/** Distributions made before: some have tables that take a while. */
const made = new Map<string, Distribution>()
const MOST_MADE = 500

function make(specification: Specification): Distribution {
  const whole = shapeOf(specification)
  const { min = -Infinity, max = Infinity } = specification
  const cuts = min > max || whole.cdf(min) > NEGLIGIBLE || 1 - whole.cdf(max) > NEGLIGIBLE
  return cuts ? truncated(whole, min, max) : whole
}

function shapeOf(shape: Shape): Distribution {
  switch (shape.kind) {
    case 'normal':
      return normal(shape.mean, shape.sd)
    case 'log_normal':
      return 'sigma' in shape
        ? logNormal(Math.log(shape.median), shape.sigma)
        : logNormalOf(shape.mean, shape.sd)
    case 'uniform':
      return uniform(shape.low, shape.high)
    case 'triangular':
      return triangular(shape.low, shape.mode, shape.high)
    case 'pert':
      return pert(shape.low, shape.mode, shape.high, shape.weight)
    case 'beta':
      return beta(shape.alpha, shape.beta, shape.low, shape.high)
    case 'student_t':
      return studentT(shape.df, shape.location, shape.scale)
    case 'empirical':
      return empirical(shape.values, shape.weights)
    case 'quantiles':
      return quantileTable(shape.points)
  }
}
