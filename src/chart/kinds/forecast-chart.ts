import type { Language } from '../../base/label.js'
import type { Measure } from '../../table/table.js'
import type { ChartKind, NamedSpec } from '../chart-kind.js'
import type { ForecastData, ForecastLine, ForecastPicture } from '../data/forecast-data.js'
import { lineEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec } from '../page/options.js'
import { unitText } from '../page/scenarios.js'
import { plain } from '../page/text.js'
import { type LineStyle, lineStyles } from '../page/theme.js'
import { digitsFor, forecastPaths } from '../paths/forecast-paths.js'
import { panelGrid } from '../paths/panel-grid.js'
import { pathChart } from '../paths/path-chart.js'

const [FIRST, OTHER] = lineStyles(2) as [LineStyle, LineStyle]

/** Most forecasts on one page. */
export const MOST_FORECASTS = 20
/** Forecasts that share a page where there are many; so many or fewer have a chart each besides. */
export const FORECASTS_A_PAGE = 12

/**
 * Histories and what is expected after them: the median with a band for each interval, the base year marked, and
 * the median of another method where there is one. A single history has its note below the title, the last values
 * at the ends of the lines, and 820 × 480 pixels; up to twenty have a panel each, with a scale of its own (A4
 * landscape). Of the options, `history` and `targets` are not for this chart, and `marks` are none unless given.
 *
 * @throws RangeError when there are none or too many, or one has no history, or lists of different lengths.
 */
export function forecastChart(pictures: readonly ForecastPicture[], options: ChartOptions): ChartSpec {
  const { language } = options
  if (pictures.length === 0 || pictures.length > MOST_FORECASTS)
    throw new RangeError(`a page holds 1 to ${MOST_FORECASTS} forecasts, not ${pictures.length}`)
  const [first] = pictures
  if (pictures.length === 1)
    return pathChart(
      pathsOf(first!, namesOf(first!), options),
      measureOf(first!),
      plain(first!.note),
      options,
    )
  const named = pictures.find(({ other }) => other)?.other
  const panels = pictures.map((picture) => ({
    title: plain(picture.label),
    unit: [unitText(measureOf(picture), language), plain(picture.note)]
      .filter((text) => text !== '')
      .join(language === 'zh' ? '；' : '; '),
    paths: pathsOf(picture, named ? ['other', 'forecast'] : ['forecast'], options),
  }))
  const legend = named ? [lineEntry(medianOf(named, language), OTHER)] : []
  return panelGrid(panels, { ...headingOf(pictures, language), legend }, false, options)
}

/** Forecasts on pages, `forecasts` or `forecasts-01` and on; of few also one each. */
export const forecastKind: ChartKind<'forecast'> = {
  id: 'forecast',
  label: { zh: '预测图', en: 'forecasts' },
  needs: 'forecast',
  usual: true,
  specs: ({ shared, forecasts }, options) => [
    ...forecastPages(forecasts, shared === '' ? options : { ...options, title: shared }),
    ...(forecasts.length > FORECASTS_A_PAGE ? [] : forecasts).map(({ file, picture }) => ({
      name: `forecast-${file}`,
      spec: forecastChart([picture], options),
    })),
  ],
}

/** Pages of about one size: the last does not hold what is left over. A single forecast needs none. */
function forecastPages(forecasts: ForecastData['forecasts'], options: ChartOptions): NamedSpec[] {
  if (forecasts.length < 2) return []
  const panels = forecasts.map(({ picture, panel }) => ({ ...picture, ...panel }))
  const count = Math.ceil(panels.length / FORECASTS_A_PAGE)
  const from = (page: number) => Math.floor((page * panels.length) / count)
  return Array.from({ length: count }, (_, i) => ({
    name: count === 1 ? 'forecasts' : `forecasts-${String(i + 1).padStart(String(count).length, '0')}`,
    spec: forecastChart(panels.slice(from(i), from(i + 1)), options),
  }))
}

/** A plot; the other method's line lies beneath. */
function pathsOf(
  { label, unit, history, forecast, other }: ForecastPicture,
  names: Names,
  { marks = [] }: ChartOptions,
) {
  const under = other ? { ...other, intervals: [] } : unknown(forecast)
  const lines = names.length === 2 ? [under, forecast] : [forecast]
  const styles = names.length === 2 ? [OTHER, FIRST] : [FIRST]
  return forecastPaths(label, history, lines, {
    unit,
    labels: names,
    styles,
    marks: [forecast.from.year, ...marks],
  })
}

/** What the lines are known by: no two alike, and on a page the same in all panels. */
type Names = readonly [string] | readonly [string, string]

function namesOf({ forecast, other }: ForecastPicture): Names {
  const own = plain(forecast.method)
  const under = other && plain(other.method)
  return under === undefined ? [own] : [under === own ? `${under} ·` : under, own]
}

/** A line without a value, in the place of one that is not there. */
function unknown({ method, from, median }: ForecastLine): ForecastLine {
  const none = Number.NaN
  return { method, from: { ...from, value: none }, median: median.map(() => none), intervals: [] }
}

function medianOf({ method }: ForecastLine, language: Language): string {
  return language === 'zh' ? `中位数（${plain(method)}）` : `Median (${plain(method)})`
}

function measureOf({ label, unit, history, forecast }: ForecastPicture): Measure {
  const digits = digitsFor([...history.map(({ value }) => value), ...forecast.median])
  return { id: label, label: { zh: label, en: label }, unit, kind: 'flow', digits, group: '' }
}

function headingOf(pictures: readonly ForecastPicture[], language: Language) {
  const starts = pictures.map(({ history }) => history[0]!.year)
  const bases = pictures.map(({ forecast }) => forecast.from.year)
  const ends = pictures.map(({ forecast }) => forecast.from.year + forecast.median.length)
  const [start, base, end] = [Math.min(...starts), Math.max(...bases), Math.max(...ends)]
  return language === 'zh'
    ? { title: '预测', subtitle: `历史${start}—${base}年，预测至${end}年` }
    : { title: 'Forecasts', subtitle: `History ${start}–${base}, forecast to ${end}` }
}
