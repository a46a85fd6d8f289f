// Contestants on the same work, turn by turn: A B C, A B C …
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cCompiler, compileC, cSource } from './c.mjs'
import { mathjsEquations } from './mathjs.mjs'
import { numpySource, numpyVersion } from './numpy.mjs'
import { plainSource } from './plain.mjs'
import { median, start } from './process.mjs'
import { scenarios, writeWork } from './work.mjs'

/** Vectors of four numbers, and all that the machine has. */
const C_FLAGS = [['-mavx'], ['-march=native'], ['-march=native', '-ffast-math']]

const script = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Turns that everyone has, and milliseconds after which nobody has more. */
const [LEAST, ENOUGH] = [2, 2000]

/** Draws that mathjs computes; its times are scaled. */
const FEW = { loop8: 500, loop12: 400, county12: 100, county: 100 }

/** More draws than these take JavaScript alone too long with histograms. */
const MOST_PLAIN = 20_000

/** All contestants of a scenario; those that need a compiler or numpy are left out where there is none. */
function contestants(made, folder, programs) {
  const { work } = made
  const { name, draws } = work
  writeFileSync(join(folder, 'plain.mjs'), plainSource(made))
  writeFileSync(join(folder, 'mathjs.json'), JSON.stringify(mathjsEquations(made)))
  writeFileSync(join(folder, 'work.py'), numpySource(made))
  const own = (called, kind, threads) => ({
    name: called,
    args: [script('run-kernel.mjs'), folder, undefined, kind, String(threads)],
  })
  const whole = (called, kind, threads) => ({
    name: called,
    whole: true,
    args: [script('run-whole.mjs'), name, String(draws), kind, String(threads)],
  })
  const drawn = FEW[name]
  const loop = name.startsWith('loop')
  return [
    own('ours', 'wasm', 1),
    own('ours, 2 threads', 'wasm', 2),
    own('ours without WebAssembly', 'javascript', 1),
    ...programs.map((command, i) => ({
      name: C_FLAGS[i].join(' ').replace(/^/, 'C -O3 '),
      command,
      args: [work.inputs, undefined, String(draws)],
    })),
    ...(numpyVersion()
      ? [
          {
            name: 'numpy',
            command: 'python3',
            args: [join(folder, 'work.py'), join(folder, 'work.json'), work.inputs, undefined],
          },
        ]
      : []),
    { name: 'plain JavaScript', args: [script('run-plain.mjs'), folder, undefined] },
    ...(loop
      ? [{ name: 'plain, by hand', args: [script('run-plain.mjs'), folder, undefined, 'by-hand'] }]
      : []),
    { name: 'mathjs', drawn, args: [script('run-mathjs.mjs'), folder, undefined, String(drawn)] },
    whole('all of runEnsemble', 'wasm', 1),
    whole('all of it, 2 threads', 'wasm', 2),
    ...(draws > MOST_PLAIN ? [] : [whole('all of it without WebAssembly', 'javascript', 1)]),
    ...(loop
      ? [{ name: 'plain, sorted', whole: true, args: [script('run-plain.mjs'), folder, 'none', 'sorted'] }]
      : []),
  ]
}

/** One scenario with several numbers of draws: a table for each, with a row for each contestant. */
export async function* contest(own, name, counts, { folder: above, rounds }) {
  let programs
  for (const draws of counts) {
    const folder = join(above, `${name}-${draws}`)
    mkdirSync(folder)
    const made = writeWork(own, name, draws, folder)
    programs ??= cCompiler() ? await compileC(cSource(made), above, C_FLAGS) : []
    const running = []
    // One at a time: they warm up alone.
    for (const [i, one] of contestants(made, folder, programs).entries()) {
      const sums = one.whole ? undefined : join(folder, `sums-${i}`)
      const args = one.args.map((arg) => arg ?? sums)
      const { cells } = made.work
      const started = await start({ command: process.execPath, ...one, args, sums, cells, draws })
      running.push({ ...one, ...started })
    }
    for (let round = 0; round < rounds; round++)
      for (const one of running) if (round < LEAST || one.spent() < ENOUGH) await one.turn()
    const ended = []
    for (const one of running) ended.push({ ...one, ...(await one.end()), time: median(one.times) })
    rmSync(folder, { recursive: true })
    yield tableOf(made.work, ended)
  }
}

function tableOf(work, ended) {
  const { name, cells, draws } = work
  const time = (of) => ended.find((one) => one.name === of).time
  return {
    title: `${scenarios[name].title}: ${cells} cells a draw, ${draws} draws`,
    disagreement: disagreement(work, ended),
    rows: ended.map((one) => ({
      contestant: one.name,
      ms: rounded(one.time),
      'ns a cell': rounded((one.time * 1e6) / cells / draws),
      'million cells/s': rounded((cells * draws) / one.time / 1e3),
      'times ours': rounded(one.time / time(one.whole ? 'all of runEnsemble' : 'ours')),
      'peak MB': Math.round(one.peak),
      form: one.form,
    })),
  }
}

/** Three significant digits. */
export function rounded(value) {
  return Number(value.toPrecision(3))
}

/** Largest relative difference of a mean or a standard deviation from ours; mathjs on few draws is left out. */
function disagreement({ draws, centres }, ended) {
  const [ours, ...others] = ended.filter((one) => one.sum && one.drawn === undefined)
  let most = 0
  for (const other of others)
    for (let i = 0; i < centres.length; i++) {
      const [mean, sd] = statistics(ours, centres, draws, i)
      const [otherMean, otherSd] = statistics(other, centres, draws, i)
      const difference =
        Math.max(Math.abs(mean - otherMean), Math.abs(sd - otherSd)) / Math.max(Math.abs(mean), sd)
      if (difference > most) most = difference
      if (!(difference <= 1e-9)) throw new Error(`${other.name} gives other means or deviations in row ${i}`)
    }
  return most
}

function statistics({ sum, square }, centres, draws, i) {
  const shift = sum[i] / draws
  return [centres[i] + shift, Math.sqrt(Math.max(0, square[i] / draws - shift ** 2))]
}
