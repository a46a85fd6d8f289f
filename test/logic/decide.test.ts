import { describe, expect, it } from 'vitest'
import { decide } from '../../src/logic/decide.js'
import { HARD, type Row } from '../../src/logic/row.js'
import { BOTH, int, inUnits, level, log, planted, printed, randomOf, shuffled } from './problems.js'
import { second, worst } from './second.js'

const sizeOf = (rows: readonly Row[]) =>
  1 + Math.max(-1, ...rows.flatMap((r) => r.terms.map((t) => t.variable)))

function feasible(rows: readonly Row[]): Float64Array {
  const decision = decide(rows, sizeOf(rows))
  expect(decision.kind).toBe('feasible')
  if (decision.kind !== 'feasible') throw new Error('not feasible')
  expect(worst(rows, decision.values)).toBeLessThan(1e-8)
  return decision.values
}

function infeasible(rows: readonly Row[]): readonly number[] {
  const decision = decide(rows, sizeOf(rows))
  expect(decision.kind).toBe('infeasible')
  return decision.kind === 'infeasible' ? [...decision.core].sort((a, b) => a - b) : []
}

describe('a decision on growth', () => {
  const gdp = (rate: number): Row[] => [
    level(0, [[0, 1]], 202.28 - 0.005, 202.28 + 0.005),
    log(1, [[1, 1]], Math.log(1.0785), Math.log(rate)),
    level(2, [[2, 1]], 299.5, 300.5),
    log(
      HARD,
      [
        [2, 1],
        [0, -1],
        [1, -5],
      ],
      0,
    ),
  ]

  it('says that 202.28 growing 7.85–8.15% for five years cannot be 300', () => {
    // 202.275 × 1.0815^5 … the least rate for 299.5 from 202.285 is (299.5 / 202.285)^(1/5) − 1 = 8.163%
    const least = (299.5 / 202.285) ** 0.2
    expect(least).toBeGreaterThan(1.0815)
    expect(infeasible(gdp(1.0815))).toEqual([0, 1, 2])
    expect(infeasible(gdp(least - 1e-6))).toEqual([0, 1, 2])
    feasible(gdp(least + 1e-6))
  })

  it('says that five years’ sum of 1.39 growing 5.5% is 8.18, and 10 needs 12.4%', () => {
    const sum = (low: number, high: number, rate?: readonly [number, number]): Row[] => {
      const rows: Row[] = [level(0, [[0, 1]], 1.385, 1.395), level(1, [[7, 1]], low, high)]
      for (let k = 1; k <= 5; k++)
        rows.push(
          log(
            HARD,
            [
              [k, 1],
              [0, -1],
              [6, -k],
            ],
            0,
          ),
        )
      rows.push(
        level(
          HARD,
          [
            [7, 1],
            [1, -1],
            [2, -1],
            [3, -1],
            [4, -1],
            [5, -1],
          ],
          0,
        ),
      )
      rows.push(log(2, [[6, 1]], Math.log(rate?.[0] ?? 1.0545), Math.log(rate?.[1] ?? 1.0555)))
      return rows
    }
    feasible(sum(8.15, 8.21))
    expect(infeasible(sum(9.95, 10.05))).toEqual([0, 1, 2])
    const values = feasible(sum(9.9995, 10.0005, [1, 2]))
    expect(values[6]).toBeGreaterThan(1.122)
    expect(values[6]).toBeLessThan(1.126)
    // The exact border: g with 1.395 (g + … + g^5) = 9.95
    let [a, b] = [1, 2]
    for (let i = 0; i < 60; i++) {
      const g = (a + b) / 2
      if (1.395 * (g + g ** 2 + g ** 3 + g ** 4 + g ** 5) < 9.95) a = g
      else b = g
    }
    infeasible(sum(9.95, 10.05, [1.05, a - 1e-5]))
    feasible(sum(9.95, 10.05, [1.05, a + 1e-5]))
  })
})

