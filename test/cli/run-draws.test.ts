import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planwright } from './run-in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'planwright-draws-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scenario = join(folder, 'town.yaml')
const certain = join(folder, 'certain.yaml')

beforeAll(() => {
  const model = join(folder, 'models', 'town')
  mkdirSync(model, { recursive: true })
  writeFileSync(
    join(model, 'model.yaml'),
    `model: town
label: Town
years: {base: 2020, end: 2025}
headline: [output, tax]
levers:
  pace: {unit: "%", default: 5%}
  share: {unit: "%", default: 20%}
indicators:
  output: {label: {zh: 产出, en: Output}, unit: 亿元, digits: 1, equation: output(-1) * (1 + pace), start: 100 亿元}
  tax: {label: {zh: 税收, en: Tax}, unit: 亿元, digits: 1, equation: output * share}
  people: {label: {zh: 人口, en: People}, unit: 万人, digits: 1, equation: people(-1), start: 10 万人}
`,
  )
  writeFileSync(
    join(folder, 'plan.yaml'),
    `plan: town
label: {zh: 规划, en: Town plan}
period: {base: 2020, end: 2025}
targets:
  - {indicator: output, target: 128 亿元, status: binding, table: T}
  - {indicator: tax, target: 25.5 亿元, status: binding, table: T}
  - {indicator: people, target: 10 万人, table: T}
`,
  )
  writeFileSync(certain, 'model: town\nplan: plan.yaml\n')
  writeFileSync(
    scenario,
    `extends: certain
uncertain:
  pace: {add: {normal: {sd: 1pp}}}
  share: {add: {normal: {sd: 2pp}}}
correlations:
  pace: {share: 0.5}
`,
  )
})

/** Rows of a CSV file by column. */
function table(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trim().split('\n')
  const names = header!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])))
}

/** The files of a run; what tells of the run itself is left out. */
async function files(...args: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const out = mkdtempSync(join(folder, 'out-'))
  const { code, err } = await planwright('run', scenario, '--out', out, ...args)
  expect(err).toContain('files written')
  expect(code).toBe(0)
  return new Map(
    readdirSync(out)
      .filter((name) => name !== 'manifest.json')
      .map((name) => [name, readFileSync(join(out, name), 'latin1')]),
  )
}

