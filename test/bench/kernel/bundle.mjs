// Bundles parts of the package's sources that are not public, for the bench alone.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What the bench takes from the sources. In `kernel` and `kernel-thread` draws have their inputs already. */
const entries = {
  own: `
    export { openProject } from './project/load.js'
    export { disk } from './files/disk.js'
    export { simulate } from './simulate/simulate.js'
    export { runEnsemble } from './ensemble/ensemble.js'
    export { useThreadProgram } from './ensemble/threads.js'
    export { prepare } from './ensemble/prepare.js'
    export { Sampler } from './ensemble/inputs/sampler.js'
    export { randomDesign } from './random/designs/random.js'
  `,
  thread: `import './ensemble/worker.js'`,
  kernel: `
    export { compileModules, Engine } from './ensemble/engine.js'
    export { BLOCK, NEXT_BLOCK, STATS, shareFor } from './ensemble/job.js'
  `,
}

const readySampler = fileURLToPath(new URL('ready-sampler.mjs', import.meta.url))

/** Puts the bench's sampler in place of the package's. */
const inputsReady = {
  name: 'inputs-ready',
  setup: ({ onResolve }) => onResolve({ filter: /\/sampler\.js$/ }, () => ({ path: readySampler })),
}

/** Writes the bundles into a folder; the address of one by its name. */
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
        plugins: name === 'kernel' ? [inputsReady] : [],
        logLevel: 'warning',
      }),
    ),
  )
}

/** The address of a bundle. */
export function bundled(folder, name) {
  return pathToFileURL(join(folder, `${name}.mjs`))
}
