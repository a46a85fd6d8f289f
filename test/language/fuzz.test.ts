import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Suggestions } from '../../src/base/closest.js'
import { formatProblem, PlanwrightError, type Problem } from '../../src/base/problem.js'
import { Units } from '../../src/base/units.js'
import { parseEquation } from '../../src/language/equation.js'
import { parseFigure } from '../../src/language/quantity.js'
import { judge } from '../../src/plan/judge/judge.js'
import { verdictSentence } from '../../src/plan/words/verdict-words.js'
import { loadProject } from '../../src/project/load.js'
import { simulate } from '../../src/simulate/simulate.js'
import { memory } from '../project/memory.js'

/** No input may take longer than this, in milliseconds. */
const LONGEST = 5_000

const read = (folder: string, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')] as const),
  )

/** Small models with their data and scenarios, and the county's, as texts by path. */
const small = ['kaya', 'klein', 'logistic', 'solow'].map((name) =>
  read(
    `models/${name}`,
    readdirSync(`models/${name}`).filter((n) => /\.yaml$|^data\.csv$/.test(n)),
  ),
)
const county = {
  ...read('models/county', ['model.yaml']),
  ...read('scenarios/ganxian', ['baseline.yaml', 'high.yaml', 'vision-2035.yaml', 'plan.yaml', 'data.csv']),
}

const tokens = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '&',
    '*',
    '!',
    '%',
    '@',
    ':',
    ': ',
    '-',
    '- ',
    '"',
    "'",
    '`',
    '|',
    '>',
    '?',
    '#',
    ',',
    '\t',
  ],
  ...[
    '\n',
    '\r\n',
    '\n\n  ',
    '\0',
    '\ufeff',
    '\ufffd',
    '\u2028',
    '\ud800',
    '１',
    '，',
    '：',
    '％',
    '\\',
    '---\n',
    '...\n',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'null',
    'true',
    '~',
    '.nan',
    '-.inf',
  ],
  ...['1e400', '9'.repeat(400), '-1e-320', '0x1F', '0', '-1', '1e308 亿元', '%%', '1e-300', '2021', '99999'],
  ...[
    '<<: ',
    '*a',
    '&a ',
    '!!binary ',
    '!!set ',
    '[[[[[[[[[[',
    '{a: {a: {a: {a: ',
    '((((((((((((',
    'x(-1)',
    'at(',
    '^9',
  ],
  ...[
    'extends: ',
    'model: ',
    'region: ',
    'find:\n',
    'levers:\n',
    'start:\n',
    'targets:\n',
    'units:\n',
    'in',
    'to',
    'mod',
  ],
]

interface Edit {
  readonly kind: 'delete' | 'insert' | 'repeat' | 'swap' | 'line'
  /** Where, as a share of the length. */
  readonly at: number
  readonly length: number
  readonly token: string
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'repeat', 'swap', 'line'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 200 })),
  token: fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: 'binary', maxLength: 4 })),
})

function apply(text: string, { kind, at, length, token }: Edit): string {
  const from = Math.floor(at * text.length)
  const part = text.slice(from, from + length)
  const after = text.slice(from + length)
  switch (kind) {
    case 'delete':
      return text.slice(0, from) + after
    case 'insert':
      return text.slice(0, from) + token + part + after
    case 'repeat':
      return text.slice(0, from) + part + part + after
    case 'swap':
      return text.slice(0, from) + [...part].reverse().join('') + after
    case 'line': {
      const start = text.lastIndexOf('\n', from) + 1
      const end = text.indexOf('\n', from)
      return text.slice(0, start) + token + (end < 0 ? '' : text.slice(end))
    }
  }
}

/** Reads and runs a project; whatever is wrong with it must be a problem with a place inside its file. */
function expectProblemsOnly(texts: Readonly<Record<string, string>>): void {
  const start = performance.now()
  const folder = Object.keys(texts).some((path) => path.startsWith('scenarios/'))
    ? 'scenarios/ganxian'
    : Object.keys(texts)[0]!.replace(/\/[^/]*$/, '')
  const { problems, cases } = loadProject([folder], memory(texts))
  for (const problem of problems) expectPlaced(problem, texts)
  for (const { scenario, plan } of cases)
    try {
      const { table } = simulate(scenario)
      for (const verdict of plan ? judge(plan, table) : [])
        for (const language of ['zh', 'en'] as const)
          expect(verdictSentence(verdict, 1, language)).not.toMatch(/undefined|NaN/)
    } catch (error) {
      if (!(error instanceof PlanwrightError)) throw error
      for (const problem of error.problems) expectPlaced(problem, texts)
    }
  expect(performance.now() - start).toBeLessThan(LONGEST)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Object.keys(Array.prototype)).toEqual([])
}

