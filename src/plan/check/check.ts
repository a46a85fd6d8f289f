import {
  type Conflicts,
  findConflicts,
  type Limits,
  lookForConflicts,
  supportOf,
  USUAL_LIMITS,
} from '../../logic/conflicts.js'
import { decide, USUAL_BUDGET } from '../../logic/decide.js'
import { clusters, hittingSets } from '../../logic/hitting-sets.js'
import { sum } from '../../numerics/statistics/summary.js'
import { statementsOf } from '../kinds/statements.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Plan } from '../plan.js'
import { RANKS, type Statement } from '../statement.js'
import { type Alone, judgeAlone } from './alone.js'
import { implied } from './implications.js'
import { type Need, needsOf } from './needs.js'
import { type Repair, Repairer } from './repairs.js'
import { type System, systemOf } from './system.js'
import { type Witness, witnessOf } from './witness.js'

/** A smallest set of statements that cannot all hold: without any one of them the rest can. */
export interface Conflict {
  readonly members: readonly Member[]
  /** Identities that it rests on. */
  readonly rests: readonly Statement[]
  /**
   * Conflicts of one family are one contradiction told by different figures: they rest on the same relations,
   * and perhaps on more (without any, they are about the same indicators). Counted from 0 within a group.
   */
  readonly family: number
}

export interface Member {
  readonly statement: Statement
  /** Other statements that say the same: the figure printed elsewhere. */
  readonly repeated: readonly Statement[]
  /**
   * What the other members imply in its place, in its figure's unit; NaN where they do not, for a structure, and,
   * unless all are asked for, in conflicts that are not the first of their family.
   */
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
  /** What growth it takes to reach targets that do not say so. */
  readonly needs: readonly Need[]
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
  /** Whether to work out what is implied in every conflict, and not only in the first of each family. */
  readonly implied: boolean
  /** Asked while conflicts are explained and repaired; what is left is then left out, and `complete` false. */
  readonly hurry?: () => boolean
  /** Called before each repair is worked out. */
  readonly progress?: (done: number, all: number) => void
  /** Awaited now and then, so that a long check lets others have a turn. */
  readonly breathe?: () => Promise<void>
}

export const USUAL_CHECK: CheckLimits = { ...USUAL_LIMITS, repairs: 100, implied: false }

/**
 * Checks what a plan says: every row alone, then all statements together. Conflicts, repairs and the witness are
 * data; each was verified by the statements’ own measures.
 */
export async function checkPlan(plan: Plan, limits: CheckLimits = USUAL_CHECK): Promise<Check> {
  const statements = statementsOf(plan)
  const system = systemOf(plan, statements)
  const claims = { rows: system.rows, size: system.variables.length, count: system.statements.length }
  const steps = lookForConflicts(claims, limits)
  let step = steps.next()
  for (; !step.done; step = steps.next()) await limits.breathe?.()
  const found = step.value
  const groups: Group[] = []
  const together = clusters(found.conflicts).map((group) => group.map((i) => found.conflicts[i]!))
  for (const conflicts of together) groups.push(await groupOf(system, claims, conflicts, found, limits))
  const given = givingUp(system, groups, found)
  return {
    plan,
    statements,
    alone: judgeAlone(plan, statements),
    needs: needsOf(system),
    feasible: found.feasible,
    complete: found.complete,
    groups,
    witness: witnessOf(system, given.values, given.dropped),
  }
}

/** Values without the statements that the first repair of each group changes, which are given up most readily. */
function givingUp(
  system: System,
  groups: readonly Group[],
  found: Conflicts,
): Pick<Conflicts, 'values' | 'dropped'> {
  if (groups.some((g) => g.repairs.length === 0)) return found
  const dropped = groups.flatMap((g) => g.repairs[0]!.changes.map((c) => c.claim)).sort((a, b) => a - b)
  const without = new Set(dropped)
  const rows = system.rows.filter((r) => !without.has(r.claim))
  const decision = decide(rows, system.variables.length, USUAL_BUDGET, found.values)
  return decision.kind === 'feasible' ? { values: decision.values, dropped } : found
}

