import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/logic/decide.js'
import { HARD } from '../../src/logic/row.js'
import { type Check, checkPlan } from '../../src/plan/check/check.js'
import type { Repair } from '../../src/plan/check/repairs.js'
import { systemOf } from '../../src/plan/check/system.js'
import { aboutWidth } from '../../src/plan/interval.js'
import type { Printed } from '../../src/plan/plan.js'
import type { Statement } from '../../src/plan/statement.js'
import { int, randomOf } from '../logic/problems.js'
import {
  between,
  chance,
  consistent,
  type Draft,
  inUnit,
  oneOf,
  planOf,
  type Random,
  type Row,
  textOf,
  worldOf,
} from './random-plan.js'

const check = (draft: Draft, random?: Random) => checkPlan(planOf(textOf(draft, random)))

/** Runs a property over seeds of plans. */
async function forSeeds(numRuns: number, holds: (random: Random) => Promise<void>) {
  await fc.assert(
    fc.asyncProperty(fc.nat(), (own) => holds(randomOf(own))),
    { numRuns, endOnFailure: true },
  )
}

/** Ids of each conflict's statements, those that say the same included; sorted. */
function conflictsOf({ groups }: Check): string[][] {
  return groups
    .flatMap((g) => g.conflicts)
    .map((c) => c.members.flatMap((m) => [m.statement, ...m.repeated].map((s) => s.id)).sort())
    .sort(byText)
}

const byText = (a: readonly string[], b: readonly string[]) => (a.join() < b.join() ? -1 : 1)

/** A figure with the range that its digits leave, worked out here and not by what is tested. */
interface Figure {
  readonly text: string
  readonly low: number
  readonly high: number
}

function figure(value: number, decimals: number): Figure {
  const text = value.toFixed(decimals)
  const half = 0.5 * 10 ** -decimals
  return { text, low: Number(text) - half, high: Number(text) + half }
}

/** Digits enough for a rounding of one in a thousand to one in a million. */
const decimalsFor = (random: Random, value: number) =>
  Math.max(0, int(random, 3, 6) - 1 - Math.floor(Math.log10(Math.abs(value))))

/** A positive figure of some size. */
function some(random: Random, from = 1, to = 1000): Figure {
  const value = between(random, from, to)
  return figure(value, decimalsFor(random, value))
}

/** A figure that no value of a range rounds to: a little or far above or below it. */
function outside(random: Random, low: number, high: number, side: 'above' | 'below' | 'any' = 'any'): Figure {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const decimals = decimalsFor(random, size)
  const away = size * 10 ** between(random, -3.5, -0.4) + 2 * 10 ** -decimals
  const above = side === 'above' || (side === 'any' && (low - away <= 0 || chance(random, 0.5)))
  return figure(above ? high + away : low - away, decimals)
}

/** A plan that cannot hold, and every set of statements that clash. */
interface Planted {
  readonly draft: Draft
  readonly conflicts: readonly (readonly string[])[]
}

const UNITS = worldOf(randomOf(0)).units

function plant(
  targets: readonly Row[],
  conflicts: readonly (readonly string[])[],
  more: Partial<Draft> = {},
): Planted {
  return { draft: { indicators: UNITS, targets, ...more }, conflicts }
}

/** A relation by identity, which no conflict names, or by accounting, which is a member. */
function bound(random: Random, says: string): { relations: Row[]; member: string[] } {
  const status = oneOf(random, ['identity', 'accounting'] as const)
  return { relations: [{ id: 'r', says, status }], member: status === 'identity' ? [] : ['r'] }
}

