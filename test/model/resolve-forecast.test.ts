import { describe, expect, it } from 'vitest'
import { loadProject } from '../../src/project/load.js'
import type { Specification } from '../../src/random/specification.js'
import { english } from '../english.js'
import { memory } from '../project/memory.js'
import { filesOf, read, type Town } from '../project/town.js'

/** Ten years of steady growth: every method carries it on. */
const YEARS = Array.from({ length: 10 }, (_, t) => 2011 + t)
const gdp = (year: number) => 100 * 1.06 ** (year - 2020)

const town: Town = {
  levers: [
    'pace: {unit: "%", default: 5%, min: -10%, max: 20%}',
    'intake: {unit: 人, default: 1 万人}',
    'price: {unit: 元, default: 6 元}',
  ],
  indicators: [
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace)}',
    'people: {label: People, unit: 万人, kind: stock, equation: people(-1) + intake}',
    'lagged: {label: Lagged, unit: 万人, equation: people(-3)}',
    'sales: {label: Sales, unit: 元, equation: price}',
  ],
  data: [
    ...YEARS.map((year) => `gdp,${year},${gdp(year)},亿元`),
    // In persons from 2015 on, and without the two last years.
    ...YEARS.slice(0, 8).map((year) =>
      year < 2015
        ? `people,${year},${50 + year - 2011},万人`
        : `people,${year},${(50 + year - 2011) * 1e4},人`,
    ),
    ...YEARS.map((year) => `bread,${year},${2 + 0.25 * (year - 2011)},`),
    ...[2021, 2022].map((year) => `gdp,${year},${1.2 ** (year - 2020) * 100},亿元`),
  ],
  scenarios: {
    baseline: [
      'levers:',
      '  pace: {from-forecast: {indicator: gdp, of: growth}}',
      '  intake: {from-forecast: {indicator: people, of: change, method: drift}}',
      '  price: {from-forecast: {indicator: bread, method: drift}, from: 2023, until: 2024}',
      'start: {people: {from-forecast: {indicator: people, method: drift}}}',
      '',
    ].join('\n'),
    known: 'levers: {pace: {from-forecast: {indicator: gdp, of: growth, method: naive, to: 2022}}}\n',
    lower: 'levers: {price: {from-forecast: {indicator: bread, method: drift, quantile: 10%}}}\n',
    added: 'levers: {pace: {add: 1pp}}\n',
    late: 'levers: {price: {from-forecast: {indicator: bread, method: drift, from: 2018}}}\n',
  },
}
const { scenario, path } = read(town)
const values = (lever: string, name?: string, unit = 0.01) =>
  scenario(name)
    .levers.get(lever)!
    .values.map((value) => Number((value / unit).toPrecision(9)))

