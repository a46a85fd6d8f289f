import { parseFile } from '../../src/language/parsed.js'
import { planSchema } from '../../src/language/schema/plan.js'
import type { Plan } from '../../src/plan/plan.js'
import { resolvePlan } from '../../src/plan/read/resolve-plan.js'
import { english } from '../english.js'
import { int } from '../logic/problems.js'

export type Random = () => number

/** A row of a plan file; figures as printed. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | readonly number[]>>

/** A plan file before it is text. */
export interface Draft {
  /** Units by name. */
  readonly indicators: Readonly<Record<string, string>>
  readonly targets?: readonly Row[]
  readonly facts?: readonly Row[]
  readonly constants?: Readonly<Record<string, Row>>
  readonly relations?: readonly Row[]
}

const BASE = 2020
const END = 2025

/** A draft as text. Rows, and keys within them, stand as they are or are shuffled. */
export function textOf(draft: Draft, random?: Random): string {
  const mixed = <T>(list: readonly T[]): T[] => (random ? shuffled(random, list) : [...list])
  const written = (row: Row) => JSON.stringify(Object.fromEntries(mixed(Object.entries(row))))
  const rows = (name: string, list: readonly Row[] = []) =>
    list.length === 0
      ? ''
      : `${name}:\n${mixed(list)
          .map((row) => `  - ${written(row)}\n`)
          .join('')}`
  const named = (name: string, list: readonly (readonly [string, Row])[]) =>
    list.length === 0
      ? ''
      : `${name}:\n${mixed(list)
          .map(([id, row]) => `  ${id}: ${written(row)}\n`)
          .join('')}`
  return [
    `plan: p\nperiod: {base: ${BASE}, end: ${END}}\n`,
    ...mixed([
      named(
        'indicators',
        Object.entries(draft.indicators).map(([id, unit]) => [id, { label: id, unit }] as const),
      ),
      rows('targets', draft.targets),
      rows('facts', draft.facts),
      named('constants', Object.entries(draft.constants ?? {})),
      rows('relations', draft.relations),
    ]),
  ].join('')
}

/** Reads a plan from text; throws what is wrong with it. */
export function planOf(text: string): Plan {
  const read = parseFile({ file: 'plan.yaml', text }, planSchema)
  const resolved = read.parsed ? resolvePlan(read.parsed, undefined) : undefined
  if (resolved?.plan) return resolved.plan
  throw new Error(
    [...read.problems, ...(resolved?.problems ?? [])].map((p) => english(p.message)).join('\n') + text,
  )
}

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = int(random, 0, i)
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
  }
  return mixed
}

export const between = (random: Random, from: number, to: number) => from + random() * (to - from)
export const chance = (random: Random, share: number) => random() < share
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[int(random, 0, list.length - 1)]!

/** A value rounded to so many digits that count, but never to more decimals than six. */
export function shown(value: number, digits: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  return value.toFixed(Math.min(Math.max(digits - 1 - size, 0), 6))
}

/** The same figures in another money unit: those in 亿元 are printed in 元 or 万元, with the same digits. */
export function inUnit(draft: Draft, unit: '元' | '万元', declared: boolean): Draft {
  const power = unit === '元' ? 8 : 4
  const changed = (row: Row): Row => {
    if (!draft.indicators[row.indicator as string]?.startsWith('亿元')) return row
    return Object.fromEntries(
      Object.entries(row).map(([key, value]) => {
        const money =
          ['base', 'target', 'value', 'sum'].includes(key) || (key === 'change' && !`${value}`.endsWith('%'))
        if (!money) return [key, value]
        const [, head, number] = /^(.*?)(-?[\d.]+)$/.exec(String(value))!
        return [key, `${head}${number}e${power}${declared ? '' : ` ${unit}`}`]
      }),
    )
  }
  return {
    ...draft,
    indicators: Object.fromEntries(
      Object.entries(draft.indicators).map(([id, of]) => [id, declared ? of.replace(/^亿元/, unit) : of]),
    ),
    targets: (draft.targets ?? []).map(changed),
    facts: (draft.facts ?? []).map(changed),
  }
}

/** What is true, in base units, from 2015 to 2025: what all rows of a consistent plan are printed from. */
export interface World {
  readonly units: Readonly<Record<string, string>>
  at(indicator: string, year: number): number
}

