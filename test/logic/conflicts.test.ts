import { describe, expect, it } from 'vitest'
import { type Claims, findConflicts, shrink, supportOf, USUAL_LIMITS } from '../../src/logic/conflicts.js'
import { HARD, type Row } from '../../src/logic/row.js'
import { BOTH, int, inUnits, level, log, planted, printed, randomOf, shuffled } from './problems.js'
import { bruteConflicts, compare, second, worst } from './second.js'

const kept = (rows: readonly Row[], claims: readonly number[]) =>
  rows.filter((r) => r.claim === HARD || claims.includes(r.claim))

const sorted = (sets: readonly (readonly number[])[]) =>
  sets.map((s) => [...s].sort((a, b) => a - b)).sort((a, b) => a.length - b.length || compare(a, b))

/** Values satisfy all claims but those dropped, and dropping hits every conflict. */
function repairs({ rows }: Claims, found: ReturnType<typeof findConflicts>): void {
  const left = rows.filter((r) => !found.dropped.includes(r.claim))
  expect(worst(left, found.values)).toBeLessThan(1e-8)
  for (const conflict of found.conflicts) expect(conflict.some((c) => found.dropped.includes(c))).toBe(true)
}

/**
 * An indicator's base, growth and target as printed, of which one is moved so far that they clash; other claims
 * bear on the same variables, a total and a share.
 */
function contradiction(random: () => number): Claims & { readonly planted: readonly number[] } {
  const base = 10 ** (random() * 3)
  const rate = 1 + 0.01 + random() * 0.1
  const other = base * (0.2 + random())
  const years = int(random, 1, 5)
  const off = 1 + (0.04 + random() * 0.3) * (random() < 0.5 ? -1 : 1)
  const target = base * rate ** years
  const which = int(random, 0, 2)
  const share = base / (base + other)
  const move = (i: number) => (i === which ? off : 1)
  const growth = (i: number) => (i === which ? off ** (1 / years) : 1) * rate
  const rows: Row[] = [
    level(0, [[0, 1]], ...printed(base * move(0), 4)),
    log(1, [[1, 1]], Math.log(growth(1)) - 1e-4, Math.log(growth(1)) + 1e-4),
    level(2, [[2, 1]], ...printed(target * move(2), 4)),
    log(
      HARD,
      [
        [2, 1],
        [0, -1],
        [1, -years],
      ],
      0,
    ),
    level(
      HARD,
      [
        [4, 1],
        [0, -1],
        [3, -1],
      ],
      0,
    ),
    level(HARD, [[0, 1]], base / 20, base * 20),
    level(HARD, [[1, 1]], 0.5, 2),
    level(HARD, [[2, 1]], base / 20, base * 20),
    level(HARD, [[3, 1]], other / 20, other * 20),
  ]
  const extra = [
    (c: number) => level(c, [[3, 1]], ...printed(other, 3)),
    (c: number) => level(c, [[4, 1]], ...printed(base + other, 3)),
    (c: number) =>
      log(
        c,
        [
          [0, 1],
          [4, -1],
        ],
        Math.log(share) - 2e-3,
        Math.log(share) + 2e-3,
      ),
    (c: number) => level(c, [[4, 1]], (base + other) * off, Infinity),
    (c: number) => level(c, [[2, 1]], target * 0.98, Infinity),
    (c: number) =>
      log(
        c,
        [
          [2, 1],
          [3, -1],
        ],
        Math.log(target / other) - 1e-3,
        Math.log(target / other) + 1e-3,
      ),
  ]
  let count = 3
  for (const row of shuffled(extra, random).slice(0, int(random, 0, 4))) rows.push(row(count++))
  return { rows, size: 5, count, planted: [0, 1, 2] }
}

