import type { Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type { ForecastData, ForecastPicture, ResidualData } from '../../chart/data/forecast-data.js'
import { FORECASTS_A_PAGE } from '../../chart/kinds/forecast-chart.js'
import type { History } from '../../forecast/history/history.js'
import {
  type DrawnForecast,
  type ForecastDrawing,
  forecastPicture,
  forecastSource,
  residualPicture,
} from './forecast-pictures.js'
import { fileNames } from './history-files.js'
import { WORDS } from './words/words.js'

/**
 * Charts of forecasts: up to twelve on a page, `forecasts`, or `forecasts-01` and on. Up to twelve have one each besides,
 * such as `forecast-赣县区-gdp`, and the checks of their residuals, such as `residuals-赣县区-gdp`.
 */
export function forecastCharts(found: readonly DrawnForecast[], drawing: ForecastDrawing): NamedSpec[] {
  if (found.length === 0) return []
  const { language } = drawing
  const files = fileNames(found.map(({ forecast }) => forecast.history))
  const forecast = forecastData(found, files, drawing)
  const residuals = residualData(found.length > FORECASTS_A_PAGE ? [] : found, files, language)
  return chartSpecs({ forecast, residuals }, { language, source: forecastSource(drawing.data, language) })
}

function forecastData(
  found: readonly DrawnForecast[],
  files: readonly string[],
  drawing: ForecastDrawing,
): ForecastData {
  const pictures = found.map((one) => forecastPicture(one, drawing))
  const { shared, panels } = panelsOf(
    found.map(({ forecast }) => forecast.history),
    pictures,
    drawing.language,
  )
  return {
    shared,
    forecasts: pictures.map((picture, i) => ({ file: files[i]!, picture, panel: panels[i]! })),
  }
}

/** The checks of the fits that leave enough to check. */
function residualData(
  found: readonly DrawnForecast[],
  files: readonly string[],
  language: Language,
): ResidualData {
  return {
    histories: found.flatMap(({ forecast }, i) => {
      const picture = residualPicture(forecast, language)
      return picture ? [{ file: files[i]!, picture }] : []
    }),
  }
}

/** What all histories have in common, for the title of a page, and what is left to be said of each. */
function panelsOf(histories: readonly History[], pictures: readonly ForecastPicture[], language: Language) {
  const several = histories.length > 1
  const same = (part: (history: History) => string) => new Set(histories.map(part)).size === 1
  const { region, indicator, unit } = histories[0]!
  if (several && region !== '' && same((history) => history.region))
    return {
      shared: region,
      panels: histories.map((history) => ({ label: history.indicator, unit: history.unit })),
    }
  if (several && same((history) => history.indicator)) {
    const sameUnit = same((history) => history.unit)
    const shown = sameUnit ? unitName(unit, language) : ''
    return {
      shared: shown === '' ? indicator : WORDS[language].inUnit(indicator, shown),
      panels: histories.map((history) => ({
        label: history.region,
        unit: sameUnit ? '' : history.unit,
      })),
    }
  }
  return { shared: '', panels: pictures.map(({ label, unit }) => ({ label, unit })) }
}
