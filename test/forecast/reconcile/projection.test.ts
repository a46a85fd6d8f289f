import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bottomUpProjection } from '../../../src/forecast/reconcile/bottom-up.js'
import { constraintsOf, discrepancies } from '../../../src/forecast/reconcile/constraints.js'
import { shrunkCorrelations } from '../../../src/forecast/reconcile/correlations.js'
import type { Identity } from '../../../src/forecast/reconcile/identity.js'
import {
  type Covariance,
  leastProjection,
  type Projection,
  project,
  projectedDeviations,
} from '../../../src/forecast/reconcile/projection.js'
import { projectWithin } from '../../../src/forecast/reconcile/within-bounds.js'

interface Case {
  readonly name: string
  readonly C: number[][]
  readonly y: number[]
  readonly residuals: number[][]
  readonly deviations: number[]
  readonly shrinkage: number
  readonly methods: Record<'ols' | 'wls' | 'mint' | 'bottom-up', { values: number[]; deviations: number[] }>
}
const { cases }: { cases: Case[] } = JSON.parse(readFileSync('test/forecast/fixtures/reconcile.json', 'utf8'))

function identitiesOf(C: readonly number[][]): Identity[] {
  return C.map((row) => ({
    total: row.indexOf(1),
    parts: row.flatMap((sign, series) =>
      sign === 0 || series === row.indexOf(1)
        ? []
        : [{ series, sign: sign < 0 ? (1 as const) : (-1 as const) }],
    ),
  }))
}

const rms = (row: readonly number[]) => Math.sqrt(row.reduce((sum, e) => sum + e * e, 0) / row.length)
const close = (values: Float64Array, expected: readonly number[], digits: number) => {
  const largest = Math.max(...expected.map(Math.abs))
  values.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!) / largest).toBeLessThan(10 ** -digits)
  })
}

describe.each(cases)('reconciliation of $name', (given) => {
  const size = given.y.length
  const identities = identitiesOf(given.C)
  const constraints = constraintsOf(identities, size)
  const correlations = shrunkCorrelations(given.residuals.map((row) => Float64Array.from(row)))!
  const deviations = Float64Array.from(given.residuals, rms)
  const weights: Record<string, Covariance> = {
    ols: { deviations: new Float64Array(size).fill(1) },
    wls: { deviations },
    mint: { deviations, correlations },
  }
  const projections: Record<string, Projection> = {
    ...Object.fromEntries(Object.entries(weights).map(([id, w]) => [id, leastProjection(constraints, w)])),
    'bottom-up': bottomUpProjection(identities, size)!,
  }

  it('shrinks correlations as much as numpy', () => {
    expect(correlations.shrinkage).toBeCloseTo(given.shrinkage, 12)
  })

  it.each(['ols', 'wls', 'mint', 'bottom-up'] as const)('agrees with the summing matrix form by %s', (id) => {
    const expected = given.methods[id]
    close(project(projections[id]!, Float64Array.from(given.y)), expected.values, 11)
    const spreads = [1, 3].map((by) => Float64Array.from(given.deviations, (sd) => by * sd))
    const [once, thrice] = projectedDeviations(projections[id]!, spreads, correlations)
    close(once!, expected.deviations, 11)
    close(
      thrice!.map((sd) => sd / 3),
      expected.deviations,
      11,
    )
  })
})

/** A tree of random shape with random signs, from one number for each series: which one it is a part of. */
const tree = fc
  .array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 2, maxLength: 14 })
  .map((links): Identity[] => {
    const parts = links.map((): { series: number; sign: 1 | -1 }[] => [])
    links.forEach(([above, minus], i) => {
      if (i > 0) parts[above % i]!.push({ series: i, sign: minus ? -1 : 1 })
    })
    return parts.flatMap((of, total) => (of.length > 0 ? [{ total, parts: of }] : []))
  })
