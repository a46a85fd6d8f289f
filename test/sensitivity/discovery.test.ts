import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discover } from '../../src/sensitivity/discovery.js'
import { RandomStream } from '../../src/sensitivity/random-stream.js'
import { columnsOf, plainDesign } from './plain-design.js'

function inputs(rows: number, dimensions: number, seed: number) {
  return columnsOf(plainDesign(rows, dimensions, seed)).map((values, d) => ({ name: `x${d + 1}`, values }))
}

/** x1 ≥ 0.6, 0.2 ≤ x2 ≤ 0.7: a fifth of the cube, with the outcome in 90% of it and in 10% of the rest. */
function planted(rows: number, seed: number) {
  const columns = inputs(rows, 5, seed)
  const chance = new RandomStream(seed, 'outcome')
  const outcome = Float64Array.from({ length: rows }, (_, row) => {
    const [u, v] = [columns[0]!.values[row]!, columns[1]!.values[row]!]
    return chance.uniform() < (u >= 0.6 && v >= 0.2 && v <= 0.7 ? 0.9 : 0.1) ? 1 : 0
  })
  return { columns, outcome }
}

describe('scenario discovery', () => {
  it('finds a planted box', () => {
    for (const seed of [1, 2, 3]) {
      const { columns, outcome } = planted(3000, seed)
      const { kind, boxes } = discover(columns, outcome, { seed })
      expect(kind).toBe('found')
      const [box] = boxes
      expect(box!.bounds.map((b) => [b.name, b.side])).toEqual([
        ['x1', 'low'],
        ['x2', 'low'],
        ['x2', 'high'],
      ])
      for (const [i, at] of [0.6, 0.2, 0.7].entries())
        expect(Math.abs(box!.bounds[i]!.value - at)).toBeLessThan(0.03)
      for (const { p } of box!.bounds) expect(p).toBeLessThan(1e-6)
      // 0.2 × 0.9 of 0.2 × 0.9 + 0.8 × 0.1 is 69%.
      expect(Math.abs(box!.density - 0.9)).toBeLessThan(0.05)
      expect(Math.abs(box!.coverage - 0.18 / 0.26)).toBeLessThan(0.06)
      expect(Math.abs(box!.heldOut!.density - 0.9)).toBeLessThan(0.07)
      expect(Math.abs(box!.heldOut!.coverage - 0.18 / 0.26)).toBeLessThan(0.08)
      expect(box!.heldOut!.density).toBeLessThanOrEqual(box!.density + 0.01)
      expect(box!.heldOut!.p).toBeLessThan(1e-12)
    }
  })

  it('finds nothing in noise', () => {
    let found = 0
    for (let seed = 0; seed < 100; seed++) {
      const columns = inputs(500, 5, seed)
      const chance = new RandomStream(seed, 'noise')
      const rate = 0.1 + 0.3 * (seed % 3)
      const outcome = Float64Array.from({ length: 500 }, () => (chance.uniform() < rate ? 1 : 0))
      const { kind, boxes } = discover(columns, outcome, { seed })
      if (kind === 'found') found++
      else expect(['nothing', 'unconfirmed']).toContain(kind)
      if (kind === 'nothing') expect(boxes).toEqual([])
    }
    expect(found).toBeLessThanOrEqual(8)
  })

  it('finds a second box beside the first', () => {
    const columns = inputs(4000, 3, 7)
    const [x, y, z] = columns.map((c) => c.values)
    const outcome = x!.map((u, row) => (u > 0.7 || (y![row]! > 0.8 && z![row]! < 0.5) ? 1 : 0))
    const { boxes } = discover(columns, outcome, { seed: 1, boxes: 2 })
    expect(boxes).toHaveLength(2)
    expect(boxes[0]!.bounds.map((b) => [b.name, b.side, b.value.toFixed(1)])).toEqual([['x1', 'low', '0.7']])
    expect(boxes[1]!.bounds.map((b) => [b.name, b.side, b.value.toFixed(1)])).toEqual([
      ['x2', 'low', '0.8'],
      ['x3', 'high', '0.5'],
    ])
    expect(boxes[0]!.coverage + boxes[1]!.coverage).toBeGreaterThan(0.97)
    for (const { heldOut } of boxes) expect(heldOut!.density).toBeGreaterThan(0.95)
  })

  it('takes the widest box that is as dense as asked', () => {
    const { columns, outcome } = planted(2000, 5)
    const dense = (density: number) => discover(columns, outcome, { seed: 1, density }).boxes[0]!
    expect(dense(0.5).coverage).toBeGreaterThan(dense(0.85).coverage)
    expect(dense(0.85).density).toBeGreaterThanOrEqual(0.85)
    const chosen = dense(0.85)
    for (const t of chosen.trajectory)
      if (t.density >= 0.85) expect(t.coverage).toBeLessThanOrEqual(chosen.coverage)
    const { columns: few, outcome: mixed } = planted(100, 5)
    const noise = mixed.map((_, row) => row % 2)
    expect(discover(few, noise, { seed: 1, density: 0.99 }).kind).toBe('nothing')
  })

  it('goes through boxes that only get smaller, and says what they catch', () => {
    const { columns, outcome } = planted(1000, 9)
    const { rows, hits, boxes } = discover(columns, outcome, { seed: 1 })
    const { trajectory } = boxes[0]!
    expect(trajectory[0]).toEqual({ bounds: [], rows, hits, coverage: 1, density: hits / rows, mass: 1 })
    expect(trajectory.at(-1)!.mass).toBeGreaterThanOrEqual(0.05)
    for (const [i, t] of trajectory.entries()) {
      if (i > 0) expect(t.rows).toBeLessThan(trajectory[i - 1]!.rows)
      const inside = [...outcome.keys()].filter((row) =>
        t.bounds.every(({ name, side, value }) => {
          const v = columns.find((c) => c.name === name)!.values[row]!
          return side === 'low' ? v >= value : v <= value
        }),
      )
      expect(inside.length).toBe(t.rows)
    }
  })

  it('leaves out what failed, and says always and never', () => {
    const { columns, outcome } = planted(500, 2)
    const holed = columns.map((c) => ({ ...c, values: c.values.slice() }))
    holed[3]!.values[7] = Number.NaN
    const failed = outcome.slice()
    failed[9] = Number.NaN
    expect(discover(holed, failed, { seed: 1 })).toMatchObject({ rows: 498, failed: 2, kind: 'found' })
    expect(discover(columns, outcome.fill(0), { seed: 1 })).toEqual({
      kind: 'never',
      rows: 500,
      hits: 0,
      failed: 0,
      boxes: [],
    })
    expect(discover(columns, outcome.fill(1), { seed: 1 }).kind).toBe('always')
    expect(discover(columns, outcome.fill(Number.NaN), { seed: 1 })).toMatchObject({ kind: 'never', rows: 0 })
  })

  it('does not hold few rows against others', () => {
    const { columns, outcome } = planted(399, 2)
    expect(discover(columns, outcome, { seed: 1 }).boxes[0]!.heldOut).toBeUndefined()
    expect(discover(columns, outcome, { seed: 1, heldOutFrom: 300 }).boxes[0]!.heldOut).toBeDefined()
  })

  it('sees order alone: bounds follow a stretch of the axis', () => {
    const { columns, outcome } = planted(400, 4)
    const plain = discover(columns, outcome, { seed: 1 }).boxes[0]!
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (power) => {
        const bent = columns.map((c) => ({ ...c, values: c.values.map((v) => v ** power) }))
        const box = discover(bent, outcome, { seed: 1 }).boxes[0]!
        expect(box.bounds).toEqual(plain.bounds.map((b) => ({ ...b, value: b.value ** power })))
      }),
      { numRuns: 5 },
    )
  })

  it('refuses what it cannot read', () => {
    const { columns, outcome } = planted(10, 4)
    const attempt =
      (options: object, values: ArrayLike<number> = outcome) =>
      () =>
        discover(columns, values, { seed: 1, ...options })
    expect(attempt({}, [1, 0])).toThrow(new RangeError('column x1 has 10 rows; the outcome has 2'))
    expect(attempt({}, new Array(10).fill(0.5))).toThrow('an outcome must be 0, 1 or NaN, not 0.5')
    expect(attempt({ alpha: 0.9 })).toThrow('alpha must be above 0 and at most 0.5, not 0.9')
    expect(attempt({ density: 2 })).toThrow('density must be above 0 and at most 1, not 2')
    expect(attempt({ boxes: 0 })).toThrow('boxes must be a whole number of at least 1, not 0')
    expect(() => discover([], outcome, { seed: 1 })).toThrow('there is no column to look for bounds in')
  })
})
