import { didYouMean } from '../../base/closest.js'
import { badOption } from '../../base/problem.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import { type ConditionalOptions, forecastOn } from '../../forecast/conditional/forecast-on.js'
import type { Explanatory } from '../../forecast/conditional/outlook.js'
import { type GivenPath, readPaths, scenariosIn } from '../../forecast/conditional/read-paths.js'
import type { History } from '../../forecast/history/history.js'
import { refuseOtherFiles } from '../../forecast/history/refusal.js'
import type { Files } from '../../project/folder.js'
import { inUnitOf } from './in-unit.js'
import { knownNames, type OpenedHistories } from './open-histories.js'
import { openText } from './open-text.js'

/** What forecasts depend on. */
export interface ConditionOptions {
  /** Names of indicators of the same region, as {@link HistoryChoice} has them. */
  readonly on: readonly string[]
  /** A CSV file with the path of some of them in the years ahead. */
  readonly given?: string | undefined
  /** Which scenario of that file, where it has several. */
  readonly scenario?: string | undefined
}

/** What is forecast depending on other indicators. */
export interface Conditions {
  /** The histories asked for, but for those of the indicators that they depend on. */
  readonly targets: readonly History[]
  forecast(history: History, options: ConditionalOptions): Forecast | Failure
}

/**
 * Finds what the histories that are asked for depend on: indicators of the same file and, where a path is given, of
 * that file.
 *
 * @throws PlanwrightError when a file cannot be used, or has none of a name that is asked for.
 */
export function openConditions(
  { data, all, asked }: OpenedHistories,
  files: Files,
  options: ConditionOptions,
): Conditions {
  const on = [...knownNames('on', options.on, new Set(all.map(({ indicator }) => indicator)))]
  const targets = asked.filter(({ indicator }) => !on.includes(indicator))
  if (targets.length === 0)
    throw badOption('on', `nothing is left to forecast but ${on.join(', ')}`, 'name it with `indicator`')
  const { given } = options
  const paths = given === undefined ? undefined : openPaths(given, files, options.scenario, on)
  const explanatory = (region: string, indicator: string): Explanatory => {
    const history = all.find((one) => one.region === region && one.indicator === indicator)
    const path = paths && pathFor(paths.paths, region, indicator)
    if (!path) return { indicator, history, given: undefined }
    return {
      indicator,
      history,
      given: {
        source: paths.source,
        path: history ? inUnitOf(history, path, { files, data, given: paths.file }) : path,
      },
    }
  }
  return {
    targets,
    forecast: (history, settings) =>
      forecastOn(
        history,
        on.map((indicator) => explanatory(history.region, indicator)),
        settings,
      ),
  }
}

/** The path of an indicator for a region: its own, or that for all regions; undefined where none is given at all. */
function pathFor(paths: readonly GivenPath[], region: string, indicator: string): GivenPath | undefined {
  const ofIndicator = paths.filter(({ values }) => values.indicator === indicator)
  const found =
    ofIndicator.find(({ values }) => values.region === region) ??
    ofIndicator.find(({ values }) => values.region === '')
  // A file that gives the indicator for other regions alone gives no years of this one.
  return found ?? (ofIndicator.length > 0 ? noneOf(region, indicator) : undefined)
}

/** The paths of a file, and what the file is called in notes. */
function openPaths(file: string, files: Files, scenario: string | undefined, on: readonly string[]) {
  const text = openText(file, files, 'given')
  refuseOtherFiles(file, text)
  const scenarios = scenariosIn(text)
  if (scenario !== undefined && !scenarios.includes(scenario))
    throw badOption(
      'scenario',
      `${file} has no scenario "${scenario}"`,
      didYouMean(scenario, scenarios) ?? `it has ${scenarios.join(', ') || 'no column "scenario"'}`,
    )
  if (scenario === undefined && scenarios.length > 1)
    throw badOption(
      'given',
      `${file} has several scenarios`,
      `name one with \`scenario\`: ${scenarios.join(', ')}`,
    )
  const paths = readPaths(file, text, scenario)
  const known = new Set(paths.map(({ values }) => values.indicator))
  const [first] = on
  if (!on.some((indicator) => known.has(indicator)))
    throw badOption(
      'given',
      `${file} has no ${on.join(', ')}`,
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
