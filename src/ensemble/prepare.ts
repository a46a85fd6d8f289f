import { PlanwrightError } from '../base/problem.js'
import { say } from '../base/text.js'
import { type Expression, walk } from '../functions/expression.js'
import { DomainError, evaluate } from '../kernel/evaluate.js'
import { list } from '../kernel/listing.js'
import { lower } from '../kernel/lower.js'
import type { Program } from '../kernel/program.js'
import type { Uniform } from '../kernel/uniforms.js'
import { STRIP } from '../kernel/wasm/layout.js'
import { assembleProgram } from '../kernel/wasm/module.js'
import type { Model } from '../model/model.js'
import type { Simulation } from '../simulate/simulate.js'
import { type PlannedInputs, planInputs } from './inputs/plan-inputs.js'
import { BLOCK, type Job } from './job.js'
import { layOut, PAGE, spaced } from './memory-map.js'
import { conditionsOf, type Question } from './question.js'
import { WORDS } from './words/words.js'

/** How an ensemble is to be prepared. */
interface Preparation {
  readonly draws: number
  /** Indicators whose values are summed up; all that the model names when it is left out. */
  readonly indicators?: readonly string[] | undefined
  readonly questions?: readonly Question[] | undefined
  /** Whether all values are kept; when it is left out, they are if that takes at most `keptBytes`. */
  readonly keeps: boolean | undefined
  readonly keptBytes: number
  /** Draws that are simulated at a time; `CHUNK`, or fewer of slow models, when it is left out. */
  readonly chunk: number | undefined
  readonly threads: number
  readonly wasm: boolean
}

/** A job, what its rows are, and what goes into its memory. */
export interface Prepared {
  readonly job: Job
  readonly planned: PlannedInputs
  readonly program: Program
  /** Slot of each block of rows, a row for each year from the base year on. */
  readonly slots: readonly number[]
  readonly years: number
  readonly centres: Float64Array
  /** Writes uniforms, constants and centres to memory. */
  fill(memory: ArrayBufferLike): void
}

/** Draws at a time: enough for histograms to stay in the cache between them, few enough for the values to. */
const CHUNK = 1024
/** With simultaneous equations, so that a run can be stopped soon. */
const SLOW_CHUNK = 32

/** Values of a chunk take no more than this, that they stay in a cache. */
const CHUNK_BYTES = 2 ** 25
/** Most memory that an ensemble takes. */
const MOST_BYTES = 2 ** 31

/**
 * Prepares an ensemble of a simulated scenario.
 * @throws RangeError when something is asked for that is no indicator, or of a year that is not simulated
 */
export function prepare(simulation: Simulation, options: Preparation): Prepared {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const planned = planInputs(simulation)
  const program = lower(model, planned.inputs)
  const { back: base } = model
  const firstYear = model.base - base
  const times = scenario.end - firstYear + 1
  const years = times - base
  const slots = keptSlots(model, program, options)
  const rows = slots.length * years
  const { chunk, stride, keeps } = sizesOf(program, rows, options)
  const { layout, map } = layOut({
    times,
    base,
    slots,
    years,
    columns: columnCount(program),
    uniforms: program.uniforms.length,
    literals: literalsOf(model),
    draws: planned.sampling.draws.length,
    paths: planned.sampling.paths.length,
    chunk: spaced(chunk),
    stride,
    keeps,
    threads: options.threads,
  })
  if (map.pages * PAGE > MOST_BYTES) throw tooMuchMemory(rows, map.pages, options)
  const assembled = options.wasm ? assembleProgram(program, layout, map.pages) : undefined
  const central: Central = (slot, time) => lookup(nameOf(model, slot), firstYear + time)
  const centres = centresOf(slots, years, base, central)
  const starting = new Set(program.start?.indicators ?? [])
  const job: Job = {
    draws: options.draws,
    listing: list(model, program),
    layout,
    columns: [...program.columns],
    firstYear,
    program: assembled?.bytes,
    called: assembled?.called ?? [],
    rows,
    keeps,
    chunk,
    known: knownColumns(program, times, base, central),
    sampling: planned.sampling,
    targets: (options.questions ?? []).map((question) =>
      conditionsOf(question, { model, slots, years, starting }, lookup),
    ),
    map,
  }
  return {
    job,
    planned,
    program,
    slots,
    years,
    centres,
    fill(memory) {
      const numbers = new Float64Array(memory)
      fillUniforms(numbers.subarray(layout.uniforms / 8), program.uniforms, simulation, planned)
      numbers.set(assembled?.constants ?? [], layout.constants / 8)
      numbers.set(centres, map.centres / 8)
    },
  }
}

/** The value of a slot on the central path, by time. */
type Central = (slot: number, time: number) => number

/** The central value of each row, 0 where there is none: sums of differences from it keep their digits. */
function centresOf(slots: readonly number[], years: number, base: number, central: Central): Float64Array {
  return Float64Array.from({ length: slots.length * years }, (_, row) => {
    const value = central(slots[Math.floor(row / years)]!, base + (row % years))
    return Number.isFinite(value) ? value : 0
  })
}

