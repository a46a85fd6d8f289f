import { say, type Text } from '../base/text.js'
import { OVERFLOW } from '../functions/faults.js'
import { DomainError, evaluate, type Lookup } from '../kernel/evaluate.js'
import { type Columns, link } from '../kernel/link.js'
import type { StopReason } from '../kernel/state.js'
import { STRIP } from '../kernel/wasm/layout.js'
import type { Design } from '../random/design.js'
import type { Simulation } from '../simulate/simulate.js'
import { moved, Sampler } from './inputs/sampler.js'
import type { Prepared } from './prepare.js'
import { WORDS } from './words/words.js'

/** Draws that failed for one cause. */
export interface FailureCause {
  /** Indicators of the equation, or of the simultaneous equations, that failed. */
  readonly indicators: readonly string[]
  /** In words: `division by zero`, `not solved`. */
  readonly cause: Text
  readonly draws: number
  /** First and last year in which it happened. */
  readonly years: readonly [number, number]
  /** The first of these draws, counted from 0. */
  readonly first: number
}

/** Failed draws that are looked into, at most; the causes of the others are not known. */
const MOST_EXPLAINED = 20_000

/** Why simultaneous equations failed. */
const UNSOLVED: Readonly<Record<Exclude<StopReason, 'not-finite'>, Text>> = {
  'not-converged': say(WORDS, (words) => words.unsolved),
  singular: say(WORDS, (words) => words.singular),
  undefined: say(WORDS, (words) => words.undefinedAtStart),
}
const NO_VALUE = say(WORDS, (words) => words.noValue)

/** Simulates failed draws again, year by year and part by part, and says what each failed of. */
export function explainFailures(
  simulation: Simulation,
  prepared: Prepared,
  uniforms: Float64Array,
  design: Design,
  failed: readonly number[],
): FailureCause[] {
  const causes = new Map<string, { -readonly [K in keyof FailureCause]: FailureCause[K] }>()
  const replay = new Replay(simulation, prepared, uniforms, design)
  for (let i = 0; i < failed.length && i < MOST_EXPLAINED; i++) {
    const draw = failed[i]!
    const { indicators, cause, year } = replay.run(draw)
    const key = `${indicators.join()} ${cause.en}`
    const known = causes.get(key)
    if (!known) causes.set(key, { indicators, cause, draws: 1, years: [year, year], first: draw })
    else {
      known.draws++
      known.years = [Math.min(known.years[0], year), Math.max(known.years[1], year)]
    }
  }
  return [...causes.values()].sort((a, b) => b.draws - a.draws || a.first - b.first)
}

class Replay {
  readonly #simulation: Simulation
  readonly #prepared: Prepared
  readonly #sampler: Sampler
  readonly #columns: Columns
  readonly #code: ReturnType<typeof link>

  constructor(simulation: Simulation, prepared: Prepared, uniforms: Float64Array, design: Design) {
    const { known, layout, listing, sampling } = prepared.job
    const { times, base } = layout
    this.#simulation = simulation
    this.#prepared = prepared
    this.#sampler = new Sampler(sampling, design, base, STRIP)
    this.#code = link(listing)
    this.#columns = {
      v: new Float64Array(known.length * STRIP),
      p: new Float64Array(sampling.draws.length * STRIP),
      s: new Float64Array(sampling.paths.length * times * STRIP),
      u: uniforms,
      bad: new Float64Array(STRIP),
      times,
      draws: STRIP,
      stride: STRIP,
      first: 0,
    }
    for (const [i, value] of known.entries()) this.#columns.v.fill(value, i * STRIP, (i + 1) * STRIP)
  }

  run(draw: number): { indicators: string[]; cause: Text; year: number } {
    const { job, program } = this.#prepared
    const { times, base } = job.layout
    const { start, steps } = this.#code
    const columns = this.#columns
    this.#sampler.fill(columns, draw, 1, STRIP)
    columns.bad.fill(0)
    let reason: StopReason = 'not-finite'
    const note = (_: number, why: StopReason) => {
      reason = why
    }
    const failed = () => Number.isNaN(columns.bad[0]!)
    start?.(columns, base, job.firstYear + base, 1, note)
    if (failed()) return this.#explain(program.start!.indicators, base, reason)
    for (let time = base + 1; time < times; time++)
      for (const [i, step] of steps.entries()) {
        step(columns, time, job.firstYear + time, 1, note)
        if (failed()) return this.#explain(program.parts[i]!.indicators, time, reason)
      }
    throw new RangeError(`draw ${draw} did not fail when it was simulated again`)
  }

  #explain(slots: readonly number[], time: number, reason: StopReason) {
    const { model } = this.#simulation.scenario
    const year = this.#prepared.job.firstYear + time
    const named = slots.map((slot) => model.indicators[slot]!)
    if (reason !== 'not-finite') return { indicators: named.map((i) => i.id), cause: UNSOLVED[reason], year }
    for (const [i, { id, equation, start }] of named.entries()) {
      const first = year === model.base
      // What was drawn itself did not fail.
      if (first && this.#prepared.planned.inputs.starts.has(slots[i]!)) continue
      const expression = first ? (start ?? equation) : equation
      try {
        if (!Number.isFinite(evaluate(expression, year, this.#lookup)))
          return { indicators: [id], cause: NO_VALUE, year }
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        return { indicators: [id], cause: error.reason, year }
      }
    }
    return { indicators: named.slice(0, 1).map((i) => i.id), cause: OVERFLOW, year }
  }

  #lookup: Lookup = (name, year) => {
    const { scenario, lookup } = this.#simulation
    const { model } = scenario
    const { job, planned, program } = this.#prepared
    const { p, s, v, times } = this.#columns
    const { kind, position } = model.references.get(name)!
    const { parameters, levers } = planned.inputs
    if (kind === 'parameter') {
      const drawn = parameters.get(position)
      return drawn === undefined ? lookup(name, year) : p[drawn * STRIP]!
    }
    const time = year - job.firstYear
    const slot = kind === 'indicator' ? position : model.indicators.length + position
    const input = levers.get(slot)
    if (input?.kind === 'shock') return s[(input.position * times + time) * STRIP]!
    if (input) {
      const width = planned.widths.get(slot)?.[Math.max(0, year - model.base - 1)] ?? 1
      return moved(input.effect, lookup(name, year), p[input.position * STRIP]!, width)
    }
    const column = program.columns[slot]!
    return column < 0 || time < 0 ? lookup(name, year) : v[(column * times + time) * STRIP]!
  }
}
