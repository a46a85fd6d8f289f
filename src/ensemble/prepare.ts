import { PlanwrightError } from '../base/problem.js'
import { type Expression, walk } from '../functions/expression.js'
import { DomainError, evaluate } from '../kernel/evaluate.js'
import { list } from '../kernel/listing.js'
import { lower, type Program } from '../kernel/program.js'
import type { Uniform } from '../kernel/uniforms.js'
import { type Layout, STRIP } from '../kernel/wasm/layout.js'
import { assembleProgram } from '../kernel/wasm/module.js'
import { type Indicator, type Model, resolve } from '../model/model.js'
import type { Simulation } from '../simulate/simulate.js'
import { type PlannedInputs, planInputs } from './inputs.js'
import { BLOCK, type Condition, type Job } from './job.js'
import { MOMENTS, ROW_COUNTS } from './reduction.js'

/** Something to be looked at in every draw: low ≤ Σ weight × value ≤ high, for all of its conditions. */
export interface Question {
  readonly id: string
  readonly conditions: readonly {
    /** Values in the indicators' shown units. */
    readonly terms: readonly { readonly indicator: string; readonly year: number; readonly weight: number }[]
    readonly low: number
    readonly high: number
  }[]
}

/** How an ensemble is to be prepared. */
export interface Preparation {
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
  const firstYear = model.base - model.back
  const times = scenario.end - firstYear + 1
  const base = model.back
  const years = times - base
  const slots = keptSlots(model, program, options)
  const rows = slots.length * years
  const starting = new Set(program.start?.indicators ?? [])
  const slow = program.parts.some((part) => part.kind === 'simultaneous')
  const few = STRIP * Math.max(1, Math.floor(CHUNK_BYTES / 8 / STRIP / Math.max(1, rows)))
  const usual = Math.min(slow ? SLOW_CHUNK : CHUNK, few)
  const chunk = Math.min(options.chunk ?? usual, Math.ceil(Math.min(options.draws, BLOCK) / STRIP) * STRIP)
  const all = Math.ceil(options.draws / STRIP) * STRIP
  const fits = rows * all * 8 <= options.keptBytes
  if (options.keeps && !fits) throw tooMany(rows, options)
  const keeps = options.keeps ?? fits
  const stride = spaced(keeps ? all : chunk)
  const { layout, map } = arrange({
    planned,
    program,
    slots,
    years,
    rows,
    times,
    base,
    chunk: spaced(chunk),
    stride,
    back: model.back,
    literals: literalsOf(model),
    keeps,
    threads: options.threads,
  })
  if (map.pages * 65536 > MOST_BYTES) throw tooMuch(rows, map.pages, options)
  const assembled = options.wasm ? assembleProgram(program, layout, map.pages) : undefined
  const central = (slot: number, time: number): number => lookup(nameOf(model, slot), firstYear + time)
  const centres = new Float64Array(rows)
  slots.forEach((slot, place) => {
    for (let y = 0; y < years; y++) {
      const value = central(slot, base + y)
      centres[place * years + y] = Number.isFinite(value) ? value : 0
    }
  })
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
    targets: (options.questions ?? []).map((q) => conditionsOf(q, model, slots, years, starting, lookup)),
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
      program.uniforms.forEach((uniform, i) => {
        for (let time = base; time < times; time++)
          numbers[layout.uniforms / 8 + i * times + time] = uniformAt(uniform, time)
      })
      numbers.set(assembled?.constants ?? [], layout.constants / 8)
      numbers.set(centres, map.centres / 8)
    },
  }

  function uniformAt(uniform: Uniform, time: number): number {
    if (uniform.kind === 'expression')
      try {
        return evaluate(uniform.expression, firstYear + time, lookup)
      } catch (error) {
        if (error instanceof DomainError) return Number.NaN
        throw error
      }
    const at = 'lag' in uniform.when ? time - uniform.when.lag : uniform.when.time
    if (uniform.kind === 'central') return central(uniform.slot, at)
    return planned.widths.get(uniform.slot)![Math.max(0, at - base - 1)]!
  }
}

function tooMany(rows: number, { draws, keptBytes }: Preparation): PlanwrightError {
  const most = Math.floor(keptBytes / 8 / rows)
  return new PlanwrightError([
    {
      kind: 'too-many-values',
      severity: 'error',
      message: `the values of ${draws} draws cannot all be kept: ${rows} a draw take ${Math.round((rows * draws * 8) / 2 ** 20)} MB, and ${Math.round(keptBytes / 2 ** 20)} MB is the most`,
      hint: `keep at most ${most} draws, or fewer indicators`,
    },
  ])
}

