import { STRIP } from '../kernel/wasm/layout.js'
import type { Design } from '../random/design.js'
import { type InputColumns, Sampler } from './inputs/sampler.js'
import {
  BLOCK,
  type Condition,
  DONE,
  type Job,
  NEXT_BLOCK,
  type SharedState,
  STATS,
  STOP,
  wordsOf,
} from './job.js'
import { binOf, MOMENTS, plainReduction, type Reduction, ROW_COUNTS, reductionModule } from './reduction.js'
import { assembledSimulator, plainSimulator, type Simulator } from './simulator.js'

/** Compiled modules of a job; the same for all threads. */
interface Modules {
  readonly program: WebAssembly.Module
  readonly reduction: WebAssembly.Module
}

/** Compiles a job's WebAssembly, where it has any. */
export function compileModules(job: Job): Modules | undefined {
  if (!job.program) return undefined
  return {
    program: new WebAssembly.Module(job.program),
    reduction: new WebAssembly.Module(reductionModule(job.map.pages)),
  }
}

/** Memory of a job: WebAssembly's own, or a plain shared buffer where that is done without. */
export type Memory = WebAssembly.Memory | SharedArrayBuffer

/** One thread's part of an ensemble: takes blocks of draws, simulates them and sums them up. */
export class Engine {
  readonly #job: Job
  readonly #shared: SharedState
  readonly #numbers: Float64Array
  readonly #counts: Uint32Array
  readonly #work: number
  readonly #sampler: Sampler
  readonly #inputs: InputColumns
  readonly #simulate: Simulator
  readonly #reduction: Reduction

  constructor(
    job: Job,
    modules: Modules | undefined,
    memory: Memory,
    shared: SharedState,
    design: Design,
    thread: number,
  ) {
    const { layout, map } = job
    const { times, base, chunk } = layout
    const buffer = 'buffer' in memory ? memory.buffer : memory
    this.#job = job
    this.#shared = shared
    this.#work = map.work + thread * map.workSize
    this.#numbers = new Float64Array(buffer)
    this.#counts = new Uint32Array(buffer, this.#work + map.counts, job.keeps ? 0 : job.rows * ROW_COUNTS)
    this.#sampler = new Sampler(job.sampling, design, base, chunk)
    const at = (bytes: number) => this.#numbers.subarray((this.#work + bytes) / 8)
    this.#inputs = { p: at(layout.draws), s: at(layout.shocks), times, stride: chunk }
    const columns = at(layout.columns)
    for (const [i, value] of job.known.entries()) columns.fill(value, i * STRIP, (i + 1) * STRIP)
    if (modules) {
      const wasm = memory as WebAssembly.Memory
      this.#simulate = assembledSimulator(job, modules.program, wasm, this.#work)
      const { exports } = new WebAssembly.Instance(modules.reduction, { env: { memory: wasm } })
      this.#reduction = exports as unknown as Reduction
    } else {
      this.#simulate = plainSimulator(job, buffer, this.#work)
      this.#reduction = plainReduction(buffer)
    }
  }