const problem = fc.tuple(tree, fc.integer({ min: 1, max: 2 ** 31 })).map(([identities, seed]) => {
  const size = 1 + Math.max(...identities.flatMap(({ parts }) => parts.map((p) => p.series)))
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const residuals = Array.from({ length: size }, () => {
    const unit = 10 ** (4 * next() - 2)
    return Float64Array.from({ length: 12 }, () => unit * (next() - 0.5))
  })
  const deviations = Float64Array.from(residuals, (row) => rms([...row]))
  const values = Float64Array.from({ length: size }, () => 200 * next() - 50)
  return { identities, size, values, weights: { deviations, correlations: shrunkCorrelations(residuals) } }
})

/** Largest discrepancy in proportion to the largest value. */
function gap(identities: readonly Identity[], values: Float64Array): number {
  const gaps = discrepancies(constraintsOf(identities, values.length), values)
  return Math.max(...gaps.map(Math.abs)) / Math.max(...values.map(Math.abs), 1e-300)
}

describe('a projection', () => {
  it('makes identities hold, and moves nothing that adds up already', () => {
    fc.assert(
      fc.property(problem, ({ identities, size, values, weights }) => {
        const projection = leastProjection(constraintsOf(identities, size), weights)
        const once = project(projection, values)
        expect(gap(identities, once)).toBeLessThan(1e-12)
        close(project(projection, once), [...once], 12)
      }),
    )
  })

  it('does not depend on the order of series or identities', () => {
    fc.assert(
      fc.property(problem, ({ identities, size, values, weights }) => {
        const flip = (series: number) => size - 1 - series
        const { correlations: r, deviations } = weights
        const rows = Array.from({ length: size }, (_, k) =>
          r!.scores.subarray(flip(k) * r!.years, (flip(k) + 1) * r!.years),
        )
        const flipped = leastProjection(
          constraintsOf(
            identities
              .map(({ total, parts }) => ({
                total: flip(total),
                parts: parts.map((p) => ({ ...p, series: flip(p.series) })).reverse(),
              }))
              .reverse(),
            size,
          ),
          { deviations: deviations.slice().reverse(), correlations: shrunkCorrelations(rows) },
        )
        const plain = project(leastProjection(constraintsOf(identities, size), weights), values)
        close(project(flipped, values.slice().reverse()).reverse(), [...plain], 10)
      }),
    )
  })

  it('makes no forecast less certain when weights are the true covariances', () => {
    fc.assert(
      fc.property(problem, ({ identities, size, weights }) => {
        const projection = leastProjection(constraintsOf(identities, size), weights)
        const [after] = projectedDeviations(projection, [weights.deviations], weights.correlations)
        after!.forEach((sd, k) => {
          expect(sd).toBeLessThanOrEqual(weights.deviations[k]! * (1 + 1e-9))
        })
      }),
    )
  })

  it('moves values least, as its weights measure it', () => {
    // The sum of squared moves over variances is stationary along any direction that keeps sums.
    fc.assert(
      fc.property(
        problem,
        fc.integer({ min: 0, max: 13 }),
        ({ identities, size, values, weights }, which) => {
          const { deviations } = weights
          const constraints = constraintsOf(identities, size)
          const projected = project(leastProjection(constraints, { deviations }), values)
          const direction = new Float64Array(size)
          direction[which % size] = deviations[which % size]!
          const along = project(bottomUpProjection(identities, size)!, direction)
          let slope = 0
          let length = 0
          let distance = 0
          along.forEach((d, k) => {
            const [a, b] = [(projected[k]! - values[k]!) / deviations[k]!, d / deviations[k]!]
            slope += a * b
            length += b * b
            distance += a * a
          })
          expect(Math.abs(slope)).toBeLessThan(1e-8 * (1 + Math.sqrt(length * distance)))
        },
      ),
    )
  })

  it('leaves series without deviation as they are', () => {
    const identities: Identity[] = [
      { total: 0, parts: [1, 2].map((series) => ({ series, sign: 1 as const })) },
    ]
    const weights = { deviations: Float64Array.of(1, 0, 2) }
    const projection = leastProjection(constraintsOf(identities, 3), weights)
    expect([...project(projection, Float64Array.of(10, 3, 2))]).toEqual([9, 3, 6])
  })

  it('is safe for values from 1e-3 to 1e13 at once', () => {
    const identities: Identity[] = [
      {
        total: 0,
        parts: [
          { series: 1, sign: 1 },
          { series: 2, sign: 1 },
        ],
      },
      {
        total: 2,
        parts: [
          { series: 3, sign: 1 },
          { series: 4, sign: 1 },
        ],
      },
    ]
    const values = Float64Array.of(1e13, 9.5e12, 4e-3, 1e-3, 2e-3)
    const projection = leastProjection(constraintsOf(identities, 5), {
      deviations: values.map((v) => v / 10),
    })
    const result = project(projection, values)
    expect(gap(identities, result)).toBeLessThan(1e-15)
    // The small ones add up among themselves to the rounding of their own size or that of the total.
    expect(result[2]! - result[3]! - result[4]!).toBeCloseTo(0, 12)
    expect(result[2]).toBeGreaterThan(3e-3)
    expect(result[2]).toBeLessThan(4e-3)
  })
})

