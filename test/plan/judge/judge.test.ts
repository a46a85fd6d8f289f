import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, type Verdict } from '../../../src/plan/judge/judge.js'
import { averageGrowth } from '../../../src/plan/kinds/growth.js'
import { wantedText } from '../../../src/plan/words/target-words.js'
import { verdictSentence } from '../../../src/plan/words/verdict-words.js'
import type { Files } from '../../../src/project/folder.js'
import { openProject } from '../../../src/project/load.js'
import { simulate } from '../../../src/simulate/simulate.js'

/** The verdict on one target row for levels that grow by `rate` a year from 202.28 (and shares 30, 30, 40%). */
function verdict(row: string, rate = '7.8%', unit = '亿元', better = 'higher'): Verdict {
  const texts: Record<string, string> = {
    'model.yaml': `
model: small
years: {base: 2020, end: 2030}
levers: {rate: {unit: "%", default: ${rate}}}
indicators:
  level: {label: {zh: 水平, en: Level}, unit: ${unit}, better: ${better}, equation: level(-1) * (1 + rate), start: 202.28}
  p: {label: P, unit: "%", equation: 30%, start: 30%}
  q: {label: Q, unit: "%", equation: 30%, start: 30%}
  r: {label: R, unit: "%", equation: 40%, start: 40%}
`,
    'plan.yaml': `plan: test\nperiod: {base: 2020, end: 2025}\ntargets:\n  - ${row}\n`,
    'test.yaml': 'model: small\n',
  }
  const files: Files = {
    read: (path) => texts[path],
    list: (folder) => (folder === '.' ? Object.keys(texts) : undefined),
    modelFolders: () => [],
  }
  const { scenario, plan } = openProject(['test.yaml'], files).cases[0]!
  return judge(plan!, simulate(scenario).table)[0]!
}

