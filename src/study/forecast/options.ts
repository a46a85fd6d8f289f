import { didYouMean } from '../../base/closest.js'
import { badOption, fail } from '../../base/problem.js'
import type { Bounds } from '../../forecast/bounds.js'
import type { ScaleName } from '../../forecast/choose-scale.js'
import type { History } from '../../forecast/history/history.js'
import type { Method } from '../../forecast/method.js'
import { DEFAULT_METHOD, methodNamed, methods } from '../../forecast/methods.js'

/** Years ahead that anyone asks for. */
const MOST_YEARS = 100

/** Bounds by indicator; under `*` those of all others. Where there are none, they are found by unit, name and values. */
export type BoundsByIndicator = Readonly<Record<string, Bounds>>

/** Options of all studies of histories. */
export interface HistoryStudyOptions {
  /** Scale that a named method works on; `auto` chooses scales itself. Defaults to none. */
  readonly scale?: ScaleName | undefined
  /** Bounds of indicators. */
  readonly bounds?: BoundsByIndicator | undefined
  /** What is done with values that leave the path for one year. Defaults to `report`. */
  readonly outliers?: 'report' | 'replace' | undefined
}

/** Makes sure of a number of years ahead. */
export function checkHorizon(horizon: number): void {
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon <= MOST_YEARS))
    throw badOption('horizon', `${horizon} is not a whole number from 1 to ${MOST_YEARS}`)
}

/** The method of that id; the usual one when none is named. `option` is what names it. */
export function methodFor(id: string | undefined, option: string): Method {
  const found = id === undefined ? DEFAULT_METHOD : methodNamed(id)
  if (found) return found
  const ids = methods.map((method) => method.id)
  const all = `methods: ${ids.join(', ')}`
  const close = didYouMean(id!, ids)
  throw badOption(option, `there is no method "${id}"`, close ? `${close.en} ${all}` : all)
}

/** Refuses a scale for a method that chooses scales itself. */
export function checkScale(used: readonly Method[], scale: ScaleName): void {
  if (scale !== 'none' && used.some((method) => method.id === 'auto'))
    throw fail(
      'bad-option',
      '`scale` is for named methods; auto chooses scales itself',
      'leave it out, or name methods with `method`',
    )
}

/** What is fitted, the same for all methods. */
export function fitSettings(
  { scale = 'none', bounds, outliers }: HistoryStudyOptions,
  histories: readonly History[],
) {
  const known = new Set(histories.map(({ indicator }) => indicator))
  const byIndicator = new Map(Object.entries(bounds ?? {}))
  const unknown = [...byIndicator.keys()].find((id) => id !== OTHERS && !known.has(id))
  if (unknown !== undefined)
    throw badOption('bounds', `unknown indicator "${unknown}"`, didYouMean(unknown, known))
  return {
    scale,
    boundsOf: (indicator: string) => byIndicator.get(indicator) ?? byIndicator.get(OTHERS),
    replaceSpikes: outliers === 'replace',
  }
}

/** Stands for all indicators without bounds of their own. */
const OTHERS = '*'
