import { didYouMean } from '../../base/closest.js'
import { fail } from '../../base/problem.js'
import type { Files } from '../../project/folder.js'
import { join, split } from '../../project/names.js'

/**
 * The text of a CSV file.
 * @param option the option that names it, such as `given`; none where it is what the call is about.
 * @throws PlanwrightError when there is no such file.
 */
export function openText(file: string, files: Files, option?: string): string {
  const text = files.read(file)
  if (text !== undefined) return text
  const inside = files.list(file)
  if (inside) {
    const first = inside.find((name) => /\.csv$/i.test(name))
    const hint = first === undefined ? 'name a CSV file' : `name a file in it, such as ${join(file, first)}`
    throw fail('missing-file', `${file} is a folder`, hint, option)
  }
  throw fail('missing-file', `there is no file ${file}`, nearest(file, files), option)
}

/** `did you mean "…"?` for a file that is not there, when one beside it has a name near enough. */
export function nearest(file: string, files: Files) {
  const [folder] = split(file)
  const names = files.list(folder)?.map((name) => join(folder, name))
  return names && didYouMean(file, names)
}
