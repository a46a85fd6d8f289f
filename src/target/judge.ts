import { offsetOf, type Table } from '../table/table.js'
import type { Direction, Plan, Printed, Target } from './plan.js'

/**
 * How a scenario stands to a target: met in its year; met only later; missed within the horizon; or unknown,
 * because the plan prints no figure or the model does not compute the indicator.
 */
export type Status = 'met' | 'late' | 'missed' | 'unknown'

/** What a verdict of “met” leans on: nothing, the rounding of the printed digits, or an “about”. */
export type Leaning = 'none' | 'rounding' | 'about'

/** One scenario held against one target. Values are in the indicator's unit. */
export interface Verdict {
  readonly scenario: string
  readonly target: Target
  readonly status: Status
  /** Why the status is unknown. */
  readonly reason: 'no-figure' | 'not-modelled' | 'off-horizon' | undefined
  readonly leaning: Leaning
  /** Projected values in the target's year, one for each subject. */
  readonly projected: readonly number[]
  /** What is wanted, one for each subject; for a pure growth or change target, the level it implies. */
  readonly wanted: readonly number[]
  /** Which subject is furthest off; 0 unless the target is a structure. */
  readonly furthest: number
  /** Projected − wanted, of the subject that is furthest off. */
  readonly gap: number
  /** The gap as a share of what is wanted, in percent. */
  readonly gapPercent: number
  /** First year from the target's on in which it holds, if it does within the horizon. */
  readonly reached: number | undefined
  /** Average annual growth of the projection from the base year to the target's, in percent; NaN where it means nothing. */
  readonly growth: number
  /** Average annual growth that the target needs from the same base, in percent; NaN where it means nothing. */
  readonly growthNeeded: number
}

/**
 * Average annual growth from `start` to `end` over `years`, in percent: the geometric mean
 * (end / start)^(1 / years) − 1, as 年均 is computed. NaN unless both are positive.
 */
export function averageGrowth(start: number, end: number, years: number): number {
  return start > 0 && end > 0 && years > 0 ? ((end / start) ** (1 / years) - 1) * 100 : Number.NaN
}

/** Holds every run of a table against every target of a plan, in the order of targets, then runs. */
export function judge(plan: Plan, table: Table): Verdict[] {
  return plan.targets.flatMap((target) => table.runs.map((_, run) => judgeOne(plan, target, table, run)))
}

function judgeOne(plan: Plan, target: Target, table: Table, run: number): Verdict {
  const { converge } = target
  const paths = target.subjects.map((subject) => {
    const path = pathOf(table, run, subject.indicator)
    return target.sum && path ? totals(path, table.years, target.baseYear) : path
  })
  const other = converge && pathOf(table, run, converge.to.indicator)
  const at = table.years.indexOf(target.year)
  const base = table.years.indexOf(target.baseYear)
  const years = target.year - target.baseYear
  const verdict: Verdict = {
    scenario: table.runs[run]!.scenario,
    target,
    status: 'unknown',
    reason: undefined,
    leaning: 'none',
    projected: paths.map((path) => path?.[at] ?? Number.NaN),
    wanted: [],
    furthest: 0,
    gap: Number.NaN,
    gapPercent: Number.NaN,
    reached: undefined,
    growth: Number.NaN,
    growthNeeded: Number.NaN,
  }
  if (!asks(target)) return { ...verdict, reason: 'no-figure' }
  if (paths.some((path) => path === undefined) || (converge && !other))
    return { ...verdict, reason: 'not-modelled' }
  const starts = paths.map((path, i) => valueOr(path![base], target.base?.[i]?.value))
  const goalsIn = (year: number) => goalsOf(target, starts, years, plan, other?.[year])
  const goals = goalsIn(at)
  if (at < 0 || verdict.projected.some(Number.isNaN) || goals.some((g) => Number.isNaN(g.value)))
    return { ...verdict, wanted: goals.map((g) => g.value), reason: 'off-horizon' }
  const holds = (year: number): Leaning | undefined =>
    weakest(goalsIn(year).map((goal, i) => leaning(paths[i]![year]!, goal, target.direction)))
  const now = holds(at)
  const reached = table.years.findIndex(
    (_, y) => y >= at && (y === at || !target.onlyInYear) && holds(y) !== undefined,
  )
  // Of a structure, the part that is furthest off speaks for all.
  const worst = goals.reduce(
    (w, goal, i) =>
      Math.abs(verdict.projected[i]! - goal.value) > Math.abs(verdict.projected[w]! - goals[w]!.value)
        ? i
        : w,
    0,
  )
  const wanted = goals[worst]!.value
  const gap = verdict.projected[worst]! - wanted
  const single = goals.length === 1 && growsBy(target)
  return {
    ...verdict,
    status: now ? 'met' : reached >= 0 ? 'late' : 'missed',
    leaning: now ?? 'none',
    wanted: goals.map((g) => g.value),
    furthest: worst,
    gap,
    gapPercent: wanted === 0 ? Number.NaN : (gap / Math.abs(wanted)) * 100,
    reached: reached < 0 ? undefined : table.years[reached],
    growth: single ? averageGrowth(starts[0]!, verdict.projected[0]!, years) : Number.NaN,
    growthNeeded: single ? averageGrowth(starts[0]!, wanted, years) : Number.NaN,
  }
}

/** Whether a row prints anything to be reached. */
function asks({ target, growth, change, sum, times, converge }: Target): boolean {
  return [target, growth, change, sum, times, converge].some((figure) => figure !== undefined)
}

/** The total of each year and those before it, after the base year. */
function totals(path: readonly number[], years: readonly number[], base: number): number[] {
  let total = 0
  return path.map((value, i) => {
    if (years[i]! > base) total += value
    return years[i]! > base ? total : Number.NaN
  })
}

/** Whether a target's change is a share of its base value (energy intensity −13.5%) and not points of a ratio. */
export function changesInPercent(target: Target): boolean {
  return target.change?.text.endsWith('%') === true && !['%', '‰'].includes(target.subjects[0]!.unit)
}

/** A value to be reached, and how far below or above it still counts. */
interface Goal {
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
function goalsOf(
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

/** What it leans on that a value meets a goal; undefined when it does not. */
function leaning(value: number, goal: Goal, direction: Direction): Leaning | undefined {
  // A hair for arithmetic: 0.1 + 0.2 must meet 0.3.
  const hair = 1e-9 * Math.max(1, Math.abs(goal.value))
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

const ORDER: readonly Leaning[] = ['none', 'rounding', 'about']

function weakest(parts: readonly (Leaning | undefined)[]): Leaning | undefined {
  let most: Leaning = 'none'
  for (const part of parts) {
    if (part === undefined) return undefined
    if (ORDER.indexOf(part) > ORDER.indexOf(most)) most = part
  }
  return most
}

/** Whether a growth rate of the indicator says anything: not for shares, rates and totals. */
function growsBy(target: Target): boolean {
  return target.sum === undefined && !['%', '‰', 'pp'].includes(target.subjects[0]!.unit)
}

function pathOf(table: Table, run: number, indicator: string): number[] | undefined {
  const measure = table.measures.findIndex((m) => m.id === indicator)
  return measure < 0 ? undefined : table.years.map((_, y) => table.values[offsetOf(table, run, measure, y)]!)
}

function valueOr(value: number | undefined, otherwise: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? (otherwise ?? Number.NaN) : value
}