describe('run --draws', () => {
  it('prints spreads and odds that follow from the distributions', async () => {
    const { code, out, err } = await planwright(
      'run',
      scenario,
      '--draws',
      '16384',
      '--sampling',
      'sobol',
      '--no-out',
      '--joint',
      'output_2025,people_2025',
    )
    expect(err).toBe('')
    expect(code).toBe(0)
    // 1.05^5 is the median of (1 + pace)^5; at 1.645 standard deviations more it is 1.06645^5.
    expect(out).toMatch(/Output +100 million yuan +127\.7 +6\.08 +117\.9 +123\.6 +127\.6 +131\.8 +137\.9/)
    // Output reaches 127.5 (what 128 leaves in its digits) when the pace is 4.98% or more: Φ(0.02) = 50.9%.
    expect(out).toMatch(/Output +128 亿元 +50\.\d%/)
    expect(out).toMatch(/People +10 万人 +100\.0%/)
    // Together with what is certain it is as likely as alone.
    expect(out).toMatch(/together: output_2025, people_2025 +50\.\d%/)
    expect(out).toMatch(/together: the 2 binding ones +\d\d\.\d%/)
    expect(out).toContain('town: spreads and odds of 16,384 draws')
  })

  it('gives the same bytes whatever the chunk, and others with another seed', async () => {
    const args = ['--draws', '5000', '--keep', 'csv']
    const first = await files(...args, '--chunk', '64')
    expect([...first.keys()].sort()).toEqual([
      'draws.csv',
      'levers.csv',
      'odds.csv',
      'results.csv',
      'results.json',
      'spread.csv',
      'targets.csv',
    ])
    expect(await files(...args, '--chunk', '4096')).toEqual(first)
    const other = await files(...args, '--seed', '2')
    expect(other.get('spread.csv')).not.toBe(first.get('spread.csv'))
    expect(other.get('results.csv')).toBe(first.get('results.csv'))
  })

  it('writes draws from which its summaries follow', async () => {
    const written = await files('--draws', '2000', '--keep', 'csv', '--years', '2025', '--quantiles', '10,50')
    const draws = table(written.get('draws.csv')!)
    expect(draws).toHaveLength(2000)
    expect(Object.keys(draws[0]!)).toEqual([
      'scenario',
      'draw',
      'drawn_pace',
      'drawn_share',
      'output_2025',
      'tax_2025',
    ])
    for (const { drawn_pace, drawn_share, output_2025, tax_2025 } of draws.slice(0, 50)) {
      const output = 100 * (1 + 0.05 + Number(drawn_pace) / 100) ** 5
      expect(Number(output_2025)).toBeCloseTo(output, 8)
      expect(Number(tax_2025)).toBeCloseTo((output * (20 + Number(drawn_share))) / 100, 8)
    }
    const values = draws.map((d) => Number(d.output_2025)).sort((a, b) => a - b)
    const row = table(written.get('spread.csv')!).find((r) => r.indicator === 'output' && r.year === '2025')!
    const mean = values.reduce((sum, v) => sum + v, 0) / 2000
    expect(Number(row.mean)).toBeCloseTo(mean, 8)
    expect(Number(row.p50)).toBeCloseTo((values[999]! + values[1000]!) / 2, 8)
    expect(Number(row.p10)).toBeCloseTo(values[199]! + 0.9 * (values[200]! - values[199]!), 8)
    expect(Number(row.lower_tail_mean)).toBeCloseTo(values.slice(0, 100).reduce((s, v) => s + v, 0) / 100, 8)
    const odds = table(written.get('odds.csv')!)
    expect(Number(odds.find((r) => r.target === 'output_2025')!.met)).toBe(
      values.filter((v) => v >= 127.5).length,
    )
  })

  it('writes the same draws as JSON and as an Arrow file', async () => {
    const args = ['--draws', '500', '--indicators', 'output', '--years', '2023,2025']
    const csv = table((await files(...args, '--keep', 'csv')).get('draws.csv')!)
    const json = JSON.parse((await files(...args, '--keep', 'json')).get('draws.json')!)
    const arrow = tableFromIPC(
      Buffer.from((await files(...args, '--keep', 'arrow')).get('draws.arrow')!, 'latin1'),
    )
    expect(json.output_2023).toEqual(csv.map((row) => Number(row.output_2023)))
    expect(Object.keys(json)).toEqual(arrow.names)
    for (const name of arrow.names) expect([...arrow.getChild(name)]).toEqual(json[name])
  })

  it('tells of scenarios in which nothing is uncertain, and refuses when none has anything', async () => {
    const both = await planwright('run', certain, scenario, '--draws', '100', '--no-out')
    expect(both.code).toBe(0)
    expect(both.err).toContain('scenario certain calls nothing uncertain: only its central path is shown')
    const none = await planwright('run', certain, '--draws', '100', '--no-out')
    expect(none.code).toBe(2)
    expect(none.err).toContain('nothing is uncertain in certain')
  })

  it.each([
    [['--draws', '0'], 'from 1 to 10,000,000, not 0'],
    [['--draws', '1000000000'], 'from 1 to 10,000,000, not 1000000000'],
    [['--draws', '2.5'], 'not 2.5'],
    [['--draws', '10,000'], '--draws takes a number in digits alone'],
    [['--draws', '100', '--draws', '200'], '--draws is given 2 times; give it once'],
    [['--years', '2025', '--years', '2026'], '--years is given 2 times'],
    [['--draws', '100', '--seed', '-1'], 'the seed is a whole number from 0 to 9007199254740991, not -1'],
    [['--draws', '100', '--quantiles', '5,120'], '"120" is not between 0 and 100'],
    [['--draws', '100', '--tail', '80'], '--tail: 80 is not above 0 and up to 50'],
    [['--draws', '100', '--joint', 'outptu_2025'], 'did you mean "output_2025"?'],
    [['--draws', '100', '--keep', 'csv'], '--keep writes a file, and --no-out says not to'],
    [['--draws', '100', '--threads', '0'], 'threads are a whole number'],
    [['--keep', 'csv'], '--keep is about draws'],
    [['--seed', '2'], '--seed is about draws'],
    [['--quantiles', '10,90'], '--quantiles is about draws'],
    [['--draws', '100', '--sampling', 'dice'], 'sampling'],
  ])('refuses %j', async (args, words) => {
    const { code, err } = await planwright('run', scenario, '--no-out', ...args)
    expect(err).toContain(words)
    expect(code).toBe(2)
  })

  it.each(['50', '10,90', '10,50,80'])('draws no fan of quantiles %s', async (quantiles) => {
    const out = join(folder, 'no-fan')
    const args = ['--draws', '10', '--charts', '--out', out, '--quantiles', quantiles]
    const { code, err } = await planwright('run', scenario, ...args)
    expect(err).toContain(`--quantiles ${quantiles}: charts need 50 and a pair around it`)
    expect(code).toBe(2)
  })

  it('tells what failed, and of how many draws the figures are', async () => {
    const apart = mkdtempSync(join(folder, 'apart-'))
    writeFileSync(
      join(apart, 'model.yaml'),
      `model: brittle
label: Brittle
years: {base: 2020, end: 2022}
headline: [share]
levers:
  part: {unit: "%", default: 30%}
indicators:
  share: {label: Share, unit: "", equation: 1 / (part - 20%)}
`,
    )
    const brittle = join(apart, 'brittle.yaml')
    writeFileSync(brittle, 'model: brittle\nuncertain: {part: {empirical: [20%, 30%]}}\n')
    const { out, code, err } = await planwright('run', brittle, '--draws', '2000', '--no-out', '--lang', 'en')
    expect(err).toBe('')
    expect(code).toBe(0)
    const [, failed, good] =
      /brittle: ([\d,]+) of 2,000 draws could not be simulated to the end:\n {2}\1: share, 2020: division by zero\n\nbrittle: spreads and odds of ([\d,]+) draws\n$/.exec(
        out,
      ) ?? []
    expect(Number(failed?.replace(',', '')) + Number(good?.replace(',', ''))).toBe(2000)
  })
})
