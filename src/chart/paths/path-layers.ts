import type { Language } from '../../base/label.js'
import type { View } from '../page/options.js'
import { INK } from '../page/theme.js'
import type { ValueAxis } from '../page/ticks.js'
import { isEmpty, type Paths, stylesOf } from './paths.js'
import { verticalAxis, yearAxis } from './plot-axes.js'

/** How large a plot is drawn. */
export interface PlotSize {
  readonly width: number
  readonly height: number
  readonly lineWidth: number
  /** Area of symbols in square pixels. */
  readonly symbol: number
  readonly labelSize: number
}

/**
 * The layers of a plot of paths, back to front: bands, marked years, history (unless it lies on top),
 * scenarios, their symbols, targets.
 * Gaps in a path stay gaps. Fields have fixed names; labels are values of `scenario` and nothing else.
 */
export function pathLayers(paths: Paths, axis: ValueAxis, size: PlotSize, language: Language): View[] {
  const styles = stylesOf(paths)
  const domain = [...paths.labels]
  const scenario = (range: (string | readonly number[])[]) =>
    ({ field: 'scenario', type: 'nominal', scale: { domain, range }, legend: null }) as const
  const color = scenario(styles.map((style) => style.colour))
  const important = [...paths.marks].reverse().concat(paths.years[0] ?? paths.first)
  const x = yearAxis(paths.first, paths.last, important, size.width, size.labelSize)
  const y = verticalAxis(axis, size.labelSize)
  const fans = new Set(paths.fan?.bands.map(({ run }) => run)).size
  const layers: unknown[] = (paths.fan?.bands ?? []).map(({ run, opacity, edges }, i) => ({
    data: { values: edges },
    mark: {
      type: 'area',
      color: styles[run]!.colour,
      fillOpacity: opacity,
      // The widest bands come first. Where several overlap, their outlines are told apart on grey paper too.
      ...(fans > 1 && i < fans
        ? {
            stroke: styles[run]!.colour,
            strokeWidth: 0.7,
            strokeOpacity: 0.6,
            strokeDash: [...styles[run]!.dash],
          }
        : { strokeWidth: 0 }),
      invalid: 'break-paths-show-domains',
    },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  }))
  if (paths.marks.length > 0)
    layers.push({
      data: { values: paths.marks.map((year) => ({ year })) },
      mark: { type: 'rule', color: INK.mark, strokeWidth: 1, strokeDash: [2, 3] },
      encoding: { x },
    })
  const history =
    paths.history.length === 0
      ? []
      : [
          {
            data: { values: paths.history },
            mark: {
              type: 'line',
              color: INK.history,
              strokeWidth: size.lineWidth,
              point: { color: INK.history, size: size.symbol / 3, opacity: 1 },
            },
            encoding: { x, y },
          },
        ]
  if (!paths.historyOnTop) layers.push(...history)
  layers.push({
    data: {
      values: paths.paths.flatMap((path, i) =>
        path.map((value, y) => ({ scenario: paths.labels[i]!, year: paths.years[y]!, value })),
      ),
    },
    mark: {
      type: 'line',
      strokeWidth: size.lineWidth,
      invalid: 'break-paths-show-domains',
      strokeJoin: 'round',
    },
    encoding: { x, y, color, strokeDash: scenario(styles.map((style) => style.dash)) },
  })
  const symbols = symbolRows(paths)
  if (symbols.length > 0)
    layers.push({
      data: { values: symbols },
      mark: {
        type: 'point',
        filled: true,
        opacity: 1,
        size: size.symbol,
        stroke: INK.paper,
        strokeWidth: size.symbol > 40 ? 0.8 : 0.4,
      },
      encoding: { x, y, color, shape: scenario(styles.map((style) => style.shape)) },
    })
  if (paths.historyOnTop) layers.push(...history)
  if (paths.targets.length > 0)
    layers.push({
      data: { values: paths.targets.map(({ year, value }) => ({ year, value })) },
      mark: {
        type: 'point',
        shape: 'diamond',
        size: size.symbol * 2,
        fill: INK.paper,
        stroke: INK.text,
        strokeWidth: 1.4,
        opacity: 1,
      },
      encoding: { x, y },
    })
  if (isEmpty(paths))
    layers.push({
      data: { values: [{ text: language === 'zh' ? '无数据' : 'No data' }] },
      mark: { type: 'text', color: INK.quiet, fontSize: size.labelSize + 1, align: 'center' },
      encoding: {
        x: { value: size.width / 2 },
        y: { value: size.height / 2 },
        text: { field: 'text', type: 'nominal' },
      },
    })
  return layers as View[]
}

/** Where paths carry their symbol: in marked years, at their ends, and at values that stand between two gaps. */
function symbolRows(paths: Paths): { scenario: string; year: number; value: number }[] {
  return paths.paths.flatMap((path, i) => {
    const last = path.findLastIndex((value) => value !== null)
    return path.flatMap((value, y) => {
      if (value === null) return []
      const year = paths.years[y]!
      const alone = (path[y - 1] ?? null) === null && (path[y + 1] ?? null) === null
      return y === last || alone || paths.marks.includes(year)
        ? [{ scenario: paths.labels[i]!, year, value }]
        : []
    })
  })
}
