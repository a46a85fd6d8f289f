// Contestants as processes of their own: each computes once for every line it is sent, and says how long it took.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** Starts a contestant; done when it has warmed up. It writes its sums to `sums` at the end. */
export async function start({ name, command, args, sums, cells, draws, drawn = draws }) {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${name} ended early`)
    return value
  }
  const form = (await line()).replace(/^ready ?/, '')
  const times = []
  let spent = 0
  return {
    name,
    form,
    /** Milliseconds of each turn, for all draws: those that compute fewer are scaled. */
    times,
    /** Milliseconds that its turns took so far. */
    spent: () => spent,
    async turn() {
      child.stdin.write('run\n')
      const time = Number(await line())
      spent += time
      times.push((time * draws) / drawn)
    },
    /** Ends it; its peak of memory in MB, and its sums where it has any. */
    async end() {
      child.stdin.write('end\n')
      const peak = Number(await line()) / 1024
      child.stdin.end()
      if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
      if (!sums) return { peak }
      const bytes = Uint8Array.from(readFileSync(sums))
      rmSync(sums)
      const numbers = new Float64Array(bytes.buffer)
      return { peak, sum: numbers.slice(0, cells), square: numbers.slice(cells) }
    },
  }
}

/** The contestant's side in Node: warms up, computes when told to, and leaves its sums at the end. */
export async function answer({ form = '', compute, sums, file, after }) {
  const { writeFileSync } = await import('node:fs')
  console.log(`ready ${form}`)
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'run') break
    const begun = performance.now()
    const given = compute()
    if (given instanceof Promise) await given
    console.log(performance.now() - begun)
  }
  if (sums) {
    const { sum, square } = sums()
    writeFileSync(file, Buffer.concat([Buffer.from(sum.buffer), Buffer.from(square.buffer)]))
  }
  console.log(process.resourceUsage().maxRSS)
  after?.()
}

/** The middle one of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
