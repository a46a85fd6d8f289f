import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { morrisDesign } from '../../src/sensitivity/morris-design.js'
import { morrisEffects } from '../../src/sensitivity/morris-effects.js'
import { columnsOf, outputs, singles } from './plain-design.js'

const fixture = JSON.parse(readFileSync(new URL('fixtures/morris-1991.json', import.meta.url), 'utf8')) as {
  effects: [number, number, number][]
  points: { x: number[]; y: number }[]
}

/** The function of 20 inputs of Morris (1991), term by term. */
function morris(x: readonly number[]): number {
  const w = x.map((v, i) => 2 * ([2, 4, 6].includes(i) ? (1.1 * v) / (v + 0.1) - 0.5 : v - 0.5))
  let y = 0
  for (let i = 0; i < 20; i++) {
    y += (i < 10 ? 20 : (-1) ** (i + 1)) * w[i]!
    for (let j = i + 1; j < 20; j++) {
      y += (j < 6 ? -15 : (-1) ** (i + j)) * w[i]! * w[j]!
      for (let l = j + 1; l < 5; l++) y -= 10 * w[i]! * w[j]! * w[l]!
    }
  }
  return y + 5 * w[0]! * w[1]! * w[2]! * w[3]!
}

const grid = (trajectories: number, seed: number) =>
  morrisDesign({ factors: singles(20), dimensions: 20, trajectories, edge: 1e-9, seed })

