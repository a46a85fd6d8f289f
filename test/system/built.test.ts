import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The program as it is built, in a process of its own: its parts that are loaded late, its threads. */
const planwright = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, ['dist/cli/main.js', ...args], { maxBuffer: 2 ** 28 })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-built-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the built program', () => {
  it('writes draws as an Arrow file, with charts', async () => {
    const out = join(folder, 'arrow')
    const args = ['--draws', '500', '--keep', 'arrow', '--charts', '--indicators', 'gdp', '--out', out]
    await planwright('run', 'scenarios/ganxian/plan-growth.yaml', ...args)
    const arrow = tableFromIPC(await readFile(join(out, 'draws.arrow')))
    expect(arrow.numRows).toBe(500)
    expect(arrow.names).toContain('gdp_2025')
    expect(await readFile(join(out, 'charts', 'fan-gdp.svg'), 'utf8')).toContain('<svg')
  })

  it('gives the same bytes with one thread and with two', async () => {
    const run = async (threads: string, chunk: string) => {
      const out = join(folder, `threads-${threads}-${chunk}`)
      const args = ['--draws', '9000', '--threads', threads, '--chunk', chunk, '--out', out]
      const { stdout } = await planwright('run', 'scenarios/ganxian/plan-growth.yaml', ...args)
      const files = ['results.json', 'spread.csv', 'odds.csv'].map((name) =>
        readFile(join(out, name), 'utf8'),
      )
      return [stdout.replace(out, ''), ...(await Promise.all(files))]
    }
    const one = await run('1', '64')
    expect(one[2]!.length).toBeGreaterThan(100_000)
    expect(await run('2', '4096')).toEqual(one)
  })

  it('finds what matters and what must hold', async () => {
    const scenario = 'scenarios/ganxian/plan-growth.yaml'
    const { stdout: matters } = await planwright('sensitivity', scenario, '--method', 'sobol', '--lang', 'en')
    expect(matters).toContain('of the variance of')
    const { stdout: holds } = await planwright('discover', scenario, '--target', 'gdp_2025', '--lang', 'en')
    expect(holds).toMatch(/is met in \d+% of cases when .*; coverage \d+%, density \d+%/)
  })
})
