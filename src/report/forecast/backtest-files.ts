import { inLanguage, type Language } from '../../base/label.js'
import { tidy } from '../../base/tidy.js'
import type { MethodScores } from '../../forecast/evaluation/backtest-all.js'
import type { Scores } from '../../forecast/evaluation/score-sheet.js'
import { sum } from '../../numerics/statistics/summary.js'
import { csv } from '../../table/csv.js'

/** The scores that are printed, as they are named in files. */
const COLUMNS: readonly (readonly [name: string, score: keyof Scores])[] = [
  ['mase', 'mase'],
  ['smape', 'smape'],
  ['rmsse', 'rmsse'],
  ['pinball', 'pinball'],
  ['crps', 'crps'],
  ['msis_80', 'msis80'],
  ['msis_95', 'msis95'],
  ['coverage_80', 'coverage80'],
  ['coverage_95', 'coverage95'],
]

/** Scores as CSV: a row for each method, with `step` `all`; one for each step besides, when asked for. */
export function backtestCsv(scores: readonly MethodScores[], byStep: boolean): string {
  const rows = scores.flatMap(({ method, sheet, histories, failures, against }) => {
    const counts = [histories, sheet.forecasts, failed(failures), against?.pValue ?? Number.NaN]
    const row = (step: string | number, of: Scores) => [
      method.id,
      step,
      ...COLUMNS.map(([, score]) => tidy(of[score])),
    ]
    return [
      [...row('all', sheet.overall), ...counts],
      ...(byStep ? sheet.byStep.map((of, step) => [...row(step + 1, of), ...counts.map(() => '')]) : []),
    ]
  })
  const names = COLUMNS.map(([name]) => name)
  return csv(['method', 'step', ...names, 'histories', 'forecasts', 'failed', 'dm_p'], rows)
}

/** Scores as JSON: an array with an entry for each method; null where there is no such score. */
export function backtestJson(scores: readonly MethodScores[], language: Language): string {
  const of = (all: Scores) => Object.fromEntries(COLUMNS.map(([name, score]) => [name, tidy(all[score])]))
  const entries = scores.map(({ method, sheet, histories, failures, against }) => ({
    method: method.id,
    label: inLanguage(method.label, language),
    histories,
    forecasts: sheet.forecasts,
    failed: Object.fromEntries(failures),
    scores: of(sheet.overall),
    by_step: sheet.byStep.map(of),
    diebold_mariano: against ?? null,
  }))
  return `${JSON.stringify(entries, null, 1)}\n`
}

/** How many origins a method could not be fitted at. */
export function failed(failures: ReadonlyMap<string, number>): number {
  return sum([...failures.values()])
}
