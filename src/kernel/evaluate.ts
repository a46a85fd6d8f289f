import type { Text } from '../base/text.js'
import type { Expression } from '../functions/expression.js'
import { OVERFLOW } from '../functions/faults.js'
import type { Model } from '../model/model.js'
import { solveLinear } from '../numerics/linear-algebra/lu.js'
import { type State, type Stop, seriesOffset, slotOf } from './state.js'

/** Thrown when a part of an expression has no value: division by zero, a logarithm of a negative, overflow. */
export class DomainError extends Error {
  /** The innermost part that failed. */
  readonly expression: Expression
  /** Its arguments, in base units. */
  readonly args: readonly number[]
  readonly reason: Text
  constructor(reason: Text, expression: Expression, args: readonly number[]) {
    super(reason.en)
    this.name = 'DomainError'
    this.reason = reason
    this.expression = expression
    this.args = args
  }
}

/** Looks up a value in base units; NaN when it is not known. */
export type Lookup = (name: string, year: number) => number

/** The plain value of an expression in a year. Slow and simple, and independent of the compiled kernel. */
export function evaluate(expression: Expression, year: number, lookup: Lookup): number {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'year':
      return year - expression.lag
    case 'read':
      return lookup(expression.name, year - expression.lag)
    case 'fixed':
      return lookup(expression.name, expression.year)
    case 'call': {
      const { builtin, args } = expression
      if (builtin.lazy) {
        const condition = evaluate(args[0]!, year, lookup)
        return evaluate(condition !== 0 ? args[1]! : args[2]!, year, lookup)
      }
      if (builtin.shortCircuit) {
        const first = evaluate(args[0]!, year, lookup)
        if (builtin.shortCircuit(first)) return builtin.evaluate([first, Number.NaN])
        return builtin.evaluate([first, evaluate(args[1]!, year, lookup)])
      }
      const values = args.map((arg) => evaluate(arg, year, lookup))
      const reason = builtin.domain?.(values)
      if (reason) throw new DomainError(reason, expression, values)
      const value = builtin.evaluate(values)
      if (!Number.isFinite(value) && values.every(Number.isFinite))
        throw new DomainError(OVERFLOW, expression, values)
      return value
    }
  }
}

/** Looks names up in a state, for one draw. */
export function lookupIn(model: Model, state: State, draw = 0): Lookup {
  return (name, year) => {
    const reference = model.references.get(name)!
    if (reference.kind === 'parameter') return state.parameters[reference.position * state.draws + draw]!
    if (year < state.firstYear) return Number.NaN
    return state.series[seriesOffset(state, slotOf(model, name), year) + draw]!
  }
}

/**
 * Computes the years `from` to `until` of draw 0 with the plain evaluator alone: single equations one by one,
 * systems by Newton's method with differences in place of derivatives. Says where it had to stop, if it had to.
 */
export function evaluateModel(model: Model, state: State, from: number, until: number): Stop | undefined {
  const lookup = lookupIn(model, state)
  for (let year = from; year <= until; year++)
    for (const block of model.blocks) {
      if (block.kind === 'simultaneous') {
        const reason = solveBlock(model, state, block.indicators, year, lookup)
        if (reason) return { indicators: block.indicators, year, draw: 0, reason }
        continue
      }
      for (const slot of block.indicators) {
        const value = orNothing(() => evaluate(model.indicators[slot]!.equation, year, lookup))
        state.series[seriesOffset(state, slot, year)] = value
        if (!Number.isFinite(value)) return { indicators: [slot], year, draw: 0, reason: 'not-finite' }
      }
    }
  return undefined
}

function solveBlock(
  model: Model,
  state: State,
  slots: readonly number[],
  year: number,
  lookup: Lookup,
): Stop['reason'] | undefined {
  const size = slots.length
  const scales = slots.map((slot) => model.indicators[slot]!.scale)
  const put = (at: readonly number[]) => {
    for (const [i, slot] of slots.entries()) state.series[seriesOffset(state, slot, year)] = at[i]!
  }
  const residuals = (at: readonly number[]): number[] => {
    put(at)
    return slots.map(
      (slot, i) => at[i]! - orNothing(() => evaluate(model.indicators[slot]!.equation, year, lookup)),
    )
  }
  const norm = (f: readonly number[], at: readonly number[]) =>
    Math.max(...f.map((value, i) => Math.abs(value) / Math.max(Math.abs(at[i]!), scales[i]! * 1e-9)))
  let x = slots.map((slot, i) => {
    const last = state.series[seriesOffset(state, slot, year - 1)]!
    return Number.isFinite(last) ? last : scales[i]!
  })
  let best = norm(residuals(x), x)
  if (!Number.isFinite(best)) return 'undefined'
  for (let count = 0; count < 200; count++) {
    const step = Float64Array.from(residuals(x))
    const jacobian = new Float64Array(size * size)
    for (let j = 0; j < size; j++) {
      const h = 1e-6 * Math.max(Math.abs(x[j]!), scales[j]!)
      const up = residuals(x.map((value, k) => (k === j ? value + h : value)))
      const down = residuals(x.map((value, k) => (k === j ? value - h : value)))
      for (let i = 0; i < size; i++) jacobian[i * size + j] = (up[i]! - down[i]!) / (2 * h)
    }
    if (!solveLinear(jacobian, step, size)) break
    let next = x
    let reached = Number.POSITIVE_INFINITY
    for (let factor = 1; factor > 1e-8 && !(reached < best); factor /= 2) {
      next = x.map((value, i) => value - factor * step[i]!)
      reached = norm(residuals(next), next)
    }
    if (!(reached < best)) break
    best = reached
    x = next
  }
  put(x)
  return best > 1e-12 ? 'not-converged' : undefined
}

/** The value, or NaN where an expression has none. */
function orNothing(compute: () => number): number {
  try {
    return compute()
  } catch (error) {
    if (error instanceof DomainError) return Number.NaN
    throw error
  }
}
