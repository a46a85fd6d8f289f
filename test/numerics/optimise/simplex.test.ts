import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Simplex } from '../../../src/numerics/optimise/simplex.js'

/** Σ a·x ≤ b in whole numbers. */
interface Inequality {
  readonly a: readonly bigint[]
  readonly b: bigint
}

/** Fourier–Motzkin elimination in whole numbers: exact. */
function feasible(given: readonly Inequality[], variables: number): boolean {
  let open = given.map(reduce)
  for (let v = 0; v < variables; v++) {
    const upper = open.filter((i) => i.a[v]! > 0n)
    const lower = open.filter((i) => i.a[v]! < 0n)
    const next = new Map<string, Inequality>()
    const keep = (i: Inequality) => {
      const key = i.a.join()
      const old = next.get(key)
      if (!old || i.b < old.b) next.set(key, i)
    }
    for (const i of open) if (i.a[v] === 0n) keep(i)
    for (const u of upper)
      for (const l of lower) {
        const [p, q] = [-l.a[v]!, u.a[v]!]
        keep(reduce({ a: u.a.map((c, k) => c * p + l.a[k]! * q), b: u.b * p + l.b * q }))
      }
    open = [...next.values()]
  }
  return open.every((i) => i.b >= 0n)
}

function reduce(i: Inequality): Inequality {
  let d = 0n
  for (const c of [...i.a, i.b]) {
    let [x, y] = [c < 0n ? -c : c, d]
    while (y) [x, y] = [y, x % y]
    d = x
  }
  // Only when all coefficients are 0 may the sign of the bound be all that counts.
  return d <= 1n ? i : { a: i.a.map((c) => c / d), b: i.b / d }
}

/** A bound of one row or variable: which, whether upper, how much. */
interface Bound {
  readonly row: number
  readonly upper: boolean
  readonly bound: number
}

interface Problem {
  readonly variables: number
  readonly rows: readonly (readonly number[])[]
  readonly bounds: readonly Bound[]
}

const PROBLEM: fc.Arbitrary<Problem> = fc
  .record({ variables: fc.integer({ min: 1, max: 4 }), count: fc.integer({ min: 0, max: 4 }) })
  .chain(({ variables, count }) =>
    fc.record({
      variables: fc.constant(variables),
      rows: fc.array(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: variables, maxLength: variables }),
        {
          minLength: count,
          maxLength: count,
        },
      ),
      bounds: fc.array(
        fc.record({
          row: fc.integer({ min: 0, max: variables + count - 1 }),
          upper: fc.boolean(),
          bound: fc.integer({ min: -6, max: 6 }),
        }),
        { maxLength: 11 },
      ),
    }),
  )

/** The row of a bound: the first ones are the variables themselves. */
const line = (p: Problem, row: number): readonly number[] =>
  row < p.variables
    ? [...Array(p.variables).keys()].map((v) => (v === row ? 1 : 0))
    : p.rows[row - p.variables]!

const inequality = (p: Problem, { row, upper, bound }: Bound): Inequality => {
  const sign = upper ? 1n : -1n
  return { a: line(p, row).map((c) => BigInt(c) * sign), b: BigInt(bound) * sign }
}

const oracle = (p: Problem, bounds: readonly Bound[] = p.bounds): boolean =>
  feasible(
    bounds.map((b) => inequality(p, b)),
    p.variables,
  )

function build(p: Problem): Simplex {
  const simplex = new Simplex()
  for (let v = 0; v < p.variables; v++) simplex.variable()
  for (const row of p.rows) simplex.row(row.map((c, v) => [v, c] as const))
  return simplex
}

function put(simplex: Simplex, { row, upper, bound }: Bound, i: number): void {
  if (upper) simplex.atMost(row, bound, [i])
  else simplex.atLeast(row, bound, [i])
}

function holds(p: Problem, simplex: Simplex, bounds: readonly Bound[]): void {
  const x = [...Array(p.variables).keys()].map((v) => simplex.value(v))
  for (const b of bounds) {
    const value = line(p, b.row).reduce((s, c, v) => s + c * x[v]!, 0)
    if (b.upper) expect(value).toBeLessThanOrEqual(b.bound + 1e-8)
    else expect(value).toBeGreaterThanOrEqual(b.bound - 1e-8)
  }
}

const RUNS = { numRuns: 1500 }

