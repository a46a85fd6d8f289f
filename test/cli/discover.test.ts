import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectGolden, expectGoldenOutput } from '../golden.js'
import { planwright } from './run-in-process.js'
import { slopeFolder } from './slope-folder.js'

const folder = slopeFolder({
  brittle: 'uncertain: {push: {uniform: {low: -200, high: 10}}}\n',
})
const bare = slopeFolder()
rmSync(join(bare, 'plan.yaml'))
afterAll(() => {
  for (const made of [folder, bare]) rmSync(made, { recursive: true, force: true })
})
const SLOPE = join(folder, 'baseline.yaml')
const GANXIAN = 'scenarios/ganxian/baseline.yaml'

interface Measure {
  rows: number
  hits: number
  coverage: number
  density: number
}
interface Answer {
  kind: string
  rows: number
  hits: number
  failed: number
  completed: number
  inputs: { id: string; mean_of: string | null; range: [number, number] }[]
  boxes: (Measure & {
    bounds: { name: string; side: string; value: number; p: number }[]
    heldOut: Measure & { p: number }
  })[]
  sentences: { zh: string[]; en: string[] }
}

async function answer(...args: readonly string[]): Promise<Answer> {
  const { code, out } = await planwright('discover', ...args, '--format', 'json')
  expect(code).toBe(0)
  return JSON.parse(out) as Answer
}

