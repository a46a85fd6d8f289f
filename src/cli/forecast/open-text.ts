import { dirname, join } from 'node:path'
import { didYouMean } from '../../base/closest.js'
import { fail } from '../../base/problem.js'
import { disk } from '../../files/disk.js'

/**
 * The text of a CSV file.
 *
 * @param option the option that names it, such as `--given`, for words; none for an argument.
 * @throws PlanwrightError when there is no such file.
 */
export function openText(file: string, option?: string): string {
  const text = disk.read(file)
  if (text !== undefined) return text
  const lead = option === undefined ? '' : `${option}: `
  const inside = disk.list(file)
  if (inside) {
    const first = inside.find((name) => /\.csv$/i.test(name))
    const such = first === undefined ? 'name a CSV file' : `name a file in it, such as ${join(file, first)}`
    throw fail('missing-file', `${lead}${file} is a folder`, such)
  }
  const names = disk.list(dirname(file))?.map((name) => join(dirname(file), name))
  throw fail('missing-file', `${lead}there is no file ${file}`, names && didYouMean(file, names))
}
