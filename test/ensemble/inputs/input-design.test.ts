import { describe, expect, it } from 'vitest'
import { inputFactors, withoutCorrelations } from '../../../src/ensemble/inputs/factors.js'
import { inputDesign } from '../../../src/ensemble/inputs/input-design.js'
import { inputMeans } from '../../../src/ensemble/inputs/input-means.js'
import { normalCdf, normalQuantile } from '../../../src/numerics/special/normal.js'
import type { Design } from '../../../src/random/design.js'
import { read, type Town } from '../../project/town.js'
import { slope } from '../slope.js'
import { valley } from '../valley.js'

/** Every input at the same quantiles. */
const at = (quantiles: readonly number[], dimensions: number): Design => ({
  draws: quantiles.length,
  dimensions,
  fill: (_, from, count, to) => to.set(quantiles.slice(from, from + count)),
})

function column(design: Design, dimension: number): number[] {
  const to = new Float64Array(design.draws)
  design.fill(dimension, 0, design.draws, to)
  return [...to]
}

describe('a design by inputs', () => {
  const quantiles = [0.1, 0.25, 0.5, 0.9]

  it('leaves inputs of one number at their quantiles', () => {
    const design = inputDesign(read(slope).run(), at(quantiles, 4), 2023, 1)
    expect({ draws: design.draws, dimensions: design.dimensions }).toEqual({ draws: 4, dimensions: 6 })
    for (const dimension of [3, 4, 5]) expect(column(design, dimension)).toEqual(quantiles)
  })

  it('gives years one rank: of the sum of n independent shocks, z / √n', () => {
    const design = inputDesign(read(slope).run(), at(quantiles, 4), 2023, 1)
    for (const dimension of [0, 1, 2])
      for (const [i, p] of column(design, dimension).entries())
        expect(normalQuantile(p)).toBeCloseTo(normalQuantile(quantiles[i]!) / Math.sqrt(3), 1)
    // Mirrored draws make the median exact.
    expect(column(design, 0)[2]).toBeCloseTo(0.5, 9)
  })

  it('counts shocks as often as they carry over', () => {
    const town: Town = {
      ...slope,
      scenarios: { baseline: 'uncertain: {wind: {shocks: {normal: {sd: 1}, persistence: 0.5}}}\n' },
    }
    // Up to 2022: the first shock counts 1 + 0.5 times, the second once.
    const rank = normalCdf((normalQuantile(0.1) * Math.hypot(1.5, 1)) / 2.5)
    const design = inputDesign(read(town).run(), at([0.1], 1), 2022, 1)
    expect(column(design, 0)[0]).toBeCloseTo(rank, 2)
  })

  it('puts every input where so many of its draws lie below', () => {
    const simulation = withoutCorrelations(read(valley).run())
    const { names, factors } = inputFactors(simulation)
    const design = inputDesign(simulation, at(quantiles, factors.length), 2024, 1)
    const ends = inputMeans(simulation, design, 2024)
    // Other draws than those it was made from.
    const other: Design = {
      draws: 20_000,
      dimensions: names.length,
      fill: (dimension, from, count, to) => {
        // Kronecker points: multiples of the square roots of primes, modulo 1.
        for (let i = 0; i < count; i++) to[i] = ((from + i + 1) * Math.sqrt(PRIMES[dimension]!)) % 1
      },
    }
    const drawn = inputMeans(simulation, other, 2024)
    for (const { name } of factors)
      for (const [i, p] of quantiles.entries()) {
        const end = ends.get(name)![i]!
        const below = drawn.get(name)!.filter((value) => value <= end).length / 20_000
        expect(Math.abs(below - p), `${name} ${p}`).toBeLessThan(0.015)
      }
  })

  it('goes down where a factor multiplies a negative path, as its number does', () => {
    const town: Town = {
      ...slope,
      levers: slope.levers!.map((line) => line.replace('2 米', '-2 米')),
      scenarios: {
        baseline: 'uncertain: {wind: {multiply: {normal: {sd: 0.2}}, shocks: {normal: {sd: 0.01}}}}\n',
      },
    }
    const simulation = read(town).run()
    const [low, high] = inputMeans(simulation, inputDesign(simulation, at([0.1, 0.9], 1), 2023, 1), 2023).get(
      'wind',
    )!
    // −2 × (1 ± 0.2 z)
    expect(low).toBeCloseTo(-2 + 0.4 * normalQuantile(0.9), 1)
    expect(high).toBeCloseTo(-2 - 0.4 * normalQuantile(0.9), 1)
  })

  it('cannot move correlated inputs one by one, or others than there are', () => {
    const town = read(slope)
    expect(() => inputDesign(town.run('together'), at([0.5], 2), 2023, 1)).toThrow(RangeError)
    expect(() => inputDesign(town.run(), at([0.5], 3), 2023, 1)).toThrow(
      new RangeError('the design has 3 dimensions; there are 4 inputs'),
    )
  })
})

const PRIMES = Array.from({ length: 2000 }, (_, i) => i + 2).filter((n) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
})
