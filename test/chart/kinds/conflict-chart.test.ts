import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { ConflictPicture } from '../../../src/chart/data/check-data.js'
import { conflictChart } from '../../../src/chart/kinds/conflict-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { toPng, toSvg } from '../../../src/chart/render/render.js'
import { placeRow } from '../../../src/chart/rows/conflict-row.js'
import { allowedText, gapText, impliedText } from '../../../src/chart/words/conflict-words.js'
import { complaints, darkness, textsOf } from '../drawing.js'
import { sampleOptions } from '../fixtures.js'
import { member, sampleConflicts } from '../sample-conflicts.js'

const UNKNOWN = Number.NaN
const ENDLESS = Number.POSITIVE_INFINITY

const HOSTILE = [
  '<script>alert(1)</script>',
  '{"x":1}',
  'datum.x',
  `"'quotes'" & {{tpl}} \${a} {signal}`,
  '\u0000\u001b[31m\u202e\ud800\uffff',
  '很长的指标名称'.repeat(60),
  'Averylongwordwithoutspaces'.repeat(20),
  '',
]

/** Gaps of a thousand times, negative and endless figures, figures beyond measure, and labels to match. */
const HARD: readonly ConflictPicture[] = [
  {
    title: HOSTILE.join(' '),
    note: HOSTILE.join(' '),
    members: HOSTILE.map((text, i) =>
      member(text, text, [10 ** i, 0.9 * 10 ** i, 1.1 * 10 ** i, 10 ** (i + 1)], i % 2 === 1),
    ),
  },
  {
    title: '极端',
    members: [
      member('a', '万吨', [5, 4.5, 5.5, 5000]),
      member('b', '%', [-2, -2.5, -1.5, 3]),
      member('c', '%', [98, 98, ENDLESS, 91.37]),
      member('d', 't', [0.381, -ENDLESS, 0.381, 0.5], true),
      member('e', '%', [12, -ENDLESS, ENDLESS, 12]),
      member('f', '', [1e300, -1e308, 1e308, -1.7e308]),
      member('g', '1', [1e-12, 0, 2e-12, ENDLESS]),
      member('h', '', [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]),
      member('i', '', [0, 0, 0, -0]),
    ],
  },
  { title: '', members: [] },
]

const cases: readonly (readonly [string, readonly ConflictPicture[], ChartOptions])[] = [
  ['two conflicts in Chinese', sampleConflicts('zh'), sampleOptions('zh')],
  ['two conflicts in English', sampleConflicts('en'), sampleOptions('en')],
  ['hostile labels and extreme figures', HARD, { language: 'zh', source: HOSTILE.join(' ') }],
  ['a narrow page', HARD, { language: 'en', source: '', width: 420 }],
  ['a page too low', sampleConflicts('en'), { language: 'en', source: '', height: 200 }],
  ['no conflict', [], { language: 'en', source: '' }],
]

describe('conflict chart', () => {
  const schema = createRequire(import.meta.url)('vega-lite/vega-lite-schema.json') as object
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)

  for (const [name, conflicts, options] of cases) {
    it(`is a valid specification without a complaint: ${name}`, () => {
      const spec = conflictChart(conflicts, options)
      expect(validate(spec)).toBe(true)
      expect(complaints(spec)).toEqual([])
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
    })

    it(`keeps the margins free: ${name}`, async () => {
      const svg = await toSvg(conflictChart(conflicts, options))
      expect(svg).not.toMatch(/<script|NaN|Infinity|undefined/)
      const image = darkness(await toPng(svg, { scale: 1 }))
      expect(Math.abs(image.width - (options.width ?? 794))).toBeLessThan(5)
      for (const x of [0, image.width - 12]) expect(image.ink(x, 0, 12, image.height)).toBe(0)
      for (const y of [0, image.height - 12]) expect(image.ink(0, y, image.width, 12)).toBe(0)
    })
  }

  it('would not pass for valid with a mark that does not exist', () => {
    const spec = JSON.stringify(conflictChart(sampleConflicts('zh'), sampleOptions('zh')))
    expect(validate(JSON.parse(spec.replaceAll('"type":"rule"', '"type":"ruler"')))).toBe(false)
  })

  it('leaves what it is given as it was', () => {
    const [conflicts, options] = [sampleConflicts('zh'), sampleOptions('zh')]
    conflictChart(conflicts, options)
    expect(conflicts).toEqual(sampleConflicts('zh'))
    expect(options).toEqual(sampleOptions('zh'))
  })

  it('shows names, figures, what is implied and the gap, and cuts none of them', async () => {
    const texts = textsOf(await toSvg(conflictChart(sampleConflicts('zh'), sampleOptions('zh'))))
    for (const text of [
      '实际利用外资 年均增长（附表2第23页）',
      '文本 5.5%，可取 4.95 至 6.05%',
      '文本 1.39 亿美元，可取 1.385 至 1.395',
      '假设 3 百分点',
      '12.4%',
      '1.70',
      '+126%',
      '−26%',
      '改动其中任何一条，其余各条即可同时成立。',
    ])
      expect(texts).toContain(text)
    expect(texts.filter((text) => text.includes('…'))).toEqual([])
  })

  it('has a sample in the legend only for what there is', async () => {
    const firm = sampleConflicts('en').slice(1)
    const texts = textsOf(await toSvg(conflictChart(firm, sampleOptions('en'))))
    expect(texts).toContain('implied by the other statements')
    expect(texts).not.toContain('assumption, not in the text')
  })

  it('is as high as asked for when that is enough', async () => {
    const svg = await toSvg(conflictChart(sampleConflicts('zh'), { ...sampleOptions('zh'), height: 1123 }))
    expect(Number(/height="(\d+)"/.exec(svg)?.[1])).toBeCloseTo(1123, -1)
  })
})

