import { describe, expect, it } from 'vitest'
import { excess } from '../../src/logic/row.js'
import { holds, systemOf } from '../../src/plan/check/system.js'
import { statementsOf } from '../../src/plan/kinds/statements.js'
import type { Path, Statement } from '../../src/plan/statement.js'
import { int, randomOf } from '../logic/problems.js'
import { between, chance, type Draft, oneOf, planOf, type Random, shown, textOf } from './random-plan.js'

const UNITS = { a: '亿元', b: '亿元', c: '亿元', head: '元/人', people: '万人', s: '%', t: '%' }
const SCALES: Readonly<Record<string, number>> = {
  a: 1e8,
  b: 1e8,
  c: 1e8,
  head: 1,
  people: 1e4,
  s: 0.01,
  t: 0.01,
}

/** A random path of all indicators, and the middle values of plans that may or may not hold on it. */
function pathOf(random: Random): Path {
  const values = new Map<string, number>()
  for (const [indicator, scale] of Object.entries(SCALES)) {
    const even = between(random, -0.03, 0.1)
    let value = between(random, 10, 60) * scale
    for (let year = 2020; year <= 2025; year++) {
      values.set(`${indicator}@${year}`, value)
      value *= 1 + even + (chance(random, 0.5) ? 0 : between(random, -0.02, 0.02))
    }
  }
  values.set('k@0', between(random, 1, 3))
  return { at: (indicator, year) => values.get(`${indicator}@${year}`) ?? Number.NaN }
}

/** A statement of every kind, whose figure is somewhere near what the path has. */
const DRAFTS: Readonly<Record<string, (random: Random, path: Path) => Omit<Draft, 'indicators'>>> = {
  base: (random, path) => row({ indicator: 'a', base: figure(random, own(path, 'a', 2020)), note: 'n' }),
  target: (random, path) => row({ indicator: 'a', target: figure(random, own(path, 'a', 2025), true) }),
  structure: (random, path) =>
    row({
      indicators: ['s', 't'],
      target: ['s', 't']
        .map((id) => own(path, id, 2025).toFixed(int(random, 0, 1)))
        .map((text, i) => (chance(random, 0.3) && i === 0 ? String(Number(text) + 1) : text))
        .join(':'),
    }),
  growth: (random, path) =>
    row({
      indicator: 'a',
      growth: `${rate(random, ((path.at('a', 2025) / path.at('a', 2020)) ** 0.2 - 1) * 100)}%`,
    }),
  'growth in every year': (random, path) =>
    row({
      indicator: 'a',
      every_year: true,
      growth: `${oneOf(random, ['at least ', 'about ', ''])}${(growthIn(path, int(random, 2021, 2025)) - between(random, -0.2, 1.5)).toFixed(int(random, 0, 1))}%`,
    }),
  'change in percent': (random, path) =>
    row({
      indicator: 'a',
      change: `${((path.at('a', 2025) / path.at('a', 2020) - 1) * 100 + between(random, -1, 1)).toFixed(int(random, 0, 1))}%`,
    }),
  'change in points': (random, path) =>
    row({
      indicator: 's',
      change: `${(own(path, 's', 2025) - own(path, 's', 2020) + between(random, -1, 1)).toFixed(int(random, 0, 1))}pp`,
    }),
  'change in the unit': (random, path) =>
    row({
      indicator: 'a',
      change: (own(path, 'a', 2025) - own(path, 'a', 2020) + between(random, -1, 1)).toFixed(
        int(random, 0, 1),
      ),
    }),
  sum: (random, path) =>
    row({
      indicator: 'a',
      sum: figure(
        random,
        [1, 2, 3, 4, 5].reduce((total, k) => total + own(path, 'a', 2020 + k), 0),
      ),
    }),
  times: (random, path) =>
    row({ indicator: 'a', times: figure(random, path.at('a', 2025) / path.at('a', 2020)) }),
  converge: (random, path) =>
    row({
      indicator: 'a',
      converge: {
        to: 'b',
        share: `${figure(random, (path.at('a', 2025) / path.at('b', 2025)) * 100)}%`,
      } as never,
    }),
  constant: (random, path) => ({
    constants: {
      k: { value: figure(random, path.at('k', 0)), ...(chance(random, 0.5) ? { band: '3%' } : {}) },
    },
  }),
  steady: (random, path) => {
    const mean = (path.at('a', 2025) / path.at('a', 2020)) ** 0.2 * 100 - 100
    const off = Math.max(...[1, 2, 3, 4, 5].map((k) => Math.abs(growthIn(path, 2020 + k) - mean)))
    return {
      relations: [{ id: 'r', steady: 'a', band: `${(off * between(random, 0.8, 1.2) + 0.01).toFixed(2)}%` }],
    }
  },
  ...Object.fromEntries(
    [
      'a = b',
      'a = b + c',
      'a <= b + c',
      'a >= 2 * b - c',
      'a = 300 * head * people',
      'a / people = 300 * head',
      'a = s * (b + c)',
      'a / (b + c) = t',
      'growth(a, 5) = growth(b, 5)',
      'movsum(a, 3) <= movsum(b, 3)',
      'a = k * b',
      'a ^ 0.5 * b ^ 0.5 = c',
      'a + b = (c + b) * t + k * b',
    ].map((says) => [
      says,
      (random: Random) => ({
        constants: { k: { value: 2 } },
        relations: [
          {
            id: 'r',
            says,
            years: [says.startsWith('growth') ? 2025 : oneOf(random, [2023, 2025])],
            status: 'assumption',
            band: says.startsWith('growth')
              ? `${between(random, 0, 6).toFixed(2)}pp`
              : `${between(random, 0, 99).toFixed(1)}%`,
          },
        ],
      }),
    ]),
  ),
}

