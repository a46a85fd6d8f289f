import { PlanwrightError, type Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { STRIP } from '../kernel/wasm/layout.js'
import type { Design } from '../random/design.js'
import { type DesignName, designs } from '../random/designs.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Spread } from '../table/spread.js'
import { compileModules, Engine, type Memory } from './engine.js'
import { explainFailures, type FailureCause } from './failures.js'
import { BLOCK, DONE, type Shared, STOP, shareFor } from './job.js'
import { type Prepared, prepare, type Question } from './prepare.js'
import type { Interval } from './proportion.js'
import { ROW_COUNTS } from './reduction.js'
import { answersOf, drawnInputs, keptValues, type Results, spreadOf } from './results.js'
import { binsFor } from './summary.js'

/** How an ensemble is drawn and what is wanted of it. */
export interface EnsembleOptions {
  /** How many draws, from 1 to 10,000,000. */
  readonly draws: number
  /** A whole number; the same seed gives the same draws. Defaults to 1. */
  readonly seed?: number
  /** How draws are laid out. Defaults to `random`. */
  readonly sampling?: DesignName
  /** A layout of one's own in place of `sampling`: its dimensions are the names of `inputFactors`. Needs one thread. */
  readonly design?: Design
  /** Probabilities of the quantiles. Defaults to 5, 25, 50, 75 and 95%. */
  readonly levels?: readonly number[]
  /** Share of the draws in each tail mean. Defaults to 5%. */
  readonly tail?: number
  /** Indicators that are summed up. Defaults to all that the model names. */
  readonly indicators?: readonly string[]
  /** What is asked of every draw, such as whether a target is met. */
  readonly questions?: readonly Question[]
  /**
   * Whether the values of all draws are kept. Defaults to keeping them while they take at most 256 MB, for exact
   * quantiles; without them quantiles come from histograms and have bounds.
   */
  readonly keep?: boolean
  /** Threads, this one included. Defaults to 1. */
  readonly threads?: number
  /** Draws whose inputs are made at a time, 4 to 4,096; changes no result. */
  readonly chunk?: number
  /** Whether WebAssembly may be used; it gives the same to 1e-12. Defaults to true. */
  readonly wasm?: boolean
  /** Told from time to time how many draws are done. */
  readonly progress?: (done: number, draws: number) => void
  /** Stops the run. */
  readonly signal?: AbortSignal
}

/** Whether something was so in each draw. */
export interface Answer extends Interval {
  readonly id: string
  /** Draws in which it was so, of those that did not fail. */
  readonly draws: number
}

/** A simulated ensemble of one scenario. */
export interface Ensemble {
  readonly simulation: Simulation
  readonly draws: number
  /** Draws that were simulated to the end. */
  readonly completed: number
  readonly failures: readonly FailureCause[]
  /** One run: the scenario's indicators, spread over the draws that did not fail. */
  readonly spread: Spread
  readonly answers: readonly Answer[]
  /** How often all of these were so together. */
  joint(ids: readonly string[]): Answer
  /** Whether it was so in each draw: 1 or 0, NaN where the draw failed. */
  outcome(id: string): Float64Array
  /** What was drawn for each uncertain input, in base units; of a path its mean over the years. */
  inputs(): ReadonlyMap<string, Float64Array>
  /** Values of an indicator in a year in shown units, NaN where the draw failed; undefined when they were not kept. */
  values(indicator: string, year: number): Float64Array | undefined
}

/** Values are kept without being asked for while they take no more than this. */
const KEPT_BYTES = 256 * 2 ** 20
/** Most that is kept when it is asked for. */
const MOST_KEPT_BYTES = 2 ** 31
export const MOST_THREADS = 64
export const MOST_DRAWS = 10_000_000
export const USUAL_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/**
 * Simulates a scenario under its uncertain inputs, draw by draw.
 *
 * @throws PlanwrightError when the scenario says nothing of uncertainty, a number asked for cannot be, every draw
 * fails, or the run is stopped (kind `stopped`).
 */
export async function runEnsemble(simulation: Simulation, options: EnsembleOptions): Promise<Ensemble> {
  check(simulation, options)
  const { draws, levels = USUAL_LEVELS, tail = 0.05, threads = 1, wasm = true, questions = [] } = options
  const prepared = prepare(simulation, {
    draws,
    indicators: options.indicators,
    questions,
    keeps: options.keep,
    keptBytes: options.keep ? MOST_KEPT_BYTES : KEPT_BYTES,
    chunk: options.chunk,
    threads,
    wasm,
  })
  const { job } = prepared
  const memory = memoryOf(job.map.pages, wasm)
  const buffer = 'buffer' in memory ? memory.buffer : memory
  prepared.fill(buffer)
  const design = options.design ? fitting(options.design, prepared) : designOf(prepared, options)
  const shared = shareFor(draws, job.rows, questions.length)
  const modules = compileModules(job)
  const engine = new Engine(job, modules, memory, shared, design, 0)
  const counted = [engine.counts]
  const breath = new Breath(options, shared)
  if (!job.keeps) {
    for (const _ of engine.run(0, false)) await breath.take()
    const fine = Math.min(draws, BLOCK) - failedDraws(shared, Math.min(draws, BLOCK)).length
    new Float64Array(buffer).set(binsFor(shared, job, prepared.centres, fine), job.map.bins / 8)
  }
  const others = Promise.all(await startThreads(prepared, memory, shared, options))
  // Where one thread fails, the others need not go on.
  others.catch(() => Atomics.store(shared.control, STOP, 1))
  try {
    for (const _ of engine.blocks()) await breath.take()
  } finally {
    if (options.signal?.aborted) Atomics.store(shared.control, STOP, 1)
    await others
  }
  for (let thread = 1; thread < threads && !job.keeps; thread++)
    counted.push(
      new Uint32Array(
        buffer,
        job.map.work + thread * job.map.workSize + job.map.counts,
        job.rows * ROW_COUNTS,
      ),
    )
  options.progress?.(draws, draws)
  const results: Results = { simulation, prepared, buffer, shared, draws }
  const failed = failedDraws(shared, draws)
  const uniforms = new Float64Array(buffer, job.layout.uniforms)
  const failures = explainFailures(simulation, prepared, uniforms, design, failed)
  const completed = draws - failed.length
  if (completed === 0) throw new PlanwrightError([allFailed(simulation, failures, draws)])
  const [counts, ...more] = counted as [Uint32Array, ...Uint32Array[]]
  for (const other of more) for (let i = 0; i < counts.length; i++) counts[i]! += other[i]!
  return {
    simulation,
    draws,
    completed,
    failures,
    spread: spreadOf(results, counts, completed, levels, tail),
    ...answersOf(results, questions, completed),
    inputs: () => drawnInputs(prepared, design),
    values: (indicator, year) => keptValues(results, indicator, year),
  }
}

function check({ scenario }: Simulation, options: EnsembleOptions): void {
  const { draws, threads = 1, chunk = STRIP, levels = USUAL_LEVELS, tail = 0.05, seed = 1 } = options
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const problems: Problem[] = []
  const bad = (message: string, hint?: Said) =>
    problems.push({ kind: 'bad-option', severity: 'error', message, ...(hint ? { hint } : {}) })
  if (!whole(draws, 1, MOST_DRAWS))
    bad(`the number of draws is a whole number from 1 to ${MOST_DRAWS.toLocaleString('en-US')}, not ${draws}`)
  if (!whole(seed, 0, Number.MAX_SAFE_INTEGER))
    bad(`the seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`)
  if (!whole(threads, 1, MOST_THREADS))
    bad(`threads are a whole number from 1 to ${MOST_THREADS}, not ${threads}`)
  if (!whole(chunk, STRIP, BLOCK) || chunk % STRIP !== 0)
    bad(`a chunk has ${STRIP} to ${BLOCK} draws, a multiple of ${STRIP}, not ${chunk}`)
  if (levels.some((p, i) => !(p > 0 && p < 1 && (i === 0 || p > levels[i - 1]!))))
    bad(`quantiles are between 0 and 1 and ascend, not ${levels.join(', ')}`)
  if (!(tail > 0 && tail <= 0.5)) bad(`a tail is a share above 0 and up to 0.5, not ${tail}`)
  if (options.design && threads > 1) bad('a layout of one’s own is computed by one thread')
  if (scenario.uncertainty.inputs.length === 0)
    problems.push({
      kind: 'nothing-uncertain',
      severity: 'error',
      message: `scenario ${scenario.name} (${scenario.files[0]}) says of nothing that it is uncertain`,
      hint: 'add "uncertain:" to the file, such as uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',
    })
  if (problems.length > 0) throw new PlanwrightError(problems)
}

/** @throws RangeError when a layout is not for these inputs and draws. */
function fitting(design: Design, { job }: Prepared): Design {
  const { names } = job.sampling
  if (design.dimensions !== names.length || design.draws !== job.draws)
    throw new RangeError(
      `the layout has ${design.dimensions} dimensions and ${design.draws} draws; ${names.length} and ${job.draws} are needed`,
    )
  return design
}

function designOf({ job }: Prepared, { draws, sampling = 'random', seed = 1 }: EnsembleOptions): Design {
  try {
    return designs[sampling]({ draws, names: job.sampling.names, seed })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlanwrightError([{ kind: 'bad-option', severity: 'error', message: error.message }])
  }
}

function memoryOf(pages: number, wasm: boolean): Memory {
  return wasm
    ? new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
    : new SharedArrayBuffer(pages * 65536)
}

/** Sets other threads to work; they take blocks as soon as they are ready. */
async function startThreads(
  { job }: Prepared,
  memory: Memory,
  shared: Shared,
  { threads = 1, sampling = 'random', seed = 1 }: EnsembleOptions,
): Promise<Promise<void>[]> {
  if (threads === 1) return []
  const { runInThread } = await import('./threads.js')
  return Array.from({ length: threads - 1 }, (_, i) =>
    runInThread({ job, memory, shared, sampling, seed, thread: i + 1 }),
  )
}

/** Milliseconds between breaths. */
const APART = 50

/** Lets other things happen now and then: progress, and being stopped. */
class Breath {
  readonly #options: EnsembleOptions
  readonly #shared: Shared
  #last = Date.now()

  constructor(options: EnsembleOptions, shared: Shared) {
    this.#options = options
    this.#shared = shared
  }

  async take(): Promise<void> {
    const { draws, signal, progress } = this.#options
    if ((!signal && !progress) || Date.now() - this.#last < APART) return
    const done = Atomics.load(this.#shared.control, DONE)
    progress?.(done, draws)
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#last = Date.now()
    if (signal?.aborted)
      throw new PlanwrightError([
        {
          kind: 'stopped',
          severity: 'error',
          message: `stopped after ${done.toLocaleString('en-US')} of ${draws.toLocaleString('en-US')} draws`,
        },
      ])
  }
}

function failedDraws({ failed }: Shared, draws: number): number[] {
  const found: number[] = []
  for (let word = 0; word < failed.length; word++)
    for (let bits = failed[word]!, d = word * 32; bits !== 0 && d < draws; bits >>>= 1, d++)
      if (bits & 1) found.push(d)
  return found
}

function allFailed({ scenario }: Simulation, [most]: readonly FailureCause[], draws: number): Problem {
  const { indicators, cause, years, draws: of } = most!
  const indicator = scenario.model.indicators.find((i) => i.id === indicators[0])!
  return {
    kind: 'all-failed',
    severity: 'error',
    message: `none of ${draws} draws could be simulated to the end (scenario ${scenario.name}); ${of} failed in ${indicators.join(', ')}, ${years[0]}${years[1] > years[0] ? `–${years[1]}` : ''}: ${cause}`,
    place: indicator.place,
    hint: 'narrow the uncertain inputs, or mend the equation',
  }
}
