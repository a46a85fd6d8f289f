import type { Place } from '../../base/problem.js'
import type { Files } from '../../project/folder.js'
import { csvRecords } from '../../table/csv-records.js'

/** Where a file that has been read gives an indicator in a unit: the first line with both in cells of their own. */
export function unitPlace(file: string, files: Files, indicator: string, unit: string): Place | undefined {
  const text = files.read(file)?.replace(/^\ufeff/, '') ?? ''
  for (const { line, cells } of csvRecords(text)) {
    if (!(cells.includes(unit) && cells.includes(indicator))) continue
    const written = text.split(/\r\n?|\n/)[line - 1]!
    const at = Math.max(0, written.lastIndexOf(unit))
    return { file, line, column: at + 1, length: unit.length, text: written }
  }
  return undefined
}
