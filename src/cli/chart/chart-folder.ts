import { join } from 'node:path'
import { fail, PlanwrightError } from '../../base/problem.js'
import { writeFiles } from '../../files/disk.js'
import type { History } from '../../forecast/history/history.js'
import type { NamedSpec } from '../../report/named-spec.js'
import type { Io } from '../terminal/io.js'
import type { ChartFolderOptions } from './chart-options.js'
import type { FileType } from './draw.js'

/** Most histories that have a chart each. */
export const DRAWN_EACH = 12
/** Most that are drawn at all. */
const DRAWN = 1000

/** Refuses options for charts where none are drawn, and more histories than anyone looks through. */
export function checkCharts(
  { charts, ...given }: ChartFolderOptions & { readonly overlay?: string | undefined },
  histories: number,
): void {
  if (charts === undefined) {
    for (const name of ['type', 'overlay'] as const)
      if (given[name] !== undefined)
        throw fail('bad-option', `--${name} is for charts`, 'name a folder with --charts')
  } else if (histories > DRAWN)
    throw fail(
      'bad-option',
      `--charts draws at most ${DRAWN} histories, not ${histories}`,
      'name fewer with --indicator and --region',
    )
}

/** Longest that a region or an indicator may be in a file's name, in bytes; systems take 255 for the whole. */
const LONGEST = 90

/** A part of a file's name for each history, such as `赣县区-gdp`, no two alike on any file system. */
export function fileNames(histories: readonly History[]): string[] {
  const seen = new Set<string>()
  return histories.map(({ region, indicator }) => {
    const name =
      [region, indicator]
        .map(plainName)
        .filter((part) => part !== '')
        .join('-') || 'history'
    let unique = name
    for (let n = 2; seen.has(unique.toLowerCase()); n++) unique = `${name}-${n}`
    seen.add(unique.toLowerCase())
    return unique
  })
}

function plainName(text: string): string {
  const parts = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  let name = ''
  for (const character of parts.join('-')) {
    if (Buffer.byteLength(name + character) > LONGEST) break
    name += character
  }
  return name
}

/**
 * Draws charts and writes them to a folder.
 * @throws PlanwrightError when a file cannot be written.
 */
export async function writeCharts(
  specs: readonly NamedSpec[],
  folder: string,
  types: readonly FileType[] | undefined,
  io: Io,
): Promise<void> {
  const { FILE_TYPES, render } = await import('./draw.js')
  const files = await render(specs, types ?? FILE_TYPES, 2, io)
  try {
    writeFiles(new Map([...files].map(([name, content]) => [join(folder, name), content])))
  } catch (error) {
    if (!(error instanceof PlanwrightError)) throw error
    throw fail('cannot-write', error.problems[0]!.message, 'name another folder with --charts')
  }
  io.err(`${files.size} files written to ${folder}/\n`)
}
