import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { fail } from '../../base/problem.js'
import { say } from '../../base/text.js'
import { sum } from '../../numerics/statistics/summary.js'
import { offsetOf, type Table } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { page } from '../page/page.js'
import { measureIndex, measureLabel, runPath, scenarioLabels, scopeText } from '../page/scenarios.js'
import { textWidth, wrap } from '../page/text.js'
import { fillStyles, INK } from '../page/theme.js'
import { yearTicks } from '../page/ticks.js'
import { marksOf } from '../paths/paths.js'
import { WORDS } from '../words/words.js'

const LABEL = 10
const TITLE = 12
const TITLE_LINE = 15

/**
 * The parts of a whole as stacked bars, a panel for each scenario: the base year, the marked years, and years
 * between them as there is room. The first part lies at the bottom. Parts are drawn as shares of their sum, so
 * shares and amounts serve alike; a year in which one is missing or negative stays empty. Default size
 * 1000 × 520 pixels, higher when the scenarios need several rows.
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the table does not have one of the parts, and of
 * kind `no-structure` when there are fewer than two.
 */
export function structureChart(table: Table, parts: readonly string[], options: ChartOptions): ChartSpec {
  const { language } = options
  if (parts.length < 2) throw fail('no-structure', `a structure has at least 2 parts, not ${parts.length}`)
  const indices = parts.map((id) => measureIndex(table, id))
  const names = unique(indices.map((index) => measureLabel(table.measures[index]!, language)))
  const labels = scenarioLabels(table, language)
  const fills = fillStyles(names.length)
  const panels = Math.max(1, labels.length)
  const columns = panels <= 5 ? panels : Math.ceil(panels / Math.ceil(panels / 5))
  const rows = Math.ceil(panels / columns)
  const { width = Math.min(1000, 160 + 280 * columns), height = 240 + 280 * rows } = options
  const room = page(
    {
      title: heading(names, language),
      subtitle: scopeText(table, language),
      legend: names.map((text, i) => ({ text, colour: fills[i]!.fill, shape: 'square', size: 110 })),
    },
    options,
    width,
    height,
  )
  const left = Math.ceil(textWidth('100%', LABEL)) + 8
  const between = 20
  const wide = Math.floor((room.width - left - 4 - (columns - 1) * between) / columns)
  const titles = labels.map((label) => wrap(label, wide, TITLE, 2, true))
  const above = Math.max(1, ...titles.map((title) => title.length)) * TITLE_LINE + 8
  const below = 18
  const high = Math.max(60, Math.floor((room.height + 8) / rows) - above - below - 6)
  const years = shownYears(table, options, wide)
  const x = {
    field: 'year',
    type: 'ordinal',
    scale: { domain: years, paddingInner: 0.22, paddingOuter: 0.1 },
    axis: { labelAngle: 0, labelFontSize: LABEL, ticks: false, labelPadding: 5, labelOverlap: false },
  }
  const color = {
    field: 'part',
    type: 'nominal',
    scale: { domain: names, range: fills.map((style) => style.fill) },
    legend: null,
  }
  const views = table.runs.map((_, run) => {
    const bars = barsOf(table, run, indices, years)
    const line = high / 100
    const bar = (wide / years.length) * 0.8
    const numbers = bars.flatMap(({ year, part, low, end }) => {
      const text = formatNumber(end - low, 1)
      if ((end - low) * line < LABEL + 1) return []
      if (textWidth(text, LABEL) > bar + 1) return []
      return [{ year, middle: (low + end) / 2, text, ink: fills[part]!.ink }]
    })
    const scale = { domain: [0, 100], nice: false }
    const y = {
      field: 'low',
      type: 'quantitative',
      scale,
      axis:
        run % columns === 0
          ? {
              values: [0, 20, 40, 60, 80, 100],
              labelExpr: "datum.value + '%'",
              labelFontSize: LABEL,
              labelPadding: 6,
              domain: false,
              ticks: false,
            }
          : { values: [0, 20, 40, 60, 80, 100], labelOpacity: 0, domain: false, ticks: false },
    }
    return {
      title: { text: titles[run]!, fontSize: TITLE, lineHeight: TITLE_LINE, frame: 'group', offset: 8 },
      width: wide,
      height: high,
      layer: [
        {
          data: { values: bars.map(({ year, part, low, end }) => ({ year, part: names[part]!, low, end })) },
          mark: { type: 'bar', stroke: INK.paper, strokeWidth: 1 },
          encoding: { x, y, y2: { field: 'end' }, color },
        },
        {
          data: { values: numbers },
          mark: { type: 'text', fontSize: LABEL, baseline: 'middle', align: 'center' },
          encoding: {
            x,
            y: { field: 'middle', type: 'quantitative', scale },
            text: { field: 'text', type: 'nominal' },
            color: { field: 'ink', type: 'nominal', scale: null },
          },
        },
      ],
    }
  })
  return room.finish(
    {
      columns,
      bounds: 'flush',
      spacing: { row: above + below + 6, column: between },
      concat: views,
    } as unknown as View,
    left,
  )
}

