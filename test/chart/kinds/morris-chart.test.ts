import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MorrisRow } from '../../../src/chart/data/sensitivity-data.js'
import { morrisChart } from '../../../src/chart/kinds/morris-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { clearBoxes } from '../../../src/chart/page/place-labels.js'
import { drawn, examine, HOSTILE, marksIn } from '../examine.js'
import { sampleOptions, smallTable } from '../fixtures.js'
import { manyEffects, sampleEffects } from '../sample-effects.js'

const bare: ChartOptions = { language: 'en', source: '' }
const gdp = smallTable().measures[0]!
const exact = (label: string, value: number, sigma: number): MorrisRow => ({
  label,
  muStar: { value, low: value, high: value },
  sigma,
})
const pointsIn = (spec: object) => marksIn(spec, 'point') as { x: number; y: number; shape: string }[]

describe('chart of elementary effects', () => {
  for (const language of ['zh', 'en'] as const) {
    const chart = () => morrisChart(sampleEffects(language), gdp, sampleOptions(language))
    examine(`eight inputs, ${language}`, chart)
  }
  examine('one input without effect', () => morrisChart([exact('a', 0, 0)], gdp, bare))
  examine('forty inputs', () => morrisChart(manyEffects(40), gdp, bare))
  examine('a narrow page', () => morrisChart(sampleEffects('en'), gdp, { ...bare, width: 420, height: 300 }))
  examine('hostile labels', () =>
    morrisChart(
      HOSTILE.map((text, i) => exact(text, i, i % 3)),
      { ...gdp, label: { zh: HOSTILE[0]!, en: HOSTILE[0]! }, unit: HOSTILE[7]! },
      { ...bare, source: HOSTILE.join(' ') },
    ),
  )

  it('places points by mean size and standard deviation', () => {
    const points = pointsIn(morrisChart([exact('a', 40, 10), exact('b', 20, 5), exact('c', 0, 0)], gdp, bare))
    const [a, b, c] = points
    expect((b!.x - c!.x) / (a!.x - c!.x)).toBeCloseTo(0.5, 2)
    expect((c!.y - b!.y) / (c!.y - a!.y)).toBeCloseTo(0.5, 2)
    expect(c!.x).toBe(0)
  })

  it('draws the line σ = μ* through a point that has both alike', () => {
    const spec = morrisChart([exact('a', 30, 30)], gdp, bare)
    const [point] = pointsIn(spec)
    const lines = marksIn(spec, 'line') as { x: number; y: number }[]
    const [start, end] = lines.slice(4, 6)
    const slope = (to: { x: number; y: number }) => (to.y - start!.y) / (to.x - start!.x)
    expect(slope(point!)).toBeCloseTo(slope(end!), 2)
  })

  it('stands inputs without a standard deviation on the axis, and counts those without a result', async () => {
    const rows = [exact('a', 40, 10), exact('b', 20, Number.NaN), exact('c', Number.NaN, Number.NaN)]
    const points = pointsIn(morrisChart(rows, gdp, bare))
    expect(points.map(({ shape }) => shape)).toEqual(['circle', 'triangle-up'])
    const { texts } = await drawn(morrisChart(rows, gdp, bare))
    expect(texts).toContain('without a result: 1')
    expect(texts).toContain('sigma cannot be computed')
  })

  it('names as many inputs as there is room for, and counts the others', async () => {
    const { texts } = await drawn(morrisChart(manyEffects(40), gdp, sampleOptions('zh')))
    const named = new Set(texts.filter((text) => text.endsWith('年均增速'))).size
    expect(named).toBeGreaterThan(10)
    expect(texts).toContain(`${40 - named}个输入因位置不足未标名称`)
  })

  it('lets no name cover a point or another name', () => {
    const number = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 25 }), (places) => {
        const spec = morrisChart(
          places.map(([value, sigma]) => exact('Name', value, sigma)),
          gdp,
          bare,
        )
        const points = pointsIn(spec)
        const texts = marksIn(spec, 'text') as { x: number; y: number; text: string }[]
        const names = texts.filter(({ text }) => text === 'Name')
        const unique = names.slice(0, names.length / 2)
        unique.forEach((name, i) => {
          for (const point of points)
            expect(Math.abs(point.x - name.x) > 14 || Math.abs(point.y - name.y) > 6).toBe(true)
          for (const other of unique.slice(i + 1))
            expect(Math.abs(other.x - name.x) > 28 || Math.abs(other.y - name.y) > 13).toBe(true)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('says what it cannot draw', () => {
    expect(() => morrisChart([], gdp, bare)).toThrow(
      new RangeError('a chart of effects shows at least 1 row, not 0'),
    )
    expect(() => morrisChart([exact('tax', Number.POSITIVE_INFINITY, 1)], gdp, bare)).toThrow(
      '"tax": muStar is Infinity',
    )
  })
})

describe('clearBoxes', () => {
  const box = (x: number, y: number) => ({ x, y, width: 20, height: 10 })
  it('lets the first of two overlapping boxes pass', () => {
    expect(clearBoxes([box(50, 50), box(55, 52), box(80, 50)], [], 100, 100)).toEqual([0, 2])
  })
  it('lets none pass that covers a point or lies outside', () => {
    expect(clearBoxes([box(50, 50), box(20, 20), box(95, 50)], [{ x: 45, y: 48 }], 100, 100)).toEqual([1])
  })
})