const own = (path: Path, indicator: string, year: number) => path.at(indicator, year) / SCALES[indicator]!
const growthIn = (path: Path, year: number) => (path.at('a', year) / path.at('a', year - 1) - 1) * 100
const row = (fields: object) => ({ targets: [{ id: 'x', ...fields } as never] })

function figure(random: Random, value: number, kept = false): string {
  const words = [
    '',
    '',
    'about ',
    'at least ',
    'above ',
    'at most ',
    'below ',
    ...(kept ? ['keep ', 'keep at least ', 'keep at most '] : []),
  ]
  return oneOf(random, words) + shown(value * between(random, 0.96, 1.04), int(random, 2, 5))
}

function rate(random: Random, value: number): string {
  return (
    oneOf(random, ['', 'about ', 'at least ', 'at most ']) +
    (value + between(random, -0.8, 0.8)).toFixed(int(random, 0, 2))
  )
}

/**
 * Whether a path satisfies the rows of a statement. Helpers are the values that their rows give them: the one
 * unknown of a row is what makes it hold.
 */
function satisfied(
  statement: Statement,
  plan: ReturnType<typeof planOf>,
  path: Path,
): { worst: number; rows: number } {
  const system = systemOf(plan, [statement])
  const values = system.variables.map(({ indicator, year }) =>
    indicator === undefined ? Number.NaN : path.at(indicator, year),
  )
  const defining = new Set<unknown>()
  for (let round = 0; round < 20; round++) {
    for (const row of system.rows) {
      const { kind, terms, low, high } = row
      const unknown = terms.filter((t) => Number.isNaN(values[t.variable]!))
      if (unknown.length !== 1 || low !== high) continue
      const [{ variable, coefficient }] = unknown as [(typeof terms)[0]]
      const known = terms.filter((t) => t.variable !== variable)
      const of = (v: number) => (kind === 'log' ? Math.log(values[v]!) : values[v]!)
      const rest = (low - known.reduce((sum, t) => sum + t.coefficient * of(t.variable), 0)) / coefficient
      defining.add(row)
      values[variable] = kind === 'log' ? Math.exp(rest) : rest
    }
  }
  return {
    worst: Math.max(...system.rows.filter((r) => !defining.has(r)).map((r) => excess(r, values))),
    rows: system.rows.length,
  }
}

describe('what a statement asks for', () => {
  it.each(Object.keys(DRAFTS))('is the same by its rows as by its measure: %s', (name) => {
    const random = randomOf(name.length * 7919 + 5)
    let [kept, broken] = [0, 0]
    for (let i = 0; i < 300; i++) {
      const path = pathOf(random)
      const text = textOf({ indicators: UNITS, ...DRAFTS[name]!(random, path) })
      const plan = planOf(text)
      for (const statement of statementsOf(plan)) {
        if (statement.id === 'k' && name !== 'constant') continue
        const { worst, rows } = satisfied(statement, plan, path)
        expect(rows).toBeGreaterThan(0)
        // Too near the border to say.
        if (Math.abs(worst) < 1e-6) continue
        const { holds: does, measured } = holds(statement, path, plan)
        expect(measured.every(Number.isFinite)).toBe(true)
        expect({ does, text }).toEqual({ does: worst < 0, text })
        if (does) kept++
        else broken++
      }
    }
    // Both are seen.
    expect(Math.min(kept, broken)).toBeGreaterThan(5)
  })
})
