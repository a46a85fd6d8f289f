import { fail } from '../../base/problem.js'
import { type Bounds, UNBOUNDED } from '../../forecast/bounds.js'
import type { ScaleName } from '../../forecast/choose-scale.js'
import type { BoundsByIndicator } from '../../study/forecast/options.js'

/** Reads `80,95`: percentages between 0 and 100, narrowest interval first. */
export function parseLevels(text: string): number[] {
  const levels = text.split(',').map((part) => {
    const level = Number(part.trim().replace(/%$/, '') || Number.NaN)
    // What is no 100 may still have an upper end that is certain, being the nearest number to it.
    if (!(level > 0 && (100 + level) / 200 < 1)) {
      const what = Number.isNaN(level) ? 'not a number' : 'not between 0 and 100'
      throw fail(
        'bad-option',
        `--levels: "${part.trim()}" is ${what}`,
        'write percentages, such as --levels 80,95',
      )
    }
    return level
  })
  return [...new Set(levels)].sort((a, b) => a - b)
}

/** Checks `--from` and `--to`. */
export function checkYears({
  from,
  to,
}: {
  readonly from: number | undefined
  readonly to: number | undefined
}) {
  if (from !== undefined && to !== undefined && from > to)
    throw fail('bad-option', `--from ${from} is after --to ${to}`)
}

/** Checks `--reconcile`, which says how, against `--hierarchy`, which says what. */
export function checkReconcile(method: string | undefined, hierarchy: string | undefined): void {
  if (method !== undefined && hierarchy === undefined)
    throw fail('bad-option', '--reconcile goes with --hierarchy', 'name the file that says what adds up')
}

/** Checks what goes with `--on`, which names what a forecast depends on. */
export function checkConditions(options: {
  readonly on: unknown
  readonly given: unknown
  readonly scenario: unknown
  readonly hierarchy: unknown
  readonly scale: ScaleName
  readonly outliers: string
}): void {
  const { on, given, scenario, hierarchy, scale, outliers } = options
  if (on === undefined && given !== undefined)
    throw fail(
      'bad-option',
      '--given goes with --on',
      'name the indicators whose path it gives, such as --on gdp',
    )
  if (given === undefined && scenario !== undefined)
    throw fail('bad-option', '--scenario goes with --given', 'name the file that holds the scenario')
  if (on === undefined) return
  const strange = Object.entries({
    hierarchy: hierarchy !== undefined,
    scale: scale !== 'none',
    outliers: outliers !== 'report',
  }).find(([, there]) => there)
  if (strange) throw fail('bad-option', `--${strange[0]} does not go with --on`, 'leave one of the two out')
}

/** Reads `urban=0:100`, `debt=0:`, `growth=none` and `none`: the bounds of indicators, where they are given. */
export function parseBounds(given: readonly string[] | undefined): BoundsByIndicator {
  return Object.fromEntries(
    (given ?? []).map((text): [string, Bounds] => {
      if (text.trim() === 'none') return ['*', UNBOUNDED]
      const at = text.lastIndexOf('=')
      const range = boundsIn(text.slice(at + 1).trim())
      if (at < 0 || range === undefined)
        throw fail(
          'bad-option',
          `--bounds: "${text}" names no bounds of an indicator`,
          'write for example --bounds urban=0:100, --bounds debt=0: or --bounds growth=none',
        )
      return [text.slice(0, at).trim(), range]
    }),
  )
}

function boundsIn(text: string): Bounds | undefined {
  if (text === 'none') return UNBOUNDED
  const [low, high, ...more] = text.split(':').map((end) => end.trim())
  if (low === undefined || high === undefined || more.length > 0 || (low === '' && high === ''))
    return undefined
  const [lower, upper] = [low === '' ? -Infinity : Number(low), high === '' ? Infinity : Number(high)]
  return lower < upper ? { lower, upper } : undefined
}
