import { didYouMean } from '../../base/closest.js'
import { fail } from '../../base/problem.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import { CONDITIONAL, type ConditionalOptions, forecastOn } from '../../forecast/conditional/forecast-on.js'
import type { Explanatory } from '../../forecast/conditional/outlook.js'
import { type GivenPath, readPaths, scenariosIn } from '../../forecast/conditional/read-paths.js'
import { between, type History } from '../../forecast/history/history.js'
import { readHistories } from '../../forecast/history/read-histories.js'
import { refuseOtherFiles } from '../../forecast/history/refusal.js'
import { inUnitOf } from './in-unit.js'
import { type HistoryOptions, named } from './open-histories.js'
import { openText } from './open-text.js'

/** Options of a conditional forecast, as given. */
export interface ConditionOptions extends HistoryOptions {
  readonly on: readonly string[]
  readonly given: string | undefined
  readonly scenario: string | undefined
}

/** What is forecast depending on other indicators, and how. */
export interface Conditions {
  readonly targets: readonly History[]
  /** What stands where methods are named. */
  readonly method: string
  forecast(history: History, options: ConditionalOptions): Forecast | Failure
}

/**
 * Opens what the histories that are asked for depend on: indicators of the same file and, where a path is given, of
 * that file.
 *
 * @throws PlanwrightError when a file cannot be used, or has none of a name that is asked for.
 */
export function openConditions(options: ConditionOptions, asked: readonly History[]): Conditions {
  const { data, from, to } = options
  const all = readHistories(data, openText(data)).histories.map((history) => between(history, from, to))
  const on = [
    ...named(
      '--on',
      options.on,
      all.map(({ indicator }) => indicator),
    )!,
  ]
  const targets = asked.filter(({ indicator }) => !on.includes(indicator))
  if (targets.length === 0)
    throw fail(
      'bad-option',
      `--on: nothing is left to forecast but ${on.join(', ')}`,
      'name it with --indicator',
    )
  const paths = options.given === undefined ? undefined : openPaths(options.given, options.scenario, on)
  const explanatory = (region: string, indicator: string): Explanatory => {
    const history = all.find((one) => one.region === region && one.indicator === indicator)
    const ofIndicator = paths?.paths.filter(({ values }) => values.indicator === indicator) ?? []
    const found =
      ofIndicator.find(({ values }) => values.region === region) ??
      ofIndicator.find(({ values }) => values.region === '')
    // A file that gives the indicator for other regions alone gives no years of this one.
    const path = found ?? (ofIndicator.length > 0 ? noneOf(region, indicator) : undefined)
    if (!path || !paths) return { indicator, history, given: undefined }
    return {
      indicator,
      history,
      given: {
        source: paths.source,
        path: history ? inUnitOf(history, path, { data, given: paths.file }) : path,
      },
    }
  }
  return {
    targets,
    method: CONDITIONAL,
    forecast: (history, settings) =>
      forecastOn(
        history,
        on.map((indicator) => explanatory(history.region, indicator)),
        settings,
      ),
  }
}

/** The paths of a file, and what the file is called in notes. */
function openPaths(file: string, scenario: string | undefined, on: readonly string[]) {
  const text = openText(file, '--given')
  refuseOtherFiles(file, text)
  const scenarios = scenariosIn(text)
  if (scenario !== undefined && !scenarios.includes(scenario))
    throw fail(
      'bad-option',
      `--scenario: ${file} has no scenario "${scenario}"`,
      didYouMean(scenario, scenarios) ?? `it has ${scenarios.join(', ') || 'no column "scenario"'}`,
    )
  if (scenario === undefined && scenarios.length > 1)
    throw fail(
      'bad-option',
      `--given: ${file} has several scenarios`,
      `name one with --scenario: ${scenarios.join(', ')}`,
    )
  const paths = readPaths(file, text, scenario)
  const known = new Set(paths.map(({ values }) => values.indicator))
  const [first] = on
  if (!on.some((indicator) => known.has(indicator)))
    throw fail(
      'bad-option',
      `--given: ${file} has no ${on.join(', ')}`,
      didYouMean(first!, known) ?? `it has ${[...known].slice(0, 5).join(', ') || 'no indicators'}`,
    )
  return { file, paths, source: scenario === undefined ? file : `${file} (${scenario})` }
}

function noneOf(region: string, indicator: string): GivenPath {
  return {
    values: { region, indicator, unit: '', years: [], values: [], faults: [] },
    interval: undefined,
  }
}
