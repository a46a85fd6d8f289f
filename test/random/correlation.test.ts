import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky } from '../../src/numerics/linear-algebra/cholesky.js'
import { eigenSymmetric } from '../../src/numerics/linear-algebra/eigen.js'
import { nearestCorrelation } from '../../src/numerics/linear-algebra/nearest-correlation.js'
import { normalScores } from '../../src/numerics/special/normal.js'
import { checkCorrelation, correlate } from '../../src/random/correlation.js'
import { randomDesign } from '../../src/random/designs/random.js'
import { expectClose } from './close.js'
import fixture from './fixtures/correlation.json' with { type: 'json' }

const HIGHAM = Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1)

/** Correlation matrices: normed rows times their transpose. */
const correlations = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((entries) => {
      const rows = Array.from({ length: n }, (_, i) => {
        const row = entries.slice(i * n, i * n + n).map((x, j) => (j === i ? x + 3 : x))
        return row.map((x) => x / Math.hypot(...row))
      })
      const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
      return {
        n,
        matrix: Float64Array.from(rows.flatMap((a, i) => rows.map((b, j) => (i === j ? 1 : dot(a, b))))),
      }
    }),
)

describe('cholesky', () => {
  it('gives the factor in the textbook', () => {
    // The 3 × 3 example of the Wikipedia article on the Cholesky decomposition.
    const factor = cholesky(Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98), 3)
    expect([...factor!]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3])
  })

  it('multiplies back to every correlation matrix, which has no fault', () => {
    fc.assert(
      fc.property(correlations, ({ n, matrix }) => {
        const factor = cholesky(matrix, n)!
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let sum = 0
            for (let k = 0; k < n; k++) sum += factor[i * n + k]! * factor[j * n + k]!
            expectClose(sum, matrix[i * n + j]!, 0, 1e-14)
            if (j > i) expect(factor[i * n + j]).toBe(0)
          }
        expect(checkCorrelation(matrix, n)).toBeUndefined()
      }),
    )
  })

  it('has none for what is indefinite or singular', () => {
    expect(cholesky(HIGHAM, 3)).toBeUndefined()
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined()
    expect(cholesky(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toBeUndefined()
  })
})

describe('eigenSymmetric', () => {
  it.each(fixture.cases)(
    'finds the eigenvalues that numpy finds, $n of them',
    ({ n, matrix, eigenvalues }) => {
      const { values, vectors } = eigenSymmetric(Float64Array.from(matrix), n)
      const sorted = [...values].sort((a, b) => a - b)
      for (const [i, value] of sorted.entries()) expectClose(value, eigenvalues[i]!, 0, 1e-13)
      for (let e = 0; e < n; e++)
        for (let i = 0; i < n; i++) {
          let sum = 0
          for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * vectors[j * n + e]!
          expectClose(sum, values[e]! * vectors[i * n + e]!, 0, 1e-13)
        }
    },
  )
})

describe('nearestCorrelation', () => {
  it('gives the example of Higham 2002, section 4', () => {
    const nearest = nearestCorrelation(HIGHAM, 3)
    expect([...nearest].map((x) => x.toFixed(4))).toEqual(
      [1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1].map((x) => x.toFixed(4)),
    )
  })

  it.each(fixture.cases)('finds what another method finds, of $n variables', ({ n, matrix, nearest }) => {
    const found = nearestCorrelation(Float64Array.from(matrix), n)
    for (const [k, entry] of found.entries()) expectClose(entry, nearest[k]!, 0, 2e-7)
    expect(checkCorrelation(found, n)).toBeUndefined()
  })

  it('leaves correlation matrices as they are', () => {
    fc.assert(
      fc.property(correlations, ({ n, matrix }) => {
        for (const [k, entry] of nearestCorrelation(matrix, n).entries())
          expectClose(entry, matrix[k]!, 0, 1e-9)
      }),
    )
  })
})

