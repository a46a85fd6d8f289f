import { describe, expect, it } from 'vitest'
import { parseFile } from '../../../src/language/parsed.js'
import { planSchema } from '../../../src/language/schema/plan.js'
import { type Check, checkPlan } from '../../../src/plan/check/check.js'
import { resolvePlan } from '../../../src/plan/read/resolve-plan.js'
import { english } from '../../english.js'

const HEAD = `plan: p
period: {base: 2020, end: 2025}
indicators:
  a: {label: a, unit: 亿元}
  b: {label: b, unit: 亿元}
  c: {label: c, unit: 亿元}
  s: {label: s, unit: "%"}
  t: {label: t, unit: "%"}
`

function read(rows: string) {
  const { parsed, problems } = parseFile({ file: 'plan.yaml', text: HEAD + rows }, planSchema)
  const resolved = parsed ? resolvePlan(parsed, undefined) : undefined
  return { plan: resolved?.plan, problems: [...problems, ...(resolved?.problems ?? [])] }
}

/** A check that takes no more than a second, whatever it is given. */
async function check(rows: string): Promise<Check> {
  const { plan, problems } = read(rows)
  if (!plan) throw new Error(problems.map((p) => english(p.message)).join('\n'))
  const start = performance.now()
  const found = await checkPlan(plan)
  expect(performance.now() - start).toBeLessThan(1000)
  // What is proposed or verified has numbers in it.
  for (const { repairs } of found.groups)
    for (const { changes } of repairs)
      for (const change of changes) {
        expect(change.to.every((f) => Number.isFinite(f.value))).toBe(true)
        expect(Number.isFinite(change.relative)).toBe(true)
      }
  if (found.feasible === true)
    for (const path of found.witness.values.values())
      for (const value of path.values()) expect(Number.isFinite(value)).toBe(true)
  return found
}

const conflicts = ({ groups }: Check) =>
  groups.flatMap((g) => g.conflicts.map((c) => c.members.map((m) => m.statement.id)))
const rests = ({ groups }: Check) => groups.flatMap((g) => g.conflicts.map((c) => c.rests.map((s) => s.id)))
const impliedOf = ({ groups }: Check) =>
  Object.fromEntries(groups.flatMap((g) => g.conflicts[0]!.members.map((m) => [m.statement.id, m.implied])))

describe('a conflict', () => {
  it('says what the others imply in place of each figure', async () => {
    const found = await check('targets: [{id: x, indicator: a, base: 202.28, growth: 7%, target: 300}]')
    expect(conflicts(found)).toEqual([['x.base', 'x.growth', 'x.target']])
    const implied = impliedOf(found)
    expect(implied['x.base']).toBeCloseTo(300 / 1.07 ** 5, 1)
    expect(implied['x.growth']).toBeCloseTo(((300 / 202.28) ** 0.2 - 1) * 100, 2)
    expect(implied['x.target']).toBeCloseTo(202.28 * 1.07 ** 5, 1)
  })

  it('implies no infinite growth from a base of 0', async () => {
    const found = await check('targets: [{id: x, indicator: a, base: 0, growth: 3%, target: 5}]')
    expect(conflicts(found)).toEqual([['x.base', 'x.growth', 'x.target']])
    for (const implied of Object.values(impliedOf(found))) expect(implied).not.toBe(Number.POSITIVE_INFINITY)
  })

  it('names the figure that is printed again', async () => {
    const found = await check(
      'targets: [{id: x, indicator: a, target: 5}, {id: y, indicator: a, target: 5, status: binding}, {id: z, indicator: a, target: 9}]',
    )
    const members = found.groups[0]!.conflicts[0]!.members
    expect(members.map((m) => [m.statement.id, m.repeated.map((s) => s.id)])).toEqual([
      ['y', ['x']],
      ['z', []],
    ])
  })

  it('reaches a band that holds in two years', async () => {
    const found =
      await check(`targets: [{id: x, indicator: a, target: 100}, {id: y, indicator: b, target: 110}]
relations: [{id: r, says: b <= a, status: accounting}]`)
    expect(conflicts(found)).toEqual([['r', 'x', 'y']])
    const widened = found.groups[0]!.repairs.find((r) => r.changes[0]!.statement.id === 'r')!
    // 109.5 is at least 8.96% above 100.5
    expect(widened.verified).toBe(true)
    expect(widened.changes[0]!.to[0]!.value).toBeCloseTo((109.5 / 100.5 - 1) * 100, 1)
    expect(widened.changes[0]!.to[0]!.value).toBeGreaterThanOrEqual((109.5 / 100.5 - 1) * 100)
  })

  it('leaves a constant its digits and its band', async () => {
    const found =
      await check(`targets: [{id: x, indicator: a, target: 100.0}, {id: y, indicator: b, target: 300.0}]
constants: {k: {value: 2.00, band: 5%}}
relations: [{id: r, says: b = k * a, status: identity}]`)
    const moved = found.groups[0]!.repairs.find((r) => r.changes[0]!.statement.id === 'k')!
    // 2.86 with 5% and its rounding reaches 3.008; 2.85 as far as 2.9975, and 299.95 / 100.05 is 2.998.
    expect(moved).toMatchObject({ verified: true, changes: [{ to: [{ value: 2.86 }] }] })
  })
})

