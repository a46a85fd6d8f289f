import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

const FOLDER = new URL('../golden/charts/', import.meta.url)

/**
 * Compares a specification with the one on file. A new one is filed; a changed one lands beside the old as
 * `-changed.json` and fails, so that the two can be compared and the old one replaced on purpose.
 */
export function expectGolden(name: string, spec: object): void {
  const text = `${JSON.stringify(spec, null, 1)}\n`
  const file = new URL(`${name}.json`, FOLDER)
  const changed = new URL(`${name}-changed.json`, FOLDER)
  rmSync(changed, { force: true })
  if (!existsSync(file)) {
    if (process.env.CI) throw new Error(`no golden file ${name}.json`)
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, text)
    return
  }
  if (readFileSync(file, 'utf8') === text) return
  writeFileSync(changed, text)
  expect.fail(`test/golden/charts/${name}.json differs from ${name}-changed.json beside it`)
}
