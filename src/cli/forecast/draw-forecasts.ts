import { basename } from 'node:path'
import { FORECASTS_A_PAGE } from '../../chart/kinds/forecast-chart.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import type { History } from '../../forecast/history/history.js'
import { forecastCharts } from '../../report/charts/forecast-charts.js'
import type { DrawnForecast, ForecastDrawing } from '../../report/charts/forecast-pictures.js'
import { writeCharts } from '../chart/chart-folder.js'
import type { ChartFolderOptions } from '../chart/chart-options.js'
import type { Io } from '../terminal/io.js'
import { oneByOne } from './one-by-one.js'

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
  if (drawn.length > FORECASTS_A_PAGE)
    io.err(
      `charts hold up to ${FORECASTS_A_PAGE} histories a page; so many or fewer have a chart and residual checks each\n`,
    )
  const specs = forecastCharts(drawn, { ...drawing, data: basename(drawing.data) })
  await writeCharts(specs, charts, type, io)
}