describe('a decision on sums of products', () => {
  // x + y = 1 and x·y = p is possible up to p = 1/4.
  const product = (p: number): Row[] => [level(0, BOTH, 1), log(1, BOTH, Math.log(p))]

  it('knows that two shares have a product of at most a quarter', () => {
    feasible(product(0.1))
    feasible(product(0.2499))
    expect(infeasible(product(0.2501))).toEqual([0, 1])
    expect(infeasible(product(0.3))).toEqual([0, 1])
  })

  it('knows that a sum of squares under a sum is at least its share', () => {
    // a = x², b = y², x + y = 2 → a + b ≥ 2
    const rows = (sum: number) => [
      level(0, BOTH, 2),
      log(
        HARD,
        [
          [2, 1],
          [0, -2],
        ],
        0,
      ),
      log(
        HARD,
        [
          [3, 1],
          [1, -2],
        ],
        0,
      ),
      level(
        1,
        [
          [2, 1],
          [3, 1],
        ],
        0,
        sum,
      ),
    ]
    feasible(rows(2.001))
    expect(infeasible(rows(1.999))).toEqual([0, 1])
  })

  it('adds shares up to 1 while levels are products of them', () => {
    // parts p_i = s_i × total, Σ s = 1, so Σ p = total
    const rows = (sum: [number, number]): Row[] => [
      level(
        HARD,
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
        1,
      ),
      ...[0, 1, 2].map((i) =>
        log(
          HARD,
          [
            [3 + i, 1],
            [i, -1],
            [6, -1],
          ],
          0,
        ),
      ),
      level(0, [[6, 1]], 1000, 1010),
      level(
        1,
        [
          [3, 1],
          [4, 1],
          [5, 1],
        ],
        ...sum,
      ),
      level(2, [[0, 1]], 0.1, 0.6),
      level(3, [[1, 1]], 0.1, 0.6),
    ]
    feasible(rows([1005, 1006]))
    expect(infeasible(rows([1012, 1020]))).toEqual([0, 1])
    expect(infeasible(rows([900, 998]))).toEqual([0, 1])
  })

  it('tells an intensity from its parts: energy ÷ GDP', () => {
    const rows = (fall: number): Row[] => [
      level(0, [[0, 1]], 540, 560),
      level(1, [[1, 1]], 1e6, 1.01e6),
      level(2, [[2, 1]], 560, 570),
      log(
        3,
        [
          [3, 1],
          [1, -1],
        ],
        Math.log(1.3),
        Math.log(1.31),
      ),
      log(
        HARD,
        [
          [4, 1],
          [0, -1],
          [1, 1],
        ],
        0,
      ),
      log(
        HARD,
        [
          [5, 1],
          [2, -1],
          [3, 1],
        ],
        0,
      ),
      log(
        4,
        [
          [5, 1],
          [4, -1],
        ],
        Math.log(1 - fall),
        Math.log(1 - fall + 0.001),
      ),
    ]
    feasible(rows(0.22))
    // A core need not be minimal.
    expect(infeasible(rows(0.3))).toEqual(expect.arrayContaining([0, 2, 3, 4]))
  })
})

