import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { normalQuantile } from '../../src/numerics/special/normal.js'
import { planwright } from '../cli/run-in-process.js'
import { slopeFolder } from '../cli/slope-folder.js'
import { expectGolden, expectGoldenOutput } from '../golden.js'

const folder = slopeFolder({
  far: 'years: {end: 2500}\nuncertain: {rain: {shocks: {normal: {sd: 1}}}}\n',
  // Of a negative height there is no root.
  brittle: 'uncertain: {push: {uniform: {low: -200, high: 10}}}\n',
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const SLOPE = join(folder, 'baseline.yaml')
const GANXIAN = 'scenarios/ganxian/baseline.yaml'

interface Share {
  value: number
  low: number
  high: number
}
interface Answer {
  draws: number
  central: number
  base: number
  correlations: string
  factors: { name: string; inputs: string[] }[]
  bars: { name: string; low_input: number; high_input: number; low: number; high: number; swing: number }[]
  result: { kind: string; indices: { name: string; first: Share; total: Share }[]; variance: number }
  effects: { name: string; mu: number; muStar: Share; sigma: number }[]
}

async function answer(...args: readonly string[]): Promise<Answer> {
  const { code, out } = await planwright('sensitivity', ...args, '--format', 'json')
  expect(code).toBe(0)
  return JSON.parse(out) as Answer
}

describe('sensitivity by a tornado', () => {
  it('finds what each input does to a sum', async () => {
    const { bars, base, central, draws } = await answer(SLOPE, '--of', 'height', '--year', '2023')
    const z = normalQuantile(0.9)
    // 100 + 3 × (2 + 2 × 1 + 4)
    expect(central).toBe(124)
    expect(base).toBeCloseTo(124, 8)
    expect(draws).toBe(9)
    const byName = Object.fromEntries(bars.map((bar) => [bar.name, bar]))
    expect(bars.map(({ name }) => name)).toEqual(['rain', 'wind', 'push', 'sun'])
    expect(byName.rain!.low).toBeCloseTo(124 - 6 * z, 8)
    expect(byName.rain!.high_input).toBeCloseTo(1 + z, 8)
    expect(byName.push!.high).toBeCloseTo(124 + 3 * z, 8)
    expect(byName.push!.low_input).toBeCloseTo(4 - z, 8)
    // Three independent shocks of sd 2: their sum has sd 2 √3, their mean 2 / √3.
    expect(byName.wind!.high - 124).toBeCloseTo(2 * Math.sqrt(3) * z, 0)
    expect(byName.wind!.high_input - 2).toBeCloseTo((2 / Math.sqrt(3)) * z, 1)
    expect(byName.wind!.high - 124).toBeCloseTo(3 * (byName.wind!.high_input - 2), 9)
    expect(byName.sun!.swing).toBe(0)
  })

  it('looks at the years up to the one asked for, and at other ends', async () => {
    const { bars } = await answer(SLOPE, '--of', 'warmth', '--year', '2021', '--low', '25', '--high', '80')
    expect(bars[0]).toMatchObject({ name: 'sun' })
    expect(bars[0]!.low).toBeCloseTo(3 - 0.5, 9)
    expect(bars[0]!.high).toBeCloseTo(3 + 0.6, 9)
    expect(bars.slice(1).map(({ swing }) => swing)).toEqual([0, 0, 0])
  })

  it('sets correlations aside, and says so', async () => {
    const [apart, together] = [
      await answer(SLOPE, '--of', 'height'),
      await answer(join(folder, 'together.yaml'), '--of', 'height'),
    ]
    expect([apart.correlations, together.correlations]).toEqual(['kept', 'set aside'])
    expect(together.bars).toEqual(apart.bars)
    const { out } = await planwright('sensitivity', join(folder, 'together.yaml'))
    expect(out).toContain('Correlations between inputs are set aside, for one input moves at a time.')
  })

  it.each(['en', 'zh'])('is told in a table and sentences (%s)', async (lang) => {
    expectGolden(
      `cli/sensitivity-tornado-${lang}.txt`,
      (await planwright('sensitivity', SLOPE, '--lang', lang)).out,
    )
  })

  it('is CSV, a row for each input', async () => {
    const { out } = await planwright('sensitivity', SLOPE, '--of', 'warmth', '--format', 'csv')
    const lines = out.split('\n')
    expect(lines[0]).toBe(
      'scenario,indicator,year,input,low_input,high_input,input_unit,low,high,base,swing,unit',
    )
    expect(lines[1]).toBe('baseline,warmth,2022,sun,2.2,3.8,米,4.4,7.6,6,3.2,米')
    expect(lines).toHaveLength(6)
  })

  it.each(['en', 'zh'])('of the district’s GDP names what its growth rates do (%s)', async (lang) => {
    const { out } = await planwright('sensitivity', GANXIAN, '--of', 'gdp', '--lang', lang)
    expectGolden(`cli/sensitivity-ganxian-${lang}.txt`, out)
  })
})

describe('sensitivity by Sobol indices', () => {
  const variances = { wind: 12, rain: 36, push: 9, sun: 0 }

  it('finds the shares of a sum of independent inputs', async () => {
    const { result, draws } = await answer(SLOPE, '--of', 'height', '--year', '2023', '--method', 'sobol')
    expect(draws).toBe(1024 * 6)
    expect(result.variance).toBeCloseTo(57, -0.5)
    for (const { name, first, total } of result.indices) {
      const share = variances[name as keyof typeof variances] / 57
      expect(Math.abs(first.value - share), name).toBeLessThan(0.02)
      expect(Math.abs(total.value - share), name).toBeLessThan(0.03)
    }
  })

  it('takes correlated inputs as one', async () => {
    const path = join(folder, 'together.yaml')
    const args = [path, '--of', 'height', '--year', '2023', '--method', 'sobol']
    const { result, factors } = await answer(...args)
    expect(factors.map(({ inputs }) => inputs)).toEqual([['wind'], ['rain', 'push', 'sun']])
    // 36 + 9 + 2 × 0.6 × 6 × 3 of 57 + 21.6
    expect(result.indices[1]!.first.value).toBeCloseTo(66.6 / 78.6, 1)
    const independent = await answer(...args, '--independent')
    expect(independent.factors).toHaveLength(4)
    expect(independent.correlations).toBe('set aside')
  })

  it('runs no more than so many draws, a power of two in rows', async () => {
    const { draws } = await answer(SLOPE, '--method', 'sobol', '--draws', '1000')
    expect(draws).toBe(128 * 6)
  })

  it.each(['en', 'zh'])('is told in a table and sentences (%s)', async (lang) => {
    const path = join(folder, 'together.yaml')
    expectGolden(
      `cli/sensitivity-sobol-${lang}.txt`,
      (await planwright('sensitivity', path, '--method', 'sobol', '--lang', lang)).out,
    )
  })

  it('counts failed draws by cause', async () => {
    const { out, code } = await planwright(
      'sensitivity',
      join(folder, 'brittle.yaml'),
      '--of',
      'root',
      '--method',
      'sobol',
      '--draws',
      '200',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/\d+ of 192 draws could not be simulated to the end:\n {2}\d+: root, 2021–2023: /)
  })
})

describe('sensitivity by elementary effects', () => {
  it('finds the slopes of a sum, for a move from the lowest to the highest level', async () => {
    const { effects, draws } = await answer(SLOPE, '--of', 'height', '--year', '2023', '--method', 'morris')
    expect(draws).toBe(50 * 5)
    // Two of four levels at a time, two thirds of the way: quantiles 12.5% and 62.5%, or 37.5% and 87.5%.
    const move = (normalQuantile(0.625) - normalQuantile(0.125)) / (2 / 3)
    const [wind, rain, push, sun] = effects
    expect(rain!.mu).toBeCloseTo(6 * move, 8)
    expect(rain!.muStar.value).toBeCloseTo(6 * move, 8)
    expect(rain!.sigma).toBeCloseTo(0, 8)
    expect(push!.mu).toBeCloseTo(3 * move, 8)
    expect(wind!.mu / (2 * Math.sqrt(3) * move)).toBeCloseTo(1, 1)
    expect(sun!.muStar.value).toBe(0)
  })

  it.each(['en', 'zh'])('is told in a table and a sentence (%s)', async (lang) => {
    expectGolden(
      `cli/sensitivity-morris-${lang}.txt`,
      (await planwright('sensitivity', SLOPE, '--method', 'morris', '--lang', lang)).out,
    )
  })
})

describe('sensitivity', () => {
  it.each(['tornado', 'sobol', 'morris'])('gives the same bytes each time (%s)', async (method) => {
    const run = () => planwright('sensitivity', SLOPE, '--method', method, '--format', 'json')
    expect((await run()).out).toBe((await run()).out)
  })

  it('of what no input moves says so', async () => {
    for (const [method, words] of [
      ['tornado', 'No input moves Depth in 2022.'],
      ['sobol', 'Depth in 2022 is the same in every draw.'],
      ['morris', 'No input moves Depth in 2022.'],
    ] as const) {
      const { out, code } = await planwright('sensitivity', SLOPE, '--of', 'depth', '--method', method)
      expect({ code, told: out.includes(words) }).toEqual({ code: 0, told: true })
    }
  })

  it('writes nothing with --no-out', async () => {
    const { code, err } = await planwright('sensitivity', SLOPE, '--charts', '--no-out')
    expect([code, err]).toEqual([0, ''])
  })

  it('writes data, a chart and a manifest whose hashes hold', async () => {
    const out = join(folder, 'results')
    const args = ['sensitivity', SLOPE, '--charts', '--out', out]
    const { err } = await planwright(...args)
    expect(err).toContain(`6 files written to ${out}/\n`)
    expect(readdirSync(join(out, 'charts')).sort()).toEqual(
      ['json', 'png', 'svg']
        .map((type) => `tornado-height-2022.${type === 'json' ? 'vl.json' : type}`)
        .sort(),
    )
    const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
    const manifest = JSON.parse(readFileSync(join(out, 'sensitivity-manifest.json'), 'utf8')) as {
      outputs: { file: string; sha256: string }[]
    }
    expect(manifest.outputs).toHaveLength(5)
    for (const { file, sha256 } of manifest.outputs) expect(hash(join(out, file))).toBe(sha256)
  })

  it('tells of itself', async () => {
    expectGoldenOutput('cli/help-sensitivity.txt', await planwright('sensitivity', '--help'))
  })

  it.each([
    [[SLOPE, '--of', 'hight'], '--of: unknown indicator "hight"\n  did you mean "height"?'],
    [[SLOPE, '--year', '2020'], '--year: 2020 is not among the simulated years 2021–2023'],
    [[SLOPE, '--draws', '100'], '--draws says nothing to a tornado'],
    [[SLOPE, '--draws', '0', '--method', 'sobol'], '--draws: 0 is not a whole number from 1 to 1000000'],
    [[SLOPE, '--draws', '90', '--method', 'sobol'], '90 are too few for 4 inputs\n  96 are the least'],
    [[SLOPE, '--draws', '19', '--method', 'morris'], '19 are too few for 4 inputs\n  20 are the least'],
    [[SLOPE, '--low', '60'], '--low 60 and --high 90 are not on both sides of the median'],
    [[SLOPE, '--seed', '-1'], '--seed: -1 is not a whole number from 0 on'],
    [[SLOPE, '--independent'], '--independent is for --method sobol'],
    [[folder], 'holds 5 scenarios\n  name one file, such as'],
    [[join(folder, 'certain.yaml')], 'says of nothing that it is uncertain'],
    [
      [join(folder, 'far.yaml'), '--method', 'sobol'],
      'Sobol points have at most 1024 dimensions; 962 numbers are drawn for a run, and their indices need two dimensions for each\n  add --sampling lhs',
    ],
  ])('%j is bad input', async (args, words) => {
    const { code, err, out } = await planwright('sensitivity', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })
})
