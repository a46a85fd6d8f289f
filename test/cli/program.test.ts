import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectGoldenOutput } from '../golden.js'
import { planwright } from './run-in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'planwright-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('help', () => {
  it('lists the commands', async () => {
    expectGoldenOutput('cli/help.txt', await planwright('--help'))
  })

  it.each(['run', 'compare', 'check', 'validate', 'explain', 'chart', 'init'])(
    'tells of %s',
    async (command) => {
      expectGoldenOutput(`cli/help-${command}.txt`, await planwright(command, '--help'))
    },
  )

  it('is shown, with the code of bad input, when no command is named', async () => {
    const { code, out } = await planwright()
    expect(code).toBe(2)
    expect(out).toContain('planwright run <paths..>')
  })
})

describe('run', () => {
  it.each(['en', 'zh'])('prints five scenarios side by side (%s)', async (lang) => {
    const run = await planwright('run', 'scenarios/ganxian', '--no-out', '--lang', lang)
    expectGoldenOutput(`cli/run-ganxian-${lang}.txt`, run)
  })

  it.each(['en', 'zh'])('tells of every target that one scenario misses (%s)', async (lang) => {
    const run = await planwright('run', 'scenarios/ganxian/plan-growth.yaml', '--no-out', '--lang', lang)
    expectGoldenOutput(`cli/run-plan-growth-${lang}.txt`, run)
  })

  it('prints long CSV of the years and indicators asked for', async () => {
    const { out } = await planwright(
      'run',
      'scenarios/ganxian/plan-growth.yaml',
      '--no-out',
      '--format',
      'csv',
      '--years',
      '2020,2025',
      '--indicators',
      'gdp,urban_income',
    )
    expect(out).toBe(
      [
        'scenario,region,indicator,year,value,unit',
        'plan-growth,赣县区,gdp,2020,202.28,亿元',
        `plan-growth,赣县区,gdp,2025,${out.split('\n')[2]!.split(',')[4]},亿元`,
        'plan-growth,赣县区,urban_income,2020,33287,元/人',
        `plan-growth,赣县区,urban_income,2025,${out.split('\n')[4]!.split(',')[4]},元/人`,
        '',
      ].join('\n'),
    )
    expect(Number(out.split('\n')[2]!.split(',')[4])).toBeCloseTo(202.28 * 1.078 ** 5, 8)
    expect(Number(out.split('\n')[4]!.split(',')[4])).toBeCloseTo(33287 * 1.07 ** 5, 6)
  })

  it('writes results and a manifest whose hashes hold', async () => {
    const out = join(folder, 'run')
    const { code, err } = await planwright('run', 'scenarios/ganxian/baseline.yaml', '--out', out)
    expect(code).toBe(0)
    expect(err).toBe(`5 files written to ${out}/\n`)
    expect(readdirSync(out).sort()).toEqual([
      'levers.csv',
      'manifest.json',
      'results.csv',
      'results.json',
      'targets.csv',
    ])
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
    expect(manifest.inputs.map((i: { file: string }) => i.file)).toEqual(
      [
        'scenarios/ganxian/../../models/county/model.yaml',
        'scenarios/ganxian/baseline.yaml',
        'scenarios/ganxian/data.csv',
        'scenarios/ganxian/plan.yaml',
      ].map((file) => (file.includes('..') ? 'models/county/model.yaml' : file)),
    )
    for (const { file, sha256 } of manifest.inputs) expect(hash(file)).toBe(sha256)
    for (const { file, sha256 } of manifest.outputs) expect(hash(join(out, file))).toBe(sha256)
  })

  it('removes what an earlier run wrote and this one does not, but nothing else', async () => {
    const out = join(folder, 'stale')
    await planwright(
      'run',
      'scenarios/ganxian/baseline.yaml',
      '--out',
      out,
      '--charts',
      '--indicators',
      'gdp,population',
    )
    writeFileSync(join(out, 'charts/mine.png'), 'mine')
    writeFileSync(join(out, 'charts/gdp.svg'), 'edited by hand')
    const { err } = await planwright('run', 'scenarios/ganxian/baseline.yaml', '--out', out)
    expect(err).toMatch(/^5 files written to .*, \d+ of an earlier run removed\n$/)
    expect(readdirSync(join(out, 'charts')).sort()).toEqual(['gdp.svg', 'mine.png'])
  })

  it('gives the same bytes each time', async () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')]
    await planwright('run', 'scenarios/ganxian', '--out', a)
    await planwright('run', 'scenarios/ganxian', '--out', b)
    for (const file of readdirSync(a))
      expect(readFileSync(join(a, file), 'utf8')).toBe(readFileSync(join(b, file), 'utf8'))
  })

  it('computes the same with the plain evaluator', async () => {
    const read = async (...more: string[]) =>
      (await planwright('run', 'scenarios/ganxian', '--no-out', '--format', 'csv', ...more)).out
        .split('\n')
        .map((line) => line.split(','))
    const [kernel, oracle] = [await read(), await read('--oracle')]
    expect(kernel.length).toBe(oracle.length)
    kernel.forEach((row, i) => {
      if (i === 0 || row.length < 2) return
      const [a, b] = [Number(row[4]), Number(oracle[i]![4])]
      expect(Math.abs(a - b), row.join()).toBeLessThanOrEqual(1e-12 * Math.max(1e-9, Math.abs(a)))
    })
  })

  it('leaves nothing behind when the folder cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'kept')
    const { code, err } = await planwright('run', 'scenarios/ganxian/baseline.yaml', '--out', file)
    expect(code).toBe(2)
    expect(err).toContain('a part of the path is a file')
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })
})

