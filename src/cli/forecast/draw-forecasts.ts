import { basename } from 'node:path'
import { inLanguage } from '../../base/label.js'
import { FORECASTS_A_PAGE } from '../../chart/kinds/forecast-chart.js'
import { forecastCharts } from '../../report/charts/forecast-charts.js'
import type { DrawnForecast, ForecastDrawing } from '../../report/charts/forecast-pictures.js'
import type { ForecastFindings } from '../../study/forecast/forecast-histories.js'
import { writeCharts } from '../chart/chart-folder.js'
import type { ChartFolderOptions } from '../chart/chart-options.js'
import type { Io } from '../terminal/io.js'

/** Draws the forecasts that there are, with those of another method where there are some. */
export async function drawForecasts(
  { found, label, overlay }: ForecastFindings,
  { levels, language, data }: Pick<ForecastDrawing, 'levels' | 'language' | 'data'>,
  { charts, type }: ChartFolderOptions,
  io: Io,
): Promise<void> {
  if (charts === undefined) return
  const drawn = found.flatMap((forecast, i): DrawnForecast[] => {
    if ('cause' in forecast) return []
    const other = overlay?.found[i]
    return [{ forecast, other: other && 'path' in other ? other : undefined }]
  })
  if (drawn.length > FORECASTS_A_PAGE)
    io.err(
      `charts hold up to ${FORECASTS_A_PAGE} histories a page; so many or fewer have a chart and residual checks each\n`,
    )
  const specs = forecastCharts(drawn, {
    method: inLanguage(label, language),
    other: overlay && inLanguage(overlay.label, language),
    levels,
    language,
    data: basename(data),
  })
  await writeCharts(specs, charts, type, io)
}
