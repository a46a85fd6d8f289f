// The ensemble kernel against the same work in other languages, and how it grows: see README.md beside this file.
// node test/bench/kernel.mjs [--quick] [--only contest,draws,models,systems] [--scenarios loop8,county]
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle, bundled } from './kernel/bundle.mjs'
import { cCompiler } from './kernel/c.mjs'
import { contest } from './kernel/contest.mjs'
import { growthOfDraws, growthOfModels } from './kernel/growth.mjs'
import { numpyVersion } from './kernel/numpy.mjs'
import { scenarios } from './kernel/work.mjs'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, scenarios: { type: 'string' } },
})
const { quick = false } = values
const parts = values.only?.split(',') ?? ['contest', 'draws', 'models', 'systems']
const chosen = values.scenarios?.split(',') ?? (quick ? ['loop8', 'county12'] : Object.keys(scenarios))
const load = () => `load ${loadavg()[0].toFixed(1)}`

const begun = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'))
process.env.BENCH_BUNDLES = folder
console.log(
  [
    `${cpus().length} × ${cpus()[0].model}`,
    `Node ${process.versions.node}`,
    cCompiler() ?? 'no C compiler',
    numpyVersion() ? `numpy ${numpyVersion()}` : 'no numpy',
    load(),
  ].join('; '),
)
try {
  await bundle(folder)
  const own = await import(bundled(folder, 'own'))
  const options = { folder, rounds: quick ? 3 : 5 }
  if (parts.includes('contest'))
    for (const name of chosen)
      for await (const table of contest(own, name, quick ? [10_000] : [10_000, 100_000], options)) {
        console.log(
          `\n${table.title}; ${load()}; sums differ by ${table.disagreement.toExponential(0)} at most`,
        )
        console.table(table.rows)
      }
  const show = (title, rows) => {
    console.log(`\n${title}; ${load()}`)
    console.table(rows)
  }
  const sizes = (shape, draws, all) => all.map((size) => ({ shape, size, draws: draws(size) }))
  if (parts.includes('draws'))
    show('the county and draws', growthOfDraws(quick ? [1e3, 1e4] : [1e3, 1e4, 1e5, 1e6]))
  if (parts.includes('models')) {
    const all = quick ? [10, 100, 1000] : [10, 100, 1000, 10_000]
    const draws = () => 1000
    show(
      'equations one after another',
      growthOfModels([...sizes('chain', draws, all), ...sizes('dense', draws, all)], options),
    )
  }
  if (parts.includes('systems')) {
    const draws = (size) => (size > 50 ? 20 : 200)
    show(
      'equations that are solved together',
      growthOfModels(sizes('system', draws, quick ? [3, 30] : [3, 30, 100, 300]), options),
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${((performance.now() - begun) / 1e3).toFixed(0)} s`)