describe('checkCorrelation', () => {
  const check = (...entries: number[]) =>
    checkCorrelation(Float64Array.from(entries), Math.sqrt(entries.length))

  it('names what is no correlation at all', () => {
    expect(check(1, 0.5, 0.4, 1)).toEqual({
      kind: 'asymmetric',
      pair: { row: 0, column: 1, value: 0.5 },
      mirrored: 0.4,
    })
    expect(check(1, 0, 0, 0.9)).toEqual({ kind: 'diagonal', row: 1, value: 0.9 })
    expect(check(1, -1.2, -1.2, 1)).toEqual({ kind: 'range', pair: { row: 0, column: 1, value: -1.2 } })
    expect(check(1, Number.NaN, 0, 1)).toMatchObject({ kind: 'range' })
    expect(check(1, 0, Number.NaN, 1)).toMatchObject({ kind: 'asymmetric' })
    expect(() => checkCorrelation(new Float64Array(8), 3)).toThrow(
      new RangeError('a correlation matrix of 3 variables has 9 entries, not 8'),
    )
  })

  it('names the pairs that pull the smallest eigenvalue down', () => {
    const fault = checkCorrelation(HIGHAM, 3)
    if (fault?.kind !== 'indefinite') expect.fail('it is indefinite')
    expectClose(fault.smallestEigenvalue, 1 - Math.SQRT2, 1e-14)
    // The pair with correlation 0 is not to blame; the other two are, equally.
    expect(fault.pairs.map(({ row, column }) => `${row}${column}`).sort()).toEqual(['01', '12'])
    expectClose(fault.nearest[1]!, 0.7607, 0, 5e-5)
  })

  it('blames a wrong sign among three, not the bystander', () => {
    const fault = check(1, 0.9, 0.9, 0.1, 0.9, 1, -0.9, 0.1, 0.9, -0.9, 1, 0, 0.1, 0.1, 0, 1)
    if (fault?.kind !== 'indefinite') expect.fail('it is indefinite')
    expect(fault.pairs.every(({ column }) => column < 3)).toBe(true)
    expect(fault.pairs).toHaveLength(3)
  })

  it('finds two variables that are one', () => {
    expect(check(1, 1, 1, 1)).toMatchObject({ kind: 'indefinite', pairs: [{ row: 0, column: 1, value: 1 }] })
  })
})

describe('correlate', () => {
  it('multiplies the first entries by the factor', () => {
    fc.assert(
      fc.property(correlations, ({ n, matrix }) => {
        const factor = cholesky(matrix, n)!
        const columns = Array.from({ length: n }, (_, i) => Float64Array.of(i + 1, (i * i) % 5, 7))
        const before = columns.map((column) => column.slice())
        correlate(factor, n, columns, 2)
        for (const [i, column] of columns.entries()) {
          for (let d = 0; d < 2; d++) {
            const sum = before.reduce((total, scores, k) => total + factor[i * n + k]! * scores[d]!, 0)
            expectClose(column[d]!, sum, 1e-12, 1e-12)
          }
          expect(column[2]).toBe(7)
        }
      }),
    )
  })

  it('gives scores their correlations and leaves them standard normal', () => {
    const n = 3
    const count = 1_000_000
    const matrix = Float64Array.of(1, 0.7, -0.3, 0.7, 1, 0.2, -0.3, 0.2, 1)
    const design = randomDesign({ draws: count, names: ['a', 'b', 'c'], seed: 11 })
    const columns = Array.from({ length: n }, (_, i) => {
      const column = new Float64Array(count)
      design.fill(i, 0, count, column)
      normalScores(column, count)
      return column
    })
    correlate(cholesky(matrix, n)!, n, columns, count)
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        const product = columns[i]!.reduce((sum, x, d) => sum + x * columns[j]![d]!, 0) / count
        expectClose(product, matrix[i * n + j]!, 0, 0.01)
      }
  })
})
