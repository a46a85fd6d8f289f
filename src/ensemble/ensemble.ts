import { PlanwrightError, type Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import type { Design } from '../random/design.js'
import { designs } from '../random/designs.js'
import { RangeFault } from '../random/range-fault.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Spread } from '../table/spread.js'
import { type Answers, answersOf, failedDraws } from './answers.js'
import { Breath } from './breath.js'
import { compileModules, Engine, type Memory } from './engine.js'
import { explainFailures, type FailureCause } from './failures.js'
import { BLOCK, type SharedState, STOP, shareFor } from './job.js'
import { PAGE } from './memory-map.js'
import { checkOptions, type EnsembleOptions, USUAL_LEVELS, USUAL_TAIL } from './options.js'
import { type Prepared, prepare } from './prepare.js'
import { ROW_COUNTS } from './reduction.js'
import { drawnInputs, keptValues, type Results, spreadOf } from './results.js'
import { binsFor } from './summary.js'
import { WORDS } from './words/words.js'

/** A simulated ensemble of one scenario. */
export interface Ensemble extends Answers {
  readonly simulation: Simulation
  readonly draws: number
  /** Draws that were simulated to the end. */
  readonly completed: number
  readonly failures: readonly FailureCause[]
  /** One run: the scenario's indicators, spread over the draws that did not fail. */
  readonly spread: Spread
  /** What was drawn for each uncertain input, in base units; of a path its mean over the years. */
  inputs(): ReadonlyMap<string, Float64Array>
  /** Values of an indicator in a year in shown units, NaN where the draw failed; undefined when they were not kept. */
  values(indicator: string, year: number): Float64Array | undefined
}

/** Values are kept without being asked for while they take no more than this. */
const KEPT_BYTES = 256 * 2 ** 20
/** Most that is kept when it is asked for. */
const MOST_KEPT_BYTES = 2 ** 31

/**
 * Simulates a scenario under its uncertain inputs, draw by draw:
 *
 *   simulation ─► job and its memory (prepare) ─► draws, simulated and summed up by threads (engine)
 *              ─► spreads (results), answers (answers), failures by cause (failures)
 *
 * @throws PlanwrightError when the scenario says nothing of uncertainty, a number asked for cannot be, every draw
 * fails, or the run is stopped (kind `stopped`).
 */
export async function runEnsemble(simulation: Simulation, options: EnsembleOptions): Promise<Ensemble> {
  checkOptions(simulation.scenario, options)
  const { draws, levels = USUAL_LEVELS, tail = USUAL_TAIL, wasm = true, questions = [] } = options
  const prepared = prepare(simulation, {
    draws,
    indicators: options.indicators,
    questions,
    keeps: options.keep,
    keptBytes: options.keep ? MOST_KEPT_BYTES : KEPT_BYTES,
    chunk: options.chunk,
    threads: options.threads ?? 1,
    wasm,
  })
  const { job } = prepared
  const memory = memoryOf(job.map.pages, wasm)
  const buffer = 'buffer' in memory ? memory.buffer : memory
  prepared.fill(buffer)
  const design = options.design ? fitting(options.design, prepared) : designOf(prepared, options)
  const shared = shareFor(draws, job.rows, questions.length)
  const counts = await compute(prepared, memory, shared, design, options)
  options.progress?.(draws, draws)
  const results: Results = { simulation, prepared, buffer, shared, draws }
  const failed = failedDraws(shared, draws)
  const uniforms = new Float64Array(buffer, job.layout.uniforms)
  const failures = explainFailures(simulation, prepared, uniforms, design, failed)
  const completed = draws - failed.length
  if (completed === 0) throw new PlanwrightError([allFailed(simulation, failures, draws)])
  return {
    simulation,
    draws,
    completed,
    failures,
    spread: spreadOf(results, counts, completed, levels, tail),
    ...answersOf(shared, draws, questions, completed),
    inputs: () => drawnInputs(prepared, design),
    values: (indicator, year) => keptValues(results, indicator, year),
  }
}

/** Simulates all draws, on this thread and others; the counts of the histograms, all threads together. */
async function compute(
  prepared: Prepared,
  memory: Memory,
  shared: SharedState,
  design: Design,
  options: EnsembleOptions,
): Promise<Uint32Array> {
  const { job, centres } = prepared
  const { map, rows } = job
  const buffer = 'buffer' in memory ? memory.buffer : memory
  const engine = new Engine(job, compileModules(job), memory, shared, design, 0)
  const breath = new Breath(options, shared)
  if (!job.keeps) {
    // Histograms are as wide as the first block suggests.
    for (const _ of engine.run(0, false)) await breath.take()
    const first = Math.min(job.draws, BLOCK)
    const completed = first - failedDraws(shared, first).length
    new Float64Array(buffer).set(binsFor(shared, job, centres, completed), map.bins / 8)
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
  const { counts } = engine
  for (let thread = 1; thread < (options.threads ?? 1) && !job.keeps; thread++) {
    const at = map.work + thread * map.workSize + map.counts
    const more = new Uint32Array(buffer, at, rows * ROW_COUNTS)
    for (let i = 0; i < counts.length; i++) counts[i]! += more[i]!
  }
  return counts
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
    if (!(error instanceof RangeFault)) throw error
    throw new PlanwrightError([{ kind: 'bad-option', severity: 'error', message: error.text }])
  }
}

function memoryOf(pages: number, wasm: boolean): Memory {
  return wasm
    ? new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
    : new SharedArrayBuffer(pages * PAGE)
}

/** Sets other threads to work; they take blocks as soon as they are ready. */
async function startThreads(
  { job }: Prepared,
  memory: Memory,
  shared: SharedState,
  { threads = 1, sampling = 'random', seed = 1 }: EnsembleOptions,
): Promise<Promise<void>[]> {
  if (threads === 1) return []
  const { runInThread } = await import('./threads.js')
  return Array.from({ length: threads - 1 }, (_, i) =>
    runInThread({ job, memory, shared, sampling, seed, thread: i + 1 }),
  )
}

function allFailed({ scenario }: Simulation, [most]: readonly FailureCause[], draws: number): Problem {
  const { indicators, cause, years, draws: failed } = most!
  const indicator = scenario.model.indicators.find((i) => i.id === indicators[0])!
  const [from, until] = years
  return {
    kind: 'all-failed',
    severity: 'error',
    message: say(WORDS, (words, language) =>
      words.allFailed(draws, scenario.name, { failed, indicators, from, until, cause: cause[language] }),
    ),
    place: indicator.place,
    hint: say(WORDS, (words) => words.narrowInputs),
  }
}
