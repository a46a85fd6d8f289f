import type { ChartKind } from './chart-kind.js'
import type { ChartData } from './data/chart-data.js'
import { accuracyKind } from './kinds/accuracy-chart.js'
import { boxKind } from './kinds/box-chart.js'
import { conflictKind } from './kinds/conflict-chart.js'
import { dashboardKind } from './kinds/dashboard.js'
import { fanKind } from './kinds/fan-chart.js'
import { forecastKind } from './kinds/forecast-chart.js'
import { hindcastKind } from './kinds/hindcast-chart.js'
import { indicesKind } from './kinds/indices-chart.js'
import { lineKind } from './kinds/line-chart.js'
import { morrisKind } from './kinds/morris-chart.js'
import { oddsKind } from './kinds/odds-chart.js'
import { residualKind } from './kinds/residual-chart.js'
import { structureKind } from './kinds/structure-chart.js'
import { targetsKind } from './kinds/target-overview.js'
import { tornadoKind } from './kinds/tornado-chart.js'

/** Every kind of chart, in the order that they are listed and drawn. */
export const chartKinds: readonly ChartKind[] = [
  lineKind,
  dashboardKind,
  structureKind,
  targetsKind,
  fanKind,
  oddsKind,
  conflictKind,
  tornadoKind,
  indicesKind,
  morrisKind,
  boxKind,
  forecastKind,
  residualKind,
  accuracyKind,
  hindcastKind,
]

/** The kinds of chart that are drawn from some data. */
export function kindsOf(need: keyof ChartData): readonly ChartKind[] {
  return chartKinds.filter(({ needs }) => needs === need)
}
