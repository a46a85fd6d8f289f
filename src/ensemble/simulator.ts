import { modulo } from '../base/modulo.js'
import { type Columns, link } from '../kernel/link.js'
import { STRIP } from '../kernel/wasm/module.js'
import type { Job } from './job.js'

/** Simulates `strips` strips of the chunk whose inputs lie in the work space at `work`; writes values from `kept` on. */
export type Simulator = (work: number, kept: number, strips: number) => void

const nothing = () => undefined

/** What code of a job works on for one strip: see kernel/link. */
function columnsAt({ layout }: Job, numbers: Float64Array, work: number): Columns {
  const { bad, columns, draws, shocks, uniforms, times, chunk } = layout
  return {
    v: numbers.subarray((work + columns) / 8),
    p: numbers.subarray((work + draws) / 8),
    s: numbers.subarray((work + shocks) / 8),
    u: numbers.subarray(uniforms / 8),
    bad: numbers.subarray((work + bad) / 8, (work + bad) / 8 + STRIP),
    times,
    draws: STRIP,
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
  const columns = columnsAt(job, new Float64Array(memory.buffer), work)
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

/** The same in JavaScript alone. */
export function plainSimulator(job: Job, memory: ArrayBufferLike, work: number): Simulator {
  const { layout, firstYear } = job
  const { base, times, stride, failed } = layout
  const { start, steps } = link(job.listing)
  const numbers = new Float64Array(memory)
  const columns = columnsAt(job, numbers, work)
  const keeps = job.columns.flatMap((column, slot) => {
    const row = layout.kept.get(slot)
    return column < 0 || row === undefined ? [] : [{ column, row }]
  })
  return (_, kept, strips) => {
    for (let strip = 0; strip < strips; strip++) {
      columns.first = strip * STRIP
      columns.bad.fill(0)
      start?.(columns, base, firstYear + base, STRIP, nothing)
      for (let time = base + 1; time < times; time++)
        for (const step of steps) step(columns, time, firstYear + time, STRIP, nothing)
      for (const { column, row } of keeps)
        for (let time = base; time < times; time++)
          for (let d = 0; d < STRIP; d++)
            numbers[kept / 8 + (row + time - base) * stride + strip * STRIP + d] =
              columns.v[(column * times + time) * STRIP + d]!
      numbers.set(columns.bad, (work + failed) / 8 + strip * STRIP)
    }
  }
}
