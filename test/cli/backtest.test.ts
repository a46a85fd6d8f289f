import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectGolden, expectGoldenOutput } from '../golden.js'
import { folderWith, MIXED, SOUND } from './history-file.js'
import { planwright } from './run-in-process.js'

const folder = folderWith({
  'mixed.csv': MIXED,
  'sound.csv': SOUND,
  'short.csv': 'indicator,year,value\na,2020,1\n',
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [MIXED_FILE, SOUND_FILE] = [join(folder, 'mixed.csv'), join(folder, 'sound.csv')]

const backtest = (...args: readonly string[]) => planwright('backtest', ...args)

describe('backtest', () => {
  it.each(['en', 'zh'])('prints the scores of each method, naive first (%s)', async (lang) => {
    const { code, out } = await backtest(SOUND_FILE, '--method', 'drift,mean', '--by-step', '--lang', lang)
    expect(code).toBe(0)
    expectGolden(`cli/backtest-sound-${lang}.txt`, out)
  })

  it('prints them as CSV, step by step when asked', async () => {
    const args = [SOUND_FILE, '--method', 'drift', '--horizon', '2', '--format', 'csv']
    const { out } = await backtest(...args)
    const [header, ...rows] = out.trimEnd().split('\n')
    expect(header).toBe(
      'method,step,mase,smape,rmsse,pinball,crps,msis_80,msis_95,coverage_80,coverage_95,histories,forecasts,failed,dm_p',
    )
    expect(rows.map((row) => row.split(',').slice(0, 2).join())).toEqual(['naive,all', 'drift,all'])
    const steps = await backtest(...args, '--by-step')
    expect(steps.out.split('\n').map((row) => row.split(',')[1])).toEqual([
      'step',
      'all',
      '1',
      '2',
      'all',
      '1',
      '2',
      undefined,
    ])
    // All forecasts have both steps, so that the mean over steps is that over all.
    const mase = steps.out.split('\n').map((row) => Number(row.split(',')[2]))
    expect((mase[2]! + mase[3]!) / 2).toBeCloseTo(mase[1]!, 12)
  })

  it('is the arithmetic of a spreadsheet: the last two years held out', async () => {
    const file = join(folder, 'mixed.csv')
    const args = [file, '--indicator', 'grows', '--horizon', '2', '--origins', '1', '--format', 'json']
    const { out } = await backtest(...args, '--method', 'naive')
    // 10, 11 | 13, 12.5: naive misses by 2 and 1.5, and by 1 within the history.
    expect(JSON.parse(out)).toMatchObject([
      {
        method: 'naive',
        histories: 1,
        forecasts: 1,
        failed: {},
        scores: { mase: 1.75, smape: expect.closeTo((200 * (2 / 24 + 1.5 / 23.5)) / 2, 10) },
        by_step: [{ mase: 2 }, { mase: 1.5 }],
        diebold_mariano: null,
      },
    ])
  })

  it('knows nothing of the years that it forecasts', async () => {
    const crps = async (...args: string[]) => {
      const asked = ['--horizon', '1', '--method', 'theta,ets', '--indicator', 'gdp', '--scale', 'auto']
      const { out } = await backtest(SOUND_FILE, ...asked, ...args, '--format', 'json')
      return (JSON.parse(out) as { scores: { crps: number } }[]).map(({ scores }) => scores.crps)
    }
    // Three origins are the two before, of a history that ends a year earlier, and the last one.
    const [three, two, last] = [
      await crps('--origins', '3'),
      await crps('--origins', '2', '--to', '2014'),
      await crps('--origins', '1'),
    ]
    three.forEach((value, i) => {
      expect(value).toBeCloseTo((2 * two[i]! + last[i]!) / 3, 12)
    })
  })

  it('leaves out what cannot be used, with its cause', async () => {
    const { code, err, out } = await backtest(MIXED_FILE, '--horizon', '1', '--method', 'drift')
    expect(code).toBe(0)
    expect(out).toContain('2 histories, 1 year ahead')
    expect(err).toContain('\n9 of 11 histories are left out:\n')
    expect(err).toContain('乙县 · one: 1 value; backtest needs at least 4')
  })

  it('runs every method', async () => {
    const { out } = await backtest(
      SOUND_FILE,
      '--method',
      'all',
      '--origins',
      '1',
      '--horizon',
      '3',
      '--format',
      'csv',
    )
    const ids = out
      .split('\n')
      .slice(1, -1)
      .map((row) => row.split(',')[0])
    expect(ids[0]).toBe('naive')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['drift', 'theta', 'ets', 'arima', 'auto']))
  })

  it('has methods with fewer forecasts last', async () => {
    // No Gompertz curve fits a balance that swings around 0.
    const args = [SOUND_FILE, '--method', 'gompertz,drift', '--horizon', '3']
    const found = JSON.parse((await backtest(...args, '--format', 'json')).out) as {
      method: string
      forecasts: number
    }[]
    expect(found.map(({ method }) => method)).toEqual(['naive', 'drift', 'gompertz'])
    expect(found[2]!.forecasts).toBeLessThan(found[1]!.forecasts)
    const { out } = await backtest(...args)
    expect(out).toContain('methods with fewer forecasts come last; their scores are of those alone')
    expect(out.indexOf('\ngompertz')).toBeGreaterThan(out.indexOf('\ndrift'))
  })

  it('writes a file when asked, and the same bytes each time', async () => {
    const file = join(folder, 'scores.json')
    const args = [SOUND_FILE, '--method', 'drift', '--format', 'json']
    await backtest(...args, '--output', file)
    expect(readFileSync(file, 'utf8')).toBe((await backtest(...args)).out)
  })

  it('has code 1 when nothing can be scored', async () => {
    const { code, out, err } = await backtest(join(folder, 'short.csv'), '--method', 'naive')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^1 of 1 histories is left out:\n/)
    expect(err).toContain('a: 1 value; backtest needs at least 8')
  })

  it('tells of itself', async () => {
    expectGoldenOutput('cli/help-backtest.txt', await backtest('--help'))
  })

  it.each([
    [[SOUND_FILE, '--method', 'drift,etz'], '--method: there is no method "etz"\n  did you mean "ets"?'],
    [[SOUND_FILE, '--origins', '0'], '--origins: 0 is not a whole number from 1 on'],
    [[SOUND_FILE, '--horizon', '2.5'], '--horizon: 2.5 is not a whole number'],
    [['nowhere.csv'], 'there is no file nowhere.csv'],
    [['.'], '. is a folder\n  name a CSV file'],
  ])('%j is bad input', async (args, words) => {
    const { code, err, out } = await backtest(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })
})
