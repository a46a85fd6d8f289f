import { offsetOf, type Table } from '../../table/table.js'
import { averageGrowth } from '../kinds/growth.js'
import type { Plan, Target } from '../plan.js'
import { asks, goalsOf, type Leaning, leaning, totals } from './goals.js'

/**
 * How a scenario stands to a target: met in its year; met only later; missed within the horizon; or unknown,
 * because the plan prints no figure or the model does not compute the indicator.
 */
export type Status = 'met' | 'late' | 'missed' | 'unknown'

/** Why a target cannot be judged. */
export type Reason = 'no-figure' | 'not-modelled' | 'off-horizon'

/** One scenario held against one target. Values are in the indicator's unit. */
export interface Verdict {
  readonly scenario: string
  readonly target: Target
  readonly status: Status
  /** Why the status is unknown. */
  readonly reason: Reason | undefined
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

/** Holds every run of a table against every target of a plan, in the order of targets, then runs. */
export function judge(plan: Plan, table: Table): Verdict[] {
  return plan.targets.flatMap((target) => table.runs.map((_, run) => judgeOne(plan, target, table, run)))
}

function judgeOne(plan: Plan, target: Target, table: Table, run: number): Verdict {
  const { converge } = target
  const paths = pathsOf(target, table, run)
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

/** The path of each subject; of a target for a sum, the total since the base year. */
export function pathsOf(target: Target, table: Table, run: number): (number[] | undefined)[] {
  return target.subjects.map((subject) => {
    const path = pathOf(table, run, subject.indicator)
    return target.sum && path ? totals(path, table.years, target.baseYear) : path
  })
}

/** An indicator's path, a value for each of the table's years; undefined when the table does not have it. */
export function pathOf(table: Table, run: number, indicator: string): number[] | undefined {
  const measure = table.measures.findIndex((m) => m.id === indicator)
  return measure < 0 ? undefined : table.years.map((_, y) => table.values[offsetOf(table, run, measure, y)]!)
}

/** A value, or what stands in for it where there is none. */
export function valueOr(value: number | undefined, otherwise: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? (otherwise ?? Number.NaN) : value
}
