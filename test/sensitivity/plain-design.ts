import type { Design } from '../../src/random/design.js'
import { RandomStream } from '../../src/sensitivity/random-stream.js'

/** Independent uniform numbers, all drawn at once. */
export function plainDesign(draws: number, dimensions: number, seed: number): Design {
  const columns = Array.from({ length: dimensions }, (_, d) => {
    const random = new RandomStream(seed, `dimension ${d}`)
    return Float64Array.from({ length: draws }, () => random.uniform())
  })
  return {
    draws,
    dimensions,
    fill(dimension, from, count, to) {
      to.set(columns[dimension]!.subarray(from, from + count))
    },
  }
}

/** The output of `model` at each draw of a design. */
export function outputs(design: Design, model: (u: readonly number[]) => number): Float64Array {
  const columns = columnsOf(design)
  return Float64Array.from({ length: design.draws }, (_, draw) => model(columns.map((c) => c[draw]!)))
}

/** All numbers of a design, by dimension. */
export function columnsOf(design: Design): Float64Array[] {
  return Array.from({ length: design.dimensions }, (_, dimension) => {
    const column = new Float64Array(design.draws)
    design.fill(dimension, 0, design.draws, column)
    return column
  })
}

/** A factor for each dimension: x1, x2 … */
export function singles(dimensions: number) {
  return Array.from({ length: dimensions }, (_, d) => ({ name: `x${d + 1}`, dimensions: [d] }))
}
