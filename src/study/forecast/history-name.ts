import { printable } from '../../base/printable.js'
import type { History } from '../../forecast/history/history.js'

/** `甲县 · gdp`, fit for a terminal; the indicator alone where there is no region. */
export function historyName({ region, indicator }: Pick<History, 'region' | 'indicator'>): string {
  return printable(region === '' ? indicator : `${region} · ${indicator}`)
}