async function groupOf(
  system: System,
  claims: Parameters<typeof supportOf>[1],
  conflicts: readonly (readonly number[])[],
  { dropped, values: near }: Conflicts,
  limits: CheckLimits,
): Promise<Group> {
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
  const repairer = new Repairer(system, conflicts, near)
  const repairs: Repair[] = []
  const wanted = ordered.slice(0, limits.repairs)
  for (const [i, set] of wanted.entries()) {
    await limits.breathe?.()
    if (limits.hurry?.()) break
    limits.progress?.(i, wanted.length)
    const about = new Set(set)
    const kept = system.near(set).filter((claim) => !about.has(claim) && !elsewhere.has(claim))
    const found = repairer.repair(set, kept)
    if (found) repairs.push(found)
  }
  const total = (r: Repair) => sum(r.changes.map((c) => c.relative))
  const worstOf = (r: Repair) => worst(r.changes.map((c) => c.claim))
  repairs.sort(
    (a, b) => worstOf(a) - worstOf(b) || a.changes.length - b.changes.length || total(a) - total(b),
  )
  const support: Statement[][] = []
  for (const set of conflicts) {
    await limits.breathe?.()
    if (limits.hurry?.()) support.push([])
    else support.push(set.length === 0 ? clashing(system, hard) : identities(system, claims, set, hard))
  }
  const families = familiesOf(
    conflicts.map((set, i) =>
      restsOn(
        set.map((claim) => system.statements[claim]!),
        support[i]!,
      ),
    ),
  )
  const told = tellingOrder(
    conflicts.map((set, i) => ({
      members: set.map((claim) => ({
        statement: system.statements[claim]!,
        repeated: system.repeated[claim]!,
        implied: Number.NaN,
      })),
      rests: support[i]!,
      family: families[i]!,
    })),
  )
  return {
    conflicts: told.map((conflict, i) =>
      !limits.hurry?.() && (limits.implied || conflict.family !== told[i - 1]?.family)
        ? withImplied(system, conflict)
        : conflict,
    ),
    repairs,
    complete: choices.complete && repairs.length === ordered.length,
  }
}

function withImplied(system: System, conflict: Conflict): Conflict {
  const claims = conflict.members.map((m) => system.statements.indexOf(m.statement))
  return {
    ...conflict,
    members: conflict.members.map((m, i) => ({ ...m, implied: implied(system, claims, claims[i]!) })),
  }
}

/**
 * Puts the conflict of each family first that tells it best: from what is known of the past, by growth, with few
 * members and without further relations.
 */
function tellingOrder(conflicts: readonly Conflict[]): Conflict[] {
  const relations = (c: Conflict) =>
    c.rests.length + c.members.filter((m) => m.statement.source.kind === 'relation').length
  const facts = (c: Conflict) => c.members.filter((m) => m.statement.rank === 'fact').length
  const rates = (c: Conflict) => c.members.filter((m) => m.statement.kind.isGrowth).length
  return [...new Set(conflicts.map((c) => c.family))]
    .sort((a, b) => a - b)
    .flatMap((family) => {
      const of = conflicts.filter((c) => c.family === family)
      const least = Math.min(...of.map((c) => c.members.length))
      const few = (c: Conflict) => c.members.length <= least + 1
      return [...of].sort(
        (a, b) =>
          relations(a) - relations(b) ||
          Number(few(b)) - Number(few(a)) ||
          facts(b) - facts(a) ||
          rates(b) - rates(a) ||
          a.members.length - b.members.length,
      )
    })
}

/** What a conflict rests on: its relations; without any, the indicators it is about. */
function restsOn(members: readonly Statement[], rests: readonly Statement[]): Set<string> {
  const relations = [...members, ...rests].filter((s) => s.source.kind === 'relation').map((s) => s.id)
  const about = members.flatMap((s) => subjectsOf(s).map((subject) => `about ${subject.indicator}`))
  return new Set(relations.length > 0 ? relations : about)
}

/**
 * Puts conflicts into families: those that rest on the same as another and perhaps on more. Families are counted
 * in the order of their smallest conflicts.
 */
function familiesOf(bases: readonly ReadonlySet<string>[]): number[] {
  const heads: ReadonlySet<string>[] = []
  const order = bases.map((_, i) => i).sort((a, b) => bases[a]!.size - bases[b]!.size || a - b)
  const head = new Map<number, ReadonlySet<string>>()
  for (const i of order) {
    const known = heads.find((h) => [...h].every((id) => bases[i]!.has(id)))
    if (!known) heads.push(bases[i]!)
    head.set(i, known ?? bases[i]!)
  }
  const numbers = new Map<ReadonlySet<string>, number>()
  return bases.map((_, i) => {
    const of = head.get(i)!
    const number = numbers.get(of) ?? numbers.size
    numbers.set(of, number)
    return number
  })
}

/** Identities that contradict each other without any help: a smallest set of them. */
function clashing(system: System, hard: readonly Statement[]): Statement[] {
  const rows = hard.flatMap((s, i) =>
    system.rowsWith(system.statements.indexOf(s), s.figures).map((row) => ({ ...row, claim: i })),
  )
  const { conflicts } = findConflicts(
    { rows, size: system.variables.length, count: hard.length },
    { ...USUAL_LIMITS, conflicts: 1 },
  )
  return (conflicts[0] ?? []).map((i) => hard[i]!)
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
