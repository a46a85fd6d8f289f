import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ForecastEntry } from '../../src/report/forecast/forecast-files.js'
import { folderWith } from './history-file.js'
import { planwright } from './run-in-process.js'

/** A prefecture of two counties with GDP in two sectors; its works of 2015 are not the sum of the counties'. */
function prefecture(): string {
  const rows: string[] = ['region,indicator,year,value,unit']
  for (let t = 0; t < 16; t++) {
    const farms = { 赣县区: 20 + t + Math.sin(2 * t), 南康区: 30 + 0.5 * t + Math.cos(3 * t) }
    const works = { 赣县区: 60 * 1.07 ** t + 3 * Math.sin(5 * t), 南康区: 80 * 1.05 ** t + 4 * Math.sin(t) }
    const put = (region: string, f: number, w: number, off = 0) => {
      rows.push(
        `${region},farms,${2000 + t},${f.toFixed(3)},亿元`,
        `${region},works,${2000 + t},${(w + off).toFixed(3)},亿元`,
      )
      rows.push(
        `${region},gdp,${2000 + t},${(f + w + off).toFixed(3)},亿元`,
        `${region},urban share,${2000 + t},${40 + t},%`,
      )
    }
    put('赣县区', farms.赣县区, works.赣县区)
    put('南康区', farms.南康区, works.南康区)
    put('赣州', farms.赣县区 + farms.南康区, works.赣县区 + works.南康区, t === 15 ? 20 : 0)
  }
  return `${rows.join('\n')}\n`
}

const folder = folderWith({
  'data.csv': prefecture(),
  'hierarchy.yaml': 'regions:\n  赣州: [赣县区, 南康区]\nindicators:\n  gdp: [farms, works]\n',
  'share.yaml': 'regions:\n  赣州: [赣县区, 南康区]\nadditive: [works, urban share]\n',
  'shares.csv': prefecture()
    .split('\n')
    .filter((line) => /indicator|urban share/.test(line))
    .join('\n'),
  'gaps.csv': prefecture().replace(/^南康区,(farms|works|gdp),.*$/gm, '南康区,$1,2010,many,亿元'),
  'misspelt.yaml': 'regions:\n  赣州: [赣县区, 南康]\n',
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [DATA, HIERARCHY, MISSPELT] = ['data.csv', 'hierarchy.yaml', 'misspelt.yaml'].map((name) =>
  join(folder, name),
)

const forecast = (...args: readonly string[]) =>
  planwright('forecast', DATA!, '--method', 'drift', '--scale', 'auto', '--horizon', '5', ...args)

async function entries(...args: readonly string[]): Promise<Map<string, ForecastEntry>> {
  const { code, out } = await forecast('--format', 'json', ...args)
  expect(code).toBe(0)
  return new Map((JSON.parse(out) as ForecastEntry[]).map((e) => [`${e.region} ${e.indicator}`, e]))
}

describe('forecast --hierarchy', () => {
  it.each([
    [[], /; reconciled \(MinT, shrinkage 0\.\d\d\)/],
    [['--reconcile', 'wls'], /; reconciled \(WLS\)/],
    [['--reconcile', 'ols'], /; reconciled \(OLS\)/],
    [['--reconcile', 'bottom-up'], /; reconciled \(bottom-up\)/],
  ])('prints means and medians that add up, and says so: %j', async (options, note) => {
    const all = await entries('--hierarchy', HIERARCHY!, ...options)
    for (const of of ['mean', 'median'] as const)
      for (let step = 0; step < 5; step++) {
        const at = (name: string) => all.get(name)![of][step]!
        for (const indicator of ['farms', 'works', 'gdp'])
          expect(at(`赣州 ${indicator}`)).toBe(at(`赣县区 ${indicator}`) + at(`南康区 ${indicator}`))
        for (const region of ['赣县区', '南康区'])
          expect(at(`${region} gdp`)).toBe(at(`${region} farms`) + at(`${region} works`))
        expect(at('赣州 gdp') / (at('赣州 farms') + at('赣州 works'))).toBeCloseTo(1, 14)
      }
    expect(all.get('赣州 gdp')!.note).toMatch(note)
    expect(all.get('赣州 urban share')!.note).not.toContain('reconciled')
  })

  it('tells of histories that do not add up and of shares, which are left as they are', async () => {
    const { code, err } = await forecast('--hierarchy', HIERARCHY!)
    expect(code).toBe(0)
    expect(err).toBe(
      `2 of 6 totals are not the sums of their parts in the histories; worst: 赣州 · works in 2015, 353.294 against 333.294 (5.7%)
indicators left as they are, for they do not add up over regions in the histories: urban share
`,
    )
    expect((await forecast('--hierarchy', HIERARCHY!, '--lang', 'zh')).err).toContain(
      '6个总量中有2个的历史值与分项之和不符',
    )
  })

  it('gives the same numbers when only a total is asked for', async () => {
    const all = await entries('--hierarchy', HIERARCHY!)
    const some = await entries('--hierarchy', HIERARCHY!, '--indicator', 'gdp', '--region', '赣州')
    expect([...some.keys()]).toEqual(['赣州 gdp'])
    expect(some.get('赣州 gdp')).toEqual(all.get('赣州 gdp'))
  })

  it('prints all digits of means and medians in CSV too', async () => {
    const { out } = await forecast('--hierarchy', HIERARCHY!, '--format', 'csv')
    const rows = out
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    const at = (region: string, indicator: string) => {
      const row = rows.find((r) => r[0] === region && r[1] === indicator && r[2] === '2020')!
      return Number(row[4])
    }
    expect(at('赣州', 'works')).toBe(at('赣县区', 'works') + at('南康区', 'works'))
  })

  it('refuses what is said to add up over regions and is far from it', async () => {
    const file = join(folder, 'share.yaml')
    const { code, out, err } = await forecast('--hierarchy', file)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(
      `${file}:3:19  urban share does not add up over regions: 赣州 has 48 in 2008, its parts 96 together
  3 | additive: [works, urban share]
    |                   ^^^^^^^^^^^   leave it out
`,
    )
  })

  it('refuses a file that makes nothing add up, and says what stands in the way', async () => {
    const refused = async (data: string, hierarchy: string) => {
      const { code, out, err } = await planwright('forecast', join(folder, data), '--hierarchy', hierarchy)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      return err
    }
    const regions = join(folder, 'regions.yaml')
    writeFileSync(regions, 'regions:\n  赣州: [赣县区, 南康区]\n')
    expect(await refused('shares.csv', regions)).toBe(
      `${regions}: no total can be made the sum of its parts
  赣州 · urban share is not the sum of its parts in the data
`,
    )
    expect(await refused('gaps.csv', regions)).toBe(
      `${regions}: no total can be made the sum of its parts
  赣州 · farms lacks a usable history of 南康区; 赣州 · works lacks a usable history of 南康区; 赣州 · gdp lacks a usable history of 南康区; 赣州 · urban share is not the sum of its parts in the data
`,
    )
  })

  it('says what is wrong with the file, before anything is forecast', async () => {
    const { code, out, err } = await forecast('--hierarchy', MISSPELT!)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(`${MISSPELT}:2:13  the data have no region "南康"`)
    const missing = await forecast('--hierarchy', HIERARCHY!.replace('hier', 'heir'))
    expect(missing.code).toBe(2)
    expect(missing.err).toContain(`did you mean "${HIERARCHY}"?`)
    const alone = await forecast('--reconcile', 'wls')
    expect(alone.code).toBe(2)
    expect(alone.err).toContain('--reconcile goes with --hierarchy')
  })
})
