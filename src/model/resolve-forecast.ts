import { ONE, type Unit } from '../base/unit.js'
import type { ForecastSyntax } from '../language/schema/forecast.js'
import type { Path } from '../language/yaml.js'
import type { HistoryForecast } from './forecasts.js'
import { type Refuse, resolveHistory } from './resolve-history.js'
import type { NamedScenario, ScenarioContext } from './scenario-context.js'

/** Years after a history beyond which nothing is forecast. */
const FARTHEST = 100

/** What a scenario asks to be forecast, in base units of what it is for. */
export interface ResolvedForecast {
  /** The last observed year that it was made from. */
  readonly to: number
  /** The value of a year that is asked for: the median, or another quantile. */
  value(year: number): number
  quantile(year: number, probability: number): number
  /** What is forecast, by which method, from which years. */
  readonly words: string
  /** What was fitted. */
  readonly note: string
}

/**
 * Resolves the map under `from-forecast` at a path of a scenario's file, for something of that unit and the years
 * from `first` to `end`. Region and data are those of the scenario that is resolved, also where the map is inherited. Undefined when
 * there is no such forecast, which is reported.
 */
export function resolveForecast(
  context: ScenarioContext,
  scenario: NamedScenario,
  path: Path,
  spec: ForecastSyntax,
  unit: Unit,
  [first, end]: readonly [first: number, end: number],
): ResolvedForecast | undefined {
  const { of = 'level', method = 'auto' } = spec
  const refuse: Refuse = (key, kind, message, hint) => {
    const { file } = scenario.parsed
    const place = spec[key] === undefined ? file.keyPlace(path) : file.place([...path, key])
    if (scenario === context.own) context.report(scenario, kind, message, place, hint)
    else
      context.report(
        context.own,
        kind,
        `${message} (inherited from ${scenario.name})`,
        placeOfChange(context.own),
        hint,
      )
  }
  const probability =
    spec.quantile === undefined ? 0.5 : context.quantity(scenario, spec.quantile, ONE, [...path, 'quantile'])
  if (Number.isNaN(probability)) return undefined
  if (!(probability > 0 && probability < 1))
    return refuse('quantile', 'wrong-value', `a quantile is between 0% and 100%, found "${spec.quantile}"`)
  const history = resolveHistory(context, spec, unit, refuse)
  if (!history) return undefined
  const { region, years, values, shown } = history
  const ahead = end - years.at(-1)!
  if (ahead > FARTHEST) {
    const hint = `at most ${FARTHEST}; end the scenario earlier with "years", or find later figures`
    return refuse(
      'indicator',
      'off-horizon',
      `${end} is ${ahead} years after the last value of ${spec.indicator}`,
      hint,
    )
  }
  const earliest = of === 'level' ? years[0]! : years[0]! + 1
  if (first < earliest)
    return refuse(
      'from',
      'off-horizon',
      `the ${of === 'level' ? 'history' : of} of ${spec.indicator} begins in ${earliest}, after ${first}`,
    )
  const made = context.forecasts.forecast({
    indicator: spec.indicator,
    region,
    unit: shown.text,
    of,
    method,
    years,
    values,
    end,
  })
  if (!('form' in made))
    return made.kind === 'method'
      ? refuse('method', 'unknown-name', made.message, made.hint)
      : refuse('indicator', 'bad-history', `${spec.indicator} cannot be forecast: ${made.message}`, made.hint)
  const scale = of === 'growth' ? 1 : shown.scale
  return {
    to: made.to,
    value: (year) => scale * made.quantile(year, probability),
    quantile: (year, p) => scale * made.quantile(year, p),
    words: wordsOf(context, spec, made, probability),
    note: made.form.en,
  }
}

/** `growth of gdp of R, forecast by auto from 1995–2020`. */
function wordsOf(
  { model }: ScenarioContext,
  { indicator, of = 'level', region, data, method = 'auto' }: ForecastSyntax,
  { from, to }: HistoryForecast,
  probability: number,
): string {
  const what = [
    of === 'level' ? '' : `${of} of `,
    indicator,
    region === undefined ? '' : ` of ${region}`,
    data === undefined ? '' : ` in ${data}`,
  ].join('')
  const quantile = probability === 0.5 ? '' : `, ${Number((probability * 100).toPrecision(6))}% quantile`
  const observed = to > model.base ? `observed to ${to}, then ` : ''
  return `${what}, ${observed}forecast by ${method} from ${from}–${to}${quantile}`
}

/** What of a scenario's own file an inherited forecast may no longer fit. */
function placeOfChange({ parsed: { file, value } }: NamedScenario) {
  const key = (['region', 'data', 'years', 'extends'] as const).find((one) => value[one] !== undefined)
  return file.place(key === undefined ? [] : [key])
}