describe('identities that clash by themselves', () => {
  it.each([
    ['two multiples', 'a = 2 * b', 'a = 3 * b', 'b >= 1 亿元'],
    ['two ratios', 'a / b = 2', 'a / b = 3', 'a = a'],
    ['a circle of multiples', 'a = 2 * b', 'b = 2 * c', 'c = 2 * a', 'a >= 1 亿元'],
    ['no equation at all', '1 = 2'],
  ])('are one conflict without members: %s', async (_, ...says) => {
    const relations = says.map((text, i) => `{id: r${i}, says: "${text}", status: identity}`).join(', ')
    const found = await check(`targets: [{indicator: c, target: 5}]\nrelations: [${relations}]`)
    expect(found.feasible).toBe(false)
    expect(conflicts(found)).toEqual([[]])
    expect(found.witness.verified).toBe(false)
  })

  it('may be circular where they agree', async () => {
    const found =
      await check(`targets: [{indicator: a, target: 5}, {indicator: b, target: 2}, {indicator: c, target: 3}]
relations: [{id: r, says: a = b + c, status: identity}, {id: q, says: b = a - c, status: identity}, {id: p, says: c = a - b, status: identity}]`)
    expect(found).toMatchObject({ feasible: true, witness: { verified: true } })
  })
})

describe('figures that mean little', () => {
  it('are a conflict of a structure with itself when it does not add up', async () => {
    const found = await check(`targets: [{id: x, indicators: [s, t], target: "40:70"}]
relations: [{id: r, says: s + t = 1, status: identity}]`)
    expect(conflicts(found)).toEqual([['x']])
    expect(rests(found)).toEqual([['r']])
  })

  it('are growth and a level below 0', async () => {
    const found = await check('targets: [{id: x, indicator: a, base: -5, growth: 3%, target: -6}]')
    expect(conflicts(found)).toEqual([
      ['x.base', 'x.growth'],
      ['x.growth', 'x.target'],
    ])
  })

  it('are not changes of a level below 0', async () => {
    const found = await check('targets: [{id: x, indicator: a, base: -5, change: 3, target: -2}]')
    expect(found).toMatchObject({ feasible: true, witness: { verified: true } })
  })

  it('are not growth from a base that is rounded to 0', async () => {
    const found = await check('targets: [{id: x, indicator: a, base: 0.0, growth: 3%, target: 0.1}]')
    expect(found).toMatchObject({ feasible: true, witness: { verified: true } })
  })

  it('are a ratio to a difference that is almost 0', async () => {
    const found =
      await check(`targets: [{id: x, indicator: a, target: 5}, {id: y, indicator: b, target: 2.00}, {id: z, indicator: c, target: 2.00}, {id: w, indicator: s, target: 50}]
relations: [{id: r, says: s = a / (b - c), status: accounting}]`)
    expect(conflicts(found)).toEqual([['r', 'w', 'x', 'y', 'z']])
  })

  it.each([
    ['1.0e290, target: 1.1e290, growth: 3%', true],
    ['1.00e-300, target: 2.00e-300, growth: 3%', false],
    ['1.00e-300, target: 1.16e-300, growth: 3%', true],
    ['1.00e280, target: 2.00e280, growth: 3%', false],
  ])('may be as large or small as numbers go: base: %s', async (row, feasible) => {
    const found = await check(`targets: [{id: x, indicator: a, base: ${row}}]`)
    expect(found.feasible).toBe(feasible)
    if (!feasible) expect(conflicts(found)).toEqual([['x.base', 'x.growth', 'x.target']])
  })

  it('are held against each other however far apart', async () => {
    const found =
      await check(`targets: [{id: x, indicator: a, target: 1.00e200}, {id: y, indicator: b, target: 1.00}, {id: z, indicator: c, target: 2.00e200}]
relations: [{id: r, says: a = b + c, status: identity}]`)
    expect(conflicts(found)).toEqual([['x', 'y', 'z']])
  })

  it('are not negative in years between: a sum over years is no less than one of them', async () => {
    const found = await check(`targets: [{id: x, indicator: a, base: 850, target: 1000, sum: 300}]`)
    expect(conflicts(found)).toEqual([['x.sum', 'x.target']])
  })

  it('end the check even when nothing can come of them', async () => {
    const huge = await check(
      'targets: [{id: x, indicator: a, base: 1.0, growth: 1e100%, every_year: true, target: 5}]',
    )
    expect(huge.feasible).not.toBe(true)
    const both = await check(
      'targets: [{id: x, indicator: a, target: 1.00e300}, {id: y, indicator: a, target: 2.00e300}]',
    )
    expect(both.feasible).toBe(false)
  })
})

describe('a plan', () => {
  it('without any target has nothing to contradict', async () => {
    expect(await check('')).toMatchObject({ feasible: true, complete: true, groups: [], statements: [] })
  })

  it('that names what there is not is refused, with the place', () => {
    const problems = (rows: string) =>
      read(rows).problems.map((p) => [english(p.message), p.place?.line, p.place?.column])
    expect(problems('targets:\n  - {indicator: nope, target: 5}\n')).toEqual([
      ['unknown indicator "nope"', 10, 17],
    ])
    expect(problems('relations:\n  - {id: r, says: a = 2 * nope}\n')).toEqual([
      ['unknown name "nope"', 10, 27],
    ])
  })
})