const PLANTS: Readonly<Record<string, (random: Random) => Planted>> = {
  'base, growth and level': (random) => {
    const year = int(random, 2021, 2025)
    const [base, rate] = [some(random), figure(between(random, -5, 15), int(random, 0, 2))]
    const about = chance(random, 0.3)
    const wide = about ? 0.5 : 0
    const reach = [
      base.low * (1 + (rate.low - wide) / 100) ** (year - 2020),
      base.high * (1 + (rate.high + wide) / 100) ** (year - 2020),
    ] as const
    const kind = oneOf(random, ['', 'about ', 'at least ', 'at most '])
    const away = kind === 'about ' ? ([reach[0] / 1.02, reach[1] / 0.98] as const) : reach
    const level = outside(
      random,
      ...away,
      kind === 'at least ' ? 'above' : kind === 'at most ' ? 'below' : 'any',
    )
    return plant(
      [
        {
          id: 'a',
          indicator: 'gdp',
          base: base.text,
          growth: `${about ? 'about ' : ''}${rate.text}%`,
          target: kind + level.text,
          year,
        },
      ],
      [['a.base', 'a.growth', 'a.target']],
    )
  },
  'one level twice': (random) => {
    const [indicator, unit] = oneOf(random, Object.entries(UNITS))
    const first = some(random, 1, unit === '%' ? 60 : 1000)
    const second = outside(random, first.low, first.high)
    return plant(
      [
        { id: 'a', indicator, target: first.text },
        { id: 'b', indicator, target: second.text },
      ],
      [['a', 'b']],
    )
  },
  'a base and a fact of its year': (random) => {
    const base = some(random)
    const fact = outside(random, base.low, base.high)
    return plant(
      [{ id: 'a', indicator: 'area', base: base.text, target: some(random).text }],
      [['a.base', 'f']],
      {
        facts: [{ id: 'f', indicator: 'area', value: fact.text }],
      },
    )
  },
  'a sum and growth in every year': (random) => {
    const [base, rate] = [some(random), figure(between(random, -5, 15), 1)]
    const total = (start: number, percent: number) =>
      [1, 2, 3, 4, 5].reduce((s, k) => s + start * (1 + percent / 100) ** k, 0)
    const sum = outside(random, total(base.low, rate.low), total(base.high, rate.high))
    return plant(
      [
        {
          id: 'a',
          indicator: 'jobs',
          base: base.text,
          growth: `${rate.text}%`,
          every_year: true,
          sum: sum.text,
        },
      ],
      [['a.base', 'a.growth', 'a.sum']],
    )
  },
  'base, level and multiple': (random) => {
    const [base, level] = [some(random, 10, 100), some(random, 20, 500)]
    const times = outside(random, level.low / base.high, level.high / base.low)
    return plant(
      [{ id: 'a', indicator: 'gdp', base: base.text, target: level.text, times: times.text }],
      [['a.base', 'a.target', 'a.times']],
    )
  },
  'base, level and change in percent': (random) => {
    const base = some(random, 1, 3)
    const level = some(random, 1.1 * base.high, 5 * base.high)
    const change = outside(random, (level.low / base.high - 1) * 100, (level.high / base.low - 1) * 100)
    return plant(
      [{ id: 'a', indicator: 'energy', base: base.text, target: level.text, change: `${change.text}%` }],
      [['a.base', 'a.change', 'a.target']],
    )
  },
  'base, level and change in points': (random) => {
    const [base, level] = [some(random, 10, 40), some(random, 45, 90)]
    const change = outside(random, level.low - base.high, level.high - base.low)
    return plant(
      [{ id: 'a', indicator: 'coverage', base: base.text, target: level.text, change: `${change.text}pp` }],
      [['a.base', 'a.change', 'a.target']],
    )
  },
  'a level and its head times heads': (random) => {
    const [heads, each] = [some(random, 10, 100), some(random, 2e4, 9e4)]
    const band = oneOf(random, [0, 0, 0.03])
    // 元/人 × 万人 in 亿元
    const level = outside(
      random,
      (heads.low * each.low * (1 - band)) / 1e4,
      (heads.high * each.high * (1 + band)) / 1e4,
    )
    const { relations, member } = bound(random, 'gdp = gdp_per_head * population')
    const loose: Row[] = [
      { id: 'r', says: 'gdp = gdp_per_head * population', status: 'assumption', band: '3%' },
    ]
    return plant(
      [
        { id: 'a', indicator: 'gdp', target: level.text },
        { id: 'b', indicator: 'gdp_per_head', target: each.text },
        { id: 'c', indicator: 'population', target: heads.text },
      ],
      [['a', 'b', 'c', ...(band > 0 ? ['r'] : member)]],
      { relations: band > 0 ? loose : relations },
    )
  },
  'a total and its parts': (random) => {
    const parts = [some(random, 10, 100), some(random, 10, 100), some(random, 10, 100)]
    const total = outside(
      random,
      parts.reduce((s, p) => s + p.low, 0),
      parts.reduce((s, p) => s + p.high, 0),
    )
    const { relations, member } = bound(random, 'gdp = primary + secondary + tertiary')
    return plant(
      [
        { id: 'a', indicator: 'gdp', target: total.text },
        ...['primary', 'secondary', 'tertiary'].map((indicator, i) => ({
          id: `p${i}`,
          indicator,
          target: parts[i]!.text,
        })),
      ],
      [['a', 'p0', 'p1', 'p2', ...member]],
      { relations },
    )
  },
  'a structure, a total and a part of it': (random) => {
    const shares = [
      figure(between(random, 3, 12), 1),
      figure(between(random, 35, 45), 1),
      figure(between(random, 40, 60), 1),
    ]
    const total = some(random, 100, 1000)
    const part = outside(random, (shares[1]!.low / 100) * total.low, (shares[1]!.high / 100) * total.high)
    const { relations, member } = bound(random, 'secondary = share_secondary * gdp')
    return plant(
      [
        {
          id: 'a',
          indicators: ['share_primary', 'share_secondary', 'share_tertiary'],
          target: shares.map((s) => s.text).join(':'),
        },
        { id: 'b', indicator: 'gdp', target: total.text },
        { id: 'c', indicator: 'secondary', target: part.text },
      ],
      [['a', 'b', 'c', ...member]],
      { relations },
    )
  },
  'a structure that does not add up': (random) => {
    const decimals = int(random, 0, 2)
    const first = figure(between(random, 5, 20), decimals)
    const second = figure(between(random, 30, 45), decimals)
    const third = outside(random, 100 - first.high - second.high, 100 - first.low - second.low)
    const { relations, member } = bound(random, 'share_primary + share_secondary + share_tertiary = 1')
    return plant(
      [
        {
          id: 'a',
          indicators: ['share_primary', 'share_secondary', 'share_tertiary'],
          target: [first, second, third].map((s) => s.text).join(':'),
        },
      ],
      [['a', ...member]],
      { relations },
    )
  },
  'two levels and what is to be reached of one': (random) => {
    const [other, share] = [some(random, 5e4, 9e4), figure(between(random, 40, 120), int(random, 0, 2))]
    const own = outside(random, (other.low * share.low) / 100, (other.high * share.high) / 100)
    return plant(
      [
        { id: 'a', indicator: 'gdp_per_head', converge: { to: 'nation', share: `${share.text}%` } as never },
        { id: 'b', indicator: 'nation', target: other.text },
        { id: 'c', indicator: 'gdp_per_head', target: own.text },
      ],
      [['a', 'b', 'c']],
    )
  },
  'a level that is to be kept and a year without it': (random) => {
    const kept = some(random, 60, 90)
    const less = outside(random, kept.low, kept.high, 'below')
    return plant(
      [
        { id: 'a', indicator: 'coverage', target: `keep at least ${kept.text}` },
        { id: 'b', indicator: 'coverage', target: less.text, year: int(random, 2021, 2025) },
      ],
      [['a', 'b']],
    )
  },
  'at least and at most': (random) => {
    const most = some(random)
    const least = outside(random, most.low, most.high, 'above')
    const [from, to] = [oneOf(random, ['at least', 'above']), oneOf(random, ['at most', 'below'])]
    return plant(
      [
        { id: 'a', indicator: 'jobs', target: `${from} ${least.text}` },
        { id: 'b', indicator: 'jobs', target: `${to} ${most.text}` },
      ],
      [['a', 'b']],
    )
  },
  'even growth and a sum': (random) => {
    const base = some(random, 10, 100)
    const level = some(random, base.high, 3 * base.high)
    const band = oneOf(random, [0.5, 2])
    // With the largest mean and every year as fast as the band lets it.
    const fastest = (level.high / base.low) ** 0.2 * (1 + band / 100)
    const sum = outside(
      random,
      0,
      [1, 2, 3, 4, 5].reduce((s, k) => s + base.high * fastest ** k, 0),
      'above',
    )
    return plant(
      [
        { id: 'a', indicator: 'gdp', base: base.text, target: level.text },
        { id: 'b', indicator: 'gdp', sum: sum.text },
      ],
      [['a.base', 'a.target', 'b', 'r']],
      { relations: [{ id: 'r', steady: 'gdp', band: `${band}%`, status: 'assumption' }] },
    )
  },
  'growth that another row makes impossible': (random) => {
    const [base, rate, heads] = [
      some(random, 100, 900),
      figure(between(random, 2, 9), 1),
      some(random, 10, 90),
    ]
    const factor = (percent: number) => (1 + percent / 100) ** 5
    const each = outside(
      random,
      (base.low * factor(rate.low) * 1e4) / heads.high,
      (base.high * factor(rate.high) * 1e4) / heads.low,
    )
    const { relations, member } = bound(random, 'gdp_per_head = gdp / population')
    return plant(
      [
        { id: 'a', indicator: 'gdp', base: base.text, growth: `${rate.text}%` },
        { id: 'b', indicator: 'gdp_per_head', target: each.text },
        { id: 'c', indicator: 'population', target: heads.text },
      ],
      [['a.base', 'a.growth', 'b', 'c', ...member]],
      { relations },
    )
  },
  'a level printed twice, and another': (random) => {
    const first = some(random)
    const second = outside(random, first.low, first.high)
    return plant(
      [
        {
          id: 'a',
          indicator: 'rd_spending',
          target: first.text,
          status: oneOf(random, ['binding', 'anticipated', 'aspired']),
        },
        { id: 'b', indicator: 'rd_spending', target: first.text },
        { id: 'c', indicator: 'rd_spending', target: second.text },
      ],
      [['a', 'b', 'c']],
    )
  },
  'three levels': (random) => {
    const first = some(random)
    const second = outside(random, first.low, first.high, 'above')
    const third = outside(random, first.low, second.high, 'above')
    return plant(
      [first, second, third].map((f, i) => ({ id: `a${i}`, indicator: 'grain', target: f.text })),
      [
        ['a0', 'a1'],
        ['a0', 'a2'],
        ['a1', 'a2'],
      ],
    )
  },
  'two contradictions that have nothing in common': (random) => {
    const [one, two] = [PLANTS['base, level and multiple']!(random), PLANTS['at least and at most']!(random)]
    const renamed = two.draft.targets!.map((row) => ({ ...row, id: `z_${row.id}` }))
    return plant([...one.draft.targets!, ...renamed], [...one.conflicts, ['z_a', 'z_b']])
  },
  'a constant, its base and its product': (random) => {
    const [area, rate, band] = [
      some(random, 10, 100),
      figure(between(random, 0.4, 0.6), 3),
      oneOf(random, [0, 0.02]),
    ]
    // 万亩 × kg/m² in 万吨
    const unit = (1e4 * (1e4 / 15)) / 1e7
    const half = 0.0005 + Number(rate.text) * band
    const grain = outside(
      random,
      area.low * (Number(rate.text) - half) * unit,
      area.high * (Number(rate.text) + half) * unit,
    )
    const { relations, member } = bound(random, 'grain = grain_yield * area')
    return plant(
      [
        { id: 'a', indicator: 'area', target: area.text },
        { id: 'b', indicator: 'grain', target: grain.text },
      ],
      [['a', 'b', 'grain_yield', ...member]],
      {
        relations,
        constants: { grain_yield: { value: rate.text, unit: 'kg/m^2', ...(band > 0 ? { band: '2%' } : {}) } },
      },
    )
  },
  'a part that is more than the whole': (random) => {
    const whole = some(random, 10, 1000)
    const part = outside(random, whole.low, whole.high, 'above')
    const { relations, member } = bound(random, 'rd_spending <= gdp')
    return plant(
      [
        { id: 'a', indicator: 'gdp', target: whole.text },
        { id: 'b', indicator: 'rd_spending', target: part.text },
      ],
      [['a', 'b', ...member]],
      { relations },
    )
  },
  'two growth rates that are to be near each other': (random) => {
    const [a, b, c] = [some(random, 100, 200), some(random, 150, 400), some(random, 1e4, 2e4)]
    const mean = (end: number, start: number) => (end / start) ** 0.2
    const band = oneOf(random, [1, 2.5])
    const d = outside(
      random,
      c.low * Math.max(0, mean(b.low, a.high) - band / 100) ** 5,
      c.high * (mean(b.high, a.low) + band / 100) ** 5,
      'above',
    )
    return plant(
      [
        { id: 'a', indicator: 'gdp', base: a.text, target: b.text },
        { id: 'b', indicator: 'urban_income', base: c.text, target: d.text },
      ],
      [['a.base', 'a.target', 'b.base', 'b.target', 'r']],
      {
        relations: [
          {
            id: 'r',
            says: 'growth(urban_income, 5) = growth(gdp, 5)',
            band: `${band}pp`,
            status: 'assumption',
          },
        ],
      },
    )
  },
}