function tooMuch(rows: number, pages: number, { threads }: Preparation): PlanwrightError {
  return new PlanwrightError([
    {
      kind: 'too-many-values',
      severity: 'error',
      message: `${rows} figures take ${Math.round(pages / 16)} MB for ${threads} threads; ${MOST_BYTES / 2 ** 20} MB is the most`,
      hint: 'name fewer indicators, or fewer threads',
    },
  ])
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

/** What columns hold up to the base year. */
function knownColumns(
  program: Program,
  times: number,
  base: number,
  central: (slot: number, time: number) => number,
): Float64Array {
  const count = program.columns.filter((column) => column >= 0).length
  const known = new Float64Array(count * times)
  program.columns.forEach((column, slot) => {
    if (column < 0) return
    for (let time = 0; time <= base; time++) known[column * times + time] = central(slot, time)
  })
  return known
}

/** Conditions over rows; what is the same in all draws moves to the other side. */
function conditionsOf(
  { id, conditions }: Question,
  model: Model,
  slots: readonly number[],
  years: number,
  starting: ReadonlySet<number>,
  lookup: Simulation['lookup'],
): Condition[] {
  return conditions.map(({ terms, low, high }) => {
    let constant = 0
    const rows = terms.flatMap(({ indicator, year, weight }) => {
      if (year >= model.base + years) throw new RangeError(`${id} asks for ${year}, which is not simulated`)
      const reference = model.references.get(indicator)!
      const { scale } = resolve(model, reference) as Indicator
      const place = slots.indexOf(reference.position)
      // Base-year values are rows only where they are uncertain themselves.
      if (place >= 0 && (year > model.base || (year === model.base && starting.has(reference.position))))
        return [{ row: place * years + year - model.base, weight: weight / scale }]
      constant += (weight * lookup(indicator, year)) / scale
      return []
    })
    return { terms: rows, low: low - constant, high: high - constant }
  })
}

/**
 * Room for at least so many numbers, an odd number of cache lines: rows at distances of a power of two would all
 * fall into the same few places of a cache.
 */
function spaced(numbers: number): number {
  const lines = Math.ceil(numbers / 8)
  return 8 * (lines % 2 === 0 ? lines + 1 : lines)
}

/** Lays everything out in memory. */
function arrange(of: {
  planned: PlannedInputs
  program: Program
  slots: readonly number[]
  years: number
  rows: number
  times: number
  base: number
  chunk: number
  stride: number
  back: number
  literals: number
  keeps: boolean
  threads: number
}): { layout: Layout; map: Job['map'] } {
  const { planned, program, slots, years, rows, times, base, chunk, stride, back, literals, keeps, threads } =
    of
  const { draws, paths } = planned.sampling
  const columns = program.columns.filter((column) => column >= 0).length
  const shared = new Allocator()
  const uniforms = shared.take(program.uniforms.length * times)
  const constants = shared.take(literals)
  const centres = shared.take(rows)
  const bins = shared.take(rows * 2)
  const kept = shared.take(keeps ? rows * stride : 0)
  const work = shared.take(0)
  const own = new Allocator()
  const bad = own.take(STRIP)
  // Looks back reach before the columns' beginning, as addresses; there is room.
  own.take(back * STRIP)
  const columnsAt = own.take(columns * times * STRIP)
  const drawsAt = own.take(draws.length * chunk)
  own.take(back * chunk)
  const shocks = own.take(paths.length * times * chunk)
  const failed = own.take(chunk)
  const moments = own.take(rows * MOMENTS)
  const chunkKept = own.take(keeps ? 0 : rows * stride)
  const counts = own.take(keeps ? 0 : (rows * ROW_COUNTS) / 2)
  const workSize = own.take(0)
  return {
    layout: {
      times,
      base,
      uniforms,
      constants,
      bad,
      columns: columnsAt,
      chunk,
      draws: drawsAt,
      shocks,
      failed,
      kept: new Map(slots.map((slot, place) => [slot, place * years])),
      stride,
    },
    map: {
      pages: Math.ceil((work + threads * workSize) / 65536),
      centres,
      bins,
      kept,
      work,
      workSize,
      chunkKept,
      moments,
      counts,
    },
  }
}

/** Hands out memory in cache lines. */
class Allocator {
  #bytes = 64

  /** Room for so many numbers; the address of the first. */
  take(numbers: number): number {
    const at = this.#bytes
    this.#bytes = Math.ceil((at + numbers * 8) / 64) * 64
    return at
  }
}
