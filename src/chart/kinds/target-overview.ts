import { formatChange, formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { say } from '../../base/text.js'
import type { ChartKind } from '../chart-kind.js'
import type { TargetRow, TargetStatus } from '../data/run-data.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { page } from '../page/page.js'
import { plain, shorten, textWidth, wrap } from '../page/text.js'
import { INK, STATUS_STYLES } from '../page/theme.js'
import { WORDS as CHART_WORDS } from '../words/words.js'

const WORDS: Readonly<
  Record<Language, Readonly<Record<TargetStatus | 'title' | 'subtitle' | 'count', string>>>
> = {
  zh: {
    met: '达到',
    late: '延后达到',
    missed: '未达到',
    unknown: '无法判断',
    title: '各情景规划目标完成情况',
    subtitle: '单元格中的数字为测算值与目标的差距',
    count: '达到目标数',
  },
  en: {
    met: 'met',
    late: 'met late',
    missed: 'missed',
    unknown: 'not judged',
    title: 'Targets met, by scenario',
    subtitle: 'Figures in the cells are gaps between projection and target',
    count: 'Targets met',
  },
}
const STATUSES = ['met', 'late', 'missed', 'unknown'] as const
const HEAD = 11
const HEAD_LINE = 14
/** What a cell needs beside its text: the symbol and some air. */
const CELL_EDGE = 32

/**
 * A matrix of targets (rows) by scenarios (columns): colour and symbol say how a target is met, the number how
 * far off it is, and the line above how many targets each scenario meets. Rows and columns keep the order
 * given. Default: A4 portrait width (794 pixels), as high as its rows need.
 */
export function targetOverview(rows: readonly TargetRow[], options: ChartOptions): ChartSpec {
  const { language } = options
  const words = WORDS[language]
  const ids = [...new Set(rows.map((row) => row.id))]
  const scenarios = [...new Set(rows.map((row) => row.scenario))]
  const withYear = rows.some((row) => row.year !== undefined)
  const yearWide = (withYear ? 38 : 0) + 14
  const names = ids.map((id) => plain(rows.find((row) => row.id === id)!.target))
  const widestName = Math.max(60, ...[words.count, ...names].map((name) => textWidth(name, HEAD)))
  const shownTexts = rows.map((row) => plain(row.text ?? gapText(row.gapPercent)))
  const cellWide = Math.max(56, ...shownTexts.map((text) => Math.min(150, textWidth(text, HEAD) + CELL_EDGE)))
  const cellsWide = scenarios.length * cellWide
  const width = options.width ?? Math.max(794, 48 + Math.min(widestName, 300) + yearWide + cellsWide)
  const inner = width - 48
  // Cells get what their texts need, names what is left, but never less than three tenths of the page.
  const nameWide = Math.min(widestName, Math.max(inner * 0.3, inner - yearWide - cellsWide))
  const left = Math.ceil(nameWide) + yearWide
  const wide = (inner - left) / Math.max(1, scenarios.length)
  const heads = scenarios.map((scenario) =>
    wrap(
      plain(rows.find((row) => row.scenario === scenario)!.scenarioLabel) || plain(scenario),
      wide - 6,
      HEAD,
      3,
      true,
    ),
  )
  const headHigh = Math.max(1, ...heads.map((lines) => lines.length)) * HEAD_LINE + 8
  const countHigh = 22
  const legend = STATUSES.filter((status) => rows.some((row) => row.status === status)).map((status) => ({
    text: words[status],
    colour: STATUS_STYLES[status].ink,
    shape: STATUS_STYLES[status].symbol,
    filled: false,
    size: 75,
  }))
  // The page is as high as its rows need, or its rows as high as the page allows.
  const text = { title: words.title, subtitle: words.subtitle, legend }
  const natural = 24 * ids.length
  const bare = 2000 - page(text, options, width, 2000).height
  const height = options.height ?? bare + headHigh + countHigh + natural + 4
  const room = page(text, options, width, height)
  const high = Math.max(12, (room.height - headHigh - countHigh - 4) / Math.max(1, ids.length))
  const size = high < 16 ? 9 : high < 20 ? 10 : HEAD
  const top = headHigh + countHigh
  const widestCell = Math.max(1, ...shownTexts.map((text) => textWidth(text, 1)))
  const cellSize = Math.max(8, Math.min(size, Math.floor((wide - CELL_EDGE + 4) / widestCell)))
  // Names that are too wide make all names smaller, then take two lines where rows are high enough.
  const nameSize = names.every((name) => textWidth(name, size) <= nameWide) ? size : Math.max(9, size - 1)
  const nameLines = names.map((name) => wrap(name, nameWide, nameSize, high >= 2 * (nameSize + 2) ? 2 : 1))

  const cells = rows.map((row, i) => {
    const column = scenarios.indexOf(row.scenario)
    const y = top + ids.indexOf(row.id) * high
    const style = STATUS_STYLES[row.status]
    const text = shorten(shownTexts[i]!, wide - CELL_EDGE + 4, cellSize)
    // Symbol and number stand together in the middle of the cell.
    const half = text === '' ? 0 : (textWidth(text, cellSize) + 8) / 2
    const middle = (column + 0.5) * wide
    return {
      x: column * wide + 1,
      x2: (column + 1) * wide - 1,
      y: y + 1,
      y2: y + high - 1,
      middle: y + high / 2,
      symbolAt: middle - half,
      textAt: middle - half + 12,
      fill: style.fill,
      ink: style.ink,
      symbol: style.symbol,
      text,
    }
  })
  const pixels = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null })
  const plainly = (field: string) => ({ field, type: 'nominal', scale: null })
  const texts = (values: object[], mark: object) => ({
    data: { values },
    mark: { type: 'text', baseline: 'middle', color: INK.text, ...mark },
    encoding: { x: pixels('x'), y: pixels('y'), text: { field: 'text', type: 'nominal' } },
  })
  const lines = [top, ...ids.map((_, i) => top + (i + 1) * high)]
  const layer = [
    {
      data: { values: lines.map((y) => ({ y, x: 1 - left, x2: inner - left - 1 })) },
      mark: { type: 'rule', color: INK.grid },
      encoding: { x: pixels('x'), x2: { field: 'x2' }, y: pixels('y') },
    },
    {
      data: { values: cells.map(({ x, x2, y, y2, fill }) => ({ x, x2, y, y2, fill })) },
      mark: { type: 'rect' },
      encoding: {
        x: pixels('x'),
        x2: { field: 'x2' },
        y: pixels('y'),
        y2: { field: 'y2' },
        color: plainly('fill'),
      },
    },
    {
      data: { values: cells.map(({ symbolAt, middle, ink, symbol }) => ({ symbolAt, middle, ink, symbol })) },
      mark: { type: 'point', filled: false, size: 60, strokeWidth: 1.8, opacity: 1 },
      encoding: {
        x: pixels('symbolAt'),
        y: pixels('middle'),
        stroke: plainly('ink'),
        shape: plainly('symbol'),
      },
    },
    {
      data: { values: cells.map(({ textAt, middle, text }) => ({ textAt, middle, text })) },
      mark: { type: 'text', align: 'left', baseline: 'middle', color: INK.text, fontSize: cellSize },
      encoding: { x: pixels('textAt'), y: pixels('middle'), text: { field: 'text', type: 'nominal' } },
    },
    texts(
      nameLines.flatMap((lines, i) =>
        lines.map((text, n) => ({
          x: -left,
          y: top + (i + 0.5) * high + (n - (lines.length - 1) / 2) * (nameSize + 2),
          text,
        })),
      ),
      { align: 'left', fontSize: nameSize },
    ),
    texts(
      ids.flatMap((id, i) => {
        const year = rows.find((row) => row.id === id)!.year
        return year === undefined ? [] : [{ x: -10, y: top + (i + 0.5) * high, text: String(year) }]
      }),
      { align: 'right', fontSize: size, color: INK.quiet },
    ),
    texts(
      heads.flatMap((head, column) =>
        head.map((text, i) => ({
          x: (column + 0.5) * wide,
          y: headHigh - 8 - (head.length - i - 0.5) * HEAD_LINE,
          text,
        })),
      ),
      { align: 'center', fontSize: HEAD, fontWeight: 'bold' },
    ),
    texts([{ x: -left, y: headHigh + 8, text: words.count }], {
      align: 'left',
      fontSize: HEAD,
      color: INK.quiet,
    }),
    texts(
      scenarios.map((scenario, column) => {
        const own = rows.filter((row) => row.scenario === scenario)
        const met = own.filter((row) => row.status === 'met').length
        return { x: (column + 0.5) * wide, y: headHigh + 8, text: `${formatNumber(met, 0)} / ${own.length}` }
      }),
      { align: 'center', fontSize: HEAD, color: INK.quiet },
    ),
  ]
  return room.finish({ width: inner - left, height: top + ids.length * high, layer } as unknown as View, left)
}

/** The targets of each plan. */
export const targetsKind: ChartKind<'run'> = {
  id: 'targets',
  label: { zh: '目标完成情况', en: 'targets met' },
  needs: 'run',
  usual: true,
  specs: ({ plans }, options) =>
    plans.map(({ name, title, rows }) => ({
      name: name === '' ? 'targets' : `targets-${name}`,
      spec: targetOverview(rows, { ...options, source: title }),
    })),
  nothing: {
    kind: 'no-targets',
    message: say(CHART_WORDS, (words) => words.noPlan),
    hint: say(CHART_WORDS, (words) => words.namePlan),
  },
}

function gapText(gap: number | null | undefined): string {
  if (gap === null || gap === undefined || !Number.isFinite(gap)) return ''
  return `${formatChange(gap, Math.abs(gap) < 100 ? 1 : 0)}%`
}