describe('the simplex', () => {
  it('decides as exact elimination does, with values that hold', () => {
    let clashes = 0
    fc.assert(
      fc.property(PROBLEM, (p) => {
        const simplex = build(p)
        for (const [i, b] of p.bounds.entries()) put(simplex, b, i)
        const clash = simplex.check()
        if (clash) clashes++
        else holds(p, simplex, p.bounds)
        expect(clash === undefined).toBe(oracle(p))
      }),
      RUNS,
    )
    expect(clashes).toBeGreaterThan(200)
  })

  it('reports clashes that are infeasible and of which no bound can be left out', () => {
    fc.assert(
      fc.property(PROBLEM, (p) => {
        const simplex = build(p)
        for (const [i, b] of p.bounds.entries()) put(simplex, b, i)
        const clash = simplex.check()
        if (!clash) return
        const bounds = (clash as readonly number[]).map((i) => p.bounds[i]!)
        expect(oracle(p, bounds)).toBe(false)
        for (const b of bounds)
          expect(
            oracle(
              p,
              bounds.filter((o) => o !== b),
            ),
          ).toBe(true)
      }),
      RUNS,
    )
  })

  it('answers the same when bounds come one by one as when they come at once', () => {
    fc.assert(
      fc.property(PROBLEM, (p) => {
        const simplex = build(p)
        for (const [i, b] of p.bounds.entries()) {
          put(simplex, b, i)
          const clash = simplex.check()
          const so = p.bounds.slice(0, i + 1)
          expect(clash === undefined).toBe(oracle(p, so))
          if (clash) return
          holds(p, simplex, so)
        }
      }),
      RUNS,
    )
  })

  it('answers the same when rows come after checks', () => {
    fc.assert(
      fc.property(PROBLEM, (p) => {
        const simplex = new Simplex()
        for (let v = 0; v < p.variables; v++) simplex.variable()
        let given: Bound[] = []
        const own = (row: number) => {
          p.bounds.forEach((b, i) => {
            if (b.row === row) put(simplex, b, i)
          })
          given = [...given, ...p.bounds.filter((b) => b.row === row)]
        }
        for (let v = 0; v < p.variables; v++) own(v)
        for (const [r, row] of p.rows.entries()) {
          if (simplex.check()) break
          simplex.row(row.map((c, v) => [v, c] as const))
          own(p.variables + r)
        }
        expect(simplex.check() === undefined).toBe(oracle(p, given))
      }),
      RUNS,
    )
  })

  it('ends on Beale’s example, on which the plain method goes round in circles', () => {
    // min −3/4 x4 + 20 x5 − 1/2 x6 + 6 x7 is −5/4; each bound on the objective is asked for on the degenerate corner.
    for (const [goal, possible] of [
      [-1.25, true],
      [-1.2501, false],
      [-1, true],
      [0, true],
    ] as const) {
      const simplex = new Simplex()
      const [a, b, c, d] = [simplex.variable(), simplex.variable(), simplex.variable(), simplex.variable()]
      for (const v of [a, b, c, d]) simplex.atLeast(v, 0, [v])
      const r1 = simplex.row([
        [a, 0.25],
        [b, -8],
        [c, -1],
        [d, 9],
      ])
      const r2 = simplex.row([
        [a, 0.5],
        [b, -12],
        [c, -0.5],
        [d, 3],
      ])
      simplex.atMost(r1, 0, [10])
      simplex.atMost(r2, 0, [11])
      simplex.atMost(c, 1, [12])
      const objective = simplex.row([
        [a, -0.75],
        [b, 20],
        [c, -0.5],
        [d, 6],
      ])
      simplex.atMost(objective, goal, [13])
      expect(simplex.check() === undefined).toBe(possible)
    }
  })

  it('ends on a fully degenerate system: many rows through one point', () => {
    const simplex = new Simplex()
    const v = [...Array(12).keys()].map(() => simplex.variable())
    for (const i of v)
      for (const j of v) {
        if (i >= j) continue
        const row = simplex.row([
          [i, 1],
          [j, -1],
        ])
        simplex.atLeast(row, 0, [100 + i])
        simplex.atMost(row, 0, [200 + i])
      }
    simplex.atLeast(v[3]!, 7, [0])
    expect(simplex.check()).toBeUndefined()
    for (const i of v) expect(simplex.value(i)).toBeCloseTo(7, 9)
    simplex.atMost(v[11]!, 6, [1])
    expect(simplex.check()).toBeDefined()
  })
})
