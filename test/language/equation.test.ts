import { describe, expect, it } from 'vitest'
import { Suggestions } from '../../src/base/closest.js'
import { Units } from '../../src/base/units.js'
import { functionNames } from '../../src/functions/builtins.js'
import { parseEquation } from '../../src/language/equation.js'
import { english } from '../english.js'
import { bare, parse } from '../functions/expressions.js'

const units = new Units()
const refuse = (text: string, raw = text, from = 0) => {
  const result = parseEquation(text, raw, from, {
    baseYear: 2020,
    names: new Set(['gdp', 'population', 'x']),
    suggestions: new Suggestions(),
    unit: (word) => units.parse(word),
  })
  if ('expression' in result) throw new Error(`${text} was read`)
  return result.problem
}

describe('an equation', () => {
  it.each([
    ['a + 3%', 'a + 0.03'],
    ['5% + a', '0.05 + a'],
    ['a * 12.5 % - 1', 'a * 0.125 - 1'],
    ['a ^ 50%', 'a ^ 0.5'],
    ['(1 + 8%) ^ 2', '(1 + 0.08) ^ 2'],
    ['ln(a)', 'log(a)'],
    ['+a', 'a'],
    ['a\n  + b', 'a + b'],
    ['a ＋ ３％ × （b − 1）', 'a + 3% * (b - 1)'],
    ['year(-2) + base_year', 'year(-2) + 2020'],
    ['at(a(-1) + year, 2019)', 'at(a, 2018) + 2019'],
    ['growth(a(-1))', 'a(-1) / a(-2) - 1'],
    ['diff(year)', 'year - year(-1)'],
    ['movsum(a, 3)', 'a + a(-1) + a(-2)'],
    ['movavg(a, 2)', '(a + a(-1)) / 2'],
    ['clamp(a, 0, 1)', 'min(max(a, 0), 1)'],
    ['logistic(a(-1), b, c)', 'b / (1 + (b / a(-1) - 1) * exp(-c))'],
    ['1 < a <= 2', '1 < a and a <= 2'],
    ['a(-0) + a(0)', 'a + a'],
  ])('%s means %s', (written, plain) => {
    expect(bare(parse(written))).toEqual(bare(parse(plain)))
  })

  it('knows where each part stands', () => {
    const text = 'a * (b(-1) + 8%)'
    const sum = parse(text)
    expect(sum).toMatchObject({ kind: 'call', span: { from: 0, to: 15 } })
    const [, second] = sum.kind === 'call' ? sum.args : []
    expect(second).toMatchObject({ span: { from: 5, to: 15 } })
    const parts = second?.kind === 'call' ? second.args.map(({ span }) => text.slice(span.from, span.to)) : []
    expect(parts).toEqual(['b(-1)', '8%'])
  })

  it('may hold any name that is not taken, even constructor', () => {
    const result = parseEquation('constructor(-1) + toString', 'constructor(-1) + toString', 0, {
      baseYear: 2020,
      names: new Set(['constructor', 'toString']),
      suggestions: new Suggestions(),
      unit: () => undefined,
    })
    expect('expression' in result && bare(result.expression)).toEqual([
      'add',
      { kind: 'read', name: 'constructor', lag: 1 },
      { kind: 'read', name: 'toString', lag: 0 },
    ])
  })
})

