import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

/** What a command of the program gave. */
interface Output {
  readonly code: number
  readonly out: string
  readonly err: string
}

/**
 * Compares text with a file under test/golden. Another text, or one for which there is no file, fails; it is written
 * beside the file, with `-changed` in its name, for review. UPDATE=1 accepts it.
 */
export function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`golden/${name}`, import.meta.url))
  const changed = file.replace(/(\.[a-z.]+)$/, '-changed$1')
  mkdirSync(dirname(file), { recursive: true })
  if (process.env.UPDATE === '1') writeFileSync(file, text)
  const golden = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (golden === text) rmSync(changed, { force: true })
  else writeFileSync(changed, text)
  expect(text, `${name} has changed; see ${changed}, and accept it with UPDATE=1`).toBe(golden)
}

/** {@link expectGolden} of plain data, as JSON that a review can read. */
export function expectGoldenJson(name: string, data: object): void {
  expectGolden(name, `${JSON.stringify(data, null, 1)}\n`)
}

/** {@link expectGolden} of what a command printed; never of one that failed or complained. */
export function expectGoldenOutput(name: string, { code, out, err }: Output): void {
  expect(err).toBe('')
  expect(code).toBe(0)
  expectGolden(name, out)
}