function expectPlaced(problem: Problem, texts: Readonly<Record<string, string>>): void {
  const { message } = problem
  for (const text of typeof message === 'string' ? [message] : Object.values(message))
    expect(text).not.toMatch(/undefined|\[object|NaN is|function /)
  const { place } = problem
  if (!place) return
  const text = texts[place.file]
  expect(text).toBeDefined()
  const line = text!.replace(/^\ufeff/, '').split('\n')[place.line - 1]
  expect(line?.replace(/\r$/, '')).toBe(place.text)
  expect(place.column).toBeGreaterThanOrEqual(1)
  expect(place.column - 1).toBeLessThanOrEqual(place.text.length + 1)
  expect(place.length).toBeGreaterThanOrEqual(1)
  // Nothing that a terminal would obey.
  expect(formatProblem(problem).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
}

const runs = (numRuns: number) => ({ numRuns })

describe('broken files', () => {
  it('of small models give problems, never anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.nat(),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (texts, which, edits) => {
          const paths = Object.keys(texts)
          const path = paths[which % paths.length]!
          expectProblemsOnly({ ...texts, [path]: edits.reduce(apply, texts[path]!) })
        },
      ),
      runs(500),
    )
  })

  it('of the county give problems, never anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(county)),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (path, edits) => {
          const text = edits.reduce(apply, county[path as keyof typeof county]!)
          expectProblemsOnly({ ...county, [path]: text })
        },
      ),
      runs(30),
    )
  })

  it('of random signs give problems, never anything else', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: 'binary' })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        fc.constantFrom('baseline.yaml', 'model.yaml', 'data.csv', 'plan.yaml'),
        text,
        (name, parts) => {
          expectProblemsOnly({
            ...read('models/logistic', ['baseline.yaml', 'model.yaml', 'data.csv']),
            [`models/logistic/${name}`]: parts.join(''),
          })
        },
      ),
      runs(400),
    )
  })
})

describe('random texts', () => {
  const units = new Units()
  const scope = {
    baseYear: 2020,
    names: new Set(['a', 'b', 'gdp', 'x_1', 'constructor']),
    suggestions: new Suggestions(),
    unit: (word: string) => {
      try {
        return units.parse(word)
      } catch {
        return undefined
      }
    },
  }
  const words = fc.constantFrom(
    ...[
      'a',
      'b',
      'gdp',
      'x_1',
      'constructor',
      'year',
      'base_year',
      '万元',
      'e',
      'i',
      'pi',
      'NaN',
      'Infinity',
      'true',
    ],
    ...[
      '+',
      '-',
      '*',
      '/',
      '^',
      '(',
      ')',
      ',',
      '<',
      '<=',
      '>',
      '>=',
      '==',
      '!=',
      '?',
      ':',
      'and',
      'or',
      'not',
      'mod',
    ],
    ...[
      '%',
      '!',
      '.',
      "'",
      '"',
      '[',
      ']',
      '{',
      '}',
      ';',
      '=',
      '&',
      '|',
      '~',
      '<<',
      'to',
      'in',
      'xor',
      '.*',
      '..',
      '#',
    ],
    ...[
      '1',
      '2',
      '0.5',
      '.5',
      '1.',
      '8%',
      '1e3',
      '1e400',
      '0x1F',
      '0b1',
      '12..3',
      '(-1)',
      '(1)',
      '(-0.5)',
      '2021',
    ],
    ...[
      'growth(',
      'diff(',
      'movsum(',
      'movavg(',
      'at(',
      'if(',
      'min(',
      'max(',
      'log(',
      'exp(',
      'clamp(',
      'logistic(',
    ],
  )
  const equation = fc.oneof(
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )

  it('are equations, or are refused with a place inside', () => {
    fc.assert(
      fc.property(equation, fc.nat(50), (text, from) => {
        const result = parseEquation(text, text, from, scope)
        const { span } = 'problem' in result ? result.problem : result.expression
        expect(span.from).toBeGreaterThanOrEqual(from)
        expect(span.to).toBeLessThanOrEqual(from + Math.max(1, text.length))
        expect(span.from).toBeLessThanOrEqual(span.to)
      }),
      runs(3_000),
    )
  })

  it('are units, or are refused', () => {
    const part = fc.constantFrom(
      ...[
        '元',
        '亿',
        '万',
        '人',
        '%',
        '/',
        '*',
        '·',
        '^',
        '2',
        '-1',
        '(',
        ')',
        ' ',
        'kWh',
        'billion',
        'USD',
        '1e6',
        'degC',
      ],
      ...[
        'constructor',
        '__proto__',
        'toString',
        '吨标准煤',
        '²',
        '³',
        '㎡',
        '0',
        '1e400',
        'k',
        'hasOwnProperty',
        '-3',
      ],
    )
    const text = fc.oneof(
      fc.array(part, { maxLength: 12 }).map((p) => p.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (written) => {
        try {
          const unit = units.parse(written)
          expect(unit.scale).toBeGreaterThan(0)
          expect(Number.isFinite(unit.scale)).toBe(true)
          for (const exponent of Object.values(unit.dimension)) expect(Number.isFinite(exponent)).toBe(true)
        } catch (error) {
          expect((error as Error).name).toBe('UnitError')
        }
      }),
      runs(3_000),
    )
  })

  it('are figures, or are not', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const figure = parseFigure(text)
        if (figure) expect(Number.isFinite(figure.value)).toBe(true)
      }),
      runs(2_000),
    )
  })
})
