import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/**
 * Compares text with a file under test/golden. A difference is written beside it, with `-changed` in its name,
 * for review; UPDATE=1 accepts it.
 */
export function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url))
  const changed = file.replace(/(\.[a-z.]+)$/, '-changed$1')
  if (process.env.UPDATE === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const golden = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (golden === text) {
    rmSync(changed, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(changed, text)
  expect(text, `${name} has changed; see ${changed}`).toBe(golden)
}