/** The draft with the figures of a repair in place of those printed, also where they are printed again. */
function repaired(draft: Draft, { changes }: Repair, found: Check): Draft {
  const members = found.groups.flatMap((g) => g.conflicts).flatMap((c) => c.members)
  let next = draft
  for (const { statement, to } of changes) {
    const twins = members.find((m) => m.statement === statement)?.repeated ?? []
    for (const one of [statement, ...twins]) next = changed(next, one, to)
  }
  return next
}

function changed(draft: Draft, { source, kind }: Statement, to: readonly Printed[]): Draft {
  const text = to.map(printedAgain).join(':')
  const swap = (rows: readonly Row[] | undefined, id: string, own: (row: Row) => Row) =>
    (rows ?? []).map((row) => (row.id === id ? { ...row, ...own(row) } : row))
  switch (source.kind) {
    case 'target':
      return {
        ...draft,
        targets: swap(draft.targets, source.row.id, (row) =>
          kind.name === 'converge'
            ? { converge: { ...(row.converge as unknown as Row), share: `${text}%` } as never }
            : { [kind.name]: text + (kind.name === 'growth' ? '%' : suffixOf(row[kind.name])) },
        ),
      }
    case 'fact':
      return {
        ...draft,
        facts: swap(draft.facts, source.row.id, () => ({
          [kind.name === 'target' ? 'value' : kind.name]: text + (kind.name === 'growth' ? '%' : ''),
        })),
      }
    case 'relation':
      return {
        ...draft,
        relations: swap(draft.relations, source.row.id, () => ({
          band: source.row.band.kind === 'share' ? `${to[0]!.value}%` : `${to[0]!.value * 100}pp`,
          status: 'assumption',
        })),
      }
    case 'constant': {
      const { indicator } = source.row.subject
      const constants = { ...draft.constants, [indicator]: { ...draft.constants![indicator], value: text } }
      return { ...draft, constants }
    }
    case 'outcome':
      throw new Error('no outcome is printed here')
  }
}

