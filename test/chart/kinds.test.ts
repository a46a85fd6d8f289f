import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../src/base/label.js'
import { PlanwrightError } from '../../src/base/problem.js'
import { chartSpecs } from '../../src/chart/chart-specs.js'
import type { ChartData } from '../../src/chart/data/chart-data.js'
import { chartKinds, kindsOf } from '../../src/chart/kinds.js'
import type { ChartOptions } from '../../src/chart/page/options.js'
import { expectGoldenJson } from '../golden.js'
import { complaints } from './drawing.js'
import { sampleOptions } from './fixtures.js'
import { sampleData } from './sample-data.js'

/** Charts that are of no scenarios say their source and nothing else. */
const SOURCES: { readonly [Need in keyof ChartData]?: string } = {
  forecast: 'data.csv',
  residuals: '',
  backtest: '',
}

function optionsFor(need: keyof ChartData, language: Language): ChartOptions {
  const source = SOURCES[need]
  return source === undefined ? sampleOptions(language) : { language, source }
}

describe('every kind of chart', () => {
  for (const kind of chartKinds) {
    const drawn = (language: Language, data = sampleData(language)) =>
      chartSpecs(data, optionsFor(kind.needs, language), [kind])

    for (const language of LANGUAGES)
      it(`is as on file: ${kind.id}, ${language}`, () => {
        const [first] = drawn(language)
        expectGoldenJson(`charts/${kind.id}-${language}.json`, first!.spec)
      })

    it(`is plain JSON that compiles without a complaint: ${kind.id}`, () => {
      for (const { spec } of drawn('en')) {
        expect(complaints(spec)).toEqual([])
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
      }
    })

    it(`leaves what it is drawn from as it was: ${kind.id}`, () => {
      const data = sampleData('zh')
      drawn('zh', data)
      expect(data).toEqual(sampleData('zh'))
    })
  }

  it('has an id and a label of its own', () => {
    for (const texts of [
      chartKinds.map(({ id }) => id),
      chartKinds.map(({ label }) => label.zh),
      chartKinds.map(({ label }) => label.en),
    ]) {
      expect(new Set(texts).size).toBe(texts.length)
      expect(texts).not.toContain('')
    }
    for (const { id } of chartKinds) expect(id).toMatch(/^[a-z][a-z-]*$/)
  })

  it('names its files unlike those of any other', () => {
    const data = sampleData('en')
    const names = chartSpecs(data, sampleOptions('en'), chartKinds).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('charts of some data', () => {
  const { run, ...rest } = sampleData('en')
  const options = sampleOptions('en')

  it('are of the usual kinds, and of those alone whose data is there', () => {
    expect(chartSpecs({ run }, options).map(({ name }) => name)).toEqual([
      'gdp',
      'gdp_growth',
      'income_urban',
      'dashboard',
      'structure',
      'targets',
    ])
    expect(chartSpecs({ draws: rest.draws }, options).map(({ name }) => name)).toEqual(['fan-gdp', 'odds'])
    expect(chartSpecs({}, options)).toEqual([])
  })

  it('tell files of several plans apart', () => {
    const plans = ['a', 'b'].map((name) => ({ ...run.plans[0]!, name }))
    const names = chartSpecs({ run: { ...run, plans } }, options).map(({ name }) => name)
    expect(names.slice(-2)).toEqual(['targets-a', 'targets-b'])
  })

  it('say what is missing when a single kind is asked for that has nothing to draw', () => {
    const empty = { run: { ...run, wholes: [['gdp', 'share_primary']], plans: [] } }
    const [structure, targets] = ['structure', 'targets'].map((id) => [
      chartKinds.find((kind) => kind.id === id)!,
    ])
    expect(() => chartSpecs(empty, options, structure)).toThrow(PlanwrightError)
    expect(() => chartSpecs(empty, options, structure)).toThrow(
      'a structure chart needs indicators that add up to 100%\n  name them with --indicators, such as the shares of the sectors',
    )
    expect(() => chartSpecs(empty, options, targets)).toThrow(
      'there is no plan to hold the scenarios against\n  name one in the scenario: "plan: plan.yaml"',
    )
    expect(chartSpecs(empty, options, [...structure!, ...targets!])).toEqual([])
    expect(chartSpecs({ run: { ...run, indicators: [] } }, options, kindsOf('run').slice(0, 1))).toEqual([])
  })
})
