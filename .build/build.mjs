// Builds the package into dist/: bundled entry points, types, JSON Schemas and the template of `init`.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
rmSync('dist', { recursive: true, force: true })
await build({
  // The worker is started as a file of its own, from a chunk: see src/ensemble/threads.ts.
  entryPoints: ['src/index.ts', 'src/danfo.ts', 'src/cli/main.ts', 'src/ensemble/worker.ts'],
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // These bring files or native code of their own, and are loaded only where they are used.
  external: [
    'vega',
    'vega-lite',
    '@resvg/resvg-js',
    'subset-font',
    '@fontsource-variable/noto-sans-sc',
    'danfojs-node',
    'yargs',
  ],
  // The Node builds of these are CommonJS, which a split chunk cannot give by name; the other ones do the same.
  alias: {
    yaml: './node_modules/yaml/browser/index.js',
    '@uwdata/flechette': './node_modules/@uwdata/flechette/src/index.js',
  },
  define: { PLANWRIGHT_VERSION: JSON.stringify(version) },
  chunkNames: 'chunks/[name]-[hash]',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
})
if (!process.argv.includes('--quick'))
  execFileSync(
    process.execPath,
    [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', '.build/types.json'],
    { stdio: 'inherit' },
  )
mkdirSync('dist/schemas', { recursive: true })
const { jsonSchemas } = await import('../dist/index.js')
for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(`dist/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
cpSync('src/cli/template', 'dist/template', { recursive: true })
