import type { Expression } from '../functions/expression.js'
import type { Model } from '../model/model.js'
import type { Effect } from '../model/uncertain.js'

/** How a lever follows from its central path and what is drawn. */
export type LeverInput =
  /** One number a draw. With `widens`, its distance from "no change" is multiplied by a width of each year. */
  | { readonly kind: 'draw'; readonly position: number; readonly effect: Effect; readonly widens: boolean }
  /** The lever's whole path, drawn year by year. */
  | { readonly kind: 'shock'; readonly position: number }

/** How a base-year value follows from the known one and what is drawn. */
export interface StartInput {
  readonly position: number
  readonly effect: Effect
}

/** What differs between draws at its source. */
export interface Inputs {
  /** Position of the draw that takes the place of a parameter, by parameter. */
  readonly parameters: ReadonlyMap<number, number>
  /** By slot. */
  readonly levers: ReadonlyMap<number, LeverInput>
  /** Base-year values, by slot. */
  readonly starts: ReadonlyMap<number, StartInput>
  /** Base-year values that are computed from others, in an order in which they can be. */
  readonly derived: readonly { readonly slot: number; readonly expression: Expression }[]
}

/** Which slots differ between draws, in the base year and after it. */
export interface Varying {
  readonly starts: readonly boolean[]
  readonly slots: readonly boolean[]
}

/** Follows the inputs through a model: all that reads what differs between draws does so too. */
export function varyingSlots(model: Model, inputs: Inputs): Varying {
  const count = model.indicators.length + model.levers.length
  const starts = Array.from(
    { length: count },
    (_, slot) => inputs.starts.has(slot) || inputs.levers.has(slot),
  )
  const slots = [...starts]
  const reads = (e: Expression, at: (slot: number, e: Expression) => boolean): boolean => {
    if (e.kind === 'call') return e.args.some((arg) => reads(arg, at))
    if (e.kind !== 'read' && e.kind !== 'fixed') return false
    const { kind, position } = model.references.get(e.name)!
    if (kind === 'parameter') return inputs.parameters.has(position)
    return at(kind === 'indicator' ? position : model.indicators.length + position, e)
  }
  // Before the base year everything is known.
  for (const { slot, expression } of inputs.derived)
    if (reads(expression, (s, e) => starts[s]! && !(e.kind === 'read' && e.lag > 0))) starts[slot] = true
  for (const [slot, varies] of starts.entries()) if (varies) slots[slot] = true
  for (let changed = true; changed; ) {
    changed = false
    for (const { indicators } of model.blocks)
      for (const i of indicators)
        if (
          !slots[i] &&
          reads(model.indicators[i]!.equation, (s, e) =>
            e.kind === 'fixed' && e.year <= model.base ? starts[s]! : slots[s]!,
          )
        )
          slots[i] = changed = true
  }
  return { starts, slots }
}
