import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { coefficientDoubt } from '../arima/coefficients.js'
import { constantAt, constantOf } from '../arima/constant.js'
import { type Estimate, estimate } from '../arima/estimate.js'
import { fitOf } from '../arima/fit.js'
import { differencesNeeded } from '../arima/kpss.js'
import { checkOrder, nameOf, type Order } from '../arima/order.js'
import { differenced, type Regressor, type Sample, sampleOf } from '../arima/sample.js'
import { search } from '../arima/search.js'
import { type Fit, FitError } from '../method.js'
import { normalPath, type Predictive } from '../predictive.js'
import { studentPath } from '../trends/student-path.js'

/** What is expected of a regressor in the years ahead. */
export interface RegressorPath {
  readonly mean: Float64Array
  /** Standard deviations of the errors, one a step; none when the path is given. */
  readonly sd?: Float64Array
}

/** A series explained by regressors, with ARIMA errors. */
export interface DynamicRegression extends Omit<Fit, 'predict'> {
  /** Coefficients of the regressors, in their order, and their standard errors, the ARMA terms taken as known. */
  readonly coefficients: Float64Array
  readonly standardErrors: Float64Array
  /**
   * Forecasts on paths of the regressors, in the order of the regressors, all of one length.
   *
   * The errors of the regressors' paths are taken as independent of one another and of the series' own: the
   * variance of a step is that of the ARIMA errors plus, for each regressor, (coefficient × sd)². Estimated
   * coefficients count as known, as in R, unless they are said to be `estimated`: that adds their own variance, and
   * the t distribution for that of the errors.
   *
   * @throws {RangeError} for a wrong number of paths or lengths that differ.
   */
  predict(paths: readonly RegressorPath[], coefficients?: 'known' | 'estimated'): Predictive
}

/**
 * Regression on other series with ARIMA errors, all coefficients together by maximum likelihood; the regressors have
 * the years of `values`. Without an order, d comes from KPSS tests on what least squares leaves over, unless it is
 * given, and p, q and the constant from a stepwise search for the least AICc.
 *
 * Pankratz 1991, "Forecasting with Dynamic Regression Models"; Hyndman and Athanasopoulos 2021, "Forecasting:
 * Principles and Practice", chapter 10.
 *
 * @throws {RangeError} for regressors of another length than the series, or an order that {@link checkOrder} refuses.
 * @throws {FitError} when the series is too short, or one regressor is a combination of others.
 */
export function arimaWithRegressors(
  values: Float64Array,
  regressors: readonly Regressor[],
  order?: Order | { readonly d: 0 | 1 },
): DynamicRegression {
  const years = values.length
  for (const regressor of regressors) {
    if (regressor.values.length !== years) {
      throw new RangeError(
        `regressor ${regressor.name} has ${regressor.values.length} values; the series has ${years}`,
      )
    }
    if (!regressor.values.every(Number.isFinite)) {
      throw new RangeError(`regressor ${regressor.name} has values that are not finite`)
    }
  }
  const needed = regressors.length + 5 + (order && 'p' in order ? order.p + order.d + order.q : 0)
  if (years < needed)
    throw new FitError(
      `${years} years are too few for this regression; it takes ${needed}`,
      `${years}年数据不足以作此回归，至少需${needed}年`,
    )

  const unit = binaryUnit(values)
  const scaled = values.map((value) => value / unit)
  const found =
    order && 'p' in order ? ofOrder(scaled, regressors, order) : chosen(scaled, regressors, order?.d)
  const { regression, outlook, ...fit } = fitOf(scaled, unit, found)
  const { p, q, sample } = found
  const { d } = sample
  const constants = regression.length - regressors.length
  const doubt = coefficientDoubt(found)
  const drifts = constants > 0 && d === 1

  return {
    form: {
      zh: `回归，误差为${nameOf({ p, d, q })}${drifts ? '，带漂移' : ''}`,
      en: `regression with ${nameOf({ p, d, q })} errors${drifts ? ' and drift' : ''}`,
    },
    ...fit,
    coefficients: regression.slice(constants),
    standardErrors: doubt.standardErrors.slice(constants).map((error) => error * unit),
    predict: (paths, coefficients = 'known') => {
      const horizon = checkPaths(paths, regressors)
      const { mean, sd } = outlook(horizon)
      const constant = Float64Array.from({ length: horizon }, (_, h) => constantAt(d, years + h))
      if (coefficients === 'estimated') {
        const futures = [...(constants > 0 ? [constant] : []), ...paths.map((path) => path.mean)]
        doubt.spread(futures).forEach((spread, h) => {
          sd[h] = Math.hypot(sd[h]!, spread * unit)
        })
      }
      const brought = new Float64Array(horizon)
      for (let h = 0; h < horizon; h++) {
        if (constants > 0) mean[h]! += regression[0]! * constant[h]!
        paths.forEach((path, j) => {
          const coefficient = regression[constants + j]!
          mean[h]! += coefficient * path.mean[h]!
          brought[h] = Math.hypot(brought[h]!, coefficient * (path.sd?.[h] ?? 0))
        })
      }
      const freedom = coefficients === 'known' ? Infinity : sample.n - p - q - regression.length
      return jointPath(mean, sd, freedom, brought)
    },
  }
}