const FIRST = 2015
const SCALES: Readonly<Record<string, number>> = {
  亿元: 1e8,
  万元: 1e4,
  元: 1,
  '元/人': 1,
  万人: 1e4,
  '%': 0.01,
  '': 1,
  万吨: 1e7,
  万亩: (1e4 * 1e4) / 15,
  '吨标准煤/万元': 29.3076e9 / 1e4,
}

export const scaleOf = (unit: string) => SCALES[unit]!

/** Levels that fit each other: totals and parts, heads and levels per head, shares, ratios. */
export function worldOf(random: Random): World {
  const years = Array.from({ length: END - FIRST + 1 }, (_, i) => i)
  const path = (start: number, low: number, high: number) => {
    const even = chance(random, 0.5)
    let rate = between(random, low, high)
    let value = start
    return years.map((i) => {
      if (!even) rate = between(random, low, high)
      if (i > 0) value *= 1 + rate
      return value
    })
  }
  const size = 10 ** between(random, 0, 3)
  const gdp = path(size * 1e8, -0.02, 0.14)
  const population = path(10 ** between(random, 4.5, 6.5), -0.02, 0.03)
  const weights = [path(between(random, 1, 5), -0.06, 0.02), path(10, -0.01, 0.04), path(12, 0, 0.05)]
  const total = years.map((i) => weights[0]![i]! + weights[1]![i]! + weights[2]![i]!)
  const shares = weights.map((w) => years.map((i) => w[i]! / total[i]!))
  const parts = shares.map((s) => years.map((i) => s[i]! * gdp[i]!))
  const rural = path(between(random, 8e3, 2e4), 0.03, 0.12)
  const ratio = path(between(random, 1.4, 3), -0.03, 0.01)
  const rd = path(between(random, 0.004, 0.03), -0.02, 0.08)
  const area = path(between(random, 1, 100) * scaleOf('万亩'), -0.02, 0.04)
  const of = (each: (i: number) => number) => years.map(each)
  const all: Record<string, readonly [unit: string, values: readonly number[]]> = {
    gdp: ['亿元', gdp],
    population: ['万人', population],
    gdp_per_head: ['元/人', of((i) => gdp[i]! / population[i]!)],
    primary: ['亿元', parts[0]!],
    secondary: ['亿元', parts[1]!],
    tertiary: ['亿元', parts[2]!],
    share_primary: ['%', shares[0]!],
    share_secondary: ['%', shares[1]!],
    share_tertiary: ['%', shares[2]!],
    rural_income: ['元', rural],
    urban_income: ['元', of((i) => rural[i]! * ratio[i]!)],
    income_ratio: ['', ratio],
    rd_intensity: ['%', rd],
    rd_spending: ['亿元', of((i) => rd[i]! * gdp[i]!)],
    energy: ['吨标准煤/万元', path(between(random, 0.2, 2) * scaleOf('吨标准煤/万元'), -0.06, -0.01)],
    jobs: ['万人', path(between(random, 0.1, 5) * 1e4, -0.05, 0.1)],
    coverage: ['%', path(between(random, 0.5, 0.95), -0.001, 0.004)],
    nation: ['元/人', path(between(random, 3e4, 8e4), 0.02, 0.09)],
    area: ['万亩', area],
    grain: ['万吨', of((i) => area[i]! * YIELD)],
  }
  return {
    units: Object.fromEntries(Object.entries(all).map(([id, [unit]]) => [id, unit])),
    at: (indicator, year) => all[indicator]![1][year - FIRST]!,
  }
}

/** Grain by area, in kg a square metre: 350 kg by mu. */
const YIELD = (350 * 15) / 1e4

