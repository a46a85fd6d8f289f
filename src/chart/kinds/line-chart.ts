import type { Table } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { ChartOptions, ChartSpec } from '../page/options.js'
import { measureIndex, scenarioLabels, scopeText } from '../page/scenarios.js'
import { pathChart } from '../paths/path-chart.js'
import { collectPaths } from '../paths/paths.js'

/**
 * One indicator's path in every scenario, with a label and the last value at the end of each line. Published
 * figures stand in grey before them, targets as diamonds, and marked years as vertical lines. Default size
 * 820 × 480 pixels.
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the table does not have the indicator.
 */
export function lineChart(table: Table, indicator: string, options: ChartOptions): ChartSpec {
  const { language } = options
  const index = measureIndex(table, indicator)
  const paths = collectPaths(table, index, scenarioLabels(table, language), options)
  return pathChart(paths, table.measures[index]!, scopeText(table, language), options)
}

/** A line chart for each indicator. */
export const lineKind: ChartKind<'run'> = {
  id: 'line',
  label: { zh: '各情景折线图', en: 'lines by scenario' },
  needs: 'run',
  usual: true,
  specs: ({ table, indicators }, options) =>
    indicators.map((id) => ({ name: id, spec: lineChart(table, id, options) })),
}
