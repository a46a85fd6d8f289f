import { type Indicator, type Model, resolve } from '../model/model.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Condition } from './job.js'

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

/** KeptRows of kept values: one for each of these slots and each year from the base year on. */
interface KeptRows {
  readonly model: Model
  readonly slots: readonly number[]
  readonly years: number
  /** Slots whose base-year values differ between draws. */
  readonly starting: ReadonlySet<number>
}

/**
 * A question's conditions over rows; what is the same in all draws moves to the other side.
 * @throws RangeError when it asks for a year that is not simulated.
 */
export function conditionsOf(
  { id, conditions }: Question,
  { model, slots, years, starting }: KeptRows,
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