describe('elementary effects', () => {
  it("of Morris's function are those of an independent reckoning", () => {
    for (const { x, y } of fixture.points) expect(morris(x)).toBeCloseTo(y, 9)
    const trajectories = 4000
    const design = grid(trajectories, 1)
    const effects = morrisEffects(outputs(design, morris), design, { seed: 1, resamples: 100 })
    for (const [i, [mu, muStar, sigma]] of fixture.effects.entries()) {
      const error = sigma / Math.sqrt(trajectories)
      expect(Math.abs(effects[i]!.mu - mu)).toBeLessThan(4.5 * error)
      expect(Math.abs(effects[i]!.muStar.value - muStar)).toBeLessThan(4.5 * error)
      expect(Math.abs(effects[i]!.sigma - sigma)).toBeLessThan(5 * error)
    }
  })

  it('screen as published: 1 to 7 bend or interact, 8 to 10 are plain, 11 to 20 negligible', () => {
    const design = grid(50, 4)
    const effects = morrisEffects(outputs(design, morris), design, { seed: 1 })
    for (const { muStar, sigma } of effects.slice(0, 7)) {
      expect(muStar.low).toBeGreaterThan(15)
      expect(sigma).toBeGreaterThan(15)
    }
    for (const { mu, sigma } of effects.slice(7, 10)) {
      expect(mu).toBeGreaterThan(30)
      expect(sigma).toBeLessThan(15)
    }
    for (const { muStar, sigma } of effects.slice(10)) {
      expect(muStar.high).toBeLessThan(15)
      expect(sigma).toBeLessThan(15)
    }
  })

  it('of a linear function are its slopes, without spread', () => {
    const slopes = [3, -2, 0.5]
    const design = morrisDesign({
      factors: singles(3),
      dimensions: 3,
      trajectories: 10,
      edge: 1e-12,
      seed: 3,
    })
    const linear = (u: readonly number[]) => u.reduce((sum, p, i) => sum + slopes[i]! * p, 7)
    const effects = morrisEffects(outputs(design, linear), design, { seed: 1 })
    for (const [i, { mu, muStar, sigma }] of effects.entries()) {
      expect(mu).toBeCloseTo(slopes[i]!, 9)
      expect(muStar.value).toBeCloseTo(Math.abs(slopes[i]!), 9)
      expect(muStar.high - muStar.low).toBeLessThan(1e-9)
      expect(sigma).toBeLessThan(1e-9)
    }
  })

  it('of a group have a size but no direction', () => {
    const factors = [
      { name: 'pair', dimensions: [0, 1] },
      { name: 'one', dimensions: [2] },
    ]
    const design = morrisDesign({ factors, dimensions: 3, trajectories: 400, edge: 1e-12, seed: 3 })
    const [pair, one] = morrisEffects(
      outputs(design, ([x, y, z]) => x! - y! + z!),
      design,
      { seed: 1 },
    )
    // The pair's moves cancel in one half of the trajectories and add up to 2 in the other.
    expect([pair!.mu, pair!.sigma]).toEqual([Number.NaN, Number.NaN])
    expect(Math.abs(pair!.muStar.value - 1)).toBeLessThan(0.2)
    expect(one!.mu).toBeCloseTo(1, 9)
  })

  it('leave out runs that failed', () => {
    const design = morrisDesign({ factors: singles(2), dimensions: 2, trajectories: 5, seed: 3 })
    const output = outputs(design, ([x, y]) => x! + y!)
    output[1] = Number.NaN
    const effects = morrisEffects(output, design, { seed: 1 })
    expect(effects.map((e) => [e.effects, e.failed])).toEqual([
      [4, 1],
      [4, 1],
    ])
    const none = morrisEffects(output.fill(Number.NaN), design, { seed: 1 })
    expect(none[0]).toMatchObject({ mu: Number.NaN, sigma: Number.NaN, effects: 0, failed: 5 })
    expect(() => morrisEffects(output.subarray(1), design, { seed: 1 })).toThrow(
      new RangeError('the output has 14 numbers; the design has 15 draws'),
    )
  })

  it('have intervals that cover the mean about as often as they say', () => {
    // The size of the effect of x in (x + 1)² on levels 0, 1/3, 2/3, 1: 8/3 or 10/3, equally likely; y blurs it.
    const model = ([x, y]: readonly number[]) => (x! + 1) ** 2 * (1 + y!)
    // E|effect| = 3 × (1 + E y) = 4.5
    let covered = 0
    for (let seed = 0; seed < 200; seed++) {
      const design = morrisDesign({ factors: singles(2), dimensions: 2, trajectories: 30, edge: 1e-9, seed })
      const { low, high } = morrisEffects(outputs(design, model), design, { seed })[0]!.muStar
      if (low <= 4.5 && 4.5 <= high) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(176)
    expect(covered).toBeLessThanOrEqual(198)
  })
})

describe('Morris design', () => {
  it('moves one factor at a time, each once, by half the levels', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(2, 4, 6, 8),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        (k, levels, trajectories, seed) => {
          const design = morrisDesign({ factors: singles(k), dimensions: k, trajectories, levels, seed })
          const columns = columnsOf(design)
          for (let t = 0; t < trajectories; t++) {
            const moves = Array.from({ length: k }, (_, s) => {
              const draw = t * (k + 1) + s
              const changed = columns.flatMap((c, d) => (c[draw] === c[draw + 1] ? [] : [d]))
              expect(changed).toEqual([design.order[t * k + s]])
              const step = columns[changed[0]!]![draw + 1]! - columns[changed[0]!]![draw]!
              expect(step).toBeCloseTo(design.direction[changed[0]! * trajectories + t]! / 2, 12)
              return changed[0]!
            })
            expect(new Set(moves).size).toBe(k)
          }
          for (const u of columns.flatMap((c) => [...c])) {
            const level = u * levels - 0.5
            expect(level).toBeCloseTo(Math.round(level), 9)
            expect(u).toBeGreaterThan(0)
            expect(u).toBeLessThan(1)
          }
        },
      ),
    )
  })

  it('begins on each level equally often', () => {
    const design = morrisDesign({ factors: singles(3), dimensions: 3, trajectories: 8, seed: 5 })
    for (const column of columnsOf(design)) {
      const starts = Array.from({ length: 8 }, (_, t) => column[t * 4]!).sort()
      expect(starts).toEqual([0.125, 0.125, 0.375, 0.375, 0.625, 0.625, 0.875, 0.875])
    }
  })

  it('is the same in parts and leaves other dimensions in the middle', () => {
    const factors = [{ name: 'a', dimensions: [0, 2] }]
    const design = morrisDesign({ factors, dimensions: 3, trajectories: 6, seed: 5 })
    const whole = columnsOf(design)
    const part = new Float64Array(5)
    design.fill(2, 4, 5, part)
    expect(part).toEqual(whole[2]!.slice(4, 9))
    expect([...whole[1]!]).toEqual(new Array(12).fill(0.5))
  })

  it('refuses odd levels, an edge on the border and no trajectory', () => {
    const plain = { factors: singles(1), dimensions: 1, trajectories: 1, seed: 1 }
    expect(() => morrisDesign({ ...plain, levels: 5 })).toThrow(
      'levels must be an even number of at least 2, not 5',
    )
    expect(() => morrisDesign({ ...plain, edge: 0 })).toThrow('edge must lie between 0 and 0.5, not 0')
    expect(() => morrisDesign({ ...plain, trajectories: 0 })).toThrow(
      'trajectories must be a whole number of at least 1, not 0',
    )
  })
})