/** How many draws are simulated at a time, how far rows are apart, and whether all values are kept. */
function sizesOf(program: Program, rows: number, options: Preparation) {
  const slow = program.parts.some((part) => part.kind === 'simultaneous')
  const few = STRIP * Math.max(1, Math.floor(CHUNK_BYTES / 8 / STRIP / Math.max(1, rows)))
  const usual = Math.min(slow ? SLOW_CHUNK : CHUNK, few)
  const chunk = Math.min(options.chunk ?? usual, Math.ceil(Math.min(options.draws, BLOCK) / STRIP) * STRIP)
  const all = Math.ceil(options.draws / STRIP) * STRIP
  const fits = rows * all * 8 <= options.keptBytes
  if (options.keeps && !fits) throw tooManyValues(rows, options)
  const keeps = options.keeps ?? fits
  return { chunk, keeps, stride: spaced(keeps ? all : chunk) }
}

function tooManyValues(rows: number, { draws, keptBytes }: Preparation): PlanwrightError {
  const most = Math.floor(keptBytes / 8 / rows)
  return new PlanwrightError([
    {
      kind: 'too-many-values',
      severity: 'error',
      message: say(WORDS, (words) =>
        words.tooManyValues(draws, rows, megabytes(rows * draws * 8), megabytes(keptBytes)),
      ),
      hint: say(WORDS, (words) => words.keepFewer(most)),
    },
  ])
}

function tooMuchMemory(rows: number, pages: number, { threads }: Preparation): PlanwrightError {
  return new PlanwrightError([
    {
      kind: 'too-many-values',
      severity: 'error',
      message: say(WORDS, (words) =>
        words.tooMuchMemory(rows, megabytes(pages * PAGE), threads, megabytes(MOST_BYTES)),
      ),
      hint: say(WORDS, (words) => words.fewerFigures),
    },
  ])
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}

/** Slots whose values are summed up: those asked for that differ between draws. */
function keptSlots(model: Model, program: Program, { indicators, questions }: Preparation): number[] {
  const asked = new Set(indicators ?? model.indicators.filter((i) => i.named).map((i) => i.id))
  for (const question of questions ?? [])
    for (const { terms } of question.conditions) for (const { indicator } of terms) asked.add(indicator)
  for (const id of asked)
    if (model.references.get(id)?.kind !== 'indicator')
      throw new RangeError(`"${id}" is not an indicator of the model`)
  return model.indicators.flatMap(({ id }, slot) =>
    asked.has(id) && program.columns[slot]! >= 0 ? [slot] : [],
  )
}

function nameOf(model: Model, slot: number): string {
  const { indicators, levers } = model
  return slot < indicators.length ? indicators[slot]!.id : levers[slot - indicators.length]!.id
}

/** At least as many as there are different literals in a model's code. */
function literalsOf({ indicators }: Model): number {
  // Derivatives are not among the code, and rewriting adds 0 and 1.
  let count = 2
  const add = (e: Expression) => {
    if (e.kind === 'number') count++
  }
  for (const { equation, start } of indicators)
    for (const e of start ? [equation, start] : [equation]) walk(e, add)
  return count
}

function columnCount(program: Program): number {
  return program.columns.filter((column) => column >= 0).length
}

/** What columns hold up to the base year. */
function knownColumns(program: Program, times: number, base: number, central: Central): Float64Array {
  const known = new Float64Array(columnCount(program) * times)
  program.columns.forEach((column, slot) => {
    if (column < 0) return
    for (let time = 0; time <= base; time++) known[column * times + time] = central(slot, time)
  })
  return known
}

/** Writes what is the same in every draw, uniform by uniform, from the base year on. */
function fillUniforms(
  to: Float64Array,
  uniforms: readonly Uniform[],
  simulation: Simulation,
  planned: PlannedInputs,
): void {
  const { model, end } = simulation.scenario
  const times = end - model.base + model.back + 1
  uniforms.forEach((uniform, i) => {
    for (let time = model.back; time < times; time++)
      to[i * times + time] = uniformAt(uniform, time, simulation, planned)
  })
}

/** The value of what is the same in every draw, NaN where it has none. */
function uniformAt(
  uniform: Uniform,
  time: number,
  { scenario, lookup }: Simulation,
  { widths }: PlannedInputs,
): number {
  const { model } = scenario
  const firstYear = model.base - model.back
  if (uniform.kind === 'expression')
    try {
      return evaluate(uniform.expression, firstYear + time, lookup)
    } catch (error) {
      if (error instanceof DomainError) return Number.NaN
      throw error
    }
  const at = 'lag' in uniform.when ? time - uniform.when.lag : uniform.when.time
  if (uniform.kind === 'central') return lookup(nameOf(model, uniform.slot), firstYear + at)
  return widths.get(uniform.slot)![Math.max(0, at - model.back - 1)]!
}
