import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ForecastEntry } from '../../src/report/forecast/forecast-files.js'
import { expectGolden } from '../golden.js'
import { folderWith } from './history-file.js'
import { planwright } from './run-in-process.js'

const YEARS = Array.from({ length: 21 }, (_, t) => 2000 + t)
const gdp = (year: number) => 200 * 1.06 ** (year - 2020) * (1 + 0.02 * Math.sin((year - 2000) ** 2))
const energy = (year: number) => 3 * gdp(year) ** 0.7 * (1 + 0.015 * Math.cos((year - 2000) ** 2))
const DATA = `region,indicator,year,value,unit
${YEARS.flatMap((year) => [
  `R,gdp,${year},${gdp(year).toFixed(2)},亿元`,
  `R,energy,${year},${energy(year).toFixed(2)},万吨`,
  `S,energy,${year},${(2 * energy(year)).toFixed(2)},万吨`,
  `R,flat,${year},5,`,
]).join('\n')}
`
const MODEL = `model: town
years: {base: 2020, end: 2025}
levers:
  pace: {unit: "%", default: 5%}
indicators:
  gdp: {label: {zh: 地区生产总值, en: GDP}, unit: 亿元, equation: gdp(-1) * (1 + pace)}
`
const folder = folderWith({
  'data.csv': DATA,
  'model.yaml': MODEL,
  'low.yaml': 'model: town\nregion: R\nlevers: {pace: 3%}\n',
  'high.yaml': 'extends: low\nlevers: {pace: 8%}\n',
  'path.csv': 'region,indicator,year,value,unit\nR,gdp,2021,2120000,万元\nR,gdp,2022,2250000,万元\n',
  'people.csv': 'region,indicator,year,value,unit\nR,gdp,2021,3,万人\n',
  'other.csv': 'indicator,year,value\ngpd,2021,3\n',
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const data = join(folder, 'data.csv')
const file = (name: string) => join(folder, name)
const energyOn = (...args: readonly string[]) =>
  planwright(
    'forecast',
    data,
    '--indicator',
    'energy',
    '--region',
    'R',
    '--on',
    'gdp',
    '--method',
    'drift',
    ...args,
  )

describe('forecast --on', () => {
  it.each(['en', 'zh'])('says how one indicator depends on another (%s)', async (lang) => {
    const { code, out, err } = await energyOn('--horizon', '3', '--lang', lang)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expectGolden(`cli/forecast-on-${lang}.txt`, out)
  })

  it('follows the results of a run, scenario by scenario', async () => {
    const out = join(folder, 'out')
    expect((await planwright('run', folder, '--out', out)).code).toBe(0)
    const of = async (scenario: string) => {
      const given = ['--given', join(out, 'results.csv'), '--scenario', scenario, '--horizon', '5']
      const { code, out: text } = await energyOn(...given, '--format', 'json')
      expect(code).toBe(0)
      return (JSON.parse(text) as ForecastEntry[])[0]!
    }
    const [low, high] = [await of('low'), await of('high')]
    expect(high.method).toBe('regression')
    expect(high.years).toEqual([2021, 2022, 2023, 2024, 2025])
    // log-log: the ratio of the paths is that of GDP to the power of the elasticity.
    const elasticity = Number(/elasticity of gdp (\S+)/.exec(high.note)![1])
    expect(Math.log(high.median[4]! / low.median[4]!) / Math.log((1.08 / 1.03) ** 5)).toBeCloseTo(
      elasticity,
      3,
    )
    expect(Math.abs(elasticity - 0.7)).toBeLessThan(0.05)
    expect(high.note).toContain('gdp as in ')
    expect(high.note).toContain('results.csv (high)')
  })

  it('converts units, and carries intervals of a forecast that is given', async () => {
    const { out, code } = await energyOn('--given', file('path.csv'), '--horizon', '2', '--format', 'csv')
    expect(code).toBe(0)
    const inPlace = DATA.replace(/\n$/, '\nR,gdp,2021,212,亿元\nR,gdp,2022,225,亿元\n')
    writeFileSync(file('known.csv'), inPlace)
    const known = await planwright(
      'forecast',
      file('known.csv'),
      '--indicator',
      'energy',
      '--region',
      'R',
      '--on',
      'gdp',
      '--horizon',
      '2',
      '--format',
      'csv',
    )
    expect(out).toBe(known.out)

    await planwright(
      'forecast',
      data,
      '--indicator',
      'gdp',
      '--method',
      'drift',
      '--horizon',
      '2',
      '--format',
      'csv',
      '--output',
      file('gdp.csv'),
    )
    const given = JSON.parse(
      (await energyOn('--given', file('gdp.csv'), '--horizon', '2', '--format', 'json')).out,
    )[0]
    const forecast = JSON.parse((await energyOn('--horizon', '2', '--format', 'json')).out)[0]
    expect(given.note).toContain('gdp.csv, with its intervals')
    for (const side of ['lower', 'upper'])
      given[side]['95'].forEach((value: number, i: number) => {
        expect(value / forecast[side]['95'][i]).toBeCloseTo(1, 4)
      })
  })

  it('tells which regions and years are lacking, and goes on with the others', async () => {
    const { code, err, out } = await planwright(
      'forecast',
      data,
      '--indicator',
      'energy',
      '--on',
      'gdp',
      '--given',
      file('path.csv'),
      '--horizon',
      '4',
    )
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expectGolden('cli/forecast-on-errors.txt', err.replaceAll(`${folder}/`, ''))
    const both = await planwright(
      'forecast',
      data,
      '--indicator',
      'energy',
      '--on',
      'gdp',
      '--given',
      file('path.csv'),
      '--horizon',
      '2',
    )
    expect(both.code).toBe(0)
    expect(both.err).toContain('S · energy: the region has no gdp')
  })

  it('takes what never changes as it is', async () => {
    const { code, out } = await planwright(
      'forecast',
      data,
      '--indicator',
      'flat',
      '--on',
      'gdp',
      '--horizon',
      '1',
      '--format',
      'json',
    )
    expect(code).toBe(0)
    const [entry] = JSON.parse(out)
    expect(entry.median).toEqual([5])
    expect(entry.upper['95']).toEqual([5])
  })

  it.each([
    [['--given', 'path.csv'], '--given goes with --on'],
    [['--on', 'gdp', '--scenario', 'low'], '--scenario goes with --given'],
    [['--on', 'gdp', '--scale', 'log'], '--scale does not go with --on'],
    [['--on', 'gdp', '--outliers', 'replace'], '--outliers does not go with --on'],
    [['--on', 'gpd'], '--on: the file has no "gpd"\n  did you mean "gdp"?'],
    [['--on', 'gdp', '--indicator', 'gdp'], '--on: nothing is left to forecast but gdp'],
    [['--on', 'gdp', '--given', 'nowhere.csv'], '--given: there is no file nowhere.csv'],
    [['--on', 'gdp', '--given', file('other.csv')], 'other.csv has no gdp\n  did you mean "gpd"?'],
    [['--on', 'gdp', '--given', file('path.csv'), '--scenario', 'low'], 'path.csv has no scenario "low"'],
    [
      ['--on', 'gdp', '--given', file('people.csv'), '--indicator', 'energy'],
      'in 万人, the history is in 亿元',
    ],
  ])('%j is bad input', async (args, words) => {
    const { code, err, out } = await planwright('forecast', data, '--method', 'drift', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })

  it('says where a unit stands that is not known, or does not go with the other', async () => {
    const told = async (text: string) => {
      writeFileSync(file('units.csv'), text)
      const { code, err } = await energyOn('--given', file('units.csv'), '--horizon', '1')
      expect(code).toBe(2)
      return err.replaceAll(`${folder}/`, '')
    }
    expect(await told('\ufeff指标,年份,数值,单位\nprice,2021,2,\ngdp,2021,220,100m yuan\n')).toBe(
      `units.csv:3:14  unknown unit "m yuan" in "100m yuan"
  3 | gdp,2021,220,100m yuan
    |              ^^^^^^^^^   did you mean "yuan"?
`,
    )
    expect(await told('indicator,year,value,unit\ngdp,2021,220,florins\n')).toContain(
      'a unit that is written alike in both files need not be known',
    )
    expect(await told('indicator,year,value,unit\ngdp,2021,220,万人\n')).toBe(
      `units.csv:2:14  gdp of R is in 万人, the history is in 亿元
  2 | gdp,2021,220,万人
    |              ^^^^
`,
    )
    writeFileSync(file('strange.csv'), DATA.replaceAll('亿元', 'm yuan'))
    const args = ['--indicator', 'energy', '--on', 'gdp', '--given', file('path.csv'), '--horizon', '2']
    const { code, err } = await planwright('forecast', file('strange.csv'), ...args)
    expect(code).toBe(2)
    expect(err).toContain('strange.csv:2:18  unknown unit "m yuan"')
  })

  it('asks which scenario of several is meant', async () => {
    const text = 'scenario,region,indicator,year,value\nlow,R,gdp,2021,200\nhigh,R,gdp,2021,220\n'
    writeFileSync(file('two.csv'), text)
    const { code, err } = await energyOn('--given', file('two.csv'), '--horizon', '1')
    expect(code).toBe(2)
    expect(err).toContain('two.csv has several scenarios\n  name one with --scenario: low, high')
    const unknown = await energyOn('--given', file('two.csv'), '--scenario', 'hihg')
    expect(unknown.err).toContain('has no scenario "hihg"\n  did you mean "high"?')
  })
})