describe('exit codes', () => {
  it('are 1 for findings with --strict', async () => {
    expect((await planwright('run', 'scenarios/ganxian/low.yaml', '--no-out', '--strict')).code).toBe(1)
  })

  it.each([
    [['run', 'no/such/folder'], 'there is no file or folder no/such/folder'],
    [['run', 'scenarios/ganxan'], 'there is no file or folder scenarios/ganxan\n  did you mean "ganxian"?'],
    [['rum', 'scenarios/ganxian'], 'Did you mean run?'],
    [['run', 'scenarios/ganxian', '--formt', 'csv'], 'Unknown argument: formt'],
    [
      ['run', 'scenarios/ganxian', '--no-out', '--years', '2040'],
      '--years: 2040 not among the simulated years 2020–2035',
    ],
    [
      ['run', 'scenarios/ganxian', '--no-out', '--indicators', 'gpd'],
      '--indicators: unknown indicator "gpd"\n  did you mean "gdp"?',
    ],
    [
      ['explain', 'scenarios/ganxian/high.yaml', 'gdpp'],
      'the model county has no "gdpp"\n  did you mean "gdp"?',
    ],
    [['explain', 'scenarios/ganxian/high.yaml', 'gdp', '1999'], '1999 is not among the years 2020–2035'],
    [['explain', 'scenarios/ganxian', 'gdp'], 'scenarios/ganxian holds 5 scenarios'],
    [['compare', 'scenarios/ganxian/high.yaml'], 'there is only one scenario, high'],
    [
      ['compare', 'scenarios/ganxian', '--to', 'hihg'],
      '--to: no scenario "hihg" among baseline, high, low, plan-growth, vision-2035\n  did you mean "high"?',
    ],
    [['chart', 'scenarios/ganxian', '--scale', '99'], '--scale: 99 is not between 0.5 and 8'],
  ])('are 2 for %j', async (args, message) => {
    const { code, err } = await planwright(...args)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})

describe('compare, explain and validate', () => {
  it('compares with the scenario named', async () => {
    expectGoldenOutput(
      'cli/compare.txt',
      await planwright('compare', 'scenarios/ganxian', '--to', 'baseline'),
    )
  })

  it.each([
    ['gdp', '2025'],
    ['gdp_secondary', '2027'],
    ['growth_secondary', '2027'],
    ['gdp', '2020'],
    ['urbanization_ceiling', '2030'],
  ])('explains %s in %s', async (name, year) => {
    const explained = await planwright('explain', 'scenarios/ganxian/high.yaml', name, year)
    expectGoldenOutput(`cli/explain-${name}-${year}.txt`, explained)
  })

  it('explains what the program has found', async () => {
    const scenario = 'scenarios/ganxian/vision-2035'
    expectGoldenOutput(
      'cli/explain-found.txt',
      await planwright('explain', scenario, 'growth_secondary', '2030'),
    )
  })

  it('finds nothing wrong with what is shipped', async () => {
    for (const path of [
      'scenarios/ganxian',
      ...readdirSync('models')
        .filter((m) => m !== 'README.md')
        .map((m) => `models/${m}`),
    ]) {
      const { code, out } = await planwright('validate', path, '--strict')
      expect(out).toMatch(/^\d+ files? checked, nothing wrong\n$/)
      expect(code).toBe(0)
    }
  })
})

describe('init', () => {
  it('writes a project that validates, runs and is not overwritten', async () => {
    const project = join(folder, 'mine')
    expect((await planwright('init', project)).code).toBe(0)
    expect(await planwright('validate', project, '--strict')).toMatchObject({ code: 0, err: '' })
    const run = await planwright('run', project, '--no-out')
    expectGoldenOutput('cli/run-template.txt', run)
    const again = await planwright('init', project)
    expect(again.code).toBe(2)
    expect(again.err).toContain('nothing was written')
    for (const file of readdirSync(project).filter((f) => f.endsWith('.yaml'))) {
      const schema = /\$schema=(\S+)/.exec(readFileSync(join(project, file), 'utf8'))![1]!
      expect(existsSync(join(project, schema))).toBe(true)
    }
  })
})
