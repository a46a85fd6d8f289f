import { parts } from '../../logic/parts.js'
import { HARD, type Row } from '../../logic/row.js'
import { type Interval, intervalOf } from '../interval.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Plan, Printed } from '../plan.js'
import { type KindContext, type Path, RANKS, type Space, type Statement } from '../statement.js'

/** How far a measure may pass its interval: arithmetic, far below any printed digit. */
const HAIR = 1e-7

/** The statements of a plan as rows for the search: claim i is statement i of the list. */
export interface System {
  readonly plan: Plan
  /** Each once: of statements that say the same (a figure printed in two places), the one of highest rank. */
  readonly statements: readonly Statement[]
  /** The others that say the same as a statement; empty for most. */
  readonly repeated: readonly (readonly Statement[])[]
  readonly rows: readonly Row[]
  /** Claims that can bear on some claims: those of the same connected parts. */
  readonly near: (about: readonly number[]) => number[]
  /** Rows of some claims, and the hard rows, as far as they can bear on `about`: those of the same connected parts. */
  readonly rowsOf: (claims: readonly number[], about: readonly number[]) => Row[]
  /** Of some rows those that bear on some claims when only these rows are there. */
  readonly bearing: (rows: readonly Row[], about: readonly number[]) => Row[]
  /** Rows of one statement with other figures than printed; variables are the same. */
  readonly rowsWith: (claim: number, figures: readonly Printed[]) => Row[]
  /** Rows of a statement that is not among these but speaks of the same variables; its claim is hard. */
  readonly rowsFor: (statement: Statement, figures: readonly Printed[]) => Row[]
  /** Names of variables: indicator and year, or a helper. */
  readonly variables: readonly Variable[]
  /** Values found by the search, as a path. */
  readonly path: (values: ArrayLike<number>) => Path
}

export interface Variable {
  readonly name: string
  /** Undefined for helpers. */
  readonly indicator: string | undefined
  readonly year: number
}

/** Turns statements into rows. Variables are numbered by name, so that no order of the file matters. */
export function systemOf(plan: Plan, all: readonly Statement[]): System {
  const context: KindContext = { plan, policy: plan.policy }
  const first = new Namer()
  const lower = (statement: Statement, claim: number, figures: readonly Printed[], space: Space) =>
    statement.kind.rows(
      statement,
      figures.map((f) => intervalOf(f, statement.kind.width, plan.policy)),
      space,
      statement.hard ? HARD : claim,
      context,
    )
  for (const s of all) lower(s, 0, s.figures, first)
  const namer = new Namer(first.variables)
  const groups = new Map<string, Statement[]>()
  for (const s of all) {
    const said = s.hard
      ? s.id
      : JSON.stringify(lower(s, 0, s.figures, namer).map((row) => ({ ...row, claim: 0 })))
    const group = groups.get(said)
    if (group) group.push(s)
    else groups.set(said, [s])
  }
  // The one that is changed last speaks for those that say the same; ids break ties, as they do all along.
  const ordered = [...groups.values()].map((group) =>
    [...group].sort((a, b) => RANKS.indexOf(b.rank) - RANKS.indexOf(a.rank)),
  )
  const statements = ordered.map(([statement]) => statement!)
  const said = statements.flatMap((s, i) => lower(s, i, s.figures, namer))
  const rows = [...said, ...notNegative(said, statements, namer.variables)]
  const partOf = new Map<number, number>()
  // By claim: what a statement says of one year is given up together with what it says of the others.
  const together = parts(rows, true)
  for (const [i, part] of together.entries())
    for (const { claim } of part) if (claim !== HARD) partOf.set(claim, i)
  return {
    plan,
    statements,
    repeated: ordered.map(([, ...others]) => others),
    rows,
    near: (about) => {
      const wanted = new Set(about.map((claim) => partOf.get(claim)))
      return statements.flatMap((_, i) => (partOf.has(i) && wanted.has(partOf.get(i)) ? [i] : []))
    },
    rowsOf: (claims, about) => {
      const wanted = new Set(claims)
      return [...new Set(about.map((claim) => partOf.get(claim)!))]
        .sort((a, b) => a - b)
        .flatMap((part) => together[part]?.filter((r) => r.claim === HARD || wanted.has(r.claim)) ?? [])
    },
    bearing: (some, about) => {
      const own = about.flatMap((claim) =>
        lower(statements[claim]!, claim, statements[claim]!.figures, namer),
      )
      const wanted = new Set(own)
      return parts([...some, ...own])
        .filter((part) => part.some((r) => wanted.has(r)))
        .flatMap((part) => part.filter((r) => !wanted.has(r)))
    },
    rowsWith: (claim, figures) => lower(statements[claim]!, claim, figures, namer),
    rowsFor: (statement, figures) => lower({ ...statement, hard: true }, HARD, figures, namer),
    variables: namer.variables,
    path: (values) => ({
      at: (indicator, year) => {
        const v = namer.find(indicator, year)
        return v === undefined ? Number.NaN : values[v]!
      },
    }),
  }
}

