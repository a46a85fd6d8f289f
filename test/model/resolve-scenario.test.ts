import { describe, expect, it } from 'vitest'
import { read, type Town } from '../project/town.js'

const town: Town = {
  levers: [
    'pace: {unit: "%", default: 5%, min: -10%, max: 20%}',
    'intake: {unit: 万人, default: {2021: 1 万人, 2025: 3 万人}}',
  ],
  parameters: ['share: {value: 80%}', 'weight: {value: 3 万元, unit: 元}'],
  indicators: [
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace)}',
    'people: {label: People, unit: 万人, kind: stock, equation: share * (people(-1) + intake)}',
    'wealth: {label: Wealth, unit: 亿元, equation: weight * people / one_person, start: 0}',
    'one_person: {unit: 人, equation: one_person(-1), start: 1 人}',
  ],
  data: ['gdp,2020,100,亿元', 'gdp,2021,999,亿元', 'people,2020,5.5e5,人'],
  scenarios: {
    baseline: 'levers: {pace: 6%}\nparameters: {share: 90}\n',
    high: 'levers: {pace: {add: 1pp}, intake: {multiply: 2}}\nstart: {gdp: 1.2e10 元}\nlabel: High\n',
    higher:
      'extends: high\nlevers: {pace: {add: 0.5, from: 2023}}\nparameters: {share: 85%}\nlabel: {zh: 更高, en: Higher}\n',
    short: 'extends: higher\nyears: {end: 2022}\n',
  },
}
const { scenario, model } = read(town)
const percent = (name: string, lever: string) =>
  scenario(name)
    .levers.get(lever)!
    .values.map((v) => Number((v * 100).toPrecision(12)))

describe('a scenario', () => {
  it('inherits lever paths and changes them in turn', () => {
    expect(percent('baseline', 'pace')).toEqual([6, 6, 6, 6, 6])
    expect(percent('high', 'pace')).toEqual([7, 7, 7, 7, 7])
    expect(percent('higher', 'pace')).toEqual([7, 7, 7.5, 7.5, 7.5])
    expect(percent('short', 'pace')).toEqual([7, 7])
    expect(scenario('baseline').levers.get('intake')!.values).toEqual([1e4, 1.5e4, 2e4, 2.5e4, 3e4])
    expect(scenario('higher').levers.get('intake')!.values).toEqual([2e4, 3e4, 4e4, 5e4, 6e4])
  })

  it('knows what shaped each path, and where', () => {
    const layers = scenario('higher').levers.get('pace')!.layers
    expect(layers.map((l) => [l.scenario, l.words, l.place.file, l.place.line])).toEqual([
      ['', '5%', 'model.yaml', 7],
      ['baseline', '6%', 'baseline.yaml', 3],
      ['high', 'add 1pp', 'high.yaml', 2],
      ['higher', 'add 0.5, from 2023', 'higher.yaml', 2],
    ])
  })

  it('overrides parameters and start values, in any unit that fits', () => {
    expect(scenario('baseline').parameters.get('share')!.value).toBeCloseTo(0.9)
    expect(scenario('higher').parameters.get('share')!.value).toBeCloseTo(0.85)
    expect(scenario('short').parameters.get('share')!.value).toBeCloseTo(0.85)
    expect(model.parameters.find((p) => p.id === 'weight')!.value).toBe(30_000)
    expect(scenario('baseline').known.get('gdp')!.get(2020)).toMatchObject({ value: 1e10, words: '100 亿元' })
    expect(scenario('short').known.get('gdp')!.get(2020)).toMatchObject({ value: 1.2e10, words: '1.2e10 元' })
    expect(scenario('baseline').known.get('people')!.get(2020)!.value).toBe(5.5e5)
  })

  it('knows nothing after the base year, but keeps the figures', () => {
    expect(scenario('baseline').known.get('gdp')!.has(2021)).toBe(false)
    expect(scenario('baseline').data.length).toBe(3)
  })

  it('has a name, a label, an end and the files it was read from', () => {
    expect(scenario('short')).toMatchObject({
      name: 'short',
      label: { zh: 'short', en: 'short' },
      end: 2022,
      region: 'R',
      files: ['short.yaml', 'higher.yaml', 'high.yaml', 'baseline.yaml', 'model.yaml', 'data.csv'],
    })
    expect(scenario('higher').label).toEqual({ zh: '更高', en: 'Higher' })
    expect(scenario('high').label).toEqual({ zh: 'High', en: 'High' })
  })
})

describe('every verb', () => {
  const values = (written: string) =>
    read({ ...town, scenarios: { baseline: `levers: {intake: ${written}}\n` } })
      .scenario()
      .levers.get('intake')!.values

  it.each([
    ['4 万人', [4e4, 4e4, 4e4, 4e4, 4e4]],
    ['{2021: 1 万人, 2023: 30000}', [1e4, 150_005_000, 3e8, 3e8, 3e8]],
    ['{add: 0.5 万人, until: 2022}', [1.5e4, 2e4, 2e4, 2.5e4, 3e4]],
    ['{add: {2022: 0, 2024: 1}}', [1e4, 1.5e4, 2.5e4, 3.5e4, 4e4]],
    ['{multiply: 200%, from: 2025}', [1e4, 1.5e4, 2e4, 2.5e4, 6e4]],
    ['{converge: 5 万人, from: 2022, by: 2024}', [1e4, 1.5e4, 3.25e4, 5e4, 5e4]],
    ['{converge: 5 万人, by: 2030}', [1e4, 1e4 + 4e4 / 9, 1e4 + 8e4 / 9, 1e4 + 12e4 / 9, 1e4 + 16e4 / 9]],
    ['{step: {2022: 5 万人, 2024: 6 万人}}', [1e4, 5e4, 5e4, 6e4, 6e4]],
    ['{growth: 10%, from: 2023}', [1e4, 1.5e4, 1.65e4, 1.815e4, 1.9965e4]],
    ['{growth: {2023: 10%, 2025: 30%}, from: 2023}', [1e4, 1.5e4, 1.65e4, 1.98e4, 2.574e4]],
  ])('%s', (written, expected) => {
    values(written).forEach((value, i) => {
      expect(value / expected[i]!).toBeCloseTo(1, 12)
    })
  })
})