describe('a decision in odd cases', () => {
  it('of nothing is that it holds', () => {
    expect(decide([], 0)).toEqual({ kind: 'feasible', values: new Float64Array(0) })
    expect(decide([], 2).kind).toBe('feasible')
  })

  it('takes rows of nothing at their word', () => {
    feasible([level(0, [], 0), log(1, [], -1, 1)])
    expect(infeasible([level(0, [], 0), level(1, [], 1, 2)])).toEqual([1])
    expect(infeasible([log(0, [], -2, -1)])).toEqual([0])
  })

  it('adds up a variable that comes twice in a row, and leaves out coefficients of 0', () => {
    expect(
      feasible([
        level(
          0,
          [
            [0, 1],
            [0, 1],
          ],
          6,
        ),
      ])[0],
    ).toBeCloseTo(3, 7)
    expect(
      feasible([
        level(
          0,
          [
            [0, 2],
            [1, 1],
            [0, -1],
          ],
          6,
        ),
        level(1, [[1, 1]], 2),
      ])[0],
    ).toBeCloseTo(4, 7)
    expect(
      infeasible([
        level(
          0,
          [
            [0, 1],
            [0, -1],
          ],
          1,
        ),
      ]),
    ).toEqual([0])
    expect(infeasible([level(0, [[0, 0]], 1), level(1, [[0, 1]], 3)])).toEqual([0])
    feasible([
      level(
        0,
        [
          [0, 0],
          [1, 1],
        ],
        1,
      ),
      level(1, [[0, 1]], 3),
    ])
    feasible([level(0, [[0, 0]], 0)])
    feasible([
      log(
        0,
        [
          [0, 0],
          [1, 1],
        ],
        1,
      ),
      level(1, BOTH, 30),
    ])
    expect(
      feasible([
        log(
          0,
          [
            [0, 1],
            [0, 1],
          ],
          Math.log(9),
        ),
      ])[0],
    ).toBeCloseTo(3, 7)
    // x ÷ x = 1 says only that x is positive
    feasible([
      log(
        0,
        [
          [0, 1],
          [0, -1],
        ],
        0,
      ),
      level(1, [[0, 1]], 2, 3),
    ])
    expect(
      infeasible([
        log(
          0,
          [
            [0, 1],
            [0, -1],
          ],
          0,
        ),
        level(1, [[0, 1]], -3, -2),
      ]),
    ).toEqual([0, 1])
  })

  it('knows that what stands under a logarithm is positive, by the claim of the logarithm', () => {
    expect(infeasible([log(0, BOTH, 1), level(1, [[0, 1]], -5, -1)])).toEqual([0, 1])
    expect(infeasible([log(0, BOTH, 1), level(1, [[0, 1]], -5, 0)])).toEqual([0, 1])
    expect(
      infeasible([
        log(HARD, BOTH, 1),
        level(
          1,
          [
            [0, 1],
            [2, 1],
          ],
          -5,
        ),
        level(2, [[2, 1]], 0),
      ]),
    ).toEqual([1, 2])
    expect(feasible([log(0, BOTH, 1), level(1, [[0, 1]], -5, 1)])[0]).toBeGreaterThan(0)
    expect(feasible([level(1, [[0, 1]], -5, -1)])[0]).toBeLessThan(0)
  })

  it('sees a row whose bounds are the wrong way round', () => {
    expect(infeasible([level(3, [[0, 1]], 2, 1)])).toEqual([3])
    expect(infeasible([log(3, [[0, 1]], 2, 1)])).toEqual([3])
    expect(infeasible([level(3, [[0, -1]], 2, 1)])).toEqual([3])
    expect(infeasible([level(3, BOTH, 2, 1)])).toEqual([3])
    expect(infeasible([log(3, BOTH, 2, 1)])).toEqual([3])
  })

  it('takes bounds at zero, equal bounds and no bounds', () => {
    const values = feasible([
      level(0, [[0, 1]], 0),
      level(1, [[1, 1]], 0, Infinity),
      level(
        2,
        [
          [1, 1],
          [0, 1],
        ],
        -Infinity,
        0,
      ),
      level(
        3,
        [
          [2, 1],
          [1, 1],
        ],
        -Infinity,
        Infinity,
      ),
    ])
    expect(values[0]).toBe(0)
    expect(Math.abs(values[1]!)).toBeLessThan(1e-9)
    feasible([
      level(
        0,
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
        1,
      ),
      level(1, [[0, 1]], 0, 1),
      level(2, [[1, 1]], 1),
      level(3, [[2, 1]], 0, 1),
    ])
    feasible([
      level(
        HARD,
        [
          [0, 1],
          [1, -1],
        ],
        0,
      ),
      level(0, [[0, 1]], 0, 1e6),
      level(1, [[1, 1]], 1e-4),
    ])
    expect(
      infeasible([
        level(
          HARD,
          [
            [0, 1],
            [1, -1],
          ],
          0,
        ),
        level(0, [[0, 1]], 5e-4, 1e6),
        level(1, [[1, 1]], 1e-4),
      ]),
    ).toEqual([0, 1])
  })

  it('is not led astray by bounds far from where the values are', () => {
    // x under 10^30 only says little; that it is 1 follows from the others.
    feasible([
      level(0, [[0, 1]], 0, 1e30),
      log(
        1,
        [
          [0, 1],
          [1, -1],
        ],
        0,
      ),
      level(2, [[1, 1]], 0.9, 1.1),
    ])
    feasible([
      level(0, [[0, 1]], 0, 1e30),
      log(
        1,
        [
          [0, 1],
          [1, -1],
        ],
        0,
      ),
      level(
        2,
        [
          [1, 1],
          [2, 1],
        ],
        2,
      ),
      level(3, [[2, 1]], 1),
    ])
    feasible([
      level(0, [[0, 1]], 1e-30, 1),
      log(
        1,
        [
          [0, 1],
          [1, -2],
        ],
        0,
      ),
      level(
        2,
        [
          [1, 1],
          [2, 1],
        ],
        1,
      ),
      level(3, [[2, 1]], 0.5),
    ])
  })

  it('takes sums of very large and very small numbers', () => {
    const rows = (total: number) => [
      level(0, [[0, 1]], 1e12),
      level(1, [[1, 1]], 1e-4),
      level(
        2,
        [
          [0, 1],
          [1, 1e16],
        ],
        total,
      ),
      log(
        3,
        [
          [1, 1],
          [2, 1],
        ],
        0,
      ),
      level(
        4,
        [
          [2, 1],
          [0, 1e-8],
        ],
        2e4,
      ),
    ]
    feasible(rows(2e12))
    expect(infeasible(rows(2.01e12))).toEqual([0, 1, 2])
  })

  it('agrees with itself at the border of rounding, one way or the other', () => {
    for (const by of [1e-8, 1e-7, 1e-5]) {
      infeasible([level(0, BOTH, 1), log(1, BOTH, Math.log(0.25) + by)])
      feasible([level(0, BOTH, 1), log(1, BOTH, Math.log(0.25) - by)])
    }
    feasible([
      level(
        0,
        [
          [0, 1],
          [1, 1],
          [2, -1],
        ],
        0,
      ),
      level(1, [[0, 1]], 0.1),
      level(2, [[1, 1]], 0.2),
      level(3, [[2, 1]], 0.3),
    ])
  })
})

