import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { useThreadProgram } from '../../src/ensemble/threads.js'

/** Builds the program of threads for ensembles and uses it; call what it returns when all is done. */
export async function useBuiltThreads(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-threads-'))
  const outfile = join(folder, 'worker.mjs')
  const entryPoint = new URL('../../src/ensemble/worker.ts', import.meta.url).pathname
  await build({ entryPoints: [entryPoint], outfile, bundle: true, format: 'esm', platform: 'node' })
  useThreadProgram(pathToFileURL(outfile))
  return () => rmSync(folder, { recursive: true })
}
