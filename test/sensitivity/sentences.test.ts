import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discover } from '../../src/sensitivity/discovery.js'
import { discoverySentences } from '../../src/sensitivity/discovery-sentences.js'
import { indexSentences } from '../../src/sensitivity/index-sentences.js'
import { percentText } from '../../src/sensitivity/percent-text.js'
import { RandomStream } from '../../src/sensitivity/random-stream.js'
import type { SobolIndices } from '../../src/sensitivity/sobol-indices.js'
import { columnsOf, plainDesign } from './plain-design.js'

const words = {
  outcome: { zh: '达到目标', en: 'the target is met' },
  inputs: {
    growth: { label: { zh: '二产增速', en: 'growth of industry' }, unit: '%', digits: 1 },
    price: { label: { zh: '价格', en: 'price' }, unit: '元', digits: 0 },
  },
}

function made(rows: number, outcome: (growth: number, price: number, chance: number) => boolean) {
  const [u, v] = columnsOf(plainDesign(rows, 2, 3)) as [Float64Array, Float64Array]
  const columns = [
    { name: 'growth', values: u.map((p) => 5 + 5 * p) },
    { name: 'price', values: v.map((p) => 20 * p) },
  ]
  const chance = new RandomStream(3, 'chance')
  const met = u.map((_, i) =>
    outcome(columns[0]!.values[i]!, columns[1]!.values[i]!, chance.uniform()) ? 1 : 0,
  )
  const discovery = discover(columns, met, { seed: 1 })
  const sentences = (language: 'zh' | 'en') => discoverySentences(discovery, columns, words, language)
  return { discovery, columns, sentences }
}

describe('sentences on a discovery', () => {
  it('tell a box, with the numbers of held-out draws first', () => {
    const { sentences } = made(2000, (g, p, c) => c < (g >= 8.5 && p >= 5 && p <= 15 ? 0.9 : 0.05))
    expect(sentences('en')).toEqual([
      'The target is met in 89% of cases when growth of industry ≥ 8.5% and 5 元 ≤ price ≤ 15 元; coverage 75%, density 89% on draws held out (75% and 90% on those that the bounds were made from).',
    ])
    expect(sentences('zh')).toEqual([
      '当二产增速 ≥ 8.5%且5 元 ≤ 价格 ≤ 15 元时，89%的情形下达到目标；覆盖率75%，密度89%（留出样本；拟合样本为75%和90%）。',
    ])
  })

  it('tell that few draws were not held out', () => {
    const { sentences } = made(300, (g) => g >= 8)
    expect(sentences('en')).toEqual([
      'The target is met in 99% of cases when growth of industry ≥ 8.0%; coverage 100%, density 99%, not checked on other draws, for there are few.',
    ])
    expect(sentences('zh')).toEqual([
      '当二产增速 ≥ 8.0%时，99%的情形下达到目标；覆盖率100%，密度99%（样本太少，未作留出检验）。',
    ])
  })

  it('tell that nothing, never, always', () => {
    const noise = made(1000, (_g, _p, c) => c < 0.4)
    expect(noise.sentences('en')).toEqual([
      'The target is met in 41% of cases; no bounds on the inputs were found within which it is clearly more frequent.',
    ])
    expect(noise.sentences('zh')).toEqual(['41%的情形下达到目标；未找到使之明显更常见的变量范围。'])
    expect(made(500, () => false).sentences('en')).toEqual(['The target is met in none of 500 draws.'])
    expect(made(500, () => false).sentences('zh')).toEqual(['500次模拟中无一达到目标。'])
    expect(made(500, () => true).sentences('en')).toEqual(['The target is met in all 500 draws.'])
    expect(made(500, () => true).sentences('zh')).toEqual(['500次模拟全部达到目标。'])
  })

  it('tell what may be chance', () => {
    const { discovery, columns } = made(1000, (g, _p, c) => g >= 9 && c < 0.9)
    const doubtful = { ...discovery, kind: 'unconfirmed' as const }
    expect(discoverySentences(doubtful, columns, words, 'en')).toEqual([
      'What was found, growth of industry ≥ 9.0%, may be chance: on draws held out the target is met in 90% of cases there, in 20% of all.',
    ])
    expect(discoverySentences(doubtful, columns, words, 'zh')).toEqual([
      '二产增速 ≥ 9.0%看似相关，但留出样本未能证实：其中90%达到目标，全部情形为20%。',
    ])
  })

  it('give a threshold as many digits as its box needs', () => {
    // All of growth lies within 0.01 of 8.
    const { columns } = made(1000, () => true)
    const narrow = [{ name: 'growth', values: columns[0]!.values.map((g) => 8 + (g - 7.5) / 500) }]
    const met = narrow[0]!.values.map((g) => (g >= 8.0021 ? 1 : 0))
    const discovery = discover(narrow, met, { seed: 1 })
    const [sentence] = discoverySentences(discovery, narrow, words, 'en')
    const printed = Number(/growth of industry ≥ ([\d.]+)%/.exec(sentence!)![1])
    const [box] = discovery.boxes
    const exact = box!.bounds[0]!.value
    const moved = narrow[0]!.values.filter((g) => g >= printed !== g >= exact).length
    expect(moved).toBeLessThanOrEqual(0.01 * box!.rows)
    expect(String(printed).length).toBeLessThanOrEqual(6)
  })
})

