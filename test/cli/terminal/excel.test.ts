import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, SOUND } from '../history-file.js'
import { planwright } from '../run-in-process.js'

const folder = folderWith({ 'sound.csv': SOUND })
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const DATA = join(folder, 'sound.csv')

describe.each(['forecast', 'backtest'])('%s --excel', (command) => {
  const run = (...args: readonly string[]) =>
    planwright(command, DATA, '--method', 'drift', '--horizon', '2', ...args)

  it('begins CSV with a byte order mark, and changes nothing else', async () => {
    const plain = await run('--format', 'csv')
    const marked = await run('--format', 'csv', '--excel')
    expect(plain.out.startsWith('\ufeff')).toBe(false)
    expect(marked.out).toBe(`\ufeff${plain.out}`)
  })

  it('does so in a file too, once', async () => {
    const file = join(folder, `${command}.csv`)
    await run('--format', 'csv', '--excel', '--output', file)
    expect([...readFileSync(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(readFileSync(file, 'utf8')).toBe((await run('--format', 'csv', '--excel')).out)
  })

  it.each(['table', 'json'])('is refused with --format %s', async (format) => {
    const { code, out, err } = await run('--format', format, '--excel')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--excel is for CSV\n  add --format csv')
  })
})