describe('a forecast in a scenario', () => {
  it('of growth carries a steady growth on', () => {
    expect(values('pace')).toEqual([6, 6, 6, 6, 6])
    path('gdp').forEach((value, i) => {
      expect(value).toBeCloseTo(gdp(2020 + i), 8)
    })
  })

  it('of change is in the unit of the lever, whatever those of the data are', () => {
    expect(values('intake', undefined, 1)).toEqual([1e4, 1e4, 1e4, 1e4, 1e4])
  })

  it('takes numbers without a unit as those of the lever, and leaves other years alone', () => {
    expect(values('price', undefined, 1)).toEqual([6, 6, 5, 5.25, 6])
  })

  it('says of what it is, and where', () => {
    const [, layer] = scenario().levers.get('pace')!.layers
    expect(layer).toMatchObject({
      scenario: 'baseline',
      words: 'growth of gdp, forecast by auto from 2011–2020',
      place: { file: 'baseline.yaml', line: 4 },
    })
    expect(layer!.note).toMatch(/^constant|^combination/)
  })

  it('gives the values of the base year and of those before it that the data lack', () => {
    const known = scenario().known.get('people')!
    expect([2018, 2019, 2020].map((year) => known.get(year)!.value / 1e4)).toEqual([57, 58, 59])
    expect(known.get(2018)!.words).toBe('570000 人')
    expect(known.get(2019)!.words).toBe('people, forecast by drift from 2011–2018')
    expect(path('lagged').slice(1, 4)).toEqual([57, 58, 59])
  })

  it('ends its history in the base year unless told otherwise, and then has what is observed', () => {
    expect(values('pace', 'known')).toEqual([20, 20, 20, 20, 20])
    expect(scenario('known').levers.get('pace')!.layers.at(-1)!.words).toBe(
      'growth of gdp, observed to 2022, then forecast by naive from 2011–2022',
    )
  })

  it('is changed by scenarios that extend, like any path', () => {
    expect(values('pace', 'added')).toEqual([7, 7, 7, 7, 7])
    expect(
      scenario('added')
        .levers.get('pace')!
        .layers.map((l) => l.scenario),
    ).toEqual(['', 'baseline', 'added'])
  })

  it('has the numbers of R', () => {
    // R, forecast 8.20, x as below: rwf(x, drift = TRUE, h = 5, level = 80)$lower; the same of x[-1] / x[-10]; its
    // mean; and meanf(diff(x), h = 5).
    const x = [4, 4.4, 4.1, 4.9, 5.3, 5.2, 6, 6.1, 5.9, 6.6]
    const asked = (of: string, more: string) => `from-forecast: {indicator: x, of: ${of}, ${more}}`
    const r = read({
      levers: ['level: {unit: 元}', 'low: {unit: "%"}', 'middle: {unit: "%"}', 'high: {unit: 元}'].map(
        (lever) => lever.replace('}', ', default: 0}'),
      ),
      indicators: ['x: {label: X, unit: 元, equation: x(-1) + level + high + low * 元 + middle * 元}'],
      data: YEARS.map((year, i) => `x,${year},${x[i]},元`),
      scenarios: {
        baseline: [
          'levers:',
          `  level: {${asked('level', 'method: drift, quantile: 10%')}}`,
          `  low: {${asked('growth', 'method: drift, quantile: 0.1')}}`,
          `  middle: {${asked('growth', 'method: drift')}}`,
          `  high: {${asked('change', 'method: mean')}}`,
          '',
        ].join('\n'),
      },
    }).scenario()
    const wanted = {
      level: [6.306113797, 6.313382626, 6.360928674, 6.426623879, 6.50256648],
      low: [0.8943494495, 0.7854722922, 0.6916815139, 0.6045977899, 0.5212598821].map((factor) => factor - 1),
      middle: [1.120974576, 1.123305085, 1.125635593, 1.127966102, 1.13029661].map((factor) => factor - 1),
      high: [0.2888889, 0.2888889, 0.2888889, 0.2888889, 0.2888889],
    }
    for (const [lever, numbers] of Object.entries(wanted))
      numbers.forEach((value, i) => {
        expect(r.levers.get(lever)!.values[i]).toBeCloseTo(value, 5)
      })
  })

  it('is of the region and the data of the scenario that inherits it', () => {
    const history = (region: string, factor: number) =>
      YEARS.map((year, t) => `${region},gdp,${year},${100 * factor ** t},亿元`)
    const others = ['region,indicator,year,value,unit', ...history('S', 1.02), ...history('R', 1.03)]
    const files = {
      ...filesOf({
        levers: [town.levers![0]!],
        indicators: [town.indicators[0]!],
        data: town.data!.slice(0, 10),
        scenarios: {
          baseline: 'levers: {pace: {from-forecast: {indicator: gdp, of: growth, method: drift}}}\n',
          south: 'region: S\ndata: others.csv\n',
          east: 'region: E\ndata: east.csv\nstart: {gdp: 1}\n',
          plain: 'region: E\ndata: east.csv\nstart: {gdp: 1}\nlevers: {pace: 3%}\n',
          named: 'levers: {pace: {from-forecast: {indicator: gdp, of: growth, data: others.csv}}}\n',
        },
      }),
      'others.csv': others.join('\n'),
      'east.csv': 'region,indicator,year,value\nE,people,2020,1\n',
    }
    const { cases, problems } = loadProject(['.'], memory(files))
    expect(problems.map((p) => `${p.place?.file}:${p.place?.line} ${english(p.message)}`)).toEqual([
      'east.yaml:2 east.csv has no "gdp" of E (inherited from baseline)',
    ])
    const paces = cases.map(({ scenario }) => [
      scenario.name,
      Number((scenario.levers.get('pace')!.values[4]! * 100).toPrecision(6)),
    ])
    expect(paces).toEqual([
      ['baseline', 6],
      ['named', 3],
      ['plain', 3],
      ['south', 2],
    ])
    expect(cases[1]!.scenario.files).toContain('others.csv')
  })
})

describe('an uncertain forecast', () => {
  const wobbly = (year: number) => 100 * 1.06 ** (year - 2020) + 4 * Math.sin(year * year)
  const drawn = read({
    ...town,
    data: YEARS.flatMap((year) => [`gdp,${year},${wobbly(year)},亿元`]).concat(
      YEARS.slice(0, 9).map((year) => `people,${year},${wobbly(year)},万人`),
    ),
    scenarios: {
      baseline: [
        'start: {people: {from-forecast: {indicator: people}}}',
        'uncertain:',
        '  pace: {from-forecast: {indicator: gdp, of: growth}, persistence: 0.8}',
        '  people: {from-forecast: {indicator: people}}',
        '',
      ].join('\n'),
      same: 'levers: {pace: {from-forecast: {indicator: gdp, of: growth}}}\n',
    },
  })

  it('is a fan with quantiles of each year, the middle being the path', () => {
    const { levers, uncertainty } = drawn.scenario('same')
    const { fan, draw, shocks } = uncertainty.inputs[0]!
    expect([draw, shocks, fan!.persistence, fan!.years.length]).toEqual([undefined, undefined, 0.8, 5])
    fan!.years.forEach((points, i) => {
      expect(points.map((p) => p.probability)).toEqual([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
      expect(points[3]!.value).toBe(levers.get('pace')!.values[i])
      for (const [j, { value }] of points.entries()) expect(value).toBeGreaterThan(points[j - 1]?.value ?? -1)
    })
  })

  it('of an indicator is the distribution of its base-year value', () => {
    const { known, uncertainty } = drawn.scenario()
    const { draw, of } = uncertainty.inputs[1]!
    expect(of).toBe('start')
    expect(draw!.effect).toBe('replace')
    const { points } = draw!.distribution as Extract<Specification, { kind: 'quantiles' }>
    expect(points[3]!.value).toBe(known.get('people')!.get(2020)!.value)
    expect(points[6]!.value).toBeGreaterThan(points[5]!.value)
  })
})
