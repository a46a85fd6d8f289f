import { describe, expect, it } from 'vitest'
import { MEMBERS } from '../../../src/forecast/combination/members.js'
import { weightsOf } from '../../../src/forecast/combination/weights.js'

const equals = MEMBERS.filter(({ say }) => say === 1)
const three = equals.slice(0, 3)
const values = Float64Array.of(1, 3, 2, 5, 4, 6, 8, 7, 9, 11)

describe('weightsOf', () => {
  it('is what the members have to say where there is no evidence', () => {
    const none = MEMBERS.map(() => new Float64Array(0))
    const weights = weightsOf(none, MEMBERS, values)
    const total = MEMBERS.reduce((sum, { say }) => sum + say, 0)
    expect(Array.from(weights)).toEqual(MEMBERS.map(({ say }) => say / total))
  })

  it('draws mean errors to the median one by six origins, and weighs by the power of -2.5', () => {
    const errors = [1, 2, 4].map((error) => new Float64Array(10).fill(error))
    const raw = [(10 + 12) / 16, 2, (40 + 12) / 16].map((mean) => (mean / 2) ** -2.5)
    const total = raw.reduce((sum, weight) => sum + weight, 0)
    weightsOf(errors, three, values).forEach((weight, i) => {
      expect(weight).toBeCloseTo(raw[i]! / total, 12)
    })
  })

  it('believes one that was tried less often less', () => {
    const seldom = Float64Array.of(1, ...new Array<number>(9).fill(Number.NaN))
    const [often, once, never] = weightsOf(
      [new Float64Array(10).fill(1), seldom, ...[4, 4, 4].map((error) => new Float64Array(10).fill(error))],
      equals.slice(0, 5),
      values,
    )
    expect(once).toBeLessThan(often!)
    expect(once).toBeGreaterThan(never!)
  })

  it('gives all to members that were always exact', () => {
    const errors = [new Float64Array(5), Float64Array.of(0.1, 0, 0, 0, 0), new Float64Array(5)]
    expect(Array.from(weightsOf(errors, three, values))).toEqual([0.5, 0, 0.5])
  })
})
