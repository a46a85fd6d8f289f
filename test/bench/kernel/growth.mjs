// How time and memory grow with draws, with equations, and with systems.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rounded } from './contest.mjs'
import { madeUp } from './made-up.mjs'

const script = fileURLToPath(new URL('run-growth.mjs', import.meta.url))

function point(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`)
  return JSON.parse(stdout)
}

/** `runEnsemble` of the county, its own uncertainty, five quantiles of every cell. */
export function growthOfDraws(counts) {
  return counts.map((draws) => {
    const { ms, cells, peak } = point(['draws', 'county', String(draws)])
    return {
      draws,
      ms: rounded(ms),
      'ns a cell': rounded((ms * 1e6) / cells / draws),
      'peak MB': Math.round(peak),
    }
  })
}

/** Made-up models of growing size: reading, the first run (compiled on the way), one more run, an ensemble. */
export function growthOfModels(sizes, { folder: above }) {
  return sizes.map(({ shape, size, draws }) => {
    const folder = join(above, `${shape}-${size}`)
    for (const [name, text] of Object.entries(madeUp(shape, size))) {
      const file = join(folder, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    const { read, first, again, many, peak } = point(['model', folder, String(draws)])
    rmSync(folder, { recursive: true })
    return {
      model: shape,
      equations: size,
      'reading ms': rounded(read),
      'first run ms': rounded(first),
      'one more ms': rounded(again),
      draws,
      'ensemble ms': rounded(many),
      'ns a cell': rounded((many * 1e6) / draws / size / 15),
      'peak MB': Math.round(peak),
    }
  })
}