/** The parts of the first whole that there is. */
export const structureKind: ChartKind<'run'> = {
  id: 'structure',
  label: { zh: '结构变化图', en: 'the structure over time' },
  needs: 'run',
  usual: true,
  specs: ({ table, wholes }, options) => {
    const parts = wholes.map((ids) => percentages(table, ids)).find((ids) => isWhole(table, ids))
    return parts ? [{ name: 'structure', spec: structureChart(table, parts, options) }] : []
  },
  nothing: {
    kind: 'no-structure',
    message: say(WORDS, (words) => words.noStructure),
    hint: say(WORDS, (words) => words.nameParts),
  },
}

/** The bars of one scenario: for each year and part, from where to where it reaches in percent. */
function barsOf(table: Table, run: number, indices: readonly number[], years: readonly number[]) {
  const paths = indices.map((index) => runPath(table, run, index))
  return years.flatMap((year) => {
    const values = paths.map((path) => path[table.years.indexOf(year)] ?? Number.NaN)
    const total = sum(values)
    if (!(total > 0) || values.some((value) => value < 0)) return []
    let low = 0
    return values.map((value, part) => {
      const bar = { year, part, low, end: low + (value / total) * 100 }
      low = bar.end
      return bar
    })
  })
}

/** The years that have room for a bar with a number on it. */
function shownYears(table: Table, options: ChartOptions, width: number): number[] {
  const [first, last] = [table.years[0] ?? 0, table.years.at(-1) ?? 0]
  const most = Math.max(2, Math.floor(width / 40))
  const important = [first, ...marksOf(table, options)]
  const years = yearTicks(first, last, important, width, width / most)
  return years.length <= most ? years : [...new Set([...important, last])].sort((a, b) => a - b)
}

/** What the chart shows: the parts, with what their names have in common said once. */
function heading(names: readonly string[], language: Language): string {
  const zh = language === 'zh'
  const split = (name: string) => (zh ? [...name] : name.split(' '))
  const words = names.map(split)
  const shortest = Math.min(...words.map((w) => w.length))
  const same = (at: (w: string[]) => string | undefined) => new Set(words.map(at)).size === 1
  let before = 0
  while (!zh && before < shortest - 1 && same((w) => w[before])) before++
  let after = 0
  while (after < shortest - before - 1 && same((w) => w.at(-1 - after))) after++
  // A single sign in common is chance.
  if (zh && after < 2) after = 0
  const glue = zh ? '' : ' '
  const own = words.map((w) => w.slice(before, w.length - after).join(glue))
  const first = words[0]!
  const shown =
    own.slice(0, 5).join(zh ? '、' : ', ') +
    (own.length > 5 ? (zh ? `等${own.length}项` : ' and others') : '')
  const all = [first.slice(0, before).join(glue), shown, first.slice(first.length - after).join(glue)]
  return `${all.filter((t) => t !== '').join(glue)}${zh ? '，' : ', '}%`
}

/** Those of some indicators that are in percent. */
function percentages(table: Table, ids: readonly string[]): string[] {
  return ids.filter((id) => table.measures.find((measure) => measure.id === id)?.unit === '%')
}

/** Whether several percentages add up to 100 in the last year of the first scenario. */
function isWhole(table: Table, ids: readonly string[]): boolean {
  const last = table.years.length - 1
  const sum = ids.reduce(
    (total, id) => total + table.values[offsetOf(table, 0, measureIndex(table, id), last)]!,
    0,
  )
  return ids.length > 1 && Math.abs(sum - 100) < 0.5
}

function unique(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}