describe('a verdict', () => {
  it('on GDP of 300 at 7.8% a year: 1.8% short, met a year late, 8.2% needed', () => {
    const v = verdict('{indicator: level, target: 300, growth: about 7.8%}')
    expect(v).toMatchObject({ status: 'late', reached: 2026, leaning: 'none' })
    expect(v.projected[0]).toBeCloseTo(202.28 * 1.078 ** 5, 9)
    expect(v.gap).toBeCloseTo(202.28 * 1.078 ** 5 - 300, 9)
    expect(v.growth).toBeCloseTo(7.8, 9)
    expect(v.growthNeeded).toBeCloseTo(((300 / 202.28) ** 0.2 - 1) * 100, 9)
    expect(verdictSentence(v, 1, 'en')).toBe(
      'Level: 294.5 亿元 in 2025, 1.8% short of 300 亿元; 300 亿元 needs 8.2% a year, projected 7.8%; reached in 2026.',
    )
    expect(verdictSentence(v, 1, 'zh')).toBe(
      '水平：2025年294.5 亿元，比规划值300 亿元低1.8%；300 亿元需年均8.2%，预测为7.8%；2026年达到。',
    )
  })

  it.each([
    // 202.28 · 1.078⁵ = 294.468…
    ['{indicator: level, target: 294}', 'met', 'none'],
    ['{indicator: level, target: 294.5}', 'met', 'rounding'],
    ['{indicator: level, target: 295}', 'late', 'none'],
    ['{indicator: level, target: about 295}', 'met', 'about'],
    ['{indicator: level, target: about 300}', 'met', 'about'],
    ['{indicator: level, target: about 302}', 'late', 'none'],
    ['{indicator: level, target: above 294.5}', 'late', 'none'],
    ['{indicator: level, target: above 294}', 'met', 'none'],
    ['{indicator: level, target: at most 300}', 'met', 'none'],
    ['{indicator: level, target: at most 293}', 'missed', 'none'],
    ['{indicator: level, target: 294.5, better: near}', 'met', 'rounding'],
    ['{indicator: level, target: 500}', 'missed', 'none'],
    ['{indicator: level, target: 300, only_in_year: true}', 'missed', 'none'],
    ['{indicator: level, growth: 7.8%}', 'met', 'none'],
    ['{indicator: level, growth: about 8.0%}', 'met', 'about'],
    ['{indicator: level, growth: 8%}', 'met', 'rounding'],
    ['{indicator: level, growth: 8.0%}', 'missed', 'none'],
    ['{indicator: level, growth: about 8.5%}', 'missed', 'none'],
    ['{indicator: level, change: 92.2 亿元}', 'met', 'rounding'],
    ['{indicator: level, change: 93 亿元}', 'missed', 'none'],
    ['{indicator: level, change: 45%}', 'met', 'none'],
    ['{indicator: level, change: 46.0%}', 'missed', 'none'],
    ['{indicators: [p, q, r], target: "30:30:40"}', 'met', 'none'],
    ['{indicators: [p, q, r], target: "30.4:29.6:40"}', 'missed', 'none'],
    ['{indicators: [p, q, r], target: "8:41:51"}', 'missed', 'none'],
    ['{indicator: p, change: 0.0pp}', 'met', 'none'],
    ['{indicator: level, note: left to the province}', 'unknown', 'none'],
    ['{indicator: level, target: 300, year: 2040}', 'unknown', 'none'],
  ])('on %s is %s, leaning on %s', (row, status, leaning) => {
    expect(verdict(row)).toMatchObject({ status, leaning })
  })

  it('names the part of a structure that is furthest off', () => {
    const v = verdict('{indicators: [p, q, r], target: "8:41:51"}')
    expect(v.furthest).toBe(0)
    expect(v.gap).toBeCloseTo(22, 9)
    expect(verdictSentence(v, 1, 'en')).toBe(
      'P : Q : R: 30.0:30.0:40.0 in 2025, against 8:41:51; furthest off is P: 30.0% against 8.0%.',
    )
  })

  it('shows figures as printed', () => {
    expect(wantedText(verdict('{indicator: level, target: keep at least 294.50}').target, 'zh')).toBe(
      '稳定在294.50 亿元以上',
    )
    expect(wantedText(verdict('{indicator: level, growth: about 8%}').target, 'en')).toBe('about 8%/yr')
    expect(wantedText(verdict('{indicator: level, change: -13.5%}').target, 'en')).toBe('[−13.5%]')
  })

  it('is the same in any unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 500 }),
        fc.constantFrom('万元', '元', 'billion USD', '亿千瓦时'),
        (goal, unit) => {
          const [a, b] = [
            verdict(`{indicator: level, target: ${goal}}`),
            verdict(`{indicator: level, target: ${goal}}`, '7.8%', unit),
          ]
          expect(b.status).toBe(a.status)
          expect(b.reached).toBe(a.reached)
          expect(b.gapPercent).toBeCloseTo(a.gapPercent, 8)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('averageGrowth', () => {
  it('is geometric: “down 20% in five years” is 4.3648% a year, doubling in fifteen 4.73%', () => {
    expect(averageGrowth(100, 80, 5)).toBeCloseTo(-4.3648, 4)
    expect(averageGrowth(1, 2, 15)).toBeCloseTo(4.73, 2)
    // The nation's plan of 2006: 18.23 trillion in 2005 at 7.5% a year is the printed 26.1 in 2010.
    expect(18.23 * 1.075 ** 5).toBeCloseTo(26.17, 2)
    expect(averageGrowth(18.23, 18.23 * 1.075 ** 5, 5)).toBeCloseTo(7.5, 10)
  })

  it('means nothing from zero, below it, or over no time', () => {
    expect(averageGrowth(0, 1, 5)).toBeNaN()
    expect(averageGrowth(-1, 1, 5)).toBeNaN()
    expect(averageGrowth(1, 2, 0)).toBeNaN()
  })
})