const suffixOf = (figure: Row[string] | undefined) => /(%|pp)?$/.exec(String(figure))![0]

function printedAgain({ value, decimals, qualifier }: Printed): string {
  const usual = value.toFixed(Math.max(0, decimals))
  const exact = Math.abs(Number(usual) - value) <= 1e-9 * Math.abs(value)
  return `${qualifier ? `${qualifier} ` : ''}${exact ? usual : Number(value.toPrecision(15))}`
}

describe('a planted contradiction', () => {
  const names = Object.keys(PLANTS)
  it.each(names)('of %s is found, minimal, and goes away by each repair', async (name) => {
    await forSeeds(Math.ceil(1000 / names.length) + 1, async (random) => {
      const { draft, conflicts } = PLANTS[name]!(random)
      const text = textOf(draft)
      const found = await check(draft)
      expect({
        feasible: found.feasible,
        complete: found.complete,
        conflicts: conflictsOf(found),
        text,
      }).toEqual({
        feasible: false,
        complete: true,
        // What is expected comes from arithmetic on the printed ranges alone.
        conflicts: conflicts.map((c) => [...c].sort()).sort(byText),
        text,
      })
      for (const group of found.groups) {
        expect(group.repairs.length).toBeGreaterThan(0)
        for (const repair of group.repairs) {
          expect(repair.verified).toBe(true)
          const others = found.groups.length - 1
          const again = await check(repaired(draft, repair, found))
          const changes = repair.changes.map((c) => [c.statement.id, ...c.to.map((f) => f.value)])
          expect({ changes, text, left: again.groups.length }).toEqual({ changes, text, left: others })
          expect(again.feasible).toBe(others === 0)
        }
      }
    })
  })
})