/** Rows printed from a world: all hold in it. */
export function consistent(random: Random, rows: number): Draft {
  const world = worldOf(random)
  const names = Object.keys(world.units)
  const targets: Row[] = []
  const facts: Row[] = []
  for (let i = 0; i < rows; i++) {
    const id = `t${i}`
    const kind = random()
    if (kind < 0.1) targets.push({ id, ...structure(random, world) })
    else if (kind < 0.15) targets.push({ id, ...converging(random, world) })
    else if (kind < 0.25) facts.push({ id, ...fact(random, world, oneOf(random, names)) })
    else targets.push({ id, ...row(random, world, oneOf(random, names)) })
  }
  const relations = shuffled(random, relationsOf(random, world)).slice(0, int(random, 0, 9))
  const used = new Set(relations.flatMap((r) => String(r.says ?? r.steady).match(/[a-z_]+/g) ?? []))
  return {
    indicators: world.units,
    targets,
    facts,
    relations,
    constants: used.has('grain_yield')
      ? { grain_yield: { value: shown(YIELD, int(random, 2, 5)), unit: 'kg/m^2', status: 'accounting' } }
      : {},
  }
}

/** One indicator with some of: base, level, growth, change, sum, multiple. */
function row(random: Random, world: World, indicator: string): Row {
  const unit = world.units[indicator]!
  const scale = scaleOf(unit)
  const from = chance(random, 0.8) ? BASE : int(random, FIRST, 2022)
  const year = chance(random, 0.8) ? END : int(random, from + 1, END)
  const at = (y: number) => world.at(indicator, y) / scale
  const years = Array.from({ length: year - from }, (_, i) => from + 1 + i)
  const digits = () => int(random, 1, 6)
  const own: Record<string, string | number | boolean> = {
    indicator,
    ...(from === BASE ? {} : { from }),
    ...(year === END ? {} : { year }),
  }
  const usually = (key: string, share: number, figure: () => string) => {
    if (chance(random, share)) own[key] = figure()
  }
  usually('base', 0.6, () => shown(at(from), digits()))
  usually('target', 0.6, () => level(random, at(year), years.map(at), digits()))
  if (chance(random, 0.5)) {
    const rates = years.map((y) => (at(y) / at(y - 1) - 1) * 100)
    const even = Math.max(...rates) - Math.min(...rates) < 1e-9
    const mean = ((at(year) / at(from)) ** (1 / years.length) - 1) * 100
    own.growth = even || chance(random, 0.8) ? rate(random, mean) : `at least ${floor(Math.min(...rates), 1)}`
    own.every_year = own.growth.startsWith('at least') || even
    if (!even && own.growth !== `at least ${floor(Math.min(...rates), 1)}`) own.every_year = false
    own.growth += '%'
  }
  usually('change', 0.25, () =>
    unit === '%'
      ? `${shown(at(year) - at(from), digits())}pp`
      : chance(random, 0.5)
        ? `${shown((at(year) / at(from) - 1) * 100, digits())}%`
        : shown(at(year) - at(from), digits()),
  )
  usually('sum', 0.2, () =>
    qualified(
      random,
      years.reduce((sum, y) => sum + at(y), 0),
      digits(),
    ),
  )
  usually('times', 0.1, () => qualified(random, at(year) / at(from), int(random, 2, 4)))
  if (!['target', 'growth', 'change', 'sum', 'times'].some((key) => own[key] !== undefined))
    own.target = shown(at(year), digits())
  return own
}