/**
 * What is printed as a positive level, and never as a negative one, is not negative in years of which nothing is
 * printed: a sum over years cannot be less than one of them. Logarithms say so by themselves; of what is nowhere
 * printed as a level, such as a balance, nothing is said.
 */
function notNegative(
  rows: readonly Row[],
  statements: readonly Statement[],
  variables: readonly Variable[],
): Row[] {
  const signs = new Map<string, boolean>()
  for (const s of statements) {
    if (s.kind.levelOf === undefined) continue
    for (const [i, { indicator }] of subjectsOf(s).entries())
      signs.set(indicator, (signs.get(indicator) ?? true) && s.figures[i]!.value >= 0)
  }
  const summed = new Set(
    rows.flatMap((r) => (r.kind === 'level' && r.terms.length > 1 ? r.terms.map((t) => t.variable) : [])),
  )
  const printed = new Set(rows.flatMap((r) => (r.terms.length === 1 ? [r.terms[0]!.variable] : [])))
  return [...summed]
    .sort((a, b) => a - b)
    .filter((v) => !printed.has(v) && signs.get(variables[v]!.indicator ?? '') === true)
    .map((variable) => ({
      claim: HARD,
      kind: 'level' as const,
      terms: [{ variable, coefficient: 1 }],
      low: 0,
      high: Number.POSITIVE_INFINITY,
    }))
}

/** Gives numbers to names; when it begins with names, these are numbered in their order. */
class Namer implements Space {
  readonly variables: Variable[] = []
  readonly #numbers = new Map<string, number>()

  constructor(known: readonly Variable[] = []) {
    for (const variable of [...known].sort((a, b) => (a.name < b.name ? -1 : 1))) this.#number(variable)
  }

  value(indicator: string, year: number): number {
    const name = `${indicator}@${year}`
    return this.#numbers.get(name) ?? this.#number({ name, indicator, year })
  }

  helper(name: string): number {
    return this.#numbers.get(name) ?? this.#number({ name, indicator: undefined, year: 0 })
  }

  find(indicator: string, year: number): number | undefined {
    return this.#numbers.get(`${indicator}@${year}`)
  }

  #number(variable: Variable): number {
    const number = this.variables.length
    this.variables.push(variable)
    this.#numbers.set(variable.name, number)
    return number
  }
}

/** How a path stands to a statement. */
export interface Holding {
  readonly holds: boolean
  /** The value in place of each figure, in its unit; of several the one that is furthest off. NaN when the path has none. */
  readonly measured: readonly number[]
}

/** Whether a path satisfies a statement, by its own measure and not by the search's rows. */
export function holds(
  statement: Statement,
  path: Path,
  plan: Plan,
  figures: readonly Printed[] = statement.figures,
  about = true,
): Holding {
  const measures = statement.kind.measure(statement, path, { plan, policy: plan.policy })
  const measured: number[] = []
  const give = statement.kind.give?.(statement, path) ?? 0
  let all = true
  for (const [i, values] of measures.entries()) {
    const { low, high } = intervalOf(figures[i]!, statement.kind.width, plan.policy, about)
    let worst = Number.NaN
    let most = Number.NEGATIVE_INFINITY
    for (const value of values) {
      const off = beyond(value, { low, high }, give)
      if (Number.isNaN(off) || off > most) {
        worst = value
        most = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off
      }
    }
    measured.push(worst)
    if (most > 0) all = false
  }
  return { holds: all, measured }
}

/** How far a value lies outside, past a hair of its size and what arithmetic takes; 0 or less inside. */
function beyond(value: number, { low, high }: Interval, give: number): number {
  const size = Math.max(
    Math.abs(value),
    Number.isFinite(low) ? Math.abs(low) : 0,
    Number.isFinite(high) ? Math.abs(high) : 0,
  )
  return Math.max(low - value, value - high) - Math.max(give, HAIR * Math.max(size, 1e-12))
}

/** A statement at its printed values: what a qualifier opens stays open, a band closes. */
export function exactly({ source, figures }: Statement): Printed[] {
  if (source.kind === 'relation') return figures.map((f) => ({ ...f, value: 0 }))
  return figures.map((f) =>
    f.qualifier === 'about' || f.qualifier === 'keep'
      ? { ...f, half: 0, qualifier: undefined }
      : { ...f, half: 0 },
  )
}
