import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BINS,
  binOf,
  MOMENTS,
  plainReduction,
  type Reduction,
  ROW_COUNTS,
  reductionModule,
} from '../../src/ensemble/reduction.js'

const PAGES = 4
const [ROWS, STRIDE] = [3, 512]
/** Byte addresses. */
const [CENTRES, BINS_AT, MOMENTS_AT, VALUES] = [64, 128, 256, 1024]
const COUNTS = VALUES + ROWS * STRIDE * 8

/** Runs both reductions over rows of values; all of memory afterwards. */
function reduced(
  make: (memory: WebAssembly.Memory) => Reduction,
  rows: readonly (readonly number[])[],
  bins: readonly number[],
): Uint8Array {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES, shared: true })
  const numbers = new Float64Array(memory.buffer)
  rows.forEach((row, i) => {
    numbers.set(row, VALUES / 8 + i * STRIDE)
    numbers[CENTRES / 8 + i] = row[0]!
    const at = MOMENTS_AT / 8 + i * MOMENTS
    numbers.fill(Infinity, at + 8, at + 12)
    numbers.fill(-Infinity, at + 12, at + 16)
  })
  numbers.set(bins, BINS_AT / 8)
  const { moments, histogram } = make(memory)
  const { length } = rows[0]!
  // Twice, since sums go on from one chunk to the next.
  for (let i = 0; i < 2; i++) {
    moments(VALUES, STRIDE * 8, rows.length, length, CENTRES, MOMENTS_AT)
    histogram(VALUES, STRIDE * 8, rows.length, length, BINS_AT, COUNTS)
  }
  return new Uint8Array(memory.buffer).slice()
}

const assembled = (memory: WebAssembly.Memory) => {
  const module = new WebAssembly.Module(reductionModule(PAGES))
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Reduction
}
const plain = (memory: WebAssembly.Memory) => plainReduction(memory.buffer)

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -10, max: 10 }),
  fc.constantFrom(0, -0, 1, 1e300, -1e300, 5e-324),
)
const rows = fc.integer({ min: 1, max: STRIDE / 4 }).chain((quads) =>
  fc.array(fc.array(value, { minLength: quads * 4, maxLength: quads * 4, size: 'max' }), {
    minLength: 1,
    maxLength: ROWS,
  }),
)

describe('moments and histograms of chunks', () => {
  it('are the same bytes in WebAssembly and in plain JavaScript', () => {
    const bins = fc.array(
      fc.tuple(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.constantFrom(0, 1e-300, 1, 204.6, 1e9, 1e300),
      ),
      { minLength: ROWS, maxLength: ROWS },
    )
    fc.assert(
      fc.property(rows, bins, (all, pairs) => {
        const [a, b] = [reduced(assembled, all, pairs.flat()), reduced(plain, all, pairs.flat())]
        expect(Buffer.compare(a, b)).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('are what summing and counting gives', () => {
    const row = Array.from({ length: 400 }, (_, i) => Math.sin(i) * 3 + 1)
    const memory = new DataView(reduced(assembled, [row], [-2, BINS / 6]).buffer)
    const moment = (i: number) => memory.getFloat64(MOMENTS_AT + i * 8, true)
    const four = (from: number) => [0, 1, 2, 3].map((lane) => moment(from + lane))
    const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
    expect(total(four(0))).toBeCloseTo(2 * total(row.map((v) => v - row[0]!)), 9)
    expect(total(four(4))).toBeCloseTo(2 * total(row.map((v) => (v - row[0]!) ** 2)), 9)
    expect(Math.min(...four(8))).toBe(Math.min(...row))
    expect(Math.max(...four(12))).toBe(Math.max(...row))
    const counts = Array.from({ length: ROW_COUNTS }, (_, bin) => memory.getUint32(COUNTS + bin * 4, true))
    expect(total(counts)).toBe(2 * row.length)
    row.forEach((v) => {
      expect(counts[1 + Math.floor(((v + 2) * BINS) / 6)]).toBeGreaterThan(0)
    })
  })

  it('put what lies outside into the outermost bins', () => {
    expect([-1e300, -0.001, 0, 0.001, 0.999, 1, 9.999, 10, 1e300].map((v) => binOf(v, 0, BINS / 10))).toEqual(
      [
        0,
        0,
        // On a border either neighbour is right; the even one is taken.
        0,
        1,
        1 + Math.floor(0.0999 * BINS),
        1 + Math.floor(0.1 * BINS),
        BINS,
        BINS,
        BINS + 1,
      ],
    )
  })
})
