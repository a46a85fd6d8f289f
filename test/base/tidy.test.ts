import { assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidy } from '../../src/base/tidy.js'

const byText = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(15)) : value)

describe('tidy', () => {
  it('drops what units leave of the sixteenth digit', () => {
    expect(tidy(0.1 + 0.2)).toBe(0.3)
    expect(tidy((55.19 * 1e4 * 7.3) / 1e4)).toBe(402.887)
    expect(tidy(-1.1 * 1.1)).toBe(-1.21)
  })

  it('is what text makes of any number', () => {
    assert(
      property(double(), (value) => {
        expect(tidy(value)).toBe(byText(value))
      }),
      { numRuns: 2000 },
    )
  })

  it('is what text makes of numbers of all usual sizes, of decimals and of the numbers beside them', () => {
    assert(
      property(double({ min: -9, max: 23, noNaN: true }), double({ min: 1, max: 10 }), (exponent, lead) => {
        const value = lead * 10 ** exponent
        const short = Number(value.toPrecision(15))
        const half = Number(
          `${value.toPrecision(15).replace(/e.*/, '')}5${/e.*/.exec(value.toPrecision(15)) ?? ''}`,
        )
        for (const one of [
          value,
          short,
          half,
          half * (1 + 2 ** -52),
          half * (1 - 2 ** -52),
          10 ** Math.round(exponent),
        ])
          for (const signed of [one, -one]) expect(tidy(signed)).toBe(byText(signed))
      }),
      { numRuns: 2000 },
    )
  })
})