describe('discover', () => {
  it('finds the bound where one input decides, as its mean up to the outcome’s year', async () => {
    // Warmth of 2022 is twice the mean of sun over 2021 and 2022, which lies evenly between 2 and 4.
    const { kind, rows, hits, boxes, inputs } = await answer(SLOPE, '--where', 'warmth@2022 >= 7 米')
    expect({ kind, rows }).toEqual({ kind: 'found', rows: 4000 })
    expect(hits / rows).toBeCloseTo(0.25, 1)
    const [box] = boxes
    expect(box!.bounds).toHaveLength(1)
    expect(box!.bounds[0]).toMatchObject({ name: 'sun', side: 'low' })
    expect(box!.bounds[0]!.value).toBeCloseTo(3.5, 1)
    expect(box!.density).toBeGreaterThan(0.95)
    expect(box!.coverage).toBeGreaterThan(0.95)
    expect(box!.heldOut.p).toBeLessThan(1e-9)
    expect(inputs.map(({ id, mean_of }) => [id, mean_of])).toEqual([
      ['wind', '2021–2022'],
      ['rain', '2021–2022'],
      ['push', null],
      ['sun', '2021–2022'],
    ])
    const [least, most] = inputs[3]!.range
    expect(least).toBeCloseTo(2, 2)
    expect(most).toBeCloseTo(4, 2)
  })

  it('counts the draws in which a target is met, and those in which it is missed', async () => {
    const [met, missed, value] = [
      await answer(SLOPE, '--target', 'warm'),
      await answer(SLOPE, '--target', 'warm', '--missed'),
      // Printed without decimals, 6 is met from 5.5 on.
      await answer(SLOPE, '--where', 'warmth@2022>=5.5'),
    ]
    expect(met.hits + missed.hits).toBe(4000)
    expect(value.hits).toBe(met.hits)
    expect(met.hits / 4000).toBeCloseTo(0.625, 1)
    expect(missed.boxes[0]!.bounds).toEqual([expect.objectContaining({ name: 'sun', side: 'high' })])
    expect(missed.boxes[0]!.bounds[0]!.value).toBeCloseTo(2.75, 1)
  })

  it('reads a limit in any unit of its kind', async () => {
    const [a, b] = [
      await answer(SLOPE, '--where', 'height@2023 <= 120 米', '--draws', '500'),
      await answer(SLOPE, '--where', ' height @ 2023 ≤ 0.12 公里', '--draws', '500'),
    ]
    expect(a.boxes).toEqual(b.boxes)
    expect(a.hits).toBe(b.hits)
    // Normal with mean 124 and variance 57.
    expect(a.hits / 500).toBeCloseTo(0.298, 1)
  })

  it('says what never happens, and what always does', async () => {
    const never = await answer(SLOPE, '--where', 'warmth@2023 >= 100', '--draws', '50')
    expect(never.sentences.en).toEqual(['Warmth in 2023 is at least 100 米 in none of 50 draws.'])
    const always = await answer(SLOPE, '--where', 'warmth@2023 <= 100', '--draws', '50')
    expect(always.sentences.zh).toEqual(['50次模拟全部2023年温暖不高于100 米。'])
  })

  it('leaves failed draws out and counts them by cause', async () => {
    const path = join(folder, 'brittle.yaml')
    const args = [path, '--where', 'root@2023 >= 5', '--draws', '400']
    const { completed, failed, rows, hits } = await answer(...args)
    expect(failed).toBeGreaterThan(100)
    expect(rows).toBe(completed)
    expect(rows + failed).toBe(400)
    expect(hits).toBeLessThan(rows)
    expect((await planwright('discover', ...args)).out).toMatch(
      /\d+ of 400 draws could not be simulated to the end:\n {2}\d+: root, 2021–2023: /,
    )
  })

  it.each(['en', 'zh'])(
    'tells of where a target is missed: sentence, box, how to read it (%s)',
    async (lang) => {
      const { out } = await planwright('discover', SLOPE, '--target', 'warm', '--missed', '--lang', lang)
      expectGolden(`cli/discover-slope-${lang}.txt`, out)
    },
  )

  it.each(['en', 'zh'])('tells under which growth the district reaches its GDP (%s)', async (lang) => {
    const { out } = await planwright('discover', GANXIAN, '--target', 'gdp_2025', '--lang', lang)
    expectGolden(`cli/discover-ganxian-${lang}.txt`, out)
  })

  it('remarks that the rarer outcome says more', async () => {
    const { out } = await planwright('discover', SLOPE, '--target', 'warm')
    expect(out).toContain('with --missed the rarer one is looked for')
    const rare = await planwright('discover', SLOPE, '--target', 'warm', '--missed')
    expect(rare.out).not.toContain('rarer')
  })

  it('finds a denser box that catches less, and several boxes, when asked', async () => {
    const args = [SLOPE, '--where', 'height@2023 >= 128', '--draws', '3000']
    const [balanced, dense, two] = [
      await answer(...args),
      await answer(...args, '--density', '0.95'),
      await answer(...args, '--boxes', '2'),
    ]
    expect(dense.boxes[0]!.density).toBeGreaterThan(balanced.boxes[0]!.density)
    expect(dense.boxes[0]!.coverage).toBeLessThan(balanced.boxes[0]!.coverage)
    expect(two.boxes[0]!.bounds).toEqual(balanced.boxes[0]!.bounds)
    expect(two.boxes).toHaveLength(2)
  })

  it('says so when no box is as dense as asked', async () => {
    // How wind changes from one year to the next says nothing of its mean over both.
    const { out } = await planwright('discover', SLOPE, '--where', 'luck@2022 >= 0', '--density', '0.9')
    expect(out).toContain('No box has a density of 90%; without --density the best balance')
  })

  it('is CSV, a row for each bound', async () => {
    const { out } = await planwright('discover', SLOPE, '--target', 'warm', '--missed', '--format', 'csv')
    const [header, row, end] = out.split('\n')
    expect(header).toBe(
      'scenario,outcome,box,input,side,value,unit,quasi_p,coverage,density,mass,held_out_coverage,held_out_density,held_out_p',
    )
    expect(row).toMatch(/^baseline,warm missed,1,sun,at most,2\.7\d+,米,/)
    expect(end).toBe('')
  })

  it('gives the same bytes each time, and others with another seed or layout', async () => {
    const run = (...more: string[]) =>
      planwright('discover', SLOPE, '--target', 'warm', '--format', 'json', '--draws', '500', ...more)
    const first = await run()
    expect((await run()).out).toBe(first.out)
    for (const more of [
      ['--seed', '2'],
      ['--sampling', 'lhs'],
      ['--sampling', 'sobol'],
    ])
      expect((await run(...more)).out).not.toBe(first.out)
  })

  it('writes data, a chart of each box and a manifest whose hashes hold', async () => {
    const out = join(folder, 'results')
    const { err } = await planwright(
      'discover',
      SLOPE,
      '--target',
      'warm',
      '--missed',
      '--charts',
      '--out',
      out,
    )
    expect(err).toContain(`6 files written to ${out}/\n`)
    const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
    const { outputs } = JSON.parse(readFileSync(join(out, 'discover-manifest.json'), 'utf8')) as {
      outputs: { file: string; sha256: string }[]
    }
    expect(outputs.map(({ file }) => file)).toEqual([
      'charts/box-warm-missed.png',
      'charts/box-warm-missed.svg',
      'charts/box-warm-missed.vl.json',
      'discovery.csv',
      'discovery.json',
    ])
    for (const { file, sha256 } of outputs) expect(hash(join(out, file))).toBe(sha256)
  })

  it('writes nothing unless asked', async () => {
    await planwright('discover', SLOPE, '--target', 'warm', '--draws', '100')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  it('tells of itself', async () => {
    expectGoldenOutput('cli/help-discover.txt', await planwright('discover', '--help'))
  })

  it.each([
    [[SLOPE], 'name an outcome with --target or --where\n  targets held against the scenario: warm'],
    [[SLOPE, '--target', 'worm'], '--target: no target "worm" in slope-plan\n  did you mean "warm"? targets'],
    [[SLOPE, '--target', 'unknown_year'], '--target: unknown_year cannot be judged'],
    [[SLOPE, '--target', 'warm', '--where', 'height@2023 >= 1'], 'are two outcomes'],
    [[SLOPE, '--missed', '--where', 'height@2023 >= 1'], '--missed goes with --target'],
    [[join(bare, 'baseline.yaml'), '--target', 'warm'], 'names no plan'],
    [[SLOPE, '--where', 'height > 3'], '--where: "height > 3" is not a comparison'],
    [[SLOPE, '--where', 'hight@2023 >= 3'], '--where: unknown indicator "hight"\n  did you mean "height"?'],
    [[SLOPE, '--where', 'height@2024 >= 3'], '--where: 2024 is not among the simulated years 2021–2023'],
    [[SLOPE, '--where', 'height@2023 >= 3 亿元'], '--where: 3 亿元 is in'],
    [[SLOPE, '--where', 'height@2023 >= much'], '--where: "much" is not a number with a unit'],
    [[SLOPE, '--target', 'warm', '--draws', '3'], '--draws: 3 is not a whole number from 20 to 200000'],
    [[SLOPE, '--target', 'warm', '--density', '90'], '--density: 90 is not above 0 and at most 1'],
    [[SLOPE, '--target', 'warm', '--boxes', '0'], '--boxes: 0 is not a whole number'],
  ])('%j is bad input', async (args, words) => {
    const { code, err, out } = await planwright('discover', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })
})
