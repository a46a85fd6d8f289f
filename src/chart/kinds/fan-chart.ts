import type { Spread } from '../../table/spread.js'
import type { Table } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { ChartOptions, ChartSpec } from '../page/options.js'
import { measureIndex, scenarioLabels, scopeText, withUnitOf } from '../page/scenarios.js'
import { fanOf, middleTable, pairLevels } from '../paths/fan-bands.js'
import { panelGrid } from '../paths/panel-grid.js'
import { pathChart } from '../paths/path-chart.js'
import { collectPaths, type Paths } from '../paths/paths.js'

/** Fans that can lie over each other and still be told apart. */
const MOST_OVERLAID = 3

/** What a fan chart can be told besides. */
export interface FanOptions extends ChartOptions {
  /** The line of each run, a value for each year of the spread; default the median, which is level 0.5. */
  readonly central?: readonly (readonly number[])[] | undefined
}

/**
 * How one indicator is spread over the draws: the median with a band for every pair of levels that lie evenly
 * around it (0.05 and 0.95 make the band “90%”), nested, the narrowest darkest. Published figures, targets and
 * marked years are as in lineChart; at the end of a line stand its last value and what the widest band holds.
 * Up to three runs lie over each other (default size 820 × 480 pixels), more have a panel each, with one
 * scale for all (A4 landscape).
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the spread does not have the indicator.
 * @throws RangeError when there are no runs, no pair of levels, or no line to draw.
 */
export function fanChart(spread: Spread, indicator: string, options: FanOptions): ChartSpec {
  const { language, central } = options
  const { pairs, middle } = pairLevels(spread.levels)
  if (spread.runs.length === 0) throw new RangeError('a fan chart shows at least 1 run, not 0')
  if (pairs.length === 0)
    throw new RangeError(
      `a band is made of two levels p and 1 − p; there are ${spread.levels.join(', ') || 'none'}`,
    )
  if (!central && middle < 0)
    throw new RangeError(
      `the line of a fan is level 0.5 or \`central\`; there are ${spread.levels.join(', ')}`,
    )
  if (central && central.length !== spread.runs.length)
    throw new RangeError(`\`central\` has ${central.length} paths for ${spread.runs.length} runs`)
  const index = measureIndex(spread, indicator)
  const table = middleTable(spread, index, middle, central)
  const measure = table.measures[0]!
  const labels = scenarioLabels(table, language)
  const scope = scopeText(table, language)
  const withFan = (part: Table, runs: readonly number[], names: readonly string[]): Paths => {
    const paths = collectPaths(part, 0, names, options)
    return { ...paths, fan: fanOf(spread, index, runs, paths.paths, central ? 'central' : 'median') }
  }
  const runs = spread.runs.map((_, run) => run)
  if (runs.length <= MOST_OVERLAID) return pathChart(withFan(table, runs, labels), measure, scope, options)
  const years = spread.years.length
  const panels = runs.map((run) => {
    const values = table.values.subarray(run * years, (run + 1) * years)
    // All panels share one scale of colours, so that what they show has the same name in each.
    const paths = withFan({ ...table, runs: [spread.runs[run]!], values }, [run], [''])
    return { title: labels[run]!, unit: '', paths }
  })
  const text = { title: withUnitOf(measure, language), subtitle: scope, legend: [] }
  return panelGrid(panels, text, true, options)
}

/** A fan for each indicator, all scenarios in it. */
export const fanKind: ChartKind<'draws'> = {
  id: 'fan',
  label: { zh: '抽样扇形图', en: 'fans of draws' },
  needs: 'draws',
  usual: true,
  specs: ({ spread, indicators }, options) =>
    indicators
      .filter((id) => spread.measures.some((measure) => measure.id === id))
      .map((id) => ({ name: `fan-${id}`, spec: fanChart(spread, id, options) })),
}