describe('a plan whose rows are printed from one true path', () => {
  it('has no conflict, however its figures were rounded', async () => {
    let undecided = 0
    await forSeeds(250, async (random) => {
      const draft = consistent(random, int(random, 2, 16))
      const text = textOf(draft)
      const found = await check(draft)
      expect({ conflicts: conflictsOf(found), text }).toEqual({ conflicts: [], text })
      const wide = (row: Statement['source']['row']) =>
        found.statements.some(
          (s) =>
            s.source.row === row && s.figures.some((f) => aboutWidth(f, s.kind.width, found.plan.policy) > 0),
        )
      for (const { statement, verdict } of found.alone)
        expect(
          wide(statement.source.row) ? ['consistent', 'within', 'single'] : ['consistent', 'single'],
        ).toContain(verdict)
      if (found.feasible === 'undecided') undecided++
      else {
        expect({ failing: found.witness.failing.map((s) => s.id), text }).toEqual({ failing: [], text })
        expect(found.feasible).toBe(true)
        expect(found.witness).toMatchObject({ verified: true, without: [] })
      }
    })
    // A ratio to a sum of which little is printed may stay open, but hardly ever.
    expect(undecided).toBeLessThanOrEqual(3)
  })
})

/** What a check found, without values that units change. */
function told(found: Check) {
  return {
    feasible: found.feasible,
    conflicts: conflictsOf(found),
    alone: found.alone.map((a) => [a.statement.id, a.verdict]),
  }
}

