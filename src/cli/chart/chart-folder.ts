import { join } from 'node:path'
import { fail, PlanwrightError } from '../../base/problem.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { writeFiles } from '../../files/disk.js'
import type { Io } from '../terminal/io.js'
import type { ChartFolderOptions } from './chart-options.js'
import { renderCharts } from './render-charts.js'

/** Most histories that are drawn at all. */
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

/**
 * Draws charts and writes them to a folder.
 * @throws PlanwrightError when a file cannot be written.
 */
export async function writeCharts(
  specs: readonly NamedSpec[],
  folder: string,
  types: readonly string[] | undefined,
  io: Io,
): Promise<void> {
  const files = await renderCharts(specs, io, { types })
  try {
    writeFiles(new Map([...files].map(([name, content]) => [join(folder, name), content])))
  } catch (error) {
    if (!(error instanceof PlanwrightError)) throw error
    throw fail('cannot-write', error.problems[0]!.message, 'name another folder with --charts')
  }
  io.err(`${files.size} files written to ${folder}/\n`)
}
