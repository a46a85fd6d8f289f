import type { BacktestData } from './backtest-data.js'
import type { CheckData } from './check-data.js'
import type { DiscoveryData } from './discovery-data.js'
import type { DrawsData } from './draws-data.js'
import type { ForecastData, ResidualData } from './forecast-data.js'
import type { RunData } from './run-data.js'
import type { EffectsData, IndicesData, TornadoData } from './sensitivity-data.js'

/** All that charts are drawn from, by name: plain data, with texts in the language of the chart. */
export interface ChartData {
  readonly run: RunData
  readonly draws: DrawsData
  readonly check: CheckData
  readonly tornado: TornadoData
  readonly indices: IndicesData
  readonly effects: EffectsData
  readonly discovery: DiscoveryData
  readonly forecast: ForecastData
  readonly residuals: ResidualData
  readonly backtest: BacktestData
}
