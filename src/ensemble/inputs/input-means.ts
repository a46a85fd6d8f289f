import { resolve } from '../../model/model.js'
import type { Design } from '../../random/design.js'
import type { Simulation } from '../../simulate/simulate.js'
import { planInputs } from './plan-inputs.js'
import { moved, Sampler } from './sampler.js'

const CHUNK = 1024

/**
 * What each uncertain input comes to in every draw of a design, in the input's shown unit, by id in the order of
 * the scenario: of a lever the mean of its path from the first simulated year to `until`, with all that is drawn
 * (deviations, factors, widths, shocks, fans); of a parameter its value; of an indicator its base-year value.
 *
 * @throws RangeError when `until` is not among the simulated years.
 */
export function inputMeans(
  simulation: Simulation,
  design: Design,
  until: number,
): ReadonlyMap<string, Float64Array> {
  const { scenario } = simulation
  const { model, uncertainty } = scenario
  const years = until - model.base
  if (!(Number.isInteger(years) && years > 0 && until <= scenario.end))
    throw new RangeError(`${until} is not among the simulated years ${model.base + 1} to ${scenario.end}`)
  const { inputs, sampling, widths } = planInputs(simulation)
  // The base year is time 0; years after `until` are not made.
  const times = years + 1
  const columns = {
    p: new Float64Array(sampling.draws.length * CHUNK),
    s: new Float64Array(sampling.paths.length * times * CHUNK),
    times,
    stride: CHUNK,
  }
  const means = uncertainty.inputs.map(({ id, of, draw }): Mean => {
    const reference = model.references.get(id)!
    const { position } = reference
    const { scale } = resolve(model, reference)
    const drawn = (at: number, d: number) => columns.p[at * CHUNK + d]!
    if (of === 'parameter') {
      const at = inputs.parameters.get(position)!
      return (d) => drawn(at, d) / scale
    }
    if (of === 'start') {
      const { position: at, effect } = inputs.starts.get(position)!
      const central = simulation.lookup(id, model.base)
      return (d) => moved(effect, central, drawn(at, d), 1) / scale
    }
    const slot = model.indicators.length + position
    const { kind, position: at } = inputs.levers.get(slot)!
    const central = simulation.levers.get(id)!.values
    const ofYear =
      kind === 'shock'
        ? (year: number, d: number) => columns.s[(at * times + year + 1) * CHUNK + d]!
        : (year: number, d: number) =>
            moved(draw!.effect, central[year]!, drawn(at, d), widths.get(slot)?.[year] ?? 1)
    return (d) => {
      let sum = 0
      for (let year = 0; year < years; year++) sum += ofYear(year, d)
      return sum / years / scale
    }
  })
  const result = uncertainty.inputs.map(({ id }) => [id, new Float64Array(design.draws)] as const)
  const sampler = new Sampler(sampling, design, 0, CHUNK)
  for (let from = 0; from < design.draws; from += CHUNK) {
    const count = Math.min(CHUNK, design.draws - from)
    sampler.fill(columns, from, count, count)
    for (const [i, [, values]] of result.entries())
      for (let d = 0; d < count; d++) values[from + d] = means[i]!(d)
  }
  return new Map(result)
}

/** Of one input: what it comes to in a draw of the chunk at hand. */
type Mean = (draw: number) => number
