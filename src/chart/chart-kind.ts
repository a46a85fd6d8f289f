import type { Label } from '../base/label.js'
import type { Text } from '../base/text.js'
import type { ChartData } from './data/chart-data.js'
import type { ChartOptions, ChartSpec } from './page/options.js'

/** A chart's specification and the name of its file, without ending. */
export interface NamedSpec {
  readonly name: string
  readonly spec: ChartSpec
}

/** A kind of chart: what it is called, what it is drawn from, and how. `kinds.ts` lists them all. */
export interface ChartKind<Need extends keyof ChartData = keyof ChartData> {
  /** As it is asked for: `--kind line`. */
  readonly id: string
  /** What it shows, as a list of charts says it: `lines by scenario`. */
  readonly label: Label
  /** The data that it is drawn from. */
  readonly needs: Need
  /** Whether it is drawn where no kind is asked for. */
  readonly usual: boolean
  /** The charts of some data, none where there is nothing to draw. (A method, so that one list holds all kinds.) */
  specs(data: ChartData[Need], options: ChartOptions): NamedSpec[]
  /** What to say when this kind alone is asked for and there is nothing to draw; default nothing. */
  readonly nothing?: { readonly kind: string; readonly message: Text; readonly hint: Text }
}
