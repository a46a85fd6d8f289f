import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A file name that a run writes: beside the manifest or in its folder of charts. */
const OURS = /^(charts\/)?[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u

/**
 * Files that an earlier run wrote to a folder, by its manifest, that are as it left them and that this run does
 * not write: a chart of another region among ours would mislead.
 */
export function staleFiles(folder: string, written: ReadonlySet<string>): string[] {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return []
  return listed(readFileSync(manifest, 'utf8'))
    .filter(({ file }) => OURS.test(file) && !written.has(file))
    .filter(({ file, sha256 }) => {
      const path = join(folder, file)
      return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
    })
    .map(({ file }) => join(folder, file))
}

/** Removes files. */
export function removeFiles(paths: readonly string[]): void {
  for (const path of paths) rmSync(path)
}

/** The outputs that a manifest lists; none when it is not one of ours. */
function listed(text: string): { file: string; sha256: string }[] {
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
  const outputs = (manifest as { outputs?: unknown } | null)?.outputs
  return Array.isArray(outputs)
    ? outputs.filter(
        (o): o is { file: string; sha256: string } =>
          typeof o?.file === 'string' && typeof o?.sha256 === 'string',
      )
    : []
}
