import { fail, PlanwrightError } from '../../base/problem.js'
import { writeFiles } from '../../files/disk.js'
import type { Io } from './io.js'

/**
 * Prints a text, or writes it to a file where one is named.
 * @throws PlanwrightError when the file cannot be written.
 */
export function put(text: string, file: string | undefined, io: Io): void {
  if (file === undefined) {
    io.out(text)
    return
  }
  try {
    writeFiles(new Map([[file, text]]))
  } catch (error) {
    if (!(error instanceof PlanwrightError)) throw error
    throw fail('cannot-write', error.problems[0]!.message, 'name another file with --output')
  }
  io.err(`written to ${file}\n`)
}