  /** Takes blocks until none is left or it is told to stop; lets others do something after every chunk. */
  *blocks(): Generator<void> {
    const { control } = this.#shared
    const blocks = Math.ceil(this.#job.draws / BLOCK)
    for (;;) {
      const block = Atomics.add(control, NEXT_BLOCK, 1)
      if (block >= blocks) return
      for (const count of this.run(block, !this.#job.keeps)) {
        Atomics.add(control, DONE, count)
        if (Atomics.load(control, STOP) !== 0) return
        yield
      }
    }
  }

  /** Simulates a block chunk by chunk; `bins` says whether its values are counted in the histograms. */
  *run(block: number, bins: boolean): Generator<number> {
    const { chunk, draws, rows, map } = this.#job
    const moments = (this.#work + map.moments) / 8
    for (let row = 0; row < rows; row++) {
      const at = moments + row * MOMENTS
      this.#numbers.fill(0, at, at + 8)
      this.#numbers.fill(Infinity, at + 8, at + 12)
      this.#numbers.fill(-Infinity, at + 12, at + 16)
    }
    const until = Math.min(draws, (block + 1) * BLOCK)
    for (let from = block * BLOCK; from < until; from += chunk) {
      const count = Math.min(chunk, until - from)
      this.#chunk(from, count, bins)
      yield count
    }
    const { stats } = this.#shared
    for (let row = 0; row < rows; row++) {
      const m = moments + row * MOMENTS
      const at = (i: number) => this.#numbers[m + i]!
      const to = (block * rows + row) * STATS
      stats[to] = at(0) + at(1) + (at(2) + at(3))
      stats[to + 1] = at(4) + at(5) + (at(6) + at(7))
      stats[to + 2] = Math.min(at(8), at(9), at(10), at(11))
      stats[to + 3] = Math.max(at(12), at(13), at(14), at(15))
    }
  }

  /** How many of this thread's values lie in each bin, row by row. */
  get counts(): Uint32Array {
    return this.#counts
  }

  #chunk(from: number, count: number, bins: boolean): void {
    const { keeps, rows, layout, map } = this.#job
    const { stride } = layout
    const padded = Math.ceil(count / STRIP) * STRIP
    this.#sampler.fill(this.#inputs, from, count, padded)
    const kept = keeps ? map.kept + from * 8 : this.#work + map.chunkKept
    this.#simulate(this.#work, kept, padded / STRIP)
    const failed = this.#failures(from, count)
    // What is not to count takes its row's centre, which adds nothing to sums of differences from it.
    const out = [...failed]
    for (let d = count; d < padded; d++) out.push(d)
    const centres = map.centres / 8
    if (out.length > 0)
      for (let row = 0; row < rows; row++)
        for (const d of out) this.#numbers[kept / 8 + row * stride + d] = this.#numbers[centres + row]!
    const moments = this.#work + map.moments
    this.#reduction.moments(kept, stride * 8, rows, padded, map.centres, moments)
    if (bins) {
      this.#reduction.histogram(kept, stride * 8, rows, padded, map.bins, this.#work + map.counts)
      if (out.length > 0) this.#uncount(out.length)
    }
    for (const [i, target] of this.#job.targets.entries()) this.#judge(i, target, from, count, kept)
    for (const d of failed) {
      for (let i = 0; i < this.#job.targets.length; i++) this.#clear(i, from + d)
      if (keeps) for (let row = 0; row < rows; row++) this.#numbers[kept / 8 + row * stride + d] = Number.NaN
    }
  }

  #failures(from: number, count: number): number[] {
    const { failed } = this.#shared
    const flags = (this.#work + this.#job.layout.failed) / 8
    const found: number[] = []
    for (let d = 0; d < count; d++) {
      if (!Number.isNaN(this.#numbers[flags + d]!)) continue
      failed[(from + d) >> 5]! |= 1 << ((from + d) & 31)
      found.push(d)
    }
    return found
  }

  #uncount(times: number): void {
    const { rows, map } = this.#job
    for (let row = 0; row < rows; row++) {
      const low = this.#numbers[map.bins / 8 + row * 2]!
      const factor = this.#numbers[map.bins / 8 + row * 2 + 1]!
      const bin = binOf(this.#numbers[map.centres / 8 + row]!, low, factor)
      this.#counts[row * ROW_COUNTS + bin]! -= times
    }
  }

  #judge(target: number, conditions: readonly Condition[], from: number, count: number, kept: number): void {
    const { met } = this.#shared
    const { stride } = this.#job.layout
    const numbers = this.#numbers
    const words = target * wordsOf(this.#job.draws)
    for (let d = 0; d < count; d++) {
      let holds = true
      for (const { terms, low, high } of conditions) {
        let sum = 0
        for (const { row, weight } of terms) sum += weight * numbers[kept / 8 + row * stride + d]!
        if (!(sum >= low && sum <= high)) holds = false
      }
      const draw = from + d
      if (holds) met[words + (draw >> 5)]! |= 1 << (draw & 31)
    }
  }

  #clear(target: number, draw: number): void {
    this.#shared.met[target * wordsOf(this.#job.draws) + (draw >> 5)]! &= ~(1 << (draw & 31))
  }
}
