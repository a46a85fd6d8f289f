import { didYouMean } from '../base/closest.js'
import { type ForecastOptions, forecastOne } from '../forecast/batch.js'
import { UNBOUNDED } from '../forecast/bounds.js'
import { growthFactors, yearlyChanges } from '../forecast/history/changes.js'
import { clean, type Series } from '../forecast/history/clean.js'
import type { History } from '../forecast/history/history.js'
import { methodNamed, methods } from '../forecast/methods.js'
import { causeText } from '../forecast/words.js'
import type { ForecastFault, ForecastRequest, HistoryForecast } from '../model/forecasts.js'

/** Makes the forecasts that scenarios ask for, each once. */
export class HistoryForecasts {
  readonly #made = new Map<string, HistoryForecast | ForecastFault>()

  forecast(request: ForecastRequest): HistoryForecast | ForecastFault {
    const key = JSON.stringify(request)
    const made = this.#made.get(key) ?? forecastOf(request)
    this.#made.set(key, made)
    return made
  }
}

/**
 * Growth and change are forecast as series of their own, from the values with their gaps filled: their quantiles
 * are not differences of the values' quantiles.
 */
function forecastOf(request: ForecastRequest): HistoryForecast | ForecastFault {
  const { indicator, region, unit, of, end } = request
  const method = methodNamed(request.method)
  if (!method) {
    const ids = methods.map(({ id }) => id)
    const hint = didYouMean(request.method, ids) ?? `methods: ${ids.join(', ')}`
    return { kind: 'method', message: `there is no method "${request.method}"`, hint }
  }
  const fault = (message: string): ForecastFault => ({ kind: 'history', message })
  const { years, values } = request
  const cleaned = clean({ region, indicator, unit, years, values, faults: [] })
  if ('cause' in cleaned) return fault(causeText(cleaned.cause, 'en'))
  const [from, to] = [years[0]!, years.at(-1)!]
  const series = transformed(cleaned.series, of)
  if (!series) return fault('growth needs positive values')
  const observed = (year: number) => series.values[year - series.start] ?? Number.NaN
  const back = of === 'growth' ? (factor: number) => factor - 1 : (value: number) => value
  const horizon = end - to
  if (horizon <= 0)
    return { from, to, form: { zh: '实际值', en: 'observed' }, quantile: (year) => back(observed(year)) }

  const found = forecastOne(historyOf(series, request), { method, horizon, ...BOUNDS[of] })
  if ('cause' in found) return fault(causeText(found.cause, 'en'))
  const { path, form } = found
  const quantile = (year: number, probability: number) =>
    back(year <= to ? observed(year) : path.quantile(year - to - 1, probability))
  return { from, to, form, quantile }
}

function transformed(series: Series, of: ForecastRequest['of']): Series | undefined {
  switch (of) {
    case 'level':
      return series
    case 'growth':
      return growthFactors(series)
    case 'change':
      return yearlyChanges(series)
    default:
      return of satisfies never
  }
}

const BOUNDS: Readonly<Record<ForecastRequest['of'], Pick<ForecastOptions, 'boundsOf'>>> = {
  level: {},
  growth: { boundsOf: () => ({ lower: 0, upper: Infinity }) },
  change: { boundsOf: () => UNBOUNDED },
}

function historyOf({ start, values }: Series, { indicator, region, unit, of }: ForecastRequest): History {
  const years = Array.from(values, (_, t) => start + t)
  return {
    region,
    indicator,
    unit: of === 'growth' ? '' : unit,
    years,
    values: [...values],
    faults: [],
  }
}
