import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OddsRow } from '../../../src/chart/data/draws-data.js'
import { oddsChart } from '../../../src/chart/kinds/odds-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { oddsText } from '../../../src/chart/words/odds-words.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { sampleOptions } from '../fixtures.js'
import { manyOdds, sampleOdds } from '../sample-odds.js'

const bare: ChartOptions = { language: 'en', source: '' }
const row = (label: string, probability: number, scenario = 's'): OddsRow => ({
  label,
  wanted: '',
  scenario,
  probability,
  low: Number.NaN,
  high: Number.NaN,
})

const dotsIn = (spec: object) => marksIn(spec, 'point') as { x: number; y: number }[]

describe('odds chart', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const scenarios of [1, 3])
      examine(`${scenarios} scenarios, ${language}`, () =>
        oddsChart(sampleOdds(language, scenarios), sampleOptions(language)),
      )
  }
  examine('one row', () => oddsChart(sampleOdds('en').slice(0, 1), bare))
  examine('eighty rows', () => oddsChart(manyOdds(80), bare))
  examine('a narrow page', () => oddsChart(sampleOdds('en', 3), { ...bare, width: 420 }))
  examine('hostile labels', () =>
    oddsChart(
      HOSTILE.flatMap((label, i) =>
        HOSTILE.map((scenario, j) => ({ ...row(label, ((i + j) % 11) / 10, scenario), wanted: scenario })),
      ),
      { ...bare, source: HOSTILE.join(' '), title: HOSTILE.join(' ') },
    ),
  )

  it('puts the most probable first, what nothing is known of last', async () => {
    const rows = [row('never', 0), row('unknown', Number.NaN), row('often', 0.8), row('seldom', 0.1)]
    const { texts } = await drawn(oddsChart(rows, bare))
    const names = texts.filter((text) => rows.some(({ label }) => label === text))
    expect(names).toEqual(['often', 'seldom', 'never', 'unknown'])
    expect(texts).toContain('–')
  })

  it('stands dots in proportion to their probability, one below the other for each scenario', () => {
    const dots = dotsIn(
      oddsChart([row('a', 0, 'x'), row('a', 1, 'y'), row('b', 0.5, 'x'), row('b', 0.25, 'y')], bare),
    )
    expect(dots).toHaveLength(4)
    const wide = dots[1]!.x
    expect(dots.map(({ x }) => x / wide)).toEqual([0, 1, expect.closeTo(0.5, 3), expect.closeTo(0.25, 3)])
    expect(dots[1]!.y - dots[0]!.y).toBeCloseTo(dots[3]!.y - dots[2]!.y)
    expect(dots[1]!.y).toBeGreaterThan(dots[0]!.y)
  })

  it('orders dots as probabilities are, whatever they are', () => {
    const odds = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(odds, (probabilities) => {
        const dots = dotsIn(
          oddsChart(
            probabilities.map((p, i) => row(`${i}`, p)),
            bare,
          ),
        )
        expect(dots).toHaveLength(probabilities.length)
        dots.slice(1).forEach((dot, i) => {
          expect(dot.x).toBeLessThanOrEqual(dots[i]!.x)
          expect(dot.y).toBeGreaterThan(dots[i]!.y)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('writes neither never nor always of what is neither', () => {
    expect([0, 0.004, 0.01, 0.5, 0.996, 1, Number.NaN].map(oddsText)).toEqual([
      '0%',
      '<1%',
      '1%',
      '50%',
      '>99%',
      '100%',
      '–',
    ])
  })

  it('names a lone scenario in the heading, several in the legend', async () => {
    const one = await drawn(oddsChart(sampleOdds('zh'), sampleOptions('zh')))
    expect(one.texts.some((text) => text.startsWith('基准情景；'))).toBe(true)
    const three = await drawn(oddsChart(sampleOdds('zh', 3), sampleOptions('zh')))
    for (const name of ['基准情景', '高增长', '低增长']) expect(three.texts).toContain(name)
  })

  it('is as high as its rows need, or as asked for when that is more', async () => {
    const height = async (count: number, options = bare) =>
      (await drawn(oddsChart(manyOdds(count), options))).height
    expect((await height(15)) - (await height(5))).toBeCloseTo(260, -1)
    expect(await height(15, { ...bare, height: 1123 })).toBeCloseTo(1123, -1)
  })

  it('says what it cannot draw', () => {
    expect(() => oddsChart([], bare)).toThrow(new RangeError('an odds chart shows at least 1 row, not 0'))
    expect(() => oddsChart([row('GDP', 62)], bare)).toThrow(
      new RangeError('a probability lies in [0, 1]; that of "GDP" is 62'),
    )
  })
})
