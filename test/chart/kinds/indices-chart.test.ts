import { describe, expect, it } from 'vitest'
import type { IndexRow } from '../../../src/chart/data/sensitivity-data.js'
import { indicesChart } from '../../../src/chart/kinds/indices-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { sampleOptions, smallTable } from '../fixtures.js'
import { sampleIndices } from '../sample-indices.js'

const bare: ChartOptions = { language: 'en', source: '' }
const gdp = smallTable().measures[0]!
const exact = (label: string, first: number, total: number): IndexRow => ({
  label,
  first: { value: first, low: first, high: first },
  total: { value: total, low: total, high: total },
})
const barsIn = (spec: object) => marksIn(spec, 'rect') as { x: number; x2: number; fill: string }[]

describe('chart of indices', () => {
  for (const language of ['zh', 'en'] as const) {
    const chart = () => indicesChart(sampleIndices(language), gdp, sampleOptions(language))
    examine(`seven inputs, ${language}`, chart)
  }
  examine('one input without effect', () => indicesChart([exact('a', 0, 0)], gdp, bare))
  examine('sixty inputs', () =>
    indicesChart(
      Array.from({ length: 60 }, (_, i) => exact(`input ${i}`, i / 600, i / 500)),
      gdp,
      bare,
    ),
  )
  examine('a narrow page', () => indicesChart(sampleIndices('en'), gdp, { ...bare, width: 420 }))
  examine('hostile labels', () =>
    indicesChart(
      HOSTILE.map((text) => exact(text, 0.1, 0.2)),
      { ...gdp, label: { zh: HOSTILE[0]!, en: HOSTILE[0]! } },
      { ...bare, source: HOSTILE.join(' ') },
    ),
  )

  it('draws the Ishigami function’s indices to scale', () => {
    // Closed form for a = 7, b = 0.1 (Saltelli et al. 2008, Global Sensitivity Analysis, section 4.6).
    const bars = barsIn(
      indicesChart(
        [exact('x2', 0.4424, 0.4424), exact('x1', 0.3139, 0.5576), exact('x3', 0, 0.2437)],
        gdp,
        bare,
      ),
    )
    const lengths = bars.map(({ x, x2 }) => x2 - x)
    expect(lengths.map((length) => length / lengths[1]!)).toEqual(
      [0.3139, 0.5576, 0.4424, 0.4424, 0, 0.2437].map((index) => expect.closeTo(index / 0.5576, 2)),
    )
  })

  it('hollows what cannot be told from zero, and says so only then', async () => {
    const rows = sampleIndices('en')
    expect(barsIn(indicesChart(rows, gdp, bare)).filter(({ fill }) => fill === '#ffffff')).toHaveLength(5)
    const said = 'Interval includes 0: not told from 0'
    expect((await drawn(indicesChart(rows, gdp, bare))).texts).toContain(said)
    expect((await drawn(indicesChart(rows.slice(0, 3), gdp, bare))).texts).not.toContain(said)
  })

  it('puts the largest total first, with its figures', async () => {
    const { texts } = await drawn(indicesChart(sampleIndices('zh'), gdp, sampleOptions('zh')))
    const at = (text: string) => texts.indexOf(text)
    expect(at('第二产业增速')).toBeLessThan(at('第三产业增速'))
    expect(at('0.52')).toBeGreaterThan(-1)
    expect(at('−0.01')).toBeGreaterThan(-1)
  })

  it('says what it cannot draw', () => {
    expect(() => indicesChart([], gdp, bare)).toThrow(
      new RangeError('a chart of indices shows at least 1 row, not 0'),
    )
    expect(() => indicesChart([exact('tax', Number.NaN, 0)], gdp, bare)).toThrow('"tax": first is NaN')
  })
})
