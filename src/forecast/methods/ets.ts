import { sameLabel } from '../../base/label.js'
import { ahead } from '../exponential-smoothing/ahead.js'
import { type Estimate, estimate, normalise } from '../exponential-smoothing/estimate.js'
import { type Form, nameOf, parametersOf } from '../exponential-smoothing/form.js'
import { smooth } from '../exponential-smoothing/smooth.js'
import { type Fit, FitError, type Method } from '../method.js'

/** The forms that `ets` chooses among, as R's `ets` does. */
const FORMS: readonly Form[] = (['A', 'M'] as const).flatMap((error) => [
  { error, trend: 'N', damped: false },
  { error, trend: 'A', damped: false },
  { error, trend: 'A', damped: true },
])

/**
 * Exponential smoothing in its state-space forms, chosen by the corrected Akaike criterion among additive and (for
 * series above 0) multiplicative errors with no trend, an additive trend, and a damped one. A form takes part
 * from three values more than it has parameters (start states included): 5 values for no trend, 7 for a trend,
 * 8 for a damped one.
 *
 * Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing".
 */
export const ets: Method = {
  id: 'ets',
  label: { zh: '指数平滑（自动选择）', en: 'Exponential smoothing' },
  doc: 'Exponential smoothing (ETS): error and trend chosen by AICc, parameters by likelihood.',
  minimum: 5,
  fit(values) {
    const series = normalise(values)
    let best: Estimate | undefined
    for (const form of FORMS) {
      if (form.error === 'M' && !series.positive) continue
      if (values.length < parametersOf(form) + 3) continue
      const found = estimate(series, form)
      if (found !== undefined && (best === undefined || found.aicc < best.aicc)) best = found
    }
    return fitOf(values, best)
  },
}

/**
 * One form of exponential smoothing, such as `ets-AAdN`; multiplicative errors need a series above 0. The parameters
 * of a fit are named as in R: `beta` is at most `alpha`, and `l` and `b` are the states before the first year.
 *
 * Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing".
 */
export function etsOf(error: 'A' | 'M', trend: 'N' | 'A', damped = false): Method {
  if (damped && trend === 'N') throw new RangeError('a damped form of exponential smoothing has a trend: A')
  const form: Form = { error, trend, damped }
  return {
    id: `ets-${error}${trend}${damped ? 'd' : ''}N`,
    label: { zh: `指数平滑 ${nameOf(form)}`, en: `Exponential smoothing ${nameOf(form)}` },
    doc: `Exponential smoothing, ${nameOf(form)}: parameters by likelihood.`,
    minimum: parametersOf(form) + 2,
    fit(values) {
      const series = normalise(values)
      if (error === 'M' && !series.positive)
        throw new FitError(
          `${nameOf(form)} needs values above 0 in all years`,
          `${nameOf(form)}要求各年数值均大于0`,
        )
      return fitOf(values, estimate(series, form))
    },
  }
}

/** Holt's linear trend, damped (Gardner and McKenzie 1985, Management Science 31): `etsOf('A', 'A', true)`. */
export const dampedHolt: Method = {
  ...etsOf('A', 'A', true),
  id: 'damped-holt',
  label: { zh: '阻尼趋势霍尔特法', en: 'Damped Holt' },
  doc: 'Level and trend smoothed, the trend damped: ETS(A,Ad,N).',
}

function fitOf(values: Float64Array, found: Estimate | undefined): Fit {
  if (found === undefined)
    throw new FitError(
      'no form of exponential smoothing has a finite likelihood',
      '指数平滑的各形式都没有有限的似然值',
    )
  const { form, start, logLikelihood, aicc } = found
  const { fitted, sigma, ...last } = smooth(values, form, start)
  if (!Number.isFinite(sigma) || !Number.isFinite(last.level))
    throw new FitError('exponential smoothing leaves the range of numbers', '指数平滑的结果超出计算范围')
  return {
    form: sameLabel(nameOf(form)),
    parameters: {
      alpha: start.alpha,
      ...(form.trend === 'N' ? {} : { beta: start.beta }),
      ...(form.damped ? { phi: start.phi } : {}),
      l: start.level,
      ...(form.trend === 'N' ? {} : { b: start.trend }),
      sigma,
    },
    fitted,
    logLikelihood,
    ...(Number.isFinite(aicc) ? { aicc } : {}),
    predict: (horizon) => ahead(form, start, last, sigma, horizon),
  }
}
