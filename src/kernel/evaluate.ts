import type { Expression } from '../functions/expression.js'
import type { Model } from '../model/model.js'
import { solveLinear } from './newton.js'
import { type State, seriesOffset, slotOf } from './state.js'

/** Thrown when a part of an expression has no value: division by zero, a logarithm of a negative, overflow. */
export class DomainError extends Error {
  /** The innermost part that failed. */
  readonly expression: Expression
  /** Its arguments, in base units. */
  readonly args: readonly number[]
  constructor(reason: string, expression: Expression, args: readonly number[]) {
    super(reason)
    this.name = 'DomainError'
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
      const values = args.map((arg) => evaluate(arg, year, lookup))
      const reason = builtin.domain?.(values)
      if (reason) throw new DomainError(reason, expression, values)
      const value = builtin.evaluate(values)
      if (!Number.isFinite(value) && values.every(Number.isFinite))
        throw new DomainError('overflow', expression, values)
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
 * systems by Newton's method with differences in place of derivatives.
 * @throws DomainError, and Error when a system does not converge.
 */
export function evaluateModel(model: Model, state: State, from: number, until: number): void {
  const lookup = lookupIn(model, state)
  const put = (slot: number, year: number, value: number) => {
    state.series[seriesOffset(state, slot, year)] = value
  }
  for (let year = from; year <= until; year++)
    for (const block of model.blocks) {
      if (block.kind === 'recursive') {
        for (const slot of block.indicators)
          put(slot, year, evaluate(model.indicators[slot]!.equation, year, lookup))
        continue
      }
      const slots = block.indicators
      const size = slots.length
      const x = slots.map((slot) => {
        const last = state.series[seriesOffset(state, slot, year - 1)]!
        return Number.isFinite(last) ? last : model.indicators[slot]!.scale
      })
      const residuals = (at: readonly number[]): number[] => {
        for (const [i, slot] of slots.entries()) put(slot, year, at[i]!)
        return slots.map((slot, i) => at[i]! - evaluate(model.indicators[slot]!.equation, year, lookup))
      }
      const norm = (f: readonly number[], at: readonly number[]) =>
        Math.max(
          ...f.map(
            (value, i) =>
              Math.abs(value) / Math.max(Math.abs(at[i]!), model.indicators[slots[i]!]!.scale * 1e-9),
          ),
        )
      let best = norm(residuals(x), x)
      for (let count = 0; count < 200; count++) {
        const f = residuals(x)
        const jacobian = new Float64Array(size * size)
        for (let j = 0; j < size; j++) {
          const h = 1e-6 * Math.max(Math.abs(x[j]!), model.indicators[slots[j]!]!.scale)
          const up = residuals(x.map((value, k) => (k === j ? value + h : value)))
          const down = residuals(x.map((value, k) => (k === j ? value - h : value)))
          for (let i = 0; i < size; i++) jacobian[i * size + j] = (up[i]! - down[i]!) / (2 * h)
        }
        const step = Float64Array.from(f)
        if (!solveLinear(jacobian, step, size)) break
        let factor = 1
        let next = x
        let reached = Number.POSITIVE_INFINITY
        for (; factor > 1e-8; factor /= 2) {
          next = x.map((value, i) => value - factor * step[i]!)
          reached = tryNorm(() => norm(residuals(next), next))
          if (reached < best) break
        }
        if (!(reached < best)) break
        best = reached
        x.splice(0, size, ...next)
      }
      if (best > 1e-12)
        throw new Error(
          `the system of ${slots.map((s) => model.indicators[s]!.id).join(', ')} did not converge in ${year}`,
        )
      for (const [i, slot] of slots.entries()) put(slot, year, x[i]!)
    }
}

function tryNorm(compute: () => number): number {
  try {
    return compute()
  } catch (error) {
    if (error instanceof DomainError) return Number.POSITIVE_INFINITY
    throw error
  }
}
