import type { Forecast } from '../batch.js'

/** What a series is in a year ahead: forecast, at a step from 0 on; still known; or without a value. */
export type State = number | 'known' | 'absent'

/** A year ahead, and what each series is in it. */
export interface YearStates {
  readonly year: number
  readonly states: readonly State[]
}

/** The years that any of the forecasts has, in groups in which the same series are forecast, known and absent. */
export function yearsAlike(forecasts: readonly Forecast[]): YearStates[][] {
  const groups = new Map<string, YearStates[]>()
  const first = forecasts.reduce((least, { years }) => Math.min(least, years[0]!), Infinity)
  const last = forecasts.reduce((most, { years }) => Math.max(most, years.at(-1)!), -Infinity)
  for (let year = first; year <= last; year++) {
    const states = forecasts.map((forecast) => stateIn(forecast, year))
    const key = states.map((state) => (typeof state === 'number' ? '' : state)).join()
    const group = groups.get(key)
    if (group) group.push({ year, states })
    else groups.set(key, [{ year, states }])
  }
  return [...groups.values()]
}

function stateIn({ years, series }: Forecast, year: number): State {
  const step = year - years[0]!
  if (step < 0) return year < series.start ? 'absent' : 'known'
  return step < years.length ? step : 'absent'
}

/** A value of each series in a year: of its forecast at a step, of its history, or 0. */
export function valuesIn(
  { year, states }: YearStates,
  forecasts: readonly Forecast[],
  ahead: (path: Forecast['path'], step: number) => number,
): Float64Array {
  return Float64Array.from(forecasts, ({ path, series }, k) => {
    const state = states[k]!
    if (state === 'absent') return 0
    return state === 'known' ? series.values[year - series.start]! : ahead(path, state)
  })
}
