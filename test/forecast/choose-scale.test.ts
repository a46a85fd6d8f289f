import { describe, expect, it } from 'vitest'
import { UNBOUNDED } from '../../src/forecast/bounds.js'
import { scaleNamed } from '../../src/forecast/choose-scale.js'
import fixture from './fixtures/choose-scale.json' with { type: 'json' }

const SHARE = { lower: 0, upper: 100 }
const nameOf = (...of: Parameters<typeof scaleNamed>) => {
  const scale = scaleNamed(...of)
  return typeof scale === 'string' ? scale : scale?.name
}

describe('the scale of a series', () => {
  it.each(fixture.series)('is the likeliest one: $name', ({ values, power, upper, auto }) => {
    const of = Float64Array.from(values)
    expect(nameOf('box-cox', of, UNBOUNDED)).toBe(`box-cox(${power})`)
    const name = { none: undefined, log: 'log', logit: `logit(0, ${upper})` }[auto]
    expect(nameOf('auto', of, { lower: 0, upper })).toBe(name)
  })

  it('is the one that is named', () => {
    const values = Float64Array.of(10, 20, 15, 30)
    expect(nameOf('none', values, SHARE)).toBeUndefined()
    expect(nameOf('log', values, SHARE)).toBe('log')
    expect(nameOf('logit', values, SHARE)).toBe('logit(0, 100)')
  })

  it('is none for a line, log for constant growth, logit for a logistic curve', () => {
    const of = (f: (t: number) => number) => Float64Array.from({ length: 20 }, (_, t) => f(t))
    expect(
      nameOf(
        'auto',
        of((t) => 5 + 2 * t),
        SHARE,
      ),
    ).toBeUndefined()
    expect(
      nameOf(
        'auto',
        of((t) => 5 * 1.1 ** t),
        SHARE,
      ),
    ).toBe('log')
    expect(
      nameOf(
        'auto',
        of((t) => 100 / (1 + Math.exp(2 - 0.3 * t))),
        SHARE,
      ),
    ).toBe('logit(0, 100)')
  })

  it('must have a place for all values', () => {
    const zero = Float64Array.of(0, 1, 3, 2)
    expect(nameOf('log', zero, UNBOUNDED)).toBe('unfit')
    expect(nameOf('box-cox', zero, UNBOUNDED)).toBe('unfit')
    expect(nameOf('logit', zero, SHARE)).toBe('unfit')
    expect(nameOf('logit', Float64Array.of(1, 2, 3), UNBOUNDED)).toBe('unfit')
    expect(nameOf('auto', zero, SHARE)).toBeUndefined()
  })
})
