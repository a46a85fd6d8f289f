import type { Builtin } from '../functions/expression.js'

/** Years back from the year computed, or a fixed time. */
export type When = { readonly lag: number } | { readonly time: number }

/** Text that tells one time from another. */
export function whenKey(when: When): string {
  return 'lag' in when ? `-${when.lag}` : `@${when.time}`
}

/** One value of a function: where it is read from, or how it is computed from others. */
export type Value = {
  readonly id: number
  /** How many others, results and checks included, it goes into. */
  uses: number
} & (
  | { readonly kind: 'constant'; readonly value: number }
  /** The same in every draw; differs between years. */
  | { readonly kind: 'uniform'; readonly index: number }
  | { readonly kind: 'year'; readonly lag: number }
  /** A number of each draw, the same in every year: a parameter, or an uncertain input. */
  | { readonly kind: 'draw'; readonly position: number }
  /** An uncertain input that differs between years. */
  | { readonly kind: 'shock'; readonly position: number; readonly when: When }
  /** A slot's value `lag` years ago. */
  | { readonly kind: 'column'; readonly slot: number; readonly lag: number }
  /** A slot's value at a fixed time. */
  | { readonly kind: 'fixed'; readonly slot: number; readonly time: number }
  /** An unknown of the simultaneous equations that the function is for. */
  | { readonly kind: 'unknown'; readonly row: number }
  | { readonly kind: 'call'; readonly builtin: Builtin; readonly args: readonly Value[] }
)

/** Values of one function, each of them once (hash consing), in an order in which they can be computed. */
export class ValueGraph {
  readonly values: Value[] = []
  readonly #known = new Map<string, Value>()
  readonly #calls = new Map<Builtin, Map<number | string, Value>>()

  get size(): number {
    return this.values.length
  }

  constant(value: number): Value {
    return this.#value(`#${Object.is(value, -0) ? '-0' : value}`, {
      kind: 'constant',
      value,
      id: this.size,
      uses: 0,
    })
  }

  uniform(index: number): Value {
    return this.#value(`u${index}`, { kind: 'uniform', index, id: this.size, uses: 0 })
  }

  year(lag: number): Value {
    return this.#value(`y${lag}`, { kind: 'year', lag, id: this.size, uses: 0 })
  }

  draw(position: number): Value {
    return this.#value(`d${position}`, { kind: 'draw', position, id: this.size, uses: 0 })
  }

  shock(position: number, when: When): Value {
    return this.#value(`s${position}${whenKey(when)}`, {
      kind: 'shock',
      position,
      when,
      id: this.size,
      uses: 0,
    })
  }

  column(slot: number, lag: number): Value {
    return this.#value(`c${slot}-${lag}`, { kind: 'column', slot, lag, id: this.size, uses: 0 })
  }

  fixed(slot: number, time: number): Value {
    return this.#value(`f${slot}@${time}`, { kind: 'fixed', slot, time, id: this.size, uses: 0 })
  }

  unknown(row: number): Value {
    return this.#value(`x${row}`, { kind: 'unknown', row, id: this.size, uses: 0 })
  }

  /** A function of values; of constants the constant that it comes to, if it comes to a number. */
  call(builtin: Builtin, args: readonly Value[]): Value {
    const constant = foldedOf(builtin, args)
    if (constant !== undefined) return this.constant(constant)
    const ids = this.#calls.get(builtin) ?? new Map<number | string, Value>()
    this.#calls.set(builtin, ids)
    // Numbers are quicker keys than text.
    const [a, b] = args
    const key = args.length <= 2 ? (a?.id ?? 0) * 2 ** 26 + (b?.id ?? 0) : args.map((arg) => arg.id).join()
    const known = ids.get(key)
    if (known) return known
    const value: Value = { kind: 'call', builtin, args, id: this.size, uses: 0 }
    this.values.push(value)
    for (const arg of args) arg.uses++
    ids.set(key, value)
    return value
  }

  #value(key: string, fresh: Value): Value {
    const known = this.#known.get(key)
    if (known) return known
    this.#known.set(key, fresh)
    this.values.push(fresh)
    return fresh
  }
}

function foldedOf(builtin: Builtin, args: readonly Value[]): number | undefined {
  const numbers: number[] = []
  for (const arg of args) {
    if (arg.kind !== 'constant') return undefined
    numbers.push(arg.value)
  }
  if (builtin.domain?.(numbers)) return undefined
  const value = builtin.evaluate(numbers)
  return Number.isFinite(value) ? value : undefined
}

/** Calls `visit` for values and everything that they are computed from, each once. */
export function walkValues(values: readonly Value[], visit: (value: Value) => void): void {
  const seen = new Set<Value>()
  const walk = (value: Value): void => {
    if (seen.has(value)) return
    seen.add(value)
    visit(value)
    if (value.kind === 'call') value.args.forEach(walk)
  }
  values.forEach(walk)
}