const estimate = (value: number, low: number, high: number) => ({
  value,
  low,
  high,
  includesZero: low <= 0 && high >= 0,
})

describe('sentences on indices', () => {
  const result: SobolIndices = {
    kind: 'indices',
    rows: 1024,
    failed: 0,
    indices: [
      { name: 'b', first: estimate(0.01, -0.02, 0.04), total: estimate(0.24, 0.2, 0.28) },
      { name: 'a', first: estimate(0.62, 0.57, 0.66), total: estimate(0.65, 0.61, 0.7) },
      { name: 'c', first: estimate(0.1, 0.05, 0.15), total: estimate(0.11, 0.09, 0.13) },
      { name: 'd', first: estimate(0, 0, 0), total: estimate(0, 0, 0) },
    ],
    firstOrderSum: 0.73,
    mean: 300,
    variance: 25,
  }
  const names = {
    output: { zh: '2035年GDP', en: 'GDP in 2035' },
    factors: { a: { zh: '二产增速', en: 'growth of industry' }, b: { zh: '平减指数', en: 'the deflator' } },
  }

  it('say who explains, who cannot be told from zero, and who interacts', () => {
    expect(indexSentences(result, names, 'en')).toEqual([
      'Growth of industry explains 62% (57 to 66) of the variance of GDP in 2035, c 10% (5 to 15).',
      'The first-order indices of the deflator and d cannot be told from zero.',
      'With interactions, the deflator has a part in 24% (20 to 28).',
    ])
    expect(indexSentences(result, names, 'zh')).toEqual([
      '二产增速解释了2035年GDP方差的62%（57至66），c解释10%（5至15）。',
      '平减指数和d的一阶指数与零无法区分。',
      '计入交互作用，平减指数涉及24%（20至28）。',
    ])
  })

  it('say why there are none', () => {
    expect(indexSentences({ kind: 'constant', value: 3, rows: 8, failed: 0 }, names, 'en')).toEqual([
      'GDP in 2035 is the same in every draw.',
    ])
    expect(indexSentences({ kind: 'too-few', rows: 1, failed: 7 }, names, 'en')).toEqual([
      'Too few draws ran to the end for indices of GDP in 2035: 1 of 8 rows are complete.',
    ])
    expect(indexSentences({ kind: 'too-few', rows: 1, failed: 7 }, names, 'zh')).toEqual([
      '可用的模拟太少，无法计算2035年GDP的敏感性指数：8组中有1组完整。',
    ])
  })
})

describe('shares in words', () => {
  it('never round to none or all what is not', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(percentText(share) === '0%').toBe(share === 0)
        expect(percentText(share) === '100%').toBe(share === 1)
      }),
    )
    expect([percentText(0.624), percentText(0.004), percentText(0.999)]).toEqual(['62%', '<1%', '>99%'])
  })
})