describe('decisions on random rows', () => {
  it('find values for rows that a planted point satisfies', () => {
    const random = randomOf(11)
    for (let run = 0; run < 400; run++) {
      const [from, to] = (
        [
          [-4, 2],
          [0, 3],
          [6, 12],
          [-4, 12],
        ] as const
      )[run % 4]!
      const { rows, size, point } = planted(random, {
        variables: int(random, 2, 9),
        claims: int(random, 1, 12),
        from,
        to,
      })
      expect(worst(rows, point)).toBeLessThan(1e-12)
      const decision = decide(rows, size)
      expect([run, decision.kind]).toEqual([run, 'feasible'])
      if (decision.kind === 'feasible') expect(worst(rows, decision.values)).toBeLessThan(1e-8)
    }
  })

  it('never differ from halving boxes, nor in other units, nor in another order', () => {
    const random = randomOf(12)
    const seen = { point: 0, empty: 0, unknown: 0 }
    for (let run = 0; run < 500; run++) {
      const { rows, size, count } = planted(random, {
        variables: int(random, 3, 6),
        claims: int(random, 3, 7),
        from: -1,
        to: 2,
      })
      // One to three claims are moved away.
      const moved = rows.map((row) => {
        if (row.claim < 0 || random() > 2 / count) return row
        const by = 1 + (random() - 0.5) * 10 ** -int(random, 0, 3)
        return row.kind === 'log'
          ? { ...row, low: row.low + Math.log(by), high: row.high + Math.log(by) }
          : { ...row, low: row.low * by, high: row.high * by }
      })
      const other = second(moved, size)
      seen[other.kind]++
      const decision = decide(moved, size)
      if (other.kind === 'unknown') continue
      expect([run, decision.kind]).toEqual([run, other.kind === 'point' ? 'feasible' : 'infeasible'])
      if (decision.kind === 'feasible') expect(worst(moved, decision.values)).toBeLessThan(1e-8)
      if (decision.kind === 'infeasible') {
        const core = moved.filter((r) => r.claim < 0 || decision.core.includes(r.claim))
        expect([run, second(core, size, 20_000).kind]).toEqual([run, 'empty'])
      }
      const larger = decide(inUnits(moved, 1e8), size)
      expect([run, larger.kind]).toEqual([run, decision.kind])
      if (larger.kind === 'infeasible' && decision.kind === 'infeasible')
        expect(larger.core).toEqual(decision.core)
      expect(decide(shuffled(moved, random), size).kind).toBe(decision.kind)
    }
    expect(seen.point).toBeGreaterThan(120)
    expect(seen.empty).toBeGreaterThan(120)
    expect(seen.unknown).toBeLessThan(25)
  })

  it('start from values near by with the same answer', () => {
    const random = randomOf(13)
    for (let run = 0; run < 150; run++) {
      const { rows, size, point } = planted(random, {
        variables: int(random, 3, 8),
        claims: int(random, 3, 10),
        from: -2,
        to: 4,
      })
      const moved = rows.map((row) =>
        row.claim === 0 && row.kind === 'level' ? { ...row, low: row.low * 1.3, high: row.high * 1.3 } : row,
      )
      const fresh = decide(moved, size)
      const near = decide(moved, size, undefined, point)
      expect([run, near.kind]).toEqual([run, fresh.kind])
      if (near.kind === 'feasible') expect(worst(moved, near.values)).toBeLessThan(1e-8)
    }
  })

  it('keep printed numbers together that come from one truth', () => {
    const random = randomOf(14)
    for (let run = 0; run < 100; run++) {
      const [base, rate] = [10 ** (random() * 6), 1 + random() * 0.12]
      const rows = [
        level(0, [[0, 1]], ...printed(base, 4)),
        level(1, [[1, 1]], ...printed(base * rate ** 5, 4)),
      ]
      const [low, high] = printed((rate - 1) * 100, 2)
      rows.push(
        log(
          2,
          [
            [1, 1],
            [0, -1],
          ],
          5 * Math.log(1 + low / 100),
          5 * Math.log(1 + high / 100),
        ),
      )
      feasible(rows)
    }
  })
})
