import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusters, hittingSets } from '../../src/logic/hitting-sets.js'
import { compare } from './second.js'

const RUNS = { numRuns: 400 }
const SETS = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }), {
  maxLength: 7,
})

/** By trying every subset of 0 to 7. */
function brute(sets: readonly (readonly number[])[]): number[][] {
  const hits: number[][] = []
  for (let mask = 0; mask < 256; mask++) {
    const members = [...Array(8).keys()].filter((m) => mask & (1 << m))
    if (sets.every((s) => s.some((m) => members.includes(m)))) hits.push(members)
  }
  return hits
    .filter((h) => !hits.some((o) => o.length < h.length && o.every((m) => h.includes(m))))
    .sort((a, b) => a.length - b.length || compare(a, b))
}

describe('minimal hitting sets', () => {
  it('are those that trying every subset finds, smallest first and then in order', () => {
    fc.assert(
      fc.property(SETS, (sets) => {
        expect(hittingSets(sets, 10_000)).toEqual({ sets: brute(sets), complete: true })
      }),
      RUNS,
    )
  })

  it('stop at the limit, with the smallest found, and say whether that is all', () => {
    fc.assert(
      fc.property(SETS, fc.integer({ min: 1, max: 6 }), (sets, limit) => {
        const all = brute(sets)
        const some = hittingSets(sets, limit)
        expect(some.sets.length).toBeLessThanOrEqual(limit)
        expect(some.sets.length).toBe(Math.min(limit, all.length))
        expect(some.sets.map((s) => s.length)).toEqual(all.slice(0, limit).map((s) => s.length))
        for (const set of some.sets) expect(all).toContainEqual(set)
        if (some.complete) expect(some.sets).toEqual(all)
        if (all.length > limit) expect(some.complete).toBe(false)
      }),
      RUNS,
    )
  })

  it('of no sets are the empty set alone', () => {
    expect(hittingSets([], 5)).toEqual({ sets: [[]], complete: true })
  })

  it('of a set without members do not exist', () => {
    expect(hittingSets([[], [1]], 5)).toEqual({ sets: [], complete: true })
  })

  it('of many separate sets end at the limit without trying all', () => {
    const sets = [...Array(40).keys()].map((i) => [3 * i, 3 * i + 1, 3 * i + 2])
    const { sets: found, complete } = hittingSets(sets, 20)
    expect(found.length).toBeLessThanOrEqual(20)
    expect(found.length).toBeGreaterThan(0)
    expect(complete).toBe(false)
  })
})

describe('clusters of sets', () => {
  it('share no member with another and cannot be taken apart', () => {
    fc.assert(
      fc.property(SETS, (sets) => {
        const groups = clusters(sets)
        expect(groups.flat().sort((a, b) => a - b)).toEqual(sets.map((_, i) => i))
        const members = groups.map((g) => new Set(g.flatMap((i) => sets[i]!)))
        for (const [i, a] of members.entries())
          for (const b of members.slice(i + 1)) expect([...a].some((m) => b.has(m))).toBe(false)
        for (const group of groups) {
          const reached = new Set([group[0]!])
          for (let round = 0; round < group.length; round++)
            for (const i of group)
              if ([...reached].some((j) => sets[j]!.some((m) => sets[i]!.includes(m)))) reached.add(i)
          expect(reached.size).toBe(group.length)
        }
      }),
      RUNS,
    )
  })
})
