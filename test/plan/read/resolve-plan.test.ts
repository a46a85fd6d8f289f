import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/plan/judge/judge.js'
import { wantedText } from '../../../src/plan/words/target-words.js'
import { read } from '../../project/town.js'

const plan = (rows: readonly string[], more = '') =>
  read({
    levers: ['pace: {unit: "%", default: 5%}'],
    indicators: [
      'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace), start: 100 亿元}',
      'index: {label: Index, equation: index(-1) * 1.04, start: 100}',
      'share: {label: Share, unit: "%", equation: share(-1) + 1%, start: 50%}',
      'energy: {label: Energy, unit: 吨标准煤/万元, better: lower, equation: energy(-1) * 0.97, start: 0.5}',
      'hidden: {unit: 亿元, equation: gdp}',
    ],
    plan: `plan: p\nperiod: {base: 2020, end: 2025}\n${more}targets:\n${rows.map((row) => `  - ${row}\n`).join('')}`,
  })
const verdicts = (rows: readonly string[], more = '') => {
  const town = plan(rows, more)
  return judge(town.plan!, town.run().table)
}

describe('a target', () => {
  it('keeps the digits that are printed, in the unit of its indicator', () => {
    const { targets } = plan([
      '{indicator: gdp, target: 1.30e6 万元, base: 100.0}',
      '{id: other, indicator: gdp, target: "2.370 亿元"}',
      '{indicator: share, target: about 55.0%, page: 3, row: 2, table: T}',
    ]).plan!
    expect(targets[0]!.target![0]).toMatchObject({ value: 130, half: 0.5, text: '1.30e6 万元' })
    expect(targets[0]!.base![0]).toMatchObject({ value: 100, half: 0.05 })
    expect(targets[1]!.target![0]).toMatchObject({ value: 2.37, half: 0.0005, decimals: 3 })
    expect(targets[2]).toMatchObject({
      id: 'share_2025',
      target: [{ value: 55, half: 0.05, qualifier: 'about' }],
      citation: { table: 'T', row: 2, page: 3 },
    })
  })

  it.each([
    ['{indicator: gdp, target: 130}', 'higher'],
    ['{indicator: energy, target: 0.4}', 'lower'],
    ['{indicator: energy, target: at least 0.4}', 'higher'],
    ['{indicator: gdp, target: within 130}', 'lower'],
    ['{indicator: gdp, growth: at most 7%}', 'lower'],
    ['{indicator: energy, growth: above -3%}', 'higher'],
    ['{indicator: gdp, target: 130, better: near}', 'near'],
    ['{indicators: [gdp, index], target: "3:2"}', 'near'],
  ])('%s is good when it is %s', (row, direction) => {
    expect(plan([row]).plan!.targets[0]!.direction).toBe(direction)
  })

  it('may ask that growth be no more than a rate', () => {
    const [most, least] = verdicts([
      '{indicator: gdp, growth: at most 4.0%}',
      '{id: b, indicator: gdp, growth: 4.0%}',
    ])
    expect(most).toMatchObject({ status: 'missed' })
    expect(least).toMatchObject({ status: 'met' })
  })

  it('means percent of the base by a change in percent, except for shares', () => {
    const [index, gdp, share, points, energy] = verdicts([
      '{indicator: index, change: 20%}',
      '{indicator: gdp, change: 27%}',
      '{indicator: share, change: 4.9%}',
      '{id: points, indicator: share, change: 6.0pp}',
      '{indicator: energy, change: -14%}',
    ])
    expect(index).toMatchObject({ status: 'met', wanted: [120] })
    expect(gdp).toMatchObject({ status: 'met', wanted: [127] })
    expect(share).toMatchObject({ status: 'met', wanted: [54.9] })
    expect(points).toMatchObject({ status: 'missed', wanted: [56] })
    expect(energy!.wanted[0]).toBeCloseTo(0.43, 12)
    expect(wantedText(index!.target, 'en')).toBe('[+20%]')
    expect(wantedText(points!.target, 'en')).toBe('[+6.0 pp]')
  })

  it('takes “about” as wide as the plan says', () => {
    const row = ['{indicator: gdp, target: about 130}', '{id: g, indicator: gdp, growth: about 5.6%}']
    expect(verdicts(row).map((v) => v.status)).toEqual(
      ['met', 'late'].map((s, i) => (i === 0 ? s : 'missed')),
    )
    expect(verdicts(row, 'policy: {about_level: 1%, about_growth: 1pp}\n').map((v) => v.status)).toEqual([
      'missed',
      'met',
    ])
  })

  it('is not judged where the model has nothing to say', () => {
    const rows = [
      '{indicator: safety, target: 98%}',
      '{indicator: hidden, target: 1}',
      '{indicator: gdp, year: 2030, target: 1}',
    ]
    expect(verdicts(rows, 'indicators: {safety: {label: Safety, unit: "%"}}\n').map((v) => v.reason)).toEqual(
      ['not-modelled', 'not-modelled', 'off-horizon'],
    )
  })
})
