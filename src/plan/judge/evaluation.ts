import type { Direction, Outcome, Plan, Printed } from '../plan.js'

/** Whether an earlier target was reached; unknown when either figure is missing or the outcome is only a bound. */
export type EvaluationStatus = 'met' | 'missed' | 'unknown'

/**
 * What a target was met by: the same digits; a better value on the good side; the rounding of the digits; or an
 * “about”.
 */
export type MetBy = 'digits' | 'direction' | 'rounding' | 'about'

/** A target of an earlier plan held against what came of it. Values are in the indicator's unit. */
export interface Evaluation {
  readonly outcome: Outcome
  readonly status: EvaluationStatus
  /** Outcome − target of each part; one entry unless it is a structure. */
  readonly gaps: readonly number[]
  /** Which part is furthest off; 0 unless it is a structure. */
  readonly furthest: number
  /** Outcome − target, of the part that is furthest off; NaN when unknown. */
  readonly exceeded: number
  /** The same as a share of the target, in percent; NaN for structures and targets of 0. */
  readonly percent: number
  /** Undefined unless met; of a structure, what the least of its parts leans on. */
  readonly how: MetBy | undefined
  /**
   * How much of the way from the base to the target was gone, in percent; undefined where the plan prints no
   * value of the earlier plan's base year, or the target is no change from it.
   */
  readonly progress: number | undefined
}

/** Holds the outcomes that a plan prints of an earlier one against their targets, in the order of the plan. */
export function evaluateOutcomes(plan: Plan): Evaluation[] {
  return plan.outcomes.map((outcome) => evaluate(outcome, plan))
}

function evaluate(outcome: Outcome, plan: Plan): Evaluation {
  const { target, outcome: reached, direction, subjects } = outcome
  const gaps = subjects.map((_, i) =>
    rounded((reached?.[i]?.value ?? Number.NaN) - (target?.[i]?.value ?? 0)),
  )
  const unknown: Evaluation = {
    outcome,
    status: 'unknown',
    gaps: target ? gaps : gaps.map(() => Number.NaN),
    furthest: 0,
    exceeded: Number.NaN,
    percent: Number.NaN,
    how: undefined,
    progress: undefined,
  }
  if (!target || !reached) return unknown
  const furthest = gaps.reduce((w, gap, i) => (Math.abs(gap) > Math.abs(gaps[w]!) ? i : w), 0)
  const exceeded = gaps[furthest]!
  const found = { ...unknown, furthest, exceeded, percent: percentOf(exceeded, target) }
  const parts = target.map((aim, i) => judgePart(aim, reached[i]!, direction, plan.policy.aboutLevel))
  if (parts.includes('missed')) return { ...found, status: 'missed', progress: progressOf(outcome, plan) }
  if (parts.includes('unknown')) return found
  const how = ORDER[Math.max(...parts.map((part) => ORDER.indexOf(part as MetBy)))]
  return { ...found, status: 'met', how, progress: progressOf(outcome, plan) }
}

/** From what leans on nothing to what leans on most. */
const ORDER: readonly MetBy[] = ['digits', 'direction', 'rounding', 'about']

/** How one figure stands to its target. */
function judgePart(
  aim: Printed,
  came: Printed,
  direction: Direction,
  aboutLevel: number,
): MetBy | 'missed' | 'unknown' {
  const difference = came.value - aim.value
  // How far it is on the wrong side; negative on the good one.
  const behind =
    direction === 'higher' ? -difference : direction === 'lower' ? difference : Math.abs(difference)
  const hair = 1e-9 * Math.max(1, Math.abs(aim.value))
  const strict = aim.qualifier === 'above' || aim.qualifier === 'below'
  const isAbout = aim.qualifier === 'about' || aim.qualifier === 'keep'
  // As far as the coarser of the two is printed.
  const half = Math.max(aim.half, came.half)
  const about = isAbout ? Math.abs(aim.value) * aboutLevel : 0
  const met: MetBy | 'missed' =
    Math.abs(difference) <= hair
      ? strict
        ? 'missed'
        : 'digits'
      : behind < 0
        ? 'direction'
        : strict
          ? 'missed'
          : behind <= half + hair
            ? 'rounding'
            : behind <= about + half + hair && about > 0
              ? 'about'
              : 'missed'
  return isBound(came, direction, met !== 'missed') ? 'unknown' : met
}

/** Whether an outcome printed as a bound (以上, 以内) leaves the answer open. */
function isBound({ qualifier }: Printed, direction: Direction, met: boolean): boolean {
  const up = qualifier === 'at least' || qualifier === 'above' || qualifier === 'keep at least'
  const down = qualifier === 'at most' || qualifier === 'below' || qualifier === 'keep at most'
  if (!up && !down) return false
  if (direction === 'near') return true
  // Open towards the good side it proves a target met, towards the other that it was missed.
  return up === (direction === 'higher') ? !met : met
}

function percentOf(gap: number, target: readonly Printed[]): number {
  const { value } = target[0]!
  return target.length > 1 || value === 0 ? Number.NaN : rounded((gap / Math.abs(value)) * 100)
}

/** Progress from a value that the plan prints of the year one plan earlier, along a straight line. */
function progressOf({ subjects, target, outcome, year }: Outcome, plan: Plan): number | undefined {
  if (subjects.length > 1) return undefined
  const from = year - (plan.end - plan.base)
  const known = plan.facts
    .filter((f) => f.year === from && f.subjects.length === 1 && f.target)
    .filter((f) => f.subjects[0]!.indicator === subjects[0]!.indicator && !f.target![0]!.qualifier)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0]
  const [base, aim, came] = [known?.target, target, outcome].map((figures) => figures?.[0]?.value)
  if (base === undefined || aim === undefined || came === undefined || aim === base) return undefined
  return ((came - base) / (aim - base)) * 100
}

/** Without the crumbs of binary arithmetic: 95.5 − 90.1 is 5.4. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
