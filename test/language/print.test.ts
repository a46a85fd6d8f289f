import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printExpression } from '../../src/language/print.js'
import { bare, equations, parse } from '../functions/expressions.js'

describe('a printed expression', () => {
  it('parses to itself', () => {
    fc.assert(
      fc.property(equations(false), (text) => {
        const expression = parse(text)
        const printed = printExpression(expression)
        expect(bare(parse(printed)), `${text} → ${printed}`).toEqual(bare(expression))
        expect(printExpression(parse(printed))).toBe(printed)
      }),
      { numRuns: 800 },
    )
  })

  it.each([
    ['a - (b - c)', 'a - (b - c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a / (b * c)', 'a / (b * c)'],
    ['(a ^ b) ^ c', '(a ^ b) ^ c'],
    ['a ^ b ^ c', 'a ^ (b ^ c)'],
    ['(-a) ^ 2', '(-a) ^ 2'],
    ['-(a ^ 2)', '-a ^ 2'],
    ['a - -b', 'a - -b'],
    ['-(-a)', '-(-a)'],
    ['not (a and b) or c', 'not (a and b) or c'],
    ['a < b < c', 'a < b and b < c'],
    ['(a < b) < c', '(a < b) < c'],
    ['a ? b : c', 'if(a, b, c)'],
    ['a * 3 万元', 'a * (3 * 万元)'],
    ['8% + a(-2)', '0.08 + a(-2)'],
    ['at(a, base_year)', 'at(a, 2020)'],
    ['growth(a)', 'a / a(-1) - 1'],
  ])('%s is %s', (text, printed) => {
    expect(printExpression(parse(text))).toBe(printed)
  })

  it('shows other things in the place of names', () => {
    expect(
      printExpression(parse('a * b(-1) + at(c, 2019)'), (name, lag, year) => `${name}${lag}${year ?? ''}`),
    ).toBe('a0 * b1 + c02019')
  })
})