describe('row of a conflict', () => {
  it('keeps the order of its figures, whatever their size', () => {
    const { from, to, printed, implied } = placeRow({ printed: 5, low: 4, high: 7, implied: 5000 }, 300)
    expect(printed).toBeGreaterThanOrEqual(from!)
    expect(to! - from!).toBeGreaterThanOrEqual(9)
    expect(implied).toBe(290)
    expect(to).toBeLessThan(implied!)
  })

  it('reaches the edge where a statement sets no bound', () => {
    const places = placeRow({ printed: 98, low: 98, high: ENDLESS, implied: 91 }, 300)
    expect(places).toMatchObject({ openLeft: false, openRight: true, to: 300 })
    expect(places.from).toBe(places.printed)
  })

  it('marks zero only between figures of both signs', () => {
    expect(placeRow({ printed: -1, low: -1, high: -1, implied: 1 }, 300).zero).toBe(150)
    expect(placeRow({ printed: 1, low: 1, high: 1, implied: 2 }, 300).zero).toBeUndefined()
  })

  it('has no bar where nothing is known', () => {
    const places = placeRow({ printed: UNKNOWN, low: UNKNOWN, high: UNKNOWN, implied: 4 }, 300)
    expect(places.from).toBeUndefined()
    expect(places.implied).toBeDefined()
  })
})

describe('words of a conflict', () => {
  it('says gaps in percent, as multiples, or in the unit', () => {
    const gap = (printed: number, implied: number) => gapText(printed, implied, '亿元', 'zh')
    expect(gap(5.5, 12.43)).toBe('+126%')
    expect(gap(1000, 1)).toBe('−99.90%')
    expect(gap(5, 5000)).toBe('×1,000')
    expect(gap(-2, 3)).toBe('+250%')
    expect(gap(-120, -240)).toBe('−100%')
    expect(gap(0, 3.2)).toBe('+3.2 亿元')
    expect(gap(98, 98.0001)).toBe('<0.01%')
    expect(gap(7, 7)).toBe('0.00%')
    expect(gap(7, UNKNOWN)).toBe('')
  })

  it('writes an implied figure so that it differs from the printed one', () => {
    expect(impliedText(1.7004, 1.39, 'zh')).toBe('1.70')
    expect(impliedText(81324.7, 36654, 'zh')).toBe('81,325')
    expect(impliedText(98.0001, 98, 'zh')).toBe('98.0001')
    expect(impliedText(14, 12, 'zh')).toBe('14')
  })

  it('says what is allowed', () => {
    expect(allowedText(98, ENDLESS, 98, '%', 'zh')).toBe('98%以上')
    expect(allowedText(-ENDLESS, 0.381, 0.381, 't', 'en')).toBe('0.381 t or less')
    expect(allowedText(5 * 0.9, 5 * 1.1, 5, '%', 'en')).toBe('4.5 to 5.5%')
    expect(allowedText(3, 3, 3, '', 'en')).toBe('')
    expect(allowedText(2e7, 3e7, 2.5e7, '万元', 'zh')).toBe('20,000,000 至 30,000,000 万元')
    expect(allowedText(2e7, 3e7, 2.5e7, '', 'zh', '万元')).toBe('20,000,000 至 30,000,000')
  })
})
