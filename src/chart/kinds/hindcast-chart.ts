import type { ChartKind } from '../chart-kind.js'
import type { HindcastPicture } from '../data/backtest-data.js'
import type { YearValue } from '../data/forecast-data.js'
import type { ChartOptions, ChartSpec } from '../page/options.js'
import { withUnitOf } from '../page/scenarios.js'
import { plain } from '../page/text.js'
import { lineStyles } from '../page/theme.js'
import { forecastPaths } from '../paths/forecast-paths.js'
import { panelGrid } from '../paths/panel-grid.js'
import type { Paths } from '../paths/paths.js'

/** Most methods on one page. */
const MOST = 20
/** Fewest years shown before the first forecast. */
const FEWEST = 5
/** How many times the range of the values a forecast is shown above and below them. */
const RANGES = 3

const WORDS = {
  zh: { subtitle: (from: number, to: number) => `自${from}—${to}年各年起的预测，与实际比较` },
  en: {
    subtitle: (from: number, to: number) =>
      `Forecasts from ${from === to ? from : `each of ${from}–${to}`}, and what came`,
  },
} as const

/**
 * A history with the forecasts that each method would have made of it, a panel for each method, all on one scale:
 * medians as thin lines from their base years, with their intervals. Of the history before the first of them as many
 * years are shown as come after it; intervals and medians are cut three times the range of the values above and
 * below them, so that one wild forecast leaves the others legible. Default size: A4 landscape; one or two rows are
 * lower.
 *
 * @throws RangeError when there are no methods or more than 20, no history, or lists of different lengths.
 */
export function hindcastChart(picture: HindcastPicture, options: ChartOptions): ChartSpec {
  const { label, unit, history, methods } = picture
  const { language, marks = [] } = options
  if (methods.length === 0 || methods.length > MOST)
    throw new RangeError(`a page holds 1 to ${MOST} methods, not ${methods.length}`)
  const bases = methods.flatMap(({ hindcasts }) => hindcasts.map(({ from }) => from.year))
  const shown = tailOf(history, Math.min(...bases))
  const room = roomFor(shown)
  const [style] = lineStyles(1)
  // One scale of colours serves all panels.
  const most = Math.max(...methods.map(({ hindcasts }) => hindcasts.length))
  const labels = Array.from({ length: most }, (_, i) => String(i))
  const panels = methods.map(({ method, note, hindcasts }) => ({
    title: plain(method),
    unit: plain(note),
    paths: {
      ...within(
        forecastPaths(label, shown, hindcasts, {
          unit,
          labels,
          styles: labels.map(() => style!),
          marks,
        }),
        room,
      ),
      historyOnTop: true,
    },
  }))
  const measure = { id: label, label: { zh: label, en: label }, unit }
  const subtitle = bases.length === 0 ? '' : WORDS[language].subtitle(Math.min(...bases), Math.max(...bases))
  return panelGrid(panels, { title: withUnitOf(measure, language), subtitle, legend: [] }, true, options)
}

/** What was expected of each history. */
export const hindcastKind: ChartKind<'backtest'> = {
  id: 'hindcast',
  label: { zh: '回测路径图', en: 'hindcasts' },
  needs: 'backtest',
  usual: true,
  specs: ({ histories }, options) =>
    histories.map(({ file, picture }) => ({
      name: `backtest-${file}`,
      spec: hindcastChart(picture, options),
    })),
}

/** The years from `first` on, and as many before it, but five at least; all where nothing was forecast. */
function tailOf(history: readonly YearValue[], first: number): readonly YearValue[] {
  const last = history.at(-1)?.year ?? first
  const before = Math.max(FEWEST, last - first)
  return Number.isFinite(first) ? history.filter(({ year }) => year >= first - before) : history
}

/** How far a forecast may lie from what was. */
interface Room {
  readonly low: number
  readonly high: number
}

function roomFor(history: readonly YearValue[]): Room {
  const values = history.map(({ value }) => value).filter(Number.isFinite)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const reach = RANGES * (high - low || Math.abs(high) || 1)
  return { low: low - reach, high: high + reach }
}

/** Paths with intervals cut at the ends of the room, and medians left out beyond them. */
function within(paths: Paths, { low, high }: Room): Paths {
  const cut = (value: number | null) => (value === null ? null : Math.min(Math.max(value, low), high))
  return {
    ...paths,
    paths: paths.paths.map((path) => path.map((value) => (value === cut(value) ? value : null))),
    ...(paths.fan
      ? {
          fan: {
            ...paths.fan,
            bands: paths.fan.bands.map((band) => ({
              ...band,
              edges: band.edges.map((edge) => ({
                year: edge.year,
                low: cut(edge.low),
                high: cut(edge.high),
              })),
            })),
          },
        }
      : {}),
  }
}
