import { describe, expect, it } from 'vitest'
import { randomDesign } from '../../../src/random/designs/random.js'
import { streamKey } from '../../../src/random/stream.js'
import { threefry, unit } from '../../../src/random/threefry.js'

describe('random design', () => {
  it('is keyed by seed and name: what stands beside it moves nothing, nor does the number of draws', () => {
    const one = new Float64Array(10)
    const other = new Float64Array(10)
    randomDesign({ draws: 10, names: ['growth'], seed: 5 }).fill(0, 0, 10, one)
    randomDesign({ draws: 99, names: ['price', 'growth'], seed: 5 }).fill(1, 0, 10, other)
    expect(other).toEqual(one)
    randomDesign({ draws: 10, names: ['growth'], seed: 6 }).fill(0, 0, 10, other)
    expect(new Set([...one, ...other]).size).toBe(20)
  })

  it('takes draw 3 from counter 3', () => {
    const to = new Float64Array(1)
    randomDesign({ draws: 10, names: ['growth'], seed: 5 }).fill(0, 3, 1, to)
    expect(to[0]).toBe(unit(...threefry(streamKey(5, 'growth'), 3, 0)))
  })
})
