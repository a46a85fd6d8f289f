import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileNames } from '../../src/report/charts/history-files.js'
import { folderWith, MIXED, SOUND } from './history-file.js'
import { planwright } from './run-in-process.js'

const MANY = `region,indicator,year,value\n${Array.from({ length: 25 }, (_, i) =>
  [3, 5, 4, 6, 7].map((value, t) => `r${i},gdp,${2000 + t},${value + i}`).join('\n'),
).join('\n')}\n`
const folder = folderWith({ 'sound.csv': SOUND, 'mixed.csv': MIXED, 'many.csv': MANY })
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [SOUND_FILE, MIXED_FILE, MANY_FILE] = ['sound.csv', 'mixed.csv', 'many.csv'].map((name) =>
  join(folder, name),
) as [string, string, string]

const charts = (name: string) => join(folder, name)
const read = (name: string, file: string) => readFileSync(join(charts(name), file), 'utf8')
const forecast = (name: string, ...args: string[]) =>
  planwright('forecast', ...args, '--method', 'drift', '--charts', charts(name), '--type', 'json')

describe('charts of forecasts', () => {
  it('are a page, and a chart and residual checks for each history', async () => {
    const { code, out, err } = await forecast('each', SOUND_FILE)
    expect(code).toBe(0)
    expect(err).toBe(`7 files written to ${charts('each')}/\n`)
    expect(out).toBe((await planwright('forecast', SOUND_FILE, '--method', 'drift')).out)
    expect(readdirSync(charts('each')).sort()).toEqual(
      [
        'forecast-乙县-gdp',
        'forecast-甲县-balance',
        'forecast-甲县-gdp',
        'forecasts',
        'residuals-乙县-gdp',
        'residuals-甲县-balance',
        'residuals-甲县-gdp',
      ]
        .map((file) => `${file}.vl.json`)
        .sort(),
    )
    // The median of the last year is that of the table.
    const { out: csv } = await planwright('forecast', SOUND_FILE, '--method', 'drift', '--format', 'csv')
    const [, , year, , median] = csv
      .split('\n')
      .find((row) => row.startsWith('甲县,gdp,2030'))!
      .split(',')
    const values = [
      ...read('each', 'forecast-甲县-gdp.vl.json').matchAll(/"year": (\d+),\s*"value": ([\d.]+)/g),
    ]
    const last = values.filter((match) => match[1] === year).map((match) => Number(match[2]))
    expect(last[0]).toBeCloseTo(Number(median), 9)
  })

  it('leave out what cannot be forecast, and are none when nothing can', async () => {
    await forecast('mixed', MIXED_FILE, '--region', '乙县')
    expect(readdirSync(charts('mixed')).sort()).toEqual([
      'forecast-乙县-flat.vl.json',
      'forecast-乙县-grows.vl.json',
      'forecasts.vl.json',
    ])
    const { code, err } = await forecast('none', MIXED_FILE, '--indicator', 'one')
    expect(code).toBe(1)
    expect(err).toContain('0 files written')
  })

  it('are pages alone for more than twelve histories', async () => {
    const { err } = await forecast('pages', MANY_FILE)
    expect(err).toContain('charts hold up to 12 histories a page')
    expect(readdirSync(charts('pages')).sort()).toEqual([1, 2, 3].map((page) => `forecasts-${page}.vl.json`))
    const regions = [1, 2, 3].map((page) => read('pages', `forecasts-${page}.vl.json`).match(/"r\d+"/g)!)
    expect(regions.map((page) => page.length)).toEqual([8, 8, 9])
    expect(new Set(regions.flat()).size).toBe(25)
  })

  it('show another method’s median when asked', async () => {
    await forecast('overlay', SOUND_FILE, '--indicator', 'balance', '--overlay', 'mean', '--lang', 'en')
    expect(read('overlay', 'forecast-甲县-balance.vl.json')).toContain('"scenario": "Mean"')
  })

  it('are SVG and PNG too unless a type is named', async () => {
    const args = [SOUND_FILE, '--indicator', 'balance', '--method', 'naive', '--charts', charts('types')]
    await planwright('forecast', ...args)
    const png = readFileSync(join(charts('types'), 'forecast-甲县-balance.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(read('types', 'residuals-甲县-balance.svg')).toContain('<svg')
  })

  it.each([
    [['--type', 'svg'], '--type is for charts\n  name a folder with --charts'],
    [['--overlay', 'drift'], '--overlay is for charts'],
    [['--overlay', 'drfit', '--charts', folder], 'there is no method "drfit"'],
    [['--charts', SOUND_FILE], 'a part of the path is a file\n  name another folder with --charts'],
  ])('%j is bad input', async (args, words) => {
    const { code, err } = await planwright('forecast', SOUND_FILE, '--method', 'naive', ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('charts of a backtest', () => {
  it('are the accuracy, and what was expected of each history', async () => {
    const args = ['backtest', SOUND_FILE, '--method', 'drift', '--horizon', '3', '--origins', '2']
    const { err } = await planwright(
      ...args,
      '--charts',
      charts('backtest'),
      '--type',
      'json',
      '--lang',
      'en',
    )
    expect(err).toBe(`4 files written to ${charts('backtest')}/\n`)
    expect(readdirSync(charts('backtest')).sort()).toEqual(
      ['accuracy', 'backtest-乙县-gdp', 'backtest-甲县-balance', 'backtest-甲县-gdp']
        .map((file) => `${file}.vl.json`)
        .sort(),
    )
    const accuracy = read('backtest', 'accuracy.vl.json')
    expect(accuracy).toContain('"3 histories, 3 years ahead, from at most 2 origins each"')
    const { out } = await planwright(...args, '--format', 'json')
    for (const { scores } of JSON.parse(out) as { scores: { mase: number } }[])
      expect(accuracy).toContain(`"text": "${scores.mase.toFixed(2)}"`)
    expect(read('backtest', 'backtest-甲县-gdp.vl.json')).toContain(
      '"Forecasts from each of 2011–2012, and what came"',
    )
  })
})

describe('file names of charts', () => {
  const names = (...pairs: [region: string, indicator: string][]) =>
    fileNames(
      pairs.map(([region, indicator]) => ({
        region,
        indicator,
        unit: '',
        years: [],
        values: [],
        faults: [],
      })),
    )

  it('have letters, digits and dashes alone, and are all different', () => {
    expect(
      names(['', 'gdp'], ['', 'GDP'], ['a/..', '../b:c'], ['', '/'], ['', '?'], ['赣县区', '人均（元）']),
    ).toEqual(['gdp', 'GDP-2', 'a-b-c', 'history', 'history-2', '赣县区-人均-元'])
  })

  it('fit into what a file system takes', () => {
    for (const name of names(['很长的'.repeat(99), '名称'.repeat(99)], ['𠮷'.repeat(99), 'x'.repeat(999)]))
      expect(Buffer.byteLength(`residuals-${name}-99.vl.json.1234567.part`)).toBeLessThanOrEqual(255)
  })
})
