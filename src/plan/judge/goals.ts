import { changesInPercent } from '../kinds/change.js'
import type { Direction, Plan, Printed, Target } from '../plan.js'

/** What a verdict of “met” leans on: nothing, the rounding of the printed digits, or an “about”. */
export type Leaning = 'none' | 'rounding' | 'about'

/** Whether a row prints anything to be reached. */
export function asks({ target, growth, change, sum, times, converge }: Target): boolean {
  return [target, growth, change, sum, times, converge].some((figure) => figure !== undefined)
}

/** The total of each year and those before it, after the base year. */
export function totals(path: readonly number[], years: readonly number[], base: number): number[] {
  let total = 0
  return path.map((value, i) => {
    if (years[i]! > base) total += value
    return years[i]! > base ? total : Number.NaN
  })
}

/** A value to be reached, and how far below or above it still counts. */
export interface Goal {
  readonly value: number
  /** What the printed digits leave. */
  readonly half: number
  /** What an “about” leaves besides; 0 without one. */
  readonly about: number
  /** Whether the value itself is not enough (突破). */
  readonly strict: boolean
}

/**
 * The levels that a target asks for: those printed, else those that its growth, change or another indicator's
 * value implies.
 */
export function goalsOf(
  target: Target,
  starts: readonly number[],
  years: number,
  plan: Plan,
  other: number | undefined,
): Goal[] {
  const isAbout = (p: Printed) => p.qualifier === 'about' || p.qualifier === 'keep'
  if (target.target)
    return target.target.map((p) => ({
      value: p.value,
      half: p.half,
      about: isAbout(p) ? Math.abs(p.value) * plan.policy.aboutLevel : 0,
      strict: p.qualifier === 'above' || p.qualifier === 'below',
    }))
  if (target.sum) return [goalOf(target.sum, 1, isAbout(target.sum) ? plan.policy.aboutLevel : 0)]
  if (target.converge) {
    const { share, to } = target.converge
    // Both in the unit of the target's own indicator.
    const unit = ((other ?? Number.NaN) * to.scale) / target.subjects[0]!.scale / 100
    return [goalOf(share, unit, isAbout(share) ? plan.policy.aboutLevel : 0)]
  }
  const start = starts[0]!
  if (target.times) return [goalOf(target.times, start, isAbout(target.times) ? plan.policy.aboutLevel : 0)]
  if (target.growth) {
    const { value, half } = target.growth
    const level = (rate: number) => start * (1 + rate / 100) ** years
    const about = isAbout(target.growth) ? level(value) - level(value - plan.policy.aboutGrowth) : 0
    return [{ value: level(value), half: level(value) - level(value - half), about, strict: false }]
  }
  const change = target.change!
  const inPercent = changesInPercent(target)
  const level = (c: number) => (inPercent ? start * (1 + c / 100) : start + c)
  return [
    { value: level(change.value), half: Math.abs(level(change.half) - level(0)), about: 0, strict: false },
  ]
}

/** A figure times a unit as a goal. */
function goalOf({ value, half, qualifier }: Printed, unit: number, about: number): Goal {
  return {
    value: value * unit,
    half: half * unit,
    about: Math.abs(value * unit) * about,
    strict: qualifier === 'above' || qualifier === 'below',
  }
}

/** A hair for arithmetic: 0.1 + 0.2 must meet 0.3. */
export function hairOf(goal: Goal): number {
  return 1e-9 * Math.max(1, Math.abs(goal.value))
}

/** What it leans on that a value meets a goal; undefined when it does not. */
export function leaning(value: number, goal: Goal, direction: Direction): Leaning | undefined {
  const hair = hairOf(goal)
  const short =
    direction === 'higher'
      ? goal.value - value
      : direction === 'lower'
        ? value - goal.value
        : Math.abs(value - goal.value)
  if (short <= hair && !(goal.strict && Math.abs(short) <= hair)) return 'none'
  if (goal.strict) return undefined
  if (short <= goal.half + hair) return 'rounding'
  return goal.about > 0 && short <= goal.about + goal.half + hair ? 'about' : undefined
}
