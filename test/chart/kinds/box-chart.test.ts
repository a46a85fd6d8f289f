import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoxPicture, BoxRow } from '../../../src/chart/data/discovery-data.js'
import { boxChart } from '../../../src/chart/kinds/box-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { sampleOptions } from '../fixtures.js'
import { sampleBox } from '../sample-box.js'

const bare: ChartOptions = { language: 'en', source: '' }
const picture = (...rows: BoxRow[]): BoxPicture => ({ heading: 'h', coverage: 0.5, density: 0.5, rows })
const row = (
  rangeLow: number,
  rangeHigh: number,
  low: number | undefined,
  high: number | undefined,
): BoxRow => ({ label: 'tax', unit: '%', digits: 1, rangeLow, rangeHigh, low, high })

/** The line of a range and the bar on it. */
const placesIn = (spec: object) => {
  const across = (type: string) => marksIn(spec, type) as { x: number; x2: number; y: number }[]
  const bars = across('rect')
  return { bars, lines: across('rule').filter(({ x }) => x > 0) }
}

describe('box chart', () => {
  for (const language of ['zh', 'en'] as const) {
    examine(`three inputs, ${language}`, () => boxChart(sampleBox(language), sampleOptions(language)))
  }
  examine('thirty inputs', () =>
    boxChart(picture(...Array.from({ length: 30 }, () => row(0, 9, 2, 3))), bare),
  )
  examine('ranges of nothing, of everything', () =>
    boxChart(
      picture(row(5, 5, 5, 5), row(-9e299, 9e299, 0, undefined), row(0, 1, undefined, undefined)),
      bare,
    ),
  )
  examine('a narrow page', () => boxChart(sampleBox('en'), { ...bare, width: 420 }))
  examine('hostile labels', () =>
    boxChart(
      {
        heading: HOSTILE.join(' '),
        coverage: Number.NaN,
        density: Number.NaN,
        rows: HOSTILE.map((text) => ({ ...row(0, 9, 2, 3), label: text, unit: text })),
      },
      { ...bare, source: HOSTILE.join(' ') },
    ),
  )

  it('says heading, coverage, density, ranges and bounds', async () => {
    const { texts } = await drawn(boxChart(sampleBox('zh'), sampleOptions('zh')))
    for (const text of [
      '4.2%',
      '11.8%',
      '8.4%',
      '−0.5%',
      '1.2%',
      '1.4%',
      '0.85',
      '常住人口流出，万人',
      '所找到的范围',
    ])
      expect(texts).toContain(text)
    expect(texts.join(' ')).toContain('覆盖率84%')
    expect(texts.join(' ')).toContain('密度91%')
    expect(texts.join('').replaceAll(' ', '')).toContain(sampleBox('zh').heading)
  })

  it('draws the box’s part of the range to scale', () => {
    const { bars, lines } = placesIn(boxChart(picture(row(0, 10, 2, 7)), bare))
    const [bar, line] = [bars[0]!, lines[0]!]
    const share = (x: number) => (x - line.x) / (line.x2 - line.x)
    expect(share(bar.x)).toBeCloseTo(0.2, 2)
    expect(share(bar.x2)).toBeCloseTo(0.7, 2)
  })

  it('reaches the end of the range where there is no bound, and writes none', async () => {
    const spec = boxChart(picture(row(0, 10, 4, undefined)), bare)
    const { bars, lines } = placesIn(spec)
    expect(bars[0]!.x2).toBe(lines[0]!.x2)
    const { texts } = await drawn(spec)
    expect(texts.filter((text) => text === '10.0%')).toHaveLength(1)
  })

  it('keeps every bar on its line, wide enough to be seen', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 4, maxLength: 4 }), (numbers) => {
        const [rangeLow, low, high, rangeHigh] = numbers.sort((a, b) => a - b) as [
          number,
          number,
          number,
          number,
        ]
        const { bars, lines } = placesIn(boxChart(picture(row(rangeLow, rangeHigh, low, high)), bare))
        expect(bars[0]!.x).toBeGreaterThanOrEqual(lines[0]!.x - 2)
        expect(bars[0]!.x2).toBeLessThanOrEqual(lines[0]!.x2 + 2)
        expect(bars[0]!.x2 - bars[0]!.x).toBeGreaterThan(2.8)
      }),
      { numRuns: 60 },
    )
  })

  it('says what it cannot draw', () => {
    expect(() => boxChart(picture(), bare)).toThrow(new RangeError('a box restricts at least 1 input, not 0'))
    expect(() => boxChart(picture(row(0, 10, 7, 2)), bare)).toThrow(new RangeError('"tax": low exceeds high'))
    expect(() => boxChart(picture(row(9, 1, 2, 3)), bare)).toThrow('"tax": rangeLow exceeds rangeHigh')
    expect(() => boxChart(picture(row(0, Number.NaN, 2, 3)), bare)).toThrow('"tax": rangeHigh is NaN')
  })
})
