// Bundles parts of the package's sources that are not public, for the bench alone.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What the bench takes from the sources: `own.js` for itself, `worker.js` and `kernel-worker.js` for threads. */
const entries = {
  own: `
    export { openProject } from './project/load.js'
    export { disk } from './files/disk.js'
    export { simulate } from './simulate/simulate.js'
    export { compile } from './kernel/compile.js'
    export { runEnsemble } from './ensemble/ensemble.js'
    export { useThreadProgram } from './ensemble/threads.js'
    export { compileModules, Engine } from './ensemble/engine.js'
    export { prepare } from './ensemble/prepare.js'
    export { BLOCK, NEXT_BLOCK, STATS, shareFor } from './ensemble/job.js'
    export { Sampler } from './ensemble/sampler.js'
    export { randomDesign } from './random/designs/random.js'
  `,
  worker: `import './ensemble/worker.js'`,
}

/** Writes the bundles into a folder and returns the address of one. */
export async function bundle(folder) {
  await Promise.all(
    Object.entries(entries).map(([name, contents]) =>
      build({
        stdin: { contents, resolveDir: 'src', sourcefile: `${name}.ts`, loader: 'ts' },
        outfile: join(folder, `${name}.mjs`),
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20.19',
        alias: { yaml: './node_modules/yaml/browser/index.js' },
        define: { PLANWRIGHT_VERSION: '"bench"' },
        logLevel: 'warning',
      }),
    ),
  )
  return (name) => pathToFileURL(join(folder, `${name}.mjs`))
}
