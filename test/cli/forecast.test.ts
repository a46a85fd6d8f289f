import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { METHOD_NAMES } from '../../src/cli/forecast/history-options.js'
import { methods } from '../../src/forecast/methods.js'
import type { ForecastEntry } from '../../src/report/forecast/forecast-files.js'
import { expectGolden, expectGoldenOutput } from '../golden.js'
import { folderWith, MIXED, SOUND } from './history-file.js'
import { planwright } from './run-in-process.js'

const folder = folderWith({
  'mixed.csv': MIXED,
  'sound.csv': SOUND,
  'bad.csv': 'indicator,year,value\na,2020,x\nb,2020,1\n',
  'formula.csv': 'indicator,year,value\n=1+2,2020,1\n=1+2,2021,2\n=1+2,2022,4\n',
  'hostile.csv': [
    'region,indicator,year,value,unit',
    ...['2015,1', '2016,2', '2017,4'].map(
      (row) => `re\u001b[31mgion,"in\ndi\tca\u001btor",${row},%\u001b[2J`,
    ),
    're\u001b[31mgion,b\u0007d,2015,\u001b[1mx,',
  ].join('\n'),
  'gap.csv': `indicator,year,value\n${[2, 4, 8, '—', 32, 64].map((value, t) => `a,${2011 + t},${value}`).join('\n')}`,
  'book.xlsx': 'PK\u0003\u0004\ufffd"',
  'open.csv': 'scenario,indicator,year,value\na,balance,2016,3\na,balance,2017,"4\n',
  'columns.csv': 'indicator,yaer\na,2020\n',
})
mkdirSync(join(folder, 'empty'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [MIXED_FILE, SOUND_FILE] = [join(folder, 'mixed.csv'), join(folder, 'sound.csv')]

/** Calls `forecast` by drift, whose numbers move with no other method. */
const forecast = (...args: readonly string[]) => planwright('forecast', ...args, '--method', 'drift')

async function entries(...args: readonly string[]): Promise<ForecastEntry[]> {
  const { code, out } = await forecast(...args, '--format', 'json')
  expect(code).toBe(0)
  return JSON.parse(out) as ForecastEntry[]
}

describe('forecast', () => {
  it('is JSON with an entry for each history, of the shape that programs expect', async () => {
    const all = await entries(MIXED_FILE, '--horizon', '4')
    expect(all.map(({ region, indicator }) => `${region} ${indicator}`)).toEqual([
      '甲县 gdp',
      '甲县 urban',
      ...['one', 'two', 'flat', 'missing', 'text', 'duplicate', 'gaps', 'huge', 'grows'].map(
        (id) => `乙县 ${id}`,
      ),
    ])
    for (const entry of all) {
      expect(Object.keys(entry)).toEqual([
        'region',
        'indicator',
        'method',
        'years',
        'mean',
        'median',
        'lower',
        'upper',
        'note',
      ])
      const { years, mean, median, lower, upper } = entry
      expect([0, 4]).toContain(years.length)
      expect(Object.keys(lower)).toEqual(['80', '95'])
      for (const numbers of [mean, median, lower['80']!, lower['95']!, upper['80']!, upper['95']!])
        expect(numbers.length).toBe(years.length)
      years.forEach((_, i) => {
        const row = [lower['95']![i]!, lower['80']![i]!, median[i]!, upper['80']![i]!, upper['95']![i]!]
        expect([...row].sort((a, b) => a - b)).toEqual(row)
      })
      expect(entry.method).toBe('drift')
      expect(entry.note).not.toBe('')
    }
  })

  it('says for each bad history why, with its lines, and goes on with the others', async () => {
    const { code, out, err } = await forecast(MIXED_FILE, '--format', 'json')
    expect(code).toBe(0)
    const notes = (JSON.parse(out) as ForecastEntry[])
      .filter(({ years }) => years.length === 0)
      .map(({ indicator, note }) => `${indicator}: ${note}`)
    expect(notes).toEqual([
      'gdp: line 6: "1,60" is not a number',
      'one: 1 value; drift needs at least 3',
      'two: 2 values; drift needs at least 3',
      'missing: it has no values',
      'text: line 20: "many" is not a number',
      'duplicate: line 23: 2010 stands twice with different values',
      'gaps: 5 of 7 years have no value, more than half',
      'huge: the value of 2011, 1e+300, is too large',
    ])
    expectGolden('cli/forecast-mixed-errors.txt', err.replaceAll(MIXED_FILE, 'mixed.csv'))
  })

  it.each(['en', 'zh'])('prints a table for each history (%s)', async (lang) => {
    const { out } = await forecast(SOUND_FILE, '--horizon', '3', '--lang', lang)
    expectGolden(`cli/forecast-sound-${lang}.txt`, out)
  })

  it('prints long CSV, with the levels that are asked for', async () => {
    const { out } = await forecast(SOUND_FILE, '--horizon', '2', '--format', 'csv', '--levels', '95, 50')
    expectGolden('cli/forecast-sound.csv', out)
    const json = await entries(SOUND_FILE, '--horizon', '2', '--levels', '50,95')
    const [header, first] = out.split('\n')
    expect(header).toBe('region,indicator,year,mean,median,lower_50,upper_50,lower_95,upper_95')
    const { mean, median, lower, upper } = json[0]!
    const numbers = [mean, median, lower['50']!, upper['50']!, lower['95']!, upper['95']!].map((of) => of[0])
    expect(first).toBe(`甲县,gdp,2016,${numbers.join(',')}`)
  })

  it('shows the last values, those filled in brackets', async () => {
    const { out } = await forecast(join(folder, 'gap.csv'), '--horizon', '1')
    expect(out).toContain('1 missing year filled on logarithms: 2014;')
    expect(out).toContain('last values: 2012 4.00, 2013 8.00, 2014 (16.00), 2015 32.00, 2016 64.00\n')
    const { out: zh } = await forecast(join(folder, 'gap.csv'), '--horizon', '1', '--lang', 'zh')
    expect(zh).toContain('最近数值：2012 4.00，2013 8.00，2014 (16.00)，2015 32.00')
  })

  it('lets no control character of a file reach the terminal', async () => {
    const { out, err } = await forecast(join(folder, 'hostile.csv'), '--horizon', '1')
    expect(out).toContain('re\ufffd[31mgion · in\ufffddi ca\ufffdtor (%\ufffd[2J)\n')
    expect(err).toContain('1 of 2 histories is left out:')
    expect(err).toContain('re\ufffd[31mgion · b\ufffdd: line 8: "\ufffd[1mx" is not a number')
    const unknown = await forecast(join(folder, 'hostile.csv'), '--indicator', 'c')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    for (const text of [out, err, unknown.err]) expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it('has the normal quantiles of the drift method', async () => {
    // R: forecast::rwf(c(10, 11, 13, 12.5), drift = TRUE, h = 2, level = c(80, 95)), version 8.20.
    const [grows] = await entries(MIXED_FILE, '--indicator', 'grows', '--horizon', '2', '--bounds', 'none')
    const near = (found: readonly number[], wanted: readonly number[]) =>
      wanted.forEach((value, i) => {
        expect(found[i]).toBeCloseTo(value, 5)
      })
    near(grows!.mean, [13.33333333, 14.16666667])
    near(grows!.lower['80']!, [11.471282078, 11.222505124])
    near(grows!.upper['95']!, [16.18109498, 18.66937319])
  })

  it('takes the indicators, regions and years that are asked for', async () => {
    const named = async (...args: string[]) =>
      (await entries(SOUND_FILE, ...args)).map(({ region, indicator }) => `${region} ${indicator}`)
    expect(await named('--indicator', 'gdp')).toEqual(['甲县 gdp', '乙县 gdp'])
    expect(await named('--indicator', 'balance,gdp', '--region', '甲县')).toEqual([
      '甲县 gdp',
      '甲县 balance',
    ])
    expect(await named('--indicator', 'balance', '--indicator', 'gdp')).toHaveLength(3)
    const [cut] = await entries(SOUND_FILE, '--from', '2003', '--to', '2010', '--horizon', '2')
    expect(cut!.years).toEqual([2011, 2012])
    const [whole] = await entries(SOUND_FILE, '--to', '2010', '--horizon', '2')
    expect(cut!.mean).not.toEqual(whole!.mean)
  })

  it('keeps within the bounds that are given', async () => {
    const lowest = async (...args: string[]) =>
      Math.min(...(await entries(SOUND_FILE, '--indicator', 'balance', ...args))[0]!.lower['95']!)
    expect(await lowest()).toBeLessThan(-25)
    expect(await lowest('--bounds', 'balance=-25:40')).toBe(-25)
    expect(await lowest('--bounds', 'none', '--bounds', 'balance=-30:')).toBe(-30)
    const { err, code } = await forecast(SOUND_FILE, '--indicator', 'balance', '--bounds', 'balance=0:1')
    expect(code).toBe(1)
    expect(err).toContain('甲县 · balance: the value of 2000, 16.83, is not from 0 to 1')
  })

  it('forecasts on a scale', async () => {
    const [gdp] = await entries(SOUND_FILE, '--scale', 'log', '--indicator', 'gdp')
    expect(gdp!.note).toContain('random walk with drift on log')
  })

  it('writes a file when asked, and the same bytes each time', async () => {
    const file = join(folder, 'forecasts.json')
    const { out, err } = await forecast(MIXED_FILE, '--format', 'json', '--output', file)
    expect(out).toBe('')
    expect(err).toContain(`written to ${file}\n`)
    const printed = await forecast(MIXED_FILE, '--format', 'json')
    expect(readFileSync(file, 'utf8')).toBe(printed.out)
    expect((await forecast(MIXED_FILE, '--format', 'json')).out).toBe(printed.out)
  })

  it('has code 1 when no history can be forecast', async () => {
    const { code, out, err } = await forecast(join(folder, 'bad.csv'))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^2 of 2 histories are left out:\n/)
    const json = await forecast(join(folder, 'bad.csv'), '--format', 'json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toHaveLength(2)
  })

  it('writes no formula into a CSV', async () => {
    const { out } = await forecast(join(folder, 'formula.csv'), '--format', 'csv', '--horizon', '1')
    expect(out.split('\n')[1]).toMatch(/^,'=1\+2,2023,/)
  })

  it('names every method in its help', () => {
    expect(METHOD_NAMES).toBe(methods.map(({ id }) => id).join(', '))
  })

  it('tells of itself', async () => {
    expectGoldenOutput('cli/help-forecast.txt', await planwright('forecast', '--help'))
  })

  it.each([
    [['nowhere.csv'], 'there is no file nowhere.csv'],
    [[join(folder, 'mixd.csv')], `did you mean "${MIXED_FILE}"?`],
    [[join(folder, 'columns.csv')], 'the column "year" is missing\n  rename "yaer"'],
    [[SOUND_FILE, '--indicator', 'gdpp'], '--indicator: the file has no "gdpp"\n  did you mean "gdp"?'],
    [[SOUND_FILE, '--region', '丙县'], '--region: the file has no "丙县"'],
    [[SOUND_FILE, '--region', '乙县', '--indicator', 'balance'], 'has no such indicator of such a region'],
    [[SOUND_FILE, '--horizon', '0'], '--horizon: 0 is not a whole number from 1 to 100'],
    [[SOUND_FILE, '--horizon', 'x'], '--horizon takes a number in digits'],
    [[SOUND_FILE, '--levels', '80,100'], '--levels: "100" is not between 0 and 100'],
    [[SOUND_FILE, '--levels', ''], '--levels: "" is not a number'],
    [[SOUND_FILE, '--levels', '80,abc'], '--levels: "abc" is not a number\n  write percentages'],
    [[SOUND_FILE, '--overlay', 'etz'], '--overlay: there is no method "etz"\n  did you mean "ets"?'],
    [[folder], `${folder} is a folder\n  name a file in it, such as ${join(folder, 'bad.csv')}`],
    [[join(folder, 'empty')], 'empty is a folder\n  name a CSV file'],
    [[SOUND_FILE, '--on', 'balance', '--given', folder], `--given: ${folder} is a folder`],
    [[SOUND_FILE, '--on', 'balance', '--given', join(folder, 'book.xlsx')], 'this is an Excel workbook'],
    [
      [SOUND_FILE, '--on', 'balance', '--given', join(folder, 'open.csv'), '--scenario', 'a'],
      'open.csv:3:1  a quotation mark is not closed',
    ],
    [[SOUND_FILE, '--from', '2010', '--to', '2009'], '--from 2010 is after --to 2009'],
    [[SOUND_FILE, '--bounds', 'gdp=5:1'], '--bounds: "gdp=5:1" names no bounds of an indicator'],
    [[SOUND_FILE, '--bounds', 'gdp'], '--bounds: "gdp" names no bounds'],
    [[SOUND_FILE, '--bounds', 'gpd=0:1'], '--bounds: unknown indicator "gpd"\n  did you mean "gdp"?'],
    [[SOUND_FILE, '--output', folder], `${folder} is a folder\n  name another file with --output`],
  ])('%j is bad input', async (args, words) => {
    const { code, err, out } = await forecast(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })

  it('knows its methods', async () => {
    const { code, err } = await planwright('forecast', SOUND_FILE, '--method', 'drfit')
    expect(code).toBe(2)
    expect(err).toMatch(
      /^--method: there is no method "drfit"\n {2}did you mean "drift"\? methods: .*naive, drift, /,
    )
  })

  it('writes nothing unless asked', () => {
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})
