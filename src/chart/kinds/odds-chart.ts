import { mean } from '../../numerics/statistics/summary.js'
import type { ChartKind } from '../chart-kind.js'
import type { OddsRow } from '../data/draws-data.js'
import type { LegendEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { plain, textWidth } from '../page/text.js'
import { INK, lineStyles } from '../page/theme.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { type RowRoom, rowPage } from '../rows/row-page.js'
import { whiskers } from '../rows/whiskers.js'
import { ODDS_WORDS, ODDS_ZONES, oddsText } from '../words/odds-words.js'

/** A target with its rows in the order of the scenarios. */
interface Target {
  readonly label: string
  readonly wanted: string
  readonly odds: readonly OddsRow[]
}

const LABEL = 11
const TICK = 10
/** Height of a scenario's line within a row. */
const LINE = 14
/** Room for the percentages at the right. */
const PERCENT = 44

/**
 * Targets with the probability that they are met, the most probable first: a dot for each scenario, a whisker
 * for its Monte Carlo interval, the percentage at the right. The ground tells what one would call it, from
 * “unlikely” to “very likely”. Rows of one label and one `wanted` are one target. Default: A4 portrait width,
 * as high as its rows need.
 *
 * @throws RangeError when there are no rows, or a probability lies outside [0, 1].
 */
export function oddsChart(rows: readonly OddsRow[], options: ChartOptions): ChartSpec {
  const { language } = options
  if (rows.length === 0) throw new RangeError('an odds chart shows at least 1 row, not 0')
  for (const { label, probability } of rows)
    if (probability < 0 || probability > 1)
      throw new RangeError(`a probability lies in [0, 1]; that of "${plain(label)}" is ${probability}`)
  const scenarios = [...new Set(rows.map((row) => row.scenario))]
  const targets = targetsOf(rows, scenarios)
  const styles = lineStyles(scenarios.length)
  const words = ODDS_WORDS[language]
  const several = scenarios.length > 1
  const legend: LegendEntry[] = [
    ...(several
      ? scenarios.map((name, i) => ({
          text: plain(name),
          colour: styles[i]!.colour,
          shape: styles[i]!.shape,
          size: 55,
        }))
      : []),
    ...ODDS_ZONES.map(({ words, fill }) => ({
      text: words[language],
      colour: fill,
      shape: 'square',
      size: 130,
    })),
  ]
  const name = several ? '' : plain(scenarios[0]!)
  const most = Math.max(...targets.map(({ odds }) => odds.length))
  const below = targets.length > 20 ? 20 : 4
  return rowPage(
    {
      text: {
        title: words.title,
        subtitle: name === '' ? words.subtitle : name + words.join + words.subtitle,
        legend,
      },
      names: targets.map(({ label, wanted }) => ({ name: label, second: wanted })),
      least: Math.max(26, most * LINE + 10),
      above: 20,
      below,
      draw: (room) => [...groundLayers(room, below > 4), ...dotLayers(targets, scenarios, room)],
    },
    options,
  )
}

/** The odds of the targets of each plan. */
export const oddsKind: ChartKind<'draws'> = {
  id: 'odds',
  label: { zh: '目标实现概率', en: 'the odds of targets' },
  needs: 'draws',
  usual: true,
  specs: ({ plans }, options) =>
    plans
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows }) => ({
        name: name === '' ? 'odds' : `odds-${name}`,
        spec: oddsChart(rows, options),
      })),
}

/** Rows by target, the highest mean probability first; those that nothing is known of come last. */
function targetsOf(rows: readonly OddsRow[], scenarios: readonly string[]): Target[] {
  const byTarget = new Map<string, OddsRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.label, row.wanted])
    byTarget.set(key, [...(byTarget.get(key) ?? []), row])
  }
  const meanOdds = ({ odds }: Target) => {
    const known = odds.map((row) => row.probability).filter((p) => !Number.isNaN(p))
    return known.length === 0 ? -1 : mean(known)
  }
  const order = (row: OddsRow) => scenarios.indexOf(row.scenario)
  return [...byTarget.values()]
    .map((odds) => ({
      label: odds[0]!.label,
      wanted: odds[0]!.wanted,
      odds: odds.sort((a, b) => order(a) - order(b)),
    }))
    .sort((a, b) => meanOdds(b) - meanOdds(a))
}

/** The zones, the lines between rows, and the percentages that bound the zones, above and perhaps below. */
function groundLayers({ wide, high, left, rows }: RowRoom, twice: boolean): View[] {
  const scale = wide - PERCENT
  const ends = [...ODDS_ZONES.slice(1).map((zone) => zone.from), 1]
  const zones = ODDS_ZONES.map(({ from, fill }, i) => ({
    x: from * scale,
    x2: ends[i]! * scale,
    y: 0,
    y2: high,
    fill,
  }))
  const room = textWidth('100%', TICK) + 2
  const ticks = [0, ...ends]
    .filter((p) => p === 1 || (1 - p) * scale >= room)
    .map((p) => ({ x: p * scale, text: oddsText(p) }))
  return [
    ...pixelLayer({ type: 'rect' }, zones),
    ...pixelLayer(
      { type: 'rule', color: INK.paper },
      ends.slice(0, -1).map((p) => ({ x: p * scale, y: 0, y2: high })),
    ),
    ...pixelLayer(
      { type: 'rule', color: INK.grid },
      [0, ...rows.map((row) => row.top + row.high)].map((y) => ({ x: 1 - left, x2: wide - 1, y })),
    ),
    ...[-10, ...(twice ? [high + 11] : [])].flatMap((y) =>
      textLayer(
        'center',
        TICK,
        ticks.map((tick) => ({ ...tick, y })),
        { color: INK.quiet },
      ),
    ),
  ]
}

/** Dots, whiskers and percentages; the scenarios of a target stand one below the other. */
function dotLayers(
  targets: readonly Target[],
  scenarios: readonly string[],
  { wide, rows }: RowRoom,
): View[] {
  const scale = wide - PERCENT
  const styles = lineStyles(scenarios.length)
  const dots = targets.flatMap(({ odds }, i) =>
    odds.map((row, n) => {
      const { colour, shape } = styles[scenarios.indexOf(row.scenario)]!
      const y = rows[i]!.middle + (n - (odds.length - 1) / 2) * LINE
      return { ...row, colour, shape, y }
    }),
  )
  return [
    ...whiskers(dots.map(({ low, high, y, colour }) => ({ from: low * scale, to: high * scale, y, colour }))),
    ...pixelLayer(
      { type: 'point', size: 62, strokeWidth: 1, opacity: 1 },
      dots
        .filter(({ probability }) => !Number.isNaN(probability))
        .map(({ probability, y, colour, shape }) => ({
          x: probability * scale,
          y,
          shape,
          fill: colour,
          stroke: INK.paper,
        })),
    ),
    ...textLayer(
      'right',
      LABEL,
      dots.map(({ probability, y }) => ({ x: wide - 1, y, text: oddsText(probability) })),
    ),
  ]
}