describe('conflicts', () => {
  it('are those that trying every subset by another method finds, in a thousand planted contradictions', () => {
    const random = randomOf(21)
    let [compared, many] = [0, 0]
    for (let run = 0; run < 1000; run++) {
      const claims = contradiction(random)
      const found = findConflicts(claims)
      expect([run, found.feasible, found.complete]).toEqual([run, false, true])
      expect(found.conflicts.some((c) => c.every((m) => claims.planted.includes(m)))).toBe(true)
      repairs(claims, found)
      const brute = bruteConflicts(claims.rows, claims.size, claims.count)
      if (!brute) continue
      compared++
      if (brute.length > 1) many++
      expect([run, found.conflicts]).toEqual([run, brute])
    }
    expect(compared).toBeGreaterThan(950)
    expect(many).toBeGreaterThan(300)
  })

  it('are those that trying every subset finds in random systems, each minimal', () => {
    const random = randomOf(22)
    let [compared, clashing] = [0, 0]
    for (let run = 0; run < 250; run++) {
      const { rows, size, count } = planted(random, {
        variables: int(random, 2, 5),
        claims: int(random, 2, 9),
        from: -1,
        to: 2,
      })
      const moved = rows.map((row) => {
        if (row.claim < 0 || random() > 0.4) return row
        const by = 1 + (random() - 0.5) * 0.6
        return row.kind === 'log'
          ? { ...row, low: row.low + Math.log(by), high: row.high + Math.log(by) }
          : { ...row, low: row.low * by, high: row.high * by }
      })
      const found = findConflicts({ rows: moved, size, count })
      const brute = bruteConflicts(moved, size, count)
      if (!brute) continue
      compared++
      expect([run, found.conflicts]).toEqual([run, brute])
      expect([run, found.complete]).toEqual([run, true])
      repairs({ rows: moved, size, count }, found)
      if (brute.length > 0) clashing++
      for (const conflict of found.conflicts) {
        expect(second(kept(moved, conflict), size).kind).toBe('empty')
        for (const member of conflict)
          expect(
            second(
              kept(
                moved,
                conflict.filter((c) => c !== member),
              ),
              size,
            ).kind,
          ).not.toBe('empty')
      }
    }
    expect(compared).toBeGreaterThan(230)
    expect(clashing).toBeGreaterThan(100)
  })

  it('are none where numbers are only rounded', () => {
    const random = randomOf(23)
    for (let run = 0; run < 200; run++) {
      const [from, to] = (
        [
          [-4, 2],
          [0, 3],
          [5, 12],
        ] as const
      )[run % 3]!
      const claims = planted(random, { variables: int(random, 3, 10), claims: int(random, 4, 16), from, to })
      const found = findConflicts(claims)
      expect([run, found.feasible, found.conflicts, found.complete, found.dropped]).toEqual([
        run,
        true,
        [],
        true,
        [],
      ])
      repairs(claims, found)
    }
  })

  it('are the same whatever the order of rows, the numbers of claims and the unit', () => {
    const random = randomOf(24)
    for (let run = 0; run < 80; run++) {
      const claims = contradiction(random)
      const order = shuffled([...Array(claims.count).keys()], random)
      const rows = shuffled(claims.rows, random).map((r) =>
        r.claim < 0 ? r : { ...r, claim: order[r.claim]! },
      )
      const one = findConflicts(claims)
      const other = findConflicts({ ...claims, rows })
      expect(other.conflicts).toEqual(sorted(one.conflicts.map((c) => c.map((m) => order[m]!))))
      expect(findConflicts({ ...claims, rows: inUnits(claims.rows, 1e8) }).conflicts).toEqual(one.conflicts)
    }
  })

  it('of many separate indicators under one free total are all found, and proved to be all', () => {
    const rows: Row[] = []
    const total: [number, number][] = [[36, 1]]
    for (let i = 0; i < 12; i++) {
      const [a, b, c] = [3 * i, 3 * i + 1, 3 * i + 2]
      rows.push(level(a, [[a, 1]], 99, 101), log(b, [[b, 1]], 0.05, 0.06), level(c, [[c, 1]], 150, 160))
      rows.push(
        log(
          HARD,
          [
            [c, 1],
            [a, -1],
            [b, -5],
          ],
          0,
        ),
      )
      total.push([c, -1])
    }
    rows.push(level(HARD, total, 0), level(36, [[36, 1]], 500, 5000))
    const found = findConflicts({ rows, size: 37, count: 37 })
    expect(found.conflicts).toEqual([...Array(12).keys()].map((i) => [3 * i, 3 * i + 1, 3 * i + 2]))
    expect(found.complete).toBe(true)
    expect(found.dropped).toHaveLength(12)
    repairs({ rows, size: 37, count: 37 }, found)
  })

  it('that only the combination of two repairs leaves are found', () => {
    // x = 1 or 2, y = 1 or 2, each of either claimed; x + y ≤ 3.5 clashes only when both take 2.
    const rows = [
      level(0, [[0, 1]], 1),
      level(1, [[0, 1]], 2),
      level(2, [[1, 1]], 1),
      level(3, [[1, 1]], 2),
      level(
        HARD,
        [
          [0, 1],
          [1, 1],
          [2, -1],
        ],
        0,
      ),
      level(4, [[2, 1]], -Infinity, 3.5),
    ]
    const found = findConflicts({ rows, size: 3, count: 5 })
    expect(found.conflicts).toEqual([
      [0, 1],
      [2, 3],
      [1, 3, 4],
    ])
    expect(found.complete).toBe(true)
  })

  it('join rows of one claim that share no variable', () => {
    // Claim 0 by itself cannot hold in y; so 0 and 1 in x are no minimal conflict.
    const rows = [
      level(0, [[0, 1]], 1),
      level(1, [[0, 1]], 2),
      level(0, [[1, 1]], 1, 0),
      level(2, [[1, 1]], 5),
    ]
    const found = findConflicts({ rows, size: 2, count: 3 })
    expect(found.conflicts).toEqual([[0]])
    expect(found.complete).toBe(true)
    repairs({ rows, size: 2, count: 3 }, found)
  })

  it('of hard rows alone are one without members, and looking ends', () => {
    const rows = [
      level(HARD, [[0, 1]], 1),
      level(HARD, [[0, 1]], 2),
      level(0, [[0, 1]], 3),
      level(1, [[1, 1]], 3),
      level(2, [[1, 1]], 4),
    ]
    const told: number[][] = []
    const found = findConflicts(
      { rows, size: 2, count: 3 },
      { ...USUAL_LIMITS, found: (c) => told.push([...c]) },
    )
    expect(found.feasible).toBe(false)
    expect(found.conflicts).toEqual([[]])
    expect(found.complete).toBe(true)
    expect(told).toEqual([[]])
  })

  it('are none in an empty problem', () => {
    const nothing = findConflicts({ rows: [], size: 0, count: 0 })
    expect([nothing.feasible, nothing.conflicts, nothing.complete]).toEqual([true, [], true])
    expect(findConflicts({ rows: [], size: 2, count: 3 }).feasible).toBe(true)
  })

  it('see that a variable under a logarithm is positive, and only then', () => {
    const rows = [level(0, [[0, 1]], -5, -4), log(1, BOTH, 0, 1)]
    expect(findConflicts({ rows, size: 2, count: 2 }).conflicts).toEqual([[0, 1]])
    const hard = [level(0, [[0, 1]], -5, -4), log(HARD, BOTH, 0, 1)]
    expect(findConflicts({ rows: hard, size: 2, count: 1 }).conflicts).toEqual([[0]])
    expect(findConflicts({ rows: [level(0, [[0, 1]], -5, -4)], size: 1, count: 1 }).feasible).toBe(true)
  })

  it('of a row without terms are its claim', () => {
    const rows = [level(0, [], 1, 2), level(1, [], 0, 2), log(2, [], 3)]
    const found = findConflicts({ rows, size: 0, count: 3 })
    expect(found.conflicts).toEqual([[0], [2]])
    expect(found.dropped).toEqual([0, 2])
  })
})

