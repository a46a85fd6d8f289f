import type { YearPath } from './model.js'

/** The value of a path in a year: linear between its points, held before the first and after the last. */
export function pathValue(path: YearPath, year: number): number {
  const { points } = path
  const after = points.findIndex((p) => p.year >= year)
  if (after < 0) return points.at(-1)!.value
  const high = points[after]!
  if (after === 0 || high.year === year) return high.value
  const low = points[after - 1]!
  return low.value + ((high.value - low.value) * (year - low.year)) / (high.year - low.year)
}

/** How a scenario changes an inherited path; amounts are in base units. */
export type Change =
  | { readonly verb: 'set'; readonly path: YearPath }
  | {
      readonly verb: 'add' | 'multiply' | 'growth'
      readonly amount: YearPath
      readonly from: number
      readonly until: number
    }
  | { readonly verb: 'converge'; readonly value: number; readonly from: number; readonly by: number }
  | { readonly verb: 'step'; readonly steps: YearPath }
  | {
      readonly verb: 'from-forecast'
      /** One a year, from the first on. */
      readonly values: readonly number[]
      readonly from: number
      readonly until: number
    }

/** The path after a change. `inherited[i]` is the value of `first + i`. */
export function applyChange(change: Change, inherited: readonly number[], first: number): number[] {
  const before = (year: number) => inherited[Math.min(Math.max(0, year - first), inherited.length - 1)]!
  switch (change.verb) {
    case 'set':
      return inherited.map((_, i) => pathValue(change.path, first + i))
    case 'add':
      return inherited.map((value, i) =>
        within(change, first + i) ? value + pathValue(change.amount, first + i) : value,
      )
    case 'multiply':
      return inherited.map((value, i) =>
        within(change, first + i) ? value * pathValue(change.amount, first + i) : value,
      )
    case 'growth': {
      let level = before(change.from - 1)
      return inherited.map((value, i) => {
        if (!within(change, first + i)) return value
        level *= 1 + pathValue(change.amount, first + i)
        return level
      })
    }
    case 'converge': {
      const start = before(change.from)
      return inherited.map((value, i) => {
        const year = first + i
        if (year < change.from) return value
        if (year >= change.by) return change.value
        return start + ((change.value - start) * (year - change.from)) / (change.by - change.from)
      })
    }
    case 'from-forecast':
      return inherited.map((value, i) => (within(change, first + i) ? change.values[i]! : value))
    case 'step':
      return inherited.map(
        (value, i) => change.steps.points.filter((p) => p.year <= first + i).at(-1)?.value ?? value,
      )
  }
}

/** Whether a year is in a window, ends included. */
export function within(window: { readonly from: number; readonly until: number }, year: number): boolean {
  return year >= window.from && year <= window.until
}