/** A consistent plan with one of its levels printed again, far off. */
function spoilt(random: Random): Draft {
  const draft = consistent(random, int(random, 3, 10))
  const level = between(random, 50, 500)
  return {
    ...draft,
    targets: [
      ...draft.targets!,
      { id: 'x', indicator: 'gdp', target: level.toFixed(1) },
      { id: 'y', indicator: 'gdp', target: (level * between(random, 1.05, 2)).toFixed(1) },
    ],
  }
}

describe('what is found', () => {
  it('does not depend on the order of rows and keys', async () => {
    await forSeeds(25, async (random) => {
      const draft = spoilt(random)
      const [one, other] = [await check(draft), await check(draft, random)]
      expect(told(other)).toEqual(told(one))
      const changes = ({ groups }: Check) =>
        groups.map((g) => g.repairs.map((r) => r.changes.map((c) => [c.statement.id, c.to, c.relative])))
      expect(changes(other)).toEqual(changes(one))
    })
  })

  it('does not depend on the unit of money', async () => {
    await forSeeds(40, async (random) => {
      const plants = Object.values(PLANTS)
      const draft = chance(random, 0.3) ? spoilt(random) : oneOf(random, plants)(random).draft
      const other = await check(inUnit(draft, oneOf(random, ['元', '万元']), chance(random, 0.5)))
      const one = await check(draft)
      expect(told(other)).toEqual(told(one))
      // Of repairs that cost the same, either may come first.
      const costs = ({ groups }: Check) =>
        groups.map((g) =>
          Object.fromEntries(
            g.repairs.map((r) => [
              r.changes.map((c) => c.statement.id).join(),
              r.changes.map((c) => c.relative),
            ]),
          ),
        )
      const [expected, seen] = [costs(one), costs(other)]
      expect(seen.map((g) => Object.keys(g).sort())).toEqual(expected.map((g) => Object.keys(g).sort()))
      for (const [i, group] of expected.entries())
        for (const [ids, relative] of Object.entries(group))
          for (const [k, value] of relative.entries())
            expect(Math.abs(seen[i]![ids]![k]! - value), `${ids} ${textOf(draft)}`).toBeLessThanOrEqual(
              1e-6 * Math.max(1, Math.abs(value)),
            )
    })
  })

  it('is minimal in plans of many rows: without any one member the others can hold', async () => {
    await forSeeds(25, async (random) => {
      const found = await check(spoilt(random))
      expect(found.feasible).toBe(false)
      const conflicts = conflictsOf(found)
      expect(conflicts.some((c) => c.includes('x') && c.includes('y'))).toBe(true)
      const system = systemOf(found.plan, found.statements)
      const rowsOf = (claims: readonly number[]) =>
        system.rows.filter((r) => r.claim === HARD || claims.includes(r.claim))
      for (const { members } of found.groups.flatMap((g) => g.conflicts)) {
        const claims = members.map((m) => system.statements.findIndex((s) => s.id === m.statement.id))
        expect(decide(rowsOf(claims), system.variables.length).kind).toBe('infeasible')
        for (const claim of claims) {
          const others = claims.filter((c) => c !== claim)
          expect(decide(rowsOf(others), system.variables.length).kind).not.toBe('infeasible')
        }
      }
    })
  })
})
