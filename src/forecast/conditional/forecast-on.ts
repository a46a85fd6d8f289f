import type { Language } from '../../base/label.js'
import type { Failure, Forecast } from '../batch.js'
import { type Bounds, bounded, boundsFor } from '../bounds.js'
import { causeOf, residualsOf } from '../fit-series.js'
import { clean } from '../history/clean.js'
import type { History } from '../history/history.js'
import type { Method } from '../method.js'
import { BeyondNumbers, sealed } from '../numbers.js'
import type { Remark } from '../remark.js'
import { inverted, type Scale } from '../scale.js'
import { centredLevels, centredLogs } from './centred.js'
import { arimaWithRegressors } from './dynamic-regression.js'
import { type Explanatory, type ExplanatoryOutlook, onScale, outlookOf } from './outlook.js'

export interface ConditionalOptions {
  /** Years ahead, a whole number from 1 on. */
  readonly horizon: number
  /** How the indicators without a given path are forecast. */
  readonly method: Method
  /** Bounds of an indicator; where it gives none, they are found by unit, name and values. */
  readonly boundsOf?: (indicator: string) => Bounds | undefined
}

/** What such forecasts are called where methods are named. */
export const CONDITIONAL = 'regression'

/**
 * Errors are differenced once, whatever tests say of them: series that grow side by side seem to hang together as
 * long as their history is short (Granger and Newbold 1974, "Spurious regressions in econometrics"). In 180 countries,
 * consumption given GDP was forecast a fifth better so than with the differences that KPSS tests ask for.
 */
const ERRORS = { d: 1 } as const
/** With fewer years nothing is estimated of the errors: choosing among orders would leave intervals too narrow. */
const ENOUGH = 25
const PLAIN_ERRORS = { p: 0, d: 1, q: 0, constant: false } as const

/**
 * Forecasts a history given other indicators of its region: a regression on them with ARIMA errors, in the years that
 * all have. All are in logarithms when all values are positive, past and to come: coefficients are then elasticities.
 * The variance of a year is that of the ARIMA errors, of the estimated coefficients, and of the indicators' own paths
 * ((coefficient × standard deviation)², as to first order), taken as independent.
 */
export function forecastOn(
  history: History,
  explanatories: readonly Explanatory[],
  { horizon, method, boundsOf }: ConditionalOptions,
): Forecast | Failure {
  const cleaned = clean(history)
  if ('cause' in cleaned) return { history, cause: cleaned.cause }
  const whole = cleaned.series
  const last = whole.start + whole.values.length - 1
  const outlooks: ExplanatoryOutlook[] = []
  for (const explanatory of explanatories) {
    const outlook = outlookOf(explanatory, last, horizon, method)
    if ('kind' in outlook) return { history, cause: outlook }
    outlooks.push(outlook)
  }
  const start = Math.max(whole.start, ...outlooks.map(({ past }) => past.start))
  const values = whole.values.subarray(Math.max(0, start - whole.start))
  const given = boundsOf?.(history.indicator)
  const { bounds, by } = given
    ? { bounds: given, by: 'given' as const }
    : boundsFor(history.indicator, history.unit, values)
  const outside = values.findIndex((value) => value < bounds.lower || value > bounds.upper)
  if (outside >= 0)
    return { history, cause: { kind: 'outside', bounds, year: start + outside, value: values[outside]! } }

  const pasts = outlooks.map(({ past }) => past.values.subarray(start - past.start))
  const positive =
    [values, ...pasts].every((of) => of.every((value) => value > 0)) &&
    outlooks.every(({ ahead }) => ahead.every(({ centre }) => centre > 0))
  const constant = outlooks.find((_, i) => pasts[i]!.every((value) => value === pasts[i]![0]))
  if (constant && values.length > 0) {
    const reason = {
      zh: `${constant.indicator}各年相同，无从依此预测`,
      en: `${constant.indicator} is the same in all years, so that nothing can depend on it`,
    }
    return { history, cause: { kind: 'fit', method: CONDITIONAL, reason } }
  }
  const centred = positive ? centredLogs : centredLevels
  const [scale, ...scales] = [values, ...pasts].map(centred) as [Scale, ...Scale[]]
  const named = (language: Language, indicator: string) => {
    if (!positive) return indicator
    return language === 'zh' ? `${indicator}的对数` : `log ${indicator}`
  }
  try {
    const regressors = outlooks.map(({ indicator }, i) => ({
      name: indicator,
      values: pasts[i]!.map(scales[i]!.forward),
    }))
    const errors = values.length < ENOUGH ? PLAIN_ERRORS : ERRORS
    const fit = arimaWithRegressors(values.map(scale.forward), regressors, errors)
    const paths = outlooks.map(({ ahead }, i) => onScale(ahead, scales[i]!))
    const path = sealed(bounded(inverted(fit.predict(paths, 'estimated'), scale), bounds))
    const on = (language: Language) =>
      outlooks.map(({ indicator }) => named(language, indicator)).join(language === 'zh' ? '、' : ' and ')
    const remarks: Remark[] = [
      ...outlooks.map(({ indicator: of }, i) => ({
        kind: 'coefficient' as const,
        of,
        value: fit.coefficients[i]!,
        standardError: fit.standardErrors[i]!,
        elasticity: positive,
      })),
      ...outlooks.map(({ indicator: of, origin }) => ({ kind: 'path' as const, of, by: origin })),
      ...cleaned.remarks,
      ...(bounds.upper < Infinity || given ? [{ kind: 'bounds' as const, bounds, by }] : []),
    ]
    return {
      history,
      series: { start, values },
      years: Array.from({ length: horizon }, (_, step) => last + 1 + step),
      path,
      bounds,
      residuals: residualsOf(values, fit.fitted.map(scale.inverse)),
      form: {
        zh: `${named('zh', history.indicator)}对${on('zh')}的${fit.form.zh}，${start}–${last}`,
        en: `${fit.form.en.replace('regression', `regression of ${named('en', history.indicator)} on ${on('en')}`)}, ${start}–${last}`,
      },
      remarks,
    }
  } catch (error) {
    if (error instanceof BeyondNumbers) {
      const reason = {
        zh: `回归在${horizon}年内超出计算范围`,
        en: `the regression leads to values beyond all numbers within ${horizon} years`,
      }
      return { history, cause: { kind: 'fit', method: CONDITIONAL, reason } }
    }
    return { history, cause: causeOf(error, CONDITIONAL) }
  }
}
