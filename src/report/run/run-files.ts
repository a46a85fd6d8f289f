import type { Language } from '../../base/label.js'
import type { Drawn } from '../../study/ensembles.js'
import type { View } from '../../study/view.js'
import type { Workbench } from '../../study/workbench.js'
import { tableToCsv } from '../../table/csv.js'
import { select } from '../../table/table.js'
import { drawsFile, ensemblesJson, oddsCsv, spreadCsv } from './ensemble-files.js'
import { leversCsv, resultsJson, targetsCsv } from './results.js'

/** What is written of a run. */
export interface RunFilesOptions extends View {
  /** The language of labels and sentences in `targets.csv`. */
  readonly language: Language
  /** Writes every draw of the indicators and years in view, in this format. Defaults to none. */
  readonly keep?: 'csv' | 'json' | 'arrow' | undefined
}

/**
 * The data files of a run, by name: `results.csv`, `results.json`, `levers.csv`, `targets.csv`; of draws besides
 * `spread.csv`, `odds.csv` and, where they are to be kept, `draws.csv`, `draws.json` or `draws.arrow`.
 */
export async function runFiles(
  bench: Workbench,
  drawn: readonly Drawn[],
  { indicators, years, language, keep }: RunFilesOptions,
): Promise<Map<string, string | Uint8Array>> {
  const { table, simulations, verdicts } = bench
  const files = new Map<string, string | Uint8Array>([
    ['results.csv', tableToCsv(table)],
    ['results.json', runJson(bench, drawn)],
    ['levers.csv', leversCsv(simulations)],
    ['targets.csv', targetsCsv(verdicts, table, language)],
  ])
  if (drawn.length === 0) return files
  files.set('spread.csv', spreadCsv(drawn))
  files.set('odds.csv', oddsCsv(drawn))
  if (keep) files.set(...(await drawsFile(drawn, keep, indicators, years)))
  return files
}

/** What is left out of a whole run: all other indicators and years where these are named. */
export type Only = Partial<View>

/** A run as JSON: values, verdicts, what the program found and, where scenarios were drawn, a summary of the draws. */
export function runJson(bench: Workbench, drawn: readonly Drawn[] = [], only: Only = {}): string {
  const ensembles = drawn.length > 0 ? ensemblesJson(drawn) : undefined
  return resultsJson(select(bench.table, only), bench.verdicts, bench.simulations, ensembles)
}

/** A run as long CSV: its values, or where scenarios were drawn the spreads of the draws. */
export function runCsv(bench: Workbench, drawn: readonly Drawn[] = [], only: Only = {}): string {
  return drawn.length > 0 ? spreadCsv(drawn, only) : tableToCsv(select(bench.table, only))
}