describe('a refused equation', () => {
  it.each([
    ['gpd + 1', 'gpd', 'unknown name "gpd"', 'did you mean "gdp"?'],
    ['gdp + flor(3)', 'flor', 'unknown function "flor"', 'did you mean "floor"?'],
    ['gpd(-1)', 'gpd', 'unknown name "gpd"', 'did you mean "gdp"?'],
    ['nosuch(gdp)', 'nosuch', 'unknown function "nosuch"', `functions: ${functionNames().join(', ')}`],
    ['gdp population', 'population', 'an operator is missing before this', 'for a product write *'],
    ['2 gdp', 'gdp', 'an operator is missing before this', 'for a product write *'],
    ['2 (gdp)', 'gdp', 'an operator is missing before this', 'for a product write *'],
    ['gdp ** 2', '**', 'the sign ** has no meaning in an equation', 'write ^ for a power'],
    ['gdp ≤ 2', '≤', 'the sign ≤ has no meaning in an equation', 'write <=, >= or !='],
    ['gdp = 2', '=', 'the sign = has no meaning in an equation', expect.stringContaining('==')],
    ['log()', 'log', 'log takes 1 argument, not 0', 'log(x)'],
    ['if(gdp, 1)', 'if', 'if takes 3 arguments, not 2', 'if(condition, then, otherwise)'],
    ['gdp(-101)', 'gdp', 'gdp(-101) looks back more than 100 years', undefined],
    [
      'gdp(x)',
      'gdp',
      'gdp(…) means an earlier year and takes one whole number',
      expect.stringContaining('gdp * (…)'),
    ],
    ['gdp(-1, -2)', 'gdp', 'gdp(…) means an earlier year and takes one whole number', expect.anything()],
    [
      'gdp(2)',
      'gdp',
      'gdp(2) would look 2 years ahead; only earlier years are known',
      'for last year write gdp(-1)',
    ],
    [
      'movsum(gdp, 0)',
      'movsum',
      'movsum: the number of years must be a whole number from 1 to 100',
      undefined,
    ],
    [
      'movsum(gdp, x)',
      'movsum',
      'movsum: the number of years must be a whole number from 1 to 100',
      undefined,
    ],
    ['at(gdp, 2020.5)', 'at', 'at: the year must be a whole number or base_year', undefined],
    ['gdp +', undefined, 'something is missing at the end of the equation', undefined],
    ['gdp * / 2', '/', 'a number or a name is missing here', undefined],
    ['(gdp', undefined, 'a closing parenthesis is missing', undefined],
    ['gdp)', ')', '")" is not expected here', undefined],
    ['gdp ? 1', undefined, 'a condition needs both branches: a ? b : c', undefined],
    ['1:3', '1', 'equations cannot contain a range (:)', expect.anything()],
    ['gdp xor x', 'xor', 'the operator "xor" is not used in equations', expect.anything()],
    ['gdp << 2', '<<', 'the operator "<<" is not used in equations', expect.anything()],
    ['1e999 * gdp', '1e999', 'this number is too large', undefined],
    ['null', 'null', '"null" is not a number', undefined],
    ['   ', undefined, 'the equation is empty', undefined],
    ['1+'.repeat(15_000), undefined, 'the equation has 30000 characters; at most 20000 are read', undefined],
  ])('%s', (text, part, message, hint) => {
    const problem = refuse(text)
    expect(english(problem.message).replace(/^\) is/, '")" is')).toBe(message)
    expect(problem.hint && english(problem.hint)).toEqual(hint)
    if (part !== undefined) expect(text.slice(problem.span.from, problem.span.to)).toBe(part)
  })

  it.each([
    ['in quotes', 'gdp + gpd', '"gdp + gpd"'],
    ['in a folded block', 'gdp + gpd\n', '>\n    gdp\n    + gpd\n'],
    ['in a literal block', 'gdp\n+ gpd\n', '|-\n    gdp\n    + gpd\n'],
    ['over several lines', 'gdp + gpd', 'gdp\n    + gpd'],
  ])('is shown where it stands %s', (_, text, raw) => {
    const { span } = refuse(text, raw, 100)
    expect(raw.slice(span.from - 100, span.to - 100)).toBe('gpd')
  })

  it.each([
    ['"gdp # 2"', 'gdp # 2', '#'],
    ['>\n  gdp\n  & 2\n', 'gdp & 2\n', '&'],
    ['gdp\n  % 2', 'gdp % 2', '%'],
    ['|\n  (gdp\n  * / 2)\n', '(gdp\n* / 2)\n', '/'],
  ])('shows the very sign in %j', (raw, text, sign) => {
    const { span } = refuse(text, raw, 50)
    expect(raw.slice(span.from - 50, span.to - 50)).toBe(sign)
  })
})
