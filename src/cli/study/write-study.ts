import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { version } from '../../base/version.js'
import { writeFiles } from '../../files/disk.js'
import { manifest } from '../../report/run/results.js'
import type { Workbench } from '../../study/workbench.js'
import type { Io } from '../terminal/io.js'

/**
 * Writes what a study of one scenario made, and `<command>-manifest.json` beside it, which leaves the manifest of
 * `run` in the same folder as it is.
 */
export function writeStudy(
  of: {
    readonly command: string
    readonly path: string
    readonly options: Readonly<Record<string, unknown>>
    readonly folder: string
  },
  { project }: Workbench,
  outputs: ReadonlyMap<string, string | Uint8Array>,
  io: Io,
): void {
  const { command, folder } = of
  const files = new Map([...outputs].map(([name, content]) => [join(folder, name), content]))
  files.set(
    join(folder, `${command}-manifest.json`),
    manifest({
      version,
      command,
      paths: [of.path],
      options: of.options,
      inputs: project.sources,
      outputs,
      hash: (content) => createHash('sha256').update(content).digest('hex'),
    }),
  )
  writeFiles(files)
  io.err(`${files.size} files written to ${folder}/\n`)
}
