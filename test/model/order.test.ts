import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderBlocks } from '../../src/model/order.js'

/** For each of some equations, those that it reads. */
const graph = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
  )

/** Whether equation `a` needs `b`, directly or by way of others. */
function reaches(reads: readonly (readonly number[])[], a: number, b: number): boolean {
  const seen = new Set<number>()
  const open = [...reads[a]!]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === b) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...reads[at]!)
  }
  return false
}

describe('blocks of equations', () => {
  it('hold every equation once, and read only themselves and earlier ones', () => {
    fc.assert(
      fc.property(graph, (reads) => {
        const blocks = orderBlocks(reads)
        const order = blocks.flatMap((b) => b.indicators)
        expect([...order].sort((a, b) => a - b)).toEqual(reads.map((_, i) => i))
        const done = new Set<number>()
        for (const { kind, indicators } of blocks) {
          if (kind === 'simultaneous') for (const i of indicators) done.add(i)
          for (const i of indicators) {
            for (const j of reads[i]!) expect(done.has(j)).toBe(true)
            done.add(i)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are systems exactly where equations need each other', () => {
    fc.assert(
      fc.property(graph, (reads) => {
        for (const { kind, indicators } of orderBlocks(reads))
          for (const i of indicators)
            for (const j of indicators)
              if (kind === 'simultaneous') expect(reaches(reads, i, j)).toBe(true)
              else expect(reaches(reads, i, j) && reaches(reads, j, i)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('gather neighbouring single equations', () => {
    expect(orderBlocks([[1], [2], []])).toEqual([{ kind: 'recursive', indicators: [2, 1, 0] }])
    expect(orderBlocks([[], [1], []])).toEqual([
      { kind: 'recursive', indicators: [0] },
      { kind: 'simultaneous', indicators: [1] },
      { kind: 'recursive', indicators: [2] },
    ])
  })

  it('order a chain and a ring of ten thousand', () => {
    const size = 10_000
    const chain = Array.from({ length: size }, (_, i) => (i + 1 < size ? [i + 1] : []))
    expect(orderBlocks(chain)).toEqual([
      { kind: 'recursive', indicators: Array.from({ length: size }, (_, i) => size - 1 - i) },
    ])
    const ring = Array.from({ length: size }, (_, i) => [(i + 1) % size])
    expect(orderBlocks(ring)).toEqual([
      { kind: 'simultaneous', indicators: Array.from({ length: size }, (_, i) => i) },
    ])
  })
})
