import type { ChartKind } from '../chart-kind.js'
import type { ResidualPicture } from '../data/forecast-data.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { page } from '../page/page.js'
import { withUnitOf } from '../page/scenarios.js'
import { plain } from '../page/text.js'
import { ticksWidth, valueText } from '../page/ticks.js'
import { digitsFor } from '../paths/forecast-paths.js'
import { panelTitles } from '../paths/panel-title.js'
import { correlationPlot, quantilePlot, residualPlot } from '../paths/residual-plots.js'
import { plotTitles, residualSubtitle, residualTitle } from '../words/residual-words.js'

/** Shares of the width that the plots take up. */
const SHARES = [0.44, 0.28, 0.28] as const
const LABEL = 9
const BELOW = 18

/**
 * Three checks of a fit side by side: its residuals by year, with two standard deviations either side of 0; their
 * autocorrelations, with the bounds of no correlation; and their quantiles by those of the normal distribution. The
 * Ljung–Box test stands below the title. Default size: 1123 × 380 pixels.
 *
 * @throws RangeError when there are no residuals, or sigma or the bound is not a number above 0.
 */
export function residualChart(picture: ResidualPicture, options: ChartOptions): ChartSpec {
  const { label, unit, residuals, sigma, bound } = picture
  const { language, width = 1123, height = 380 } = options
  if (residuals.length === 0) throw new RangeError(`"${plain(label)}" has no residuals to draw`)
  for (const [name, value] of Object.entries({ sigma, bound }))
    if (!(value > 0 && value < Infinity))
      throw new RangeError(`\`${name}\` is ${value}; it is a number above 0`)
  const text = {
    title: residualTitle(
      withUnitOf({ id: label, label: { zh: label, en: label }, unit }, language),
      language,
    ),
    subtitle: residualSubtitle(plain(picture.note), picture.ljungBox, language),
    legend: [],
  }
  const room = page(text, options, width, height)
  const plots = [
    residualPlot(residuals, sigma, unit, language),
    correlationPlot(picture.autocorrelations, bound, language),
    quantilePlot(picture.quantiles, language),
  ]
  const left = Math.max(...plots.map(({ axis }) => Math.ceil(ticksWidth(axis, LABEL)))) + 8
  const between = left + 20
  const free = room.width - left - 14 - between * (plots.length - 1)
  const wide = SHARES.map((share) => Math.floor(free * share))
  const said = plotTitles(valueText(sigma, digitsFor([sigma]), language, unit), language)
  const titles = panelTitles(said, Math.min(...wide) + left, left)
  const high = Math.max(30, Math.floor(room.height - titles.heading - BELOW))
  const views = plots.map(({ draw }, i) => ({
    width: wide[i]!,
    height: high,
    layer: [...draw(wide[i]!, high), ...titles.layers(i)],
  }))
  const body = { columns: plots.length, bounds: 'flush', spacing: { column: between }, concat: views }
  return room.finish(body as View, left)
}

/** The residual checks of each history. */
export const residualKind: ChartKind<'residuals'> = {
  id: 'residuals',
  label: { zh: '残差检验图', en: 'residual checks' },
  needs: 'residuals',
  usual: true,
  specs: ({ histories }, options) =>
    histories.map(({ file, picture }) => ({
      name: `residuals-${file}`,
      spec: residualChart(picture, options),
    })),
}
