import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracyChart } from '../../../src/chart/kinds/accuracy-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { score as row, sampleAccuracy } from '../sample-accuracy.js'

const bare: ChartOptions = { language: 'en', source: '' }
/** Black dots of errors and coloured ones of coverage, in the order of the rows. */
const points = (spec: object, dressed: boolean) =>
  (marksIn(spec, 'point') as { x: number; y: number; shape?: string }[]).filter(
    (mark) => (mark.shape !== undefined) === dressed,
  )

describe('accuracy chart', () => {
  for (const language of ['zh', 'en'] as const) {
    examine(`six methods, ${language}`, () => accuracyChart(sampleAccuracy(language), { ...bare, language }))
  }
  examine('one row', () => accuracyChart([row('a', 0)], bare))
  examine('nothing known', () => accuracyChart([row('a', Number.NaN, Number.NaN, Number.NaN)], bare))
  examine('large errors', () => accuracyChart([row('a', 1e9), row('b', 3.4e15), row('c', 1)], bare))
  examine('a narrow page', () => accuracyChart(sampleAccuracy('en'), { ...bare, width: 480 }))
  examine('hostile words', () =>
    accuracyChart(
      HOSTILE.map((label, i) => row(label, i / 3)),
      { language: 'zh', source: HOSTILE[6]!, title: HOSTILE[7]!, subtitle: HOSTILE[0]! },
    ),
  )

  it('has the smallest error first, and what is unknown last', () => {
    const dots = points(accuracyChart(sampleAccuracy('en'), bare), false)
    expect(dots).toHaveLength(5)
    expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).sort((a, b) => a - b))
    expect(dots.map(({ y }) => y)).toEqual([13, 39, 65, 91, 117])
  })

  it('has methods with fewer forecasts last, and says how many', async () => {
    const few = { ...row('Gompertz curve', 0.2), forecasts: 2 }
    const chart = (language: 'en' | 'zh') =>
      accuracyChart([few, ...sampleAccuracy('en')], { ...bare, language })
    const dots = points(chart('en'), false) as { x: number; y: number }[]
    const least = Math.min(...dots.map(({ x }) => x))
    expect(dots.find(({ x }) => x === least)!.y).toBe(143)
    expect((await drawn(chart('en'))).texts).toEqual(
      expect.arrayContaining(['n = 120', 'n = 2 of 120', 'n = 0 of 120']),
    )
    expect((await drawn(chart('zh'))).texts).toContain('2/120次')
  })

  it('puts dots where their scales have them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 100 }),
        (thousandth, percent) => {
          const share = percent / 100
          const naive = { ...row('n', 2), naive: true }
          const spec = accuracyChart([row('a', thousandth / 500, share, 1), naive], bare)
          const [rules, dots] = [marksIn(spec, 'rule') as { x: number; x2?: number }[], points(spec, true)]
          const errors = points(spec, false)
          // The errors of the two rows, and the upright lines at 0 and at the naive method's error.
          const own = errors.find(({ y }) => y === 13)!
          const other = errors.find((mark) => mark !== own)!
          const zero = Math.min(...rules.filter((mark) => mark.x2 === undefined).map(({ x }) => x))
          expect((own.x - zero) / (other.x - zero)).toBeCloseTo(thousandth / 1000, 2)
          // Dots of 80% and 95% intervals of the first row: `share` and 1; the second row has 80% and 95%.
          const [first, full, at80, at95] = dots.map(({ x }) => x) as [number, number, number, number]
          expect((first - at80) / (at95 - at80)).toBeCloseTo((share - 0.8) / 0.15, 1)
          expect((full - at80) / (at95 - at80)).toBeCloseTo(4 / 3, 1)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('says what its lines are, and the errors in figures', async () => {
    const { texts } = await drawn(accuracyChart(sampleAccuracy('zh'), { ...bare, language: 'zh' }))
    for (const text of ['MASE', '区间覆盖率', '同期朴素法', '80%区间', '95%区间', '1.93', '–', '120次'])
      expect(texts).toContain(text)
    const without = await drawn(accuracyChart(sampleAccuracy('en').slice(1), bare))
    expect(without.texts).not.toContain('naive, same years')
  })

  it('refuses what is no score', () => {
    expect(() => accuracyChart([], bare)).toThrow(
      new RangeError('an accuracy chart shows at least 1 row, not 0'),
    )
    expect(() => accuracyChart([row('a', -1)], bare)).toThrow(
      new RangeError('a MASE is 0 or more; that of "a" is -1'),
    )
    expect(() => accuracyChart([row('a', 1, 80)], bare)).toThrow(
      new RangeError('a coverage lies in [0, 1]; that of "a" is 80'),
    )
  })

  it('leaves what it is given as it was', () => {
    const rows = sampleAccuracy('en')
    accuracyChart(rows, bare)
    expect(rows).toEqual(sampleAccuracy('en'))
  })
})
