import { PlanwrightError, type Problem } from '../../base/problem.js'
import type { Said } from '../../base/text.js'

/** What makes a whole file unreadable, with its line. */
export function refusal(file: string, line: number, kind: string, message: string, hint: Said): Problem {
  return { kind, severity: 'error', message, hint, place: { file, line, column: 1, length: 1, text: '' } }
}

/** The same as an error. */
export function refused(...of: Parameters<typeof refusal>): PlanwrightError {
  return new PlanwrightError([refusal(...of)])
}

/** What a zip file begins with, which an Excel workbook is. */
const ZIP = 'PK\u0003\u0004'

/**
 * Refuses what is no text, or not in UTF-8.
 *
 * @throws {PlanwrightError} then.
 */
export function refuseOtherFiles(file: string, text: string): void {
  if (text.startsWith(ZIP))
    throw refused(file, 1, 'workbook', 'this is an Excel workbook, not CSV', 'save it as "CSV UTF-8"')
  const garbled = text.indexOf('\ufffd')
  if (garbled < 0) return
  const line = text.slice(0, garbled).split('\n').length
  throw refused(file, line, 'bad-encoding', 'the file is not UTF-8 text', 'save it as "CSV UTF-8"')
}