/**
 * Errors of a t distribution with `freedom` degrees of freedom, scaled by `own`, and independent normal ones with
 * standard deviations `brought`: quantiles are put together as those of two normal distributions would be, which is
 * exact where one of them is alone.
 */
function jointPath(
  mean: Float64Array,
  own: Float64Array,
  freedom: number,
  brought: Float64Array,
): Predictive {
  const zero = new Float64Array(mean.length)
  const [first, second] = [
    freedom === Infinity ? normalPath(zero, own) : studentPath(zero, own, freedom),
    normalPath(zero, brought),
  ]
  return {
    horizon: mean.length,
    mean,
    quantile: (step, probability) => {
      const distance = Math.hypot(first.quantile(step, probability), second.quantile(step, probability))
      return mean[step]! + (probability < 0.5 ? -distance : distance)
    },
  }
}

function ofOrder(scaled: Float64Array, regressors: readonly Regressor[], order: Order): Estimate {
  checkOrder(order)
  const constant = order.constant ? [constantOf(order.d, scaled.length)] : []
  return estimate(sampleOf(scaled, order.d, [...constant, ...regressors]), order.p, order.q)
}

function chosen(scaled: Float64Array, regressors: readonly Regressor[], given?: number): Estimate {
  const withConstant = (d: number) => sampleIfAny(scaled, d, [constantOf(d, scaled.length), ...regressors])
  const leftOver = () => (withConstant(0) ?? sampleOf(scaled, 0, regressors)).columns[0]!
  let d = given ?? differencesNeeded(leftOver())
  // A straight line differenced once is a constant, which cannot be told from a drift.
  while (d > 0 && regressors.some(({ values }) => isConstant(differenced(values, d)))) d--
  const plain = sampleOf(scaled, d, regressors)
  const preferred = d > 1 ? undefined : withConstant(d)
  return search(preferred ? [preferred, plain] : [plain], LIMITS)
}

const LIMITS = { p: 5, q: 5, together: 10 }

function isConstant(values: Float64Array): boolean {
  const unit = binaryUnit(values)
  return values.every((value) => Math.abs(value - values[0]!) <= 1e-12 * unit)
}

/** A sample unless its regressors are combinations of one another. */
function sampleIfAny(scaled: Float64Array, d: number, regressors: readonly Regressor[]): Sample | undefined {
  try {
    return sampleOf(scaled, d, regressors)
  } catch (error) {
    if (error instanceof FitError) return undefined
    throw error
  }
}

function checkPaths(paths: readonly RegressorPath[], regressors: readonly Regressor[]): number {
  if (paths.length !== regressors.length) {
    throw new RangeError(`${paths.length} paths for ${regressors.length} regressors; each takes one`)
  }
  const horizon = paths[0]?.mean.length ?? 0
  paths.forEach(({ mean, sd }, j) => {
    if (mean.length !== horizon || (sd && sd.length !== horizon)) {
      throw new RangeError(`the path of regressor ${regressors[j]!.name} differs in length from the first`)
    }
  })
  return horizon
}
