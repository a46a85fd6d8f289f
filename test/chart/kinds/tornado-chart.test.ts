import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TornadoRow } from '../../../src/chart/data/sensitivity-data.js'
import { tornadoChart } from '../../../src/chart/kinds/tornado-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { sampleOptions, smallTable } from '../fixtures.js'
import { sampleTornado, TORNADO_BASE } from '../sample-tornado.js'

const bare: ChartOptions = { language: 'en', source: '' }
const gdp = smallTable().measures[0]!
const row = (label: string, low: number, high: number): TornadoRow => ({
  label,
  low,
  high,
  lowInput: 'lo',
  highInput: 'hi',
})

/** The bars: x at the base, x2 at the result. */
const barsIn = (spec: object) =>
  marksIn(spec, 'rect') as { x: number; x2: number; y: number; y2: number; fill: string }[]

describe('tornado chart', () => {
  for (const language of ['zh', 'en'] as const) {
    const chart = () => tornadoChart(sampleTornado(language), gdp, TORNADO_BASE, sampleOptions(language))
    examine(`six inputs, ${language}`, chart)
  }
  examine('one input that moves nothing', () => tornadoChart([row('a', 5, 5)], gdp, 5, bare))
  examine('sixty inputs', () =>
    tornadoChart(
      Array.from({ length: 60 }, (_, i) => row(`input ${i}`, -i, i * 2)),
      gdp,
      0,
      bare,
    ),
  )
  examine('a narrow page', () =>
    tornadoChart(sampleTornado('en'), gdp, TORNADO_BASE, { ...bare, width: 420 }),
  )
  examine('hostile labels', () =>
    tornadoChart(
      HOSTILE.map((text, i) => ({ label: text, low: -(10 ** i), high: 1, lowInput: text, highInput: text })),
      { ...gdp, label: { zh: HOSTILE[0]!, en: HOSTILE[0]! }, unit: HOSTILE[1]! },
      0.5,
      bare,
    ),
  )

  it('puts what moves the result farthest first, with the inputs at the ends', async () => {
    const { texts } = await drawn(tornadoChart(sampleTornado('zh'), gdp, TORNADO_BASE, sampleOptions('zh')))
    const names = texts.filter((text) => sampleTornado('zh').some(({ label }) => label === text))
    expect(names.slice(0, 3)).toEqual(['第二产业增速', '第三产业增速', '城镇化率年均提高'])
    for (const text of ['5.5%', '1.4 pp', '基准 542.65', '输入取低值']) expect(texts).toContain(text)
  })

  it('makes bars as long as the result moves', () => {
    const [a, b, c, d] = barsIn(tornadoChart([row('x', 90, 120), row('y', 105, 100)], gdp, 100, bare))
    const length = (bar: typeof a) => bar!.x2 - bar!.x
    expect(length(a) / length(b)).toBeCloseTo(-0.5, 2)
    expect(length(c) / length(b)).toBeCloseTo(0.25, 2)
    expect(length(d)).toBe(0)
    expect(new Set([a, b, c, d].map((bar) => bar!.x)).size).toBe(1)
  })

  it('lets no bars hide each other', () => {
    const end = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 12 }), (ends) => {
        const bars = barsIn(
          tornadoChart(
            ends.map(([low, high], i) => row(`${i}`, low, high)),
            gdp,
            0,
            bare,
          ),
        )
        expect(bars).toHaveLength(ends.length * 2)
        bars.forEach((a, i) => {
          for (const b of bars.slice(i + 1)) {
            const across =
              Math.min(Math.max(a.x, a.x2), Math.max(b.x, b.x2)) -
              Math.max(Math.min(a.x, a.x2), Math.min(b.x, b.x2))
            const down = Math.min(a.y2, b.y2) - Math.max(a.y, b.y)
            expect(across <= 0.11 || down <= 0.11).toBe(true)
          }
        })
      }),
      { numRuns: 50 },
    )
  })

  it('says where there is no result', async () => {
    const spec = tornadoChart([row('x', Number.NaN, 120), row('y', 80, 110)], gdp, 100, bare)
    expect(barsIn(spec).filter((bar) => bar.x === bar.x2)).toHaveLength(1)
    expect((await drawn(spec)).texts).toContain('lo (no result)')
  })

  it('says what it cannot draw', () => {
    expect(() => tornadoChart([], gdp, 1, bare)).toThrow(
      new RangeError('a tornado chart shows at least 1 row, not 0'),
    )
    expect(() => tornadoChart([row('tax', 1, Number.POSITIVE_INFINITY)], gdp, 1, bare)).toThrow(
      new RangeError('"tax": high is Infinity; what is drawn is finite and under 1e300'),
    )
    expect(() => tornadoChart([row('tax', 1, 2)], gdp, 1e305, bare)).toThrow('"gdp": base is 1e+305')
  })
})
