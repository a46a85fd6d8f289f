import type { Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import { forecastChart } from '../../chart/kinds/forecast-chart.js'
import { residualChart } from '../../chart/kinds/residual-chart.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import type { History } from '../../forecast/history/history.js'
import { nameOf } from '../../report/forecast/failed-histories.js'
import {
  type DrawnForecast,
  type ForecastDrawing,
  forecastPicture,
  forecastSource,
  residualPicture,
} from '../../report/forecast/forecast-pictures.js'
import type { NamedSpec } from '../../report/named-spec.js'
import { DRAWN_EACH, fileNames, writeCharts } from '../chart/chart-folder.js'
import type { ChartFolderOptions } from '../chart/chart-options.js'
import type { Io } from '../terminal/io.js'
import { oneByOne } from './one-by-one.js'

/**
 * Charts of forecasts: up to twelve on a page, `forecasts`, or `forecasts-01` and on. Up to twelve have one each besides,
 * such as `forecast-赣县区-gdp`, and the checks of their residuals, such as `residuals-赣县区-gdp`.
 */
export function forecastSpecs(found: readonly DrawnForecast[], drawing: ForecastDrawing): NamedSpec[] {
  if (found.length === 0) return []
  const options = { language: drawing.language, source: forecastSource(drawing.data, drawing.language) }
  const histories = found.map(({ forecast }) => forecast.history)
  const { shared, names } = namesOf(histories, drawing.language)
  const pictures = found.map((one) => forecastPicture(one, drawing))
  const panels = pictures.map((picture, i) => ({ ...picture, ...names[i]! }))
  const count = Math.ceil(panels.length / DRAWN_EACH)
  // Pages of about one size: the last does not hold what is left over.
  const from = (page: number) => Math.floor((page * panels.length) / count)
  const pages = Array.from({ length: panels.length === 1 ? 0 : count }, (_, i) => ({
    name: count === 1 ? 'forecasts' : `forecasts-${String(i + 1).padStart(String(count).length, '0')}`,
    spec: forecastChart(panels.slice(from(i), from(i + 1)), {
      ...options,
      ...(shared === '' ? {} : { title: shared }),
    }),
  }))
  if (found.length > DRAWN_EACH) return pages
  const files = fileNames(histories)
  const each = pictures.map((picture, i) => ({
    name: `forecast-${files[i]!}`,
    spec: forecastChart([picture], options),
  }))
  const checks = found.flatMap(({ forecast }, i) => {
    const picture = residualPicture(forecast, options.language)
    return picture ? [{ name: `residuals-${files[i]!}`, spec: residualChart(picture, options) }] : []
  })
  return [...pages, ...each, ...checks]
}

/** Draws the forecasts that there are, with those of another method where `beside` makes them. */
export async function drawForecasts(
  found: readonly (Forecast | Failure)[],
  drawing: ForecastDrawing,
  beside: (history: History) => Forecast | Failure | undefined,
  { charts, type }: ChartFolderOptions,
  io: Io,
): Promise<void> {
  if (charts === undefined) return
  const forecasts = found.flatMap((one) => ('path' in one ? [one] : []))
  const drawn = await oneByOne(
    forecasts,
    (forecast): DrawnForecast => {
      const other = beside(forecast.history)
      return { forecast, other: other && 'path' in other ? other : undefined }
    },
    io,
  )
  if (drawn.length > DRAWN_EACH)
    io.err(
      `charts hold up to ${DRAWN_EACH} histories a page; so many or fewer have a chart and residual checks each\n`,
    )
  await writeCharts(forecastSpecs(drawn, drawing), charts, type, io)
}

/** What all histories have in common, for the title of a page, and what is left to be said of each. */
function namesOf(histories: readonly History[], language: Language) {
  const same = (of: (history: History) => string) => new Set(histories.map(of)).size === 1
  const { region, indicator, unit } = histories[0]!
  const sameUnit = same((history) => history.unit)
  if (histories.length > 1 && region !== '' && same((history) => history.region))
    return { shared: region, names: histories.map((h) => ({ label: h.indicator })) }
  if (histories.length > 1 && same((history) => history.indicator)) {
    const said = sameUnit ? unitName(unit, language) : ''
    return {
      shared: said === '' ? indicator : indicator + (language === 'zh' ? '，' : ', ') + said,
      names: histories.map((h) => ({ label: h.region, ...(sameUnit ? { unit: '' } : {}) })),
    }
  }
  return { shared: '', names: histories.map((h) => ({ label: nameOf(h) })) }
}