describe('limits', () => {
  const many = (): Claims => {
    const rows: Row[] = []
    for (let i = 0; i < 10; i++) rows.push(level(i, [[0, 1]], i))
    return { rows, size: 1, count: 10 }
  }

  it('on conflicts are honoured, and then not all are claimed', () => {
    expect(findConflicts(many()).conflicts).toHaveLength(45)
    expect(findConflicts(many()).complete).toBe(true)
    for (const conflicts of [0, 1, 7, 44]) {
      const found = findConflicts(many(), { ...USUAL_LIMITS, conflicts })
      expect(found.conflicts).toHaveLength(conflicts)
      expect(found.complete).toBe(false)
      if (conflicts === 0) expect(found.feasible).toBe('undecided')
    }
  })

  it('by a callback that says stop are honoured at any moment, with what was found by then', () => {
    const all = findConflicts(many()).conflicts
    for (let after = 0; after < 60; after += 3) {
      let calls = 0
      const told: number[] = []
      const found = findConflicts(many(), {
        ...USUAL_LIMITS,
        stop: () => calls++ >= after,
        found: (_, count) => told.push(count),
      })
      expect(calls).toBeLessThanOrEqual(after + 2)
      expect(found.complete).toBe(false)
      expect(found.feasible).toBe(found.conflicts.length > 0 ? false : 'undecided')
      for (const conflict of found.conflicts) expect(all).toContainEqual(conflict)
      expect(told).toEqual(found.conflicts.map((_, i) => i + 1))
    }
  })

  it('on work leave what is not decided said so', () => {
    const rows = [level(0, BOTH, 1), log(1, BOTH, Math.log(0.25001)), level(HARD, [[0, 1]], 0.1, 10)]
    const found = findConflicts({ rows, size: 2, count: 2 }, { ...USUAL_LIMITS, budget: 0 })
    expect(found.complete).toBe(false)
    expect(found.feasible).toBe('undecided')
  })

  it('on choices leave the list open', () => {
    const found = findConflicts(many(), { ...USUAL_LIMITS, choices: 2 })
    expect(found.complete).toBe(false)
  })
})