function floor(value: number, decimals: number): string {
  return (Math.floor(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals)
}

/** A growth rate, sometimes as about so much or at least less. */
function rate(random: Random, mean: number): string {
  const decimals = int(random, 0, 3)
  const kind = random()
  if (kind < 0.2) return `about ${(mean + between(random, -0.45, 0.45)).toFixed(decimals)}`
  if (kind < 0.3) return `at least ${(mean - between(random, 0, 3)).toFixed(decimals)}`
  if (kind < 0.35) return `at most ${(mean + between(random, 0, 3)).toFixed(decimals)}`
  return mean.toFixed(decimals)
}

/** A positive figure, sometimes with a qualifier that leaves it true. */
function qualified(random: Random, value: number, digits: number): string {
  const kind = random()
  if (kind < 0.15) return `about ${shown(value * between(random, 0.985, 1.015), digits)}`
  if (kind < 0.25) return `at least ${shown(value * between(random, 0.7, 1), digits)}`
  if (kind < 0.3) return `above ${shown(value * between(random, 0.3, 0.6), digits)}`
  if (kind < 0.38) return `at most ${shown(value * between(random, 1, 1.3), digits)}`
  if (kind < 0.42) return `below ${shown(value * between(random, 1.6, 2), digits)}`
  return shown(value, digits)
}

function level(random: Random, value: number, path: readonly number[], digits: number): string {
  const [low, high] = [Math.min(...path), Math.max(...path)]
  if (chance(random, 0.1)) return `keep at least ${shown(low * between(random, 0.8, 1), digits)}`
  if (chance(random, 0.05)) return `keep at most ${shown(high * between(random, 1, 1.2), digits)}`
  if (high / low < 1.03 && chance(random, 0.5)) return `keep ${shown((low + high) / 2, 4)}`
  return qualified(random, value, digits)
}

function structure(random: Random, world: World): Row {
  const indicators = ['share_primary', 'share_secondary', 'share_tertiary']
  const decimals = int(random, 0, 2)
  const at = (year: number) => indicators.map((id) => (world.at(id, year) * 100).toFixed(decimals)).join(':')
  return { indicators, target: at(END), ...(chance(random, 0.5) ? { base: at(BASE) } : {}) }
}

function converging(random: Random, world: World): Row {
  const [indicator, to] = oneOf(random, [
    ['gdp_per_head', 'nation'],
    ['rural_income', 'urban_income'],
    ['secondary', 'gdp'],
  ] as const)
  const share = (world.at(indicator, END) / world.at(to, END)) * 100
  return {
    indicator,
    converge: { to, share: `${qualified(random, share, int(random, 2, 4))}%` },
  } as unknown as Row
}

function fact(random: Random, world: World, indicator: string): Row {
  const scale = scaleOf(world.units[indicator]!)
  const from = int(random, FIRST, BASE - 1)
  const year = int(random, from + 1, BASE)
  const own: Record<string, string | number> = { indicator, year }
  if (chance(random, 0.7)) own.value = qualified(random, world.at(indicator, year) / scale, int(random, 1, 6))
  if (own.value === undefined || chance(random, 0.5)) {
    own.from = from
    const mean = (world.at(indicator, year) / world.at(indicator, from)) ** (1 / (year - from)) - 1
    own.growth = `${rate(random, mean * 100)}%`
  }
  return own
}

/** Relations that are true of every world, in forms that are solved in different ways. */
function relationsOf(random: Random, world: World): Row[] {
  const widest = Math.max(
    ...Array.from({ length: END - BASE }, (_, i) => {
      const mean = (world.at('gdp', END) / world.at('gdp', BASE)) ** (1 / (END - BASE))
      return Math.abs(world.at('gdp', BASE + 1 + i) / world.at('gdp', BASE + i) / mean - 1)
    }),
  )
  const apart =
    (world.at('urban_income', END) / world.at('urban_income', BASE)) ** 0.2 -
    (world.at('gdp', END) / world.at('gdp', BASE)) ** 0.2
  const says = [
    'gdp = primary + secondary + tertiary',
    'gdp = gdp_per_head * population',
    'gdp_per_head = gdp / population',
    'income_ratio = urban_income / rural_income',
    'rd_spending = rd_intensity * gdp',
    'rd_intensity = rd_spending / (primary + secondary + tertiary)',
    'secondary = share_secondary * gdp',
    'primary / gdp = share_primary',
    'share_primary + share_secondary + share_tertiary = 1',
    'grain = grain_yield * area',
    'rd_spending <= secondary + tertiary',
    'secondary >= 0.1 * gdp',
    'movsum(rd_spending, 3) <= 0.9 * movsum(gdp, 3)',
    'gdp / gdp(-1) = gdp_per_head / gdp_per_head(-1) * (population / population(-1))',
  ]
  return [
    ...says.map((text, i): Row => {
      const status = oneOf(random, ['identity', 'accounting', 'assumption'])
      return {
        id: `r${i}`,
        says: text,
        status,
        ...(status === 'assumption' ? { band: oneOf(random, ['0%', '1%', '5%']) } : {}),
        ...(chance(random, 0.3) ? { years: 'all' } : {}),
      }
    }),
    { id: 'even', steady: 'gdp', band: `${(widest * 100 + 0.01).toFixed(2)}%`, status: 'assumption' },
    {
      id: 'pace',
      says: 'growth(urban_income, 5) = growth(gdp, 5)',
      band: `${(Math.abs(apart) * 100 + 0.1).toFixed(1)}pp`,
      status: 'assumption',
    },
  ]
}
