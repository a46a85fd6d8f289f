import { describe, expect, it } from 'vitest'
import { read } from '../project/town.js'

describe('simulate', () => {
  const project = read({
    levers: ['pace: {unit: "%", default: 5%}'],
    indicators: [
      'gdp: {label: {zh: 产值, en: Output}, unit: 亿元, digits: 1, equation: gdp(-1) * (1 + pace), start: 202.28 亿元}',
      'people: {unit: 万人, equation: people(-1), start: 55.19 万人}',
      'per_head: {label: Per head, unit: 元/人, kind: ratio, equation: gdp / people}',
    ],
    scenarios: { short: 'years: {end: 2022}\nlevers: {pace: 6%}\n' },
  })

  it('gives a table in shown units of the indicators that have a name', () => {
    const { table } = project.run()
    expect(table.measures).toEqual([
      { id: 'gdp', label: { zh: '产值', en: 'Output' }, unit: '亿元', kind: 'flow', digits: 1, group: '' },
      {
        id: 'per_head',
        label: { zh: 'Per head', en: 'Per head' },
        unit: '元/人',
        kind: 'ratio',
        digits: 2,
        group: '',
      },
    ])
    expect(table.years).toEqual([2020, 2021, 2022, 2023, 2024, 2025])
    expect(table.values[0]).toBe(202.28)
    expect(table.values[5]).toBeCloseTo(202.28 * 1.05 ** 5, 10)
    // 202.28 亿元 / 55.19 万人 is 36 651.57 元/人.
    expect(table.values[6]).toBeCloseTo((202.28e8 / 55.19e4) * 1, 8)
  })

  it('ends where the scenario ends', () => {
    const { table } = project.run('short')
    expect(table.years).toEqual([2020, 2021, 2022])
    expect(table.values[2]).toBeCloseTo(202.28 * 1.06 ** 2, 10)
  })

  it('gives the same however often it is run, and leaves the scenario as it was', () => {
    const scenario = project.scenario()
    const before = JSON.stringify([...scenario.levers.values()])
    expect([...project.run().table.values]).toEqual([...project.run().table.values])
    expect(JSON.stringify([...scenario.levers.values()])).toBe(before)
  })

  it('looks values up in base units', () => {
    const { lookup } = project.run()
    expect(lookup('people', 2023)).toBe(551_900)
    expect(lookup('pace', 2021)).toBe(0.05)
    expect(lookup('gdp', 1990)).toBeNaN()
  })
})
