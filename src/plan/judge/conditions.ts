import type { Table } from '../../table/table.js'
import type { Direction, Plan, Target } from '../plan.js'
import { asks, type Goal, goalsOf, hairOf } from './goals.js'
import { pathOf, pathsOf, valueOr } from './judge.js'

/** low ≤ Σ weight × value ≤ high, in the indicators' units. */
export interface LinearCondition {
  readonly terms: readonly { readonly indicator: string; readonly year: number; readonly weight: number }[]
  readonly low: number
  readonly high: number
}

/** What has to hold for a target to be met in its year. */
export interface TargetConditions {
  readonly id: string
  readonly target: Target
  readonly conditions: readonly LinearCondition[]
}

/**
 * What the targets of a plan ask of one run's values, as conditions that can be looked at in many draws at once.
 * A draw that holds them is one that `judge` calls met. Targets whose status is unknown are left out.
 */
export function targetConditions(plan: Plan, table: Table, run = 0): TargetConditions[] {
  return plan.targets.flatMap((target) => {
    const conditions = conditionsOf(plan, target, table, run)
    return conditions ? [{ id: target.id, target, conditions }] : []
  })
}

function conditionsOf(
  plan: Plan,
  target: Target,
  table: Table,
  run: number,
): readonly LinearCondition[] | undefined {
  const at = table.years.indexOf(target.year)
  const base = table.years.indexOf(target.baseYear)
  const paths = pathsOf(target, table, run)
  const { converge } = target
  const other = converge && pathOf(table, run, converge.to.indicator)
  if (!asks(target) || at < 0 || paths.some((path) => !Number.isFinite(path?.[at])) || (converge && !other))
    return undefined
  const starts = paths.map((path, i) => valueOr(path![base], target.base?.[i]?.value))
  const years = target.year - target.baseYear
  const limits = (start: number, of: number | undefined) =>
    goalsOf(target, [start, ...starts.slice(1)], years, plan, of).map((goal) =>
      limitsOf(goal, target.direction),
    )
  const central = limits(starts[0]!, other?.[at])
  if (central.some(({ low, high }) => Number.isNaN(low) || Number.isNaN(high))) return undefined
  // Goals are straight-line functions of the start and of the other indicator's value.
  const byStart = limits(2 * starts[0]!, other?.[at])
  const byOther = limits(starts[0]!, 2 * (other?.[at] ?? 0))
  return central.flatMap((limit, i) => {
    const { indicator } = target.subjects[i]!
    const own = target.sum
      ? table.years.filter((year) => year > target.baseYear && year <= target.year)
      : [target.year]
    return (['low', 'high'] as const).flatMap((side) => {
      if (!Number.isFinite(limit[side])) return []
      const startShare = starts[0] ? (byStart[i]![side] - limit[side]) / starts[0] : 0
      const otherShare = other?.[at] ? (byOther[i]![side] - limit[side]) / other[at]! : 0
      const terms = own.map((year) => ({ indicator, year, weight: 1 }))
      let border = limit[side]
      // A printed base is the same in every draw.
      if (startShare !== 0 && Number.isFinite(paths[0]![base])) {
        terms.push({ indicator: target.subjects[0]!.indicator, year: target.baseYear, weight: -startShare })
        border -= startShare * starts[0]!
      }
      if (otherShare !== 0) {
        terms.push({ indicator: converge!.to.indicator, year: target.year, weight: -otherShare })
        border -= otherShare * other![at]!
      }
      return [{ terms, low: side === 'low' ? border : -Infinity, high: side === 'high' ? border : Infinity }]
    })
  })
}

/** The values that meet a goal: see `leaning`. */
function limitsOf(goal: Goal, direction: Direction): { readonly low: number; readonly high: number } {
  const hair = hairOf(goal)
  const reach = goal.strict ? -hair : goal.half + goal.about + hair
  return {
    low: direction === 'lower' ? -Infinity : goal.value - reach,
    high: direction === 'higher' ? Infinity : goal.value + reach,
  }
}
