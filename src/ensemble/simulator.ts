import { modulo } from '../base/modulo.js'
import { type Columns, link } from '../kernel/link.js'
import { STRIP } from '../kernel/wasm/layout.js'
import type { Job } from './job.js'

/** Simulates `strips` strips of the chunk whose inputs lie in the work space at `work`; writes values from `kept` on. */
export type Simulator = (work: number, kept: number, strips: number) => void

const nothing = () => undefined

/** What code of a job reads for a chunk: see kernel/link. */
function columnsOf({ layout }: Job, numbers: Float64Array, work: number) {
  const { draws, shocks, uniforms, times, chunk } = layout
  return {
    p: numbers.subarray((work + draws) / 8),
    s: numbers.subarray((work + shocks) / 8),
    u: numbers.subarray(uniforms / 8),
    times,
    stride: chunk,
    first: 0,
  }
}

/** The simulator in WebAssembly; simultaneous equations are solved by the JavaScript of the same program. */
export function assembledSimulator(
  job: Job,
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  work: number,
): Simulator {
  const { steps } = link(job.listing)
  const numbers = new Float64Array(memory.buffer)
  const bad = (work + job.layout.bad) / 8
  const columns: Columns = {
    ...columnsOf(job, numbers, work),
    v: numbers.subarray((work + job.layout.columns) / 8),
    bad: numbers.subarray(bad, bad + STRIP),
    draws: STRIP,
  }
  const imports: Record<string, WebAssembly.ImportValue> = {
    memory,
    exp: Math.exp,
    log: Math.log,
    pow: Math.pow,
    solve(part: number, time: number, strip: number) {
      columns.first = strip * STRIP
      steps[part]!(columns, time, job.firstYear + time, STRIP, nothing)
    },
  }
  for (const { name, args, body } of job.called) {
    const fn = new Function('modulo', ...args, body)
    imports[name] = (...values: number[]) => fn(modulo, ...values)
  }
  return new WebAssembly.Instance(module, { env: imports }).exports.simulate as Simulator
}

/** Draws that JavaScript carries from the first year to the last together: enough for its loops to pay. */
const WIDE = 32

/** The same in JavaScript alone. Its columns are its own, wider than a strip. */
export function plainSimulator(job: Job, memory: ArrayBufferLike, work: number): Simulator {
  const { layout, firstYear, known } = job
  const { base, times, stride, failed } = layout
  const { start, steps } = link(job.listing)
  const numbers = new Float64Array(memory)
  const v = new Float64Array(known.length * WIDE)
  for (const [i, value] of known.entries()) v.fill(value, i * WIDE, (i + 1) * WIDE)
  const bad = new Float64Array(WIDE)
  const columns: Columns = { ...columnsOf(job, numbers, work), v, bad, draws: WIDE }
  const keeps = job.columns.flatMap((column, slot) => {
    const row = layout.kept.get(slot)
    return column < 0 || row === undefined ? [] : [{ column, row }]
  })
  return (_, kept, strips) => {
    for (let first = 0; first < strips * STRIP; first += WIDE) {
      const count = Math.min(WIDE, strips * STRIP - first)
      columns.first = first
      bad.fill(0)
      start?.(columns, base, firstYear + base, count, nothing)
      for (let time = base + 1; time < times; time++)
        for (const step of steps) step(columns, time, firstYear + time, count, nothing)
      for (const { column, row } of keeps)
        for (let time = base; time < times; time++) {
          const from = (column * times + time) * WIDE
          const to = kept / 8 + (row + time - base) * stride + first
          for (let d = 0; d < count; d++) numbers[to + d] = v[from + d]!
        }
      for (let d = 0; d < count; d++) numbers[(work + failed) / 8 + first + d] = bad[d]!
    }
  }
}
