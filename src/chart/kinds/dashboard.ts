import type { Table } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import { lineEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec } from '../page/options.js'
import { measureIndex, measureLabel, scenarioLabels, scopeText, unitText } from '../page/scenarios.js'
import { lineStyles } from '../page/theme.js'
import { panelGrid } from '../paths/panel-grid.js'
import { collectPaths } from '../paths/paths.js'

/** Panels that a page is made for. */
const PANELS = 12

/**
 * One page of small charts, a panel for each indicator in the order given, each with a title and a unit of its
 * own, and one legend for all. Made for about twelve panels on A4 landscape (1123 × 794 pixels, the default;
 * one or two rows are lower, more than five higher); without indicators it takes the table's first twelve.
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the table does not have one of the indicators.
 */
export function dashboard(table: Table, indicators: readonly string[], options: ChartOptions): ChartSpec {
  const { language } = options
  const ids = indicators.length > 0 ? indicators : table.measures.slice(0, PANELS).map((m) => m.id)
  const labels = scenarioLabels(table, language)
  const styles = lineStyles(labels.length)
  const panels = ids.map((id) => {
    const index = measureIndex(table, id)
    const measure = table.measures[index]!
    return {
      title: measureLabel(measure, language),
      unit: unitText(measure, language),
      paths: collectPaths(table, index, labels, options),
    }
  })
  const text = {
    title: language === 'zh' ? '主要指标情景测算' : 'Main indicators by scenario',
    subtitle: scopeText(table, language),
    legend: labels.map((label, i) => lineEntry(label, styles[i]!)),
  }
  return panelGrid(panels, text, false, options)
}

/** One page of the first twelve indicators. */
export const dashboardKind: ChartKind<'run'> = {
  id: 'dashboard',
  label: { zh: '指标总览', en: 'a dashboard' },
  needs: 'run',
  usual: true,
  specs: ({ table, indicators }, options) => [
    { name: 'dashboard', spec: dashboard(table, indicators.slice(0, PANELS), options) },
  ],
}