describe('what a conflict rests on', () => {
  it('is the fewest hard rows that make it one', () => {
    const rows = [
      level(0, [[0, 1]], 100),
      level(1, [[2, 1]], 150),
      log(
        HARD,
        [
          [1, 1],
          [0, -1],
        ],
        Math.log(1.1),
      ),
      log(
        HARD,
        [
          [2, 1],
          [1, -1],
        ],
        Math.log(1.1),
      ),
      log(
        HARD,
        [
          [3, 1],
          [2, -1],
        ],
        Math.log(1.1),
      ),
      level(HARD, [[0, 1]], 0, 1e6),
      level(
        HARD,
        [
          [3, 1],
          [4, -1],
        ],
        0,
      ),
    ]
    expect(supportOf([0, 1], { rows, size: 5, count: 2 })).toEqual([rows[2], rows[3]])
    expect(supportOf([0], { rows, size: 5, count: 2 })).toEqual([])
  })
})

describe('shrinking', () => {
  it('leaves a minimal part, and uses what a clash says of itself', () => {
    const random = randomOf(25)
    for (let run = 0; run < 200; run++) {
      const hidden = [...Array(4)].map(() =>
        shuffled([...Array(12).keys()], random).slice(0, int(random, 1, 5)),
      )
      let calls = 0
      const clash = (from: readonly number[]) => {
        calls++
        const inside = hidden.filter((h) => h.every((m) => from.includes(m)))
        return inside.length > 0 ? [...new Set(inside.slice(0, 2).flat())] : undefined
      }
      const result = shrink([...Array(12).keys()], clash)
      expect(clash(result)).toBeDefined()
      for (const member of result) expect(clash(result.filter((m) => m !== member))).toBeUndefined()
      expect(calls).toBeLessThan(30)
    }
  })
})