describe('a projection within bounds', () => {
  it('keeps values inside and identities exact', () => {
    fc.assert(
      fc.property(problem, ({ identities, size, values, weights }) => {
        const signless = identities.map(({ total, parts }) => ({
          total,
          parts: parts.map((p) => ({ ...p, sign: 1 as const })),
        }))
        const projection = leastProjection(constraintsOf(signless, size), weights)
        const [zero, none] = [new Float64Array(size), new Float64Array(size).fill(Infinity)]
        const start = values.map((v) => v + 30)
        const found = projectWithin(projection, weights, start, zero, none)
        expect(Math.min(...found.values)).toBeGreaterThanOrEqual(0)
        const largest = Math.max(...start.map(Math.abs))
        const gaps = discrepancies(constraintsOf(signless, size), found.values)
        // Weights far apart leave that much; totals are recomputed from their parts afterwards.
        expect(Math.max(...gaps.map(Math.abs)) / largest).toBeLessThan(1e-7)
        for (const k of found.held) expect(found.values[k]).toBe(0)
      }),
    )
  })

  it('finds the nearest point worked out by hand', () => {
    // Total 1, parts 3 and −1 with equal weights: without bounds (4/3, 8/3, −4/3), from 0 on (2, 2, 0).
    const identities: Identity[] = [
      { total: 0, parts: [1, 2].map((series) => ({ series, sign: 1 as const })) },
    ]
    const weights = { deviations: Float64Array.of(1, 1, 1) }
    const projection = leastProjection(constraintsOf(identities, 3), weights)
    const values = Float64Array.of(1, 3, -1)
    close(project(projection, values), [4 / 3, 8 / 3, -4 / 3], 14)
    const found = projectWithin(
      projection,
      weights,
      values,
      Float64Array.of(0, 0, 0),
      new Float64Array(3).fill(9),
    )
    close(found.values, [2, 2, 0], 14)
    expect([...found.held]).toEqual([2])
  })
})

describe('bottom-up', () => {
  it('is not defined where a total is reached from different bottoms', () => {
    const sum = (total: number, ...parts: number[]): Identity => ({
      total,
      parts: parts.map((series) => ({ series, sign: 1 })),
    })
    expect(bottomUpProjection([sum(0, 1, 2), sum(0, 3, 4)], 5)).toBeUndefined()
    expect(bottomUpProjection([sum(0, 1, 2), sum(1, 3, 4)], 5)).toBeDefined()
    expect(() => bottomUpProjection([sum(0, 1, 2), sum(1, 0, 4)], 5)).toThrow(RangeError)
  })
})
