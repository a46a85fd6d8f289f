import type { Design } from '../random/design.js'
import type { Simulation } from '../simulate/simulate.js'
import { cellOf, type Spread } from '../table/spread.js'
import { offsetOf } from '../table/table.js'
import { bitOf } from './answers.js'
import { Sampler } from './inputs/sampler.js'
import type { SharedState } from './job.js'
import type { Prepared } from './prepare.js'
import { ROW_COUNTS } from './reduction.js'
import { momentsOf, type RowSummary, summariseCounted, summariseKept } from './summary.js'

/** What an ensemble has left in memory. */
export interface Results {
  readonly simulation: Simulation
  readonly prepared: Prepared
  readonly buffer: ArrayBufferLike
  readonly shared: SharedState
  readonly draws: number
}

/** The scenario's table with draws: what does not differ between draws is as it is on the central path. */
export function spreadOf(
  results: Results,
  counts: Uint32Array,
  completed: number,
  levels: readonly number[],
  tail: number,
): Spread {
  const { simulation, prepared } = results
  const { table, scenario } = simulation
  const { model } = scenario
  const slotOf = (id: string) => model.references.get(id)!.position
  const known = table.measures.map(({ id }) => slotOf(id)).map((slot) => prepared.program.columns[slot]! < 0)
  // What differs between draws and was not summed up is left out.
  const measures = table.measures.filter((m, i) => known[i] || prepared.slots.includes(slotOf(m.id)))
  const cells = measures.length * table.years.length
  const column = () => new Float64Array(cells)
  const spread: Spread = {
    runs: table.runs,
    measures,
    years: table.years,
    levels,
    draws: [completed],
    mean: column(),
    sd: column(),
    tail,
    lowerTail: column(),
    upperTail: column(),
    quantiles: new Float64Array(cells * levels.length),
    bounds: new Float64Array(cells * levels.length),
  }
  const starting = new Set(prepared.program.start?.indicators ?? [])
  measures.forEach((measure, m) => {
    const slot = slotOf(measure.id)
    const inTable = table.measures.indexOf(measure)
    const place = prepared.slots.indexOf(slot)
    table.years.forEach((_, y) => {
      const cell = cellOf(spread, 0, m, y)
      const varies = place >= 0 && (y > 0 || starting.has(slot))
      const central = table.values[offsetOf(table, 0, inTable, y)]!
      const { scale } = model.indicators[slot]!
      const row = varies
        ? rowSummary(results, counts, place * prepared.years + y, completed, levels, tail)
        : undefined
      spread.mean[cell] = row ? row.mean / scale : central
      spread.sd[cell] = row ? row.sd / scale : 0
      spread.lowerTail[cell] = row ? row.lower / scale : central
      spread.upperTail[cell] = row ? row.upper / scale : central
      levels.forEach((_, l) => {
        spread.quantiles[cell * levels.length + l] = row ? row.quantiles[l]! / scale : central
        spread.bounds[cell * levels.length + l] = row ? row.bounds[l]! / scale : 0
      })
    })
  })
  return spread
}

function rowSummary(
  { prepared, buffer, shared, draws }: Results,
  counts: Uint32Array,
  row: number,
  completed: number,
  levels: readonly number[],
  tail: number,
): RowSummary {
  const { job, centres } = prepared
  const moments = momentsOf(shared, job, row, centres[row]!, completed)
  const numbers = new Float64Array(buffer)
  if (job.keeps) {
    const at = job.map.kept / 8 + row * job.layout.stride
    return summariseKept(numbers.subarray(at, at + draws), moments, completed, levels, tail)
  }
  const low = numbers[job.map.bins / 8 + row * 2]!
  const factor = numbers[job.map.bins / 8 + row * 2 + 1]!
  const { least, largest } = moments
  const rowCounts = counts.subarray(row * ROW_COUNTS, (row + 1) * ROW_COUNTS)
  return summariseCounted({ counts: rowCounts, low, factor, least, largest }, moments, levels, tail)
}

/** Values of an indicator in a year, draw by draw, when they were kept. */
export function keptValues(
  { simulation, prepared, buffer, shared, draws }: Results,
  indicator: string,
  year: number,
): Float64Array | undefined {
  const { model } = simulation.scenario
  const { job, slots, years, program } = prepared
  const reference = model.references.get(indicator)
  if (!job.keeps || reference?.kind !== 'indicator') return undefined
  const { position } = reference
  const { scale } = model.indicators[position]!
  const place = slots.indexOf(position)
  const y = year - model.base
  const dropped = place < 0 && program.columns[position]! >= 0
  if (y < 0 || y >= years || dropped) return undefined
  const varies = place >= 0 && (y > 0 || program.start?.indicators.includes(position))
  if (!varies) {
    const central = simulation.lookup(indicator, year) / scale
    return Float64Array.from({ length: draws }, (_, d) => (bitOf(shared.failed, d) ? Number.NaN : central))
  }
  const at = job.map.kept / 8 + (place * years + y) * job.layout.stride
  return new Float64Array(buffer).slice(at, at + draws).map((value) => value / scale)
}

/** What was drawn for each input; of a path its mean over the simulated years. */
export function drawnInputs({ job }: Prepared, design: Design): Map<string, Float64Array> {
  const { draws, layout, sampling } = job
  const { times, base, chunk } = layout
  const columns = {
    p: new Float64Array(sampling.draws.length * chunk),
    s: new Float64Array(sampling.paths.length * times * chunk),
    times,
    stride: chunk,
  }
  const sampler = new Sampler(sampling, design, base, chunk)
  const result = new Map<string, Float64Array>()
  const columnOf = (id: string) => {
    const known = result.get(id) ?? new Float64Array(draws)
    result.set(id, known)
    return known
  }
  for (let from = 0; from < draws; from += chunk) {
    const count = Math.min(chunk, draws - from)
    sampler.fill(columns, from, count, count)
    for (const [i, { id }] of sampling.draws.entries())
      columnOf(id).set(columns.p.subarray(i * chunk, i * chunk + count), from)
    for (const [i, { id }] of sampling.paths.entries()) {
      const to = columnOf(id)
      for (let d = 0; d < count; d++) {
        let sum = 0
        for (let time = base + 1; time < times; time++) sum += columns.s[(i * times + time) * chunk + d]!
        to[from + d] = sum / (times - base - 1)
      }
    }
  }
  return result
}
