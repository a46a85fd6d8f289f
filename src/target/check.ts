import { findConflicts, type Limits, supportOf, USUAL_LIMITS } from '../logic/conflicts.js'
import { clusters, hittingSets } from '../logic/hitting-sets.js'
import { type Alone, judgeAlone } from './alone.js'
import { implied } from './implications.js'
import type { Plan } from './plan.js'
import { type Repair, repair } from './repairs.js'
import { RANKS, type Statement } from './statement.js'
import { statementsOf } from './statements.js'
import { type System, systemOf } from './system.js'
import { type Witness, witnessOf } from './witness.js'

/** A smallest set of statements that cannot all hold: without any one of them the rest can. */
export interface Conflict {
  readonly members: readonly Member[]
  /** Identities that it rests on. */
  readonly rests: readonly Statement[]
}

export interface Member {
  readonly statement: Statement
  /** Other statements that say the same: the figure printed elsewhere. */
  readonly repeated: readonly Statement[]
  /** What the other members imply in its place, in its figure's unit; NaN where they do not, or for a structure. */
  readonly implied: number
}

/** Conflicts that share statements, and the ways out of all of them together. */
export interface Group {
  readonly conflicts: readonly Conflict[]
  /** The most acceptable first: soft before hard, then fewest changes, then smallest. */
  readonly repairs: readonly Repair[]
  /** Whether these are all smallest repairs. */
  readonly complete: boolean
}

/** What was found of a plan's statements. */
export interface Check {
  readonly plan: Plan
  readonly statements: readonly Statement[]
  readonly alone: readonly Alone[]
  readonly feasible: boolean | 'undecided'
  /** Whether every conflict was found. */
  readonly complete: boolean
  readonly groups: readonly Group[]
  /** Values that satisfy all statements, or all but the fewest that must give way. */
  readonly witness: Witness
}

export interface CheckLimits extends Limits {
  /** Most repairs to work out in one group. */
  readonly repairs: number
  readonly progress?: (words: 'repairs', done: number, all: number) => void
}

export const USUAL_CHECK: CheckLimits = { ...USUAL_LIMITS, repairs: 100 }

/**
 * Checks what a plan says: every row alone, then all statements together. Conflicts, repairs and the witness are
 * data; each was verified by the statements’ own measures.
 */
export async function checkPlan(plan: Plan, limits: CheckLimits = USUAL_CHECK): Promise<Check> {
  const statements = statementsOf(plan)
  const system = systemOf(plan, statements)
  const claims = { rows: system.rows, size: system.variables.length, count: system.statements.length }
  const found = findConflicts(claims, limits)
  const groups: Group[] = []
  const together = clusters(found.conflicts).map((group) => group.map((i) => found.conflicts[i]!))
  for (const conflicts of together) groups.push(groupOf(system, claims, conflicts, found.dropped, limits))
  return {
    plan,
    statements,
    alone: judgeAlone(plan, statements),
    feasible: found.feasible,
    complete: found.complete,
    groups,
    witness: witnessOf(system, found.values, found.dropped),
  }
}

function groupOf(
  system: System,
  claims: Parameters<typeof supportOf>[1],
  conflicts: readonly (readonly number[])[],
  dropped: readonly number[],
  limits: CheckLimits,
): Group {
  const members = new Set(conflicts.flat())
  const hard = system.statements.filter((s) => s.hard)
  const choices = hittingSets(conflicts, limits.choices)
  const rank = (claim: number) => RANKS.indexOf(system.statements[claim]!.rank)
  const worst = (set: readonly number[]) => Math.max(...set.map(rank))
  const ordered = [...choices.sets].sort(
    (a, b) => worst(a) - worst(b) || a.length - b.length || sum(a.map(rank)) - sum(b.map(rank)),
  )
  // What the other groups give up does not stand in the way here.
  const elsewhere = new Set(dropped.filter((claim) => !members.has(claim)))
  const repairs = ordered.slice(0, limits.repairs).flatMap((set) => {
    const about = new Set(set)
    const kept = system.near(set).filter((claim) => !about.has(claim) && !elsewhere.has(claim))
    const narrow = [...members].filter((m) => !about.has(m))
    const found = repair(system, set, kept, narrow)
    return found ? [found] : []
  })
  const total = (r: Repair) => sum(r.changes.map((c) => c.relative))
  const worstOf = (r: Repair) => worst(r.changes.map((c) => c.claim))
  repairs.sort(
    (a, b) => worstOf(a) - worstOf(b) || a.changes.length - b.changes.length || total(a) - total(b),
  )
  return {
    conflicts: conflicts.map((set) => ({
      members: set.map((claim) => ({
        statement: system.statements[claim]!,
        repeated: system.repeated[claim]!,
        implied: implied(system, set, claim),
      })),
      rests: identities(system, claims, set, hard),
    })),
    repairs,
    complete: choices.complete && ordered.length <= limits.repairs,
  }
}

/** Identities behind the hard rows that a conflict needs. */
function identities(
  system: System,
  claims: Parameters<typeof supportOf>[1],
  set: readonly number[],
  hard: readonly Statement[],
): Statement[] {
  const rows = new Set(supportOf(set, claims).map((r) => JSON.stringify(r)))
  return hard.filter((s) => {
    const claim = system.statements.indexOf(s)
    return system.rowsWith(claim, s.figures).some((r) => rows.has(JSON.stringify(r)))
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, v) => total + v, 0)
}
