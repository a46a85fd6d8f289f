import type { Expression } from '../functions/expression.js'
import { and, comparisons, not, unequal } from '../functions/logic.js'
import type { Model } from '../model/model.js'
import { differentiate } from './differentiate.js'
import { type Value, ValueGraph } from './value.js'

/**
 * A model as straight-line computations over columns of draws, before it becomes code of any kind:
 * common subexpressions are one value, and what is the same in every draw is set apart.
 */
export interface Program {
  readonly parts: readonly Part[]
  /** Column of each slot; −1 for those that are the same in every draw. */
  readonly columns: Int32Array
  /** What is the same in every draw, to be evaluated once for each year: uniform `i` is `uniforms[i]`. */
  readonly uniforms: readonly Expression[]
}

/** Equations that are computed together. Positions are those of indicators. */
export type Part =
  | {
      readonly kind: 'recursive'
      readonly indicators: readonly number[]
      /** Value of each indicator. */
      readonly values: readonly Value[]
      readonly checks: readonly Check[]
    }
  | {
      readonly kind: 'simultaneous'
      readonly indicators: readonly number[]
      /** Of each equation: its right-hand side, and the derivatives by the unknowns in it. */
      readonly equations: readonly {
        readonly value: Value
        readonly derivatives: readonly { readonly column: number; readonly value: Value }[]
      }[]
    }

/** A value that must be finite, unless its guards (0 or 1) are all 0; always when there are none. */
export interface Check {
  readonly value: Value
  readonly guards: readonly Value[]
}

/** Which slots and parameters differ between draws. */
export interface Varying {
  readonly slots: readonly boolean[]
  readonly parameters: readonly boolean[]
}

/** Functions with more values than this are compiled by the JavaScript engine, but hardly optimised. */
const VALUES_A_FUNCTION = 1500

/**
 * Lowers a model to a program.
 * @param varying what differs between draws; everything when it is left out, and then there are no uniforms
 */
export function lower(model: Model, varying?: Varying): Program {
  const slots = model.indicators.length + model.levers.length
  const columns = new Int32Array(slots).fill(-1)
  let next = 0
  for (let slot = 0; slot < slots; slot++) if (varying?.slots[slot] ?? true) columns[slot] = next++
  const uniforms = new UniformTable(model, varying)
  const parts = model.blocks.flatMap((block) => {
    const indicators = block.indicators.filter((i) => columns[i]! >= 0)
    if (indicators.length === 0) return []
    return block.kind === 'simultaneous'
      ? [simultaneous(model, indicators, uniforms)]
      : recursive(model, indicators, uniforms)
  })
  return { parts, columns, uniforms: uniforms.expressions }
}

/** Which slots and parameters differ between draws when those given do: all that reads them does too. */
export function spreadOf(model: Model, given: Varying): Varying {
  const slots = [...given.slots]
  const { parameters } = given
  const varies = (e: Expression): boolean => {
    if (e.kind === 'call') return e.args.some(varies)
    if (e.kind !== 'read' && e.kind !== 'fixed') return false
    const { kind, position } = model.references.get(e.name)!
    if (kind === 'parameter') return parameters[position]!
    return slots[kind === 'indicator' ? position : model.indicators.length + position]!
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const { indicators } of model.blocks) {
      const some = indicators.filter((i) => !slots[i] && varies(model.indicators[i]!.equation))
      for (const i of some) slots[i] = changed = true
    }
  }
  return { slots, parameters }
}

/** Finds the parts of expressions that are the same in every draw. */
class UniformTable {
  readonly expressions: Expression[] = []
  readonly #model: Model
  readonly #varying: Varying | undefined
  readonly #known = new Map<string, number>()

  constructor(model: Model, varying: Varying | undefined) {
    this.#model = model
    this.#varying = varying
  }

  /** Number of the uniform that an expression is; undefined when it differs between draws or is a literal. */
  find(e: Expression): number | undefined {
    if (!this.#varying || e.kind === 'number') return undefined
    const key = this.#key(e)
    if (key === undefined) return undefined
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.expressions.push(e)
    this.#known.set(key, this.expressions.length - 1)
    return this.expressions.length - 1
  }

  /** Text that is the same for the same computations; undefined for what differs between draws. */
  #key(e: Expression): string | undefined {
    switch (e.kind) {
      case 'number':
        return Object.is(e.value, -0) ? '-0' : String(e.value)
      case 'year':
        return `year-${e.lag}`
      case 'call': {
        const args: string[] = []
        for (const arg of e.args) {
          const key = this.#key(arg)
          if (key === undefined) return undefined
          args.push(key)
        }
        return `${e.builtin.name}(${args.join()})`
      }
      default: {
        const { kind, position } = this.#model.references.get(e.name)!
        const varies =
          kind === 'parameter'
            ? this.#varying!.parameters[position]
            : this.#varying!.slots[kind === 'indicator' ? position : this.#model.indicators.length + position]
        return varies ? undefined : `${e.name}${e.kind === 'read' ? `-${e.lag}` : `@${e.year}`}`
      }
    }
  }
}

/** Turns expressions into values of one function. */
class Lowering {
  readonly graph = new ValueGraph()
  /** Values that this function computes itself, by indicator. */
  readonly results = new Map<number, Value>()
  /** Where a value may fail to be a number: with no guards always, else only when one of them is 1. */
  readonly risks = new Map<Value, Value[]>()
  readonly #model: Model
  readonly #uniforms: UniformTable

  constructor(model: Model, uniforms: UniformTable) {
    this.#model = model
    this.#uniforms = uniforms
  }

  /** @param guard 1 where the value is needed at all; undefined when it always is */
  value(e: Expression, guard?: Value): Value {
    const { graph } = this
    if (e.kind === 'number') return graph.constant(e.value)
    const uniform = this.#uniforms.find(e)
    if (uniform !== undefined) {
      const value = graph.uniform(uniform)
      if (e.kind === 'call') this.#risk(value, guard)
      return value
    }
    switch (e.kind) {
      case 'year':
        return graph.year(e.lag)
      case 'read':
      case 'fixed':
        return this.#read(e)
      case 'call': {
        const { builtin } = e
        const value = graph.call(builtin, this.#args(e, guard))
        if (builtin.domain && !alwaysDefined(value)) this.#risk(value, guard)
        return value
      }
    }
  }

  #args({ builtin, args }: Extract<Expression, { kind: 'call' }>, guard: Value | undefined): Value[] {
    const { graph } = this
    if (!builtin.lazy && !builtin.settled) return args.map((arg) => this.value(arg, guard))
    const first = this.value(args[0]!, guard)
    const both = (condition: Value) => (guard ? graph.call(and, [guard, condition]) : condition)
    if (builtin.lazy)
      return [
        first,
        this.value(args[1]!, both(this.#truth(first))),
        this.value(args[2]!, both(graph.call(not, [first]))),
      ]
    const needed = builtin.settled!(0) ? this.#truth(first) : graph.call(not, [first])
    return [first, this.value(args[1]!, both(needed))]
  }

  /** 1 where a condition holds, else 0. */
  #truth(condition: Value): Value {
    if (condition.kind === 'call' && comparisons.includes(condition.builtin)) return condition
    return this.graph.call(unequal, [condition, this.graph.constant(0)])
  }

  #risk(value: Value, guard: Value | undefined): void {
    const guards = this.risks.get(value)
    if (guards?.length === 0) return
    if (!guard) this.risks.set(value, [])
    else if (!guards) this.risks.set(value, [guard])
    else if (!guards.includes(guard)) guards.push(guard)
  }

  #read(e: Extract<Expression, { kind: 'read' | 'fixed' }>): Value {
    const { graph } = this
    const model = this.#model
    const { kind, position } = model.references.get(e.name)!
    if (kind === 'parameter') return graph.parameter(position)
    const slot = kind === 'indicator' ? position : model.indicators.length + position
    if (e.kind === 'fixed') return graph.fixed(slot, e.year - (model.base - model.back))
    return (e.lag === 0 && this.results.get(slot)) || graph.column(slot, e.lag)
  }
}

/** Divisions by and powers with literals cannot fail unless their operands have failed already. */
function alwaysDefined(value: Value): boolean {
  if (value.kind !== 'call') return true
  const [, second] = value.args
  if (value.builtin.name === 'divide') return second?.kind === 'constant' && second.value !== 0
  if (value.builtin.name === 'pow')
    return second?.kind === 'constant' && Number.isInteger(second.value) && second.value >= 0
  return false
}

function recursive(model: Model, indicators: readonly number[], uniforms: UniformTable): Part[] {
  const parts: Part[] = []
  for (let from = 0; from < indicators.length; ) {
    const lowering = new Lowering(model, uniforms)
    const values: Value[] = []
    let until = from
    for (; until < indicators.length && lowering.graph.size < VALUES_A_FUNCTION; until++) {
      const i = indicators[until]!
      const value = lowering.value(model.indicators[i]!.equation)
      lowering.results.set(i, value)
      value.uses++
      values.push(value)
    }
    parts.push({
      kind: 'recursive',
      indicators: indicators.slice(from, until),
      values,
      checks: checksOf(lowering, values),
    })
    from = until
  }
  return parts
}

/**
 * What has to be looked at to know that nothing failed. A failed value that makes every value it goes into fail
 * as well needs no look of its own.
 */
function checksOf({ graph, risks }: Lowering, results: readonly Value[]): Check[] {
  const wanted = new Set(results)
  const told = new Set<Value>()
  const checks: Check[] = []
  // Values come after what they are made from.
  for (const value of [...graph.values].reverse()) {
    const guards = risks.get(value)
    const always = wanted.has(value) || guards?.length === 0
    if ((always || guards) && !told.has(value)) {
      checks.push({ value, guards: always ? [] : guards! })
      for (const used of [value, ...(always ? [] : guards!)]) used.uses++
    }
    if ((always || told.has(value)) && value.kind === 'call')
      value.args.forEach((arg, i) => {
        if (value.builtin.infected?.[i]) told.add(arg)
      })
  }
  return checks
}

function simultaneous(model: Model, indicators: readonly number[], uniforms: UniformTable): Part {
  const lowering = new Lowering(model, uniforms)
  indicators.forEach((slot, row) => {
    lowering.results.set(slot, lowering.graph.unknown(row))
  })
  const rows = new Map(indicators.map((slot, row) => [model.indicators[slot]!.id, row]))
  const used = (value: Value) => {
    value.uses++
    return value
  }
  const equations = indicators.map((i) => {
    const { equation } = model.indicators[i]!
    const derivatives = [...namesRead(equation)].flatMap((name) => {
      const column = rows.get(name)
      if (column === undefined) return []
      const value = lowering.value(differentiate(equation, name))
      return value.kind === 'constant' && value.value === 0 ? [] : [{ column, value: used(value) }]
    })
    return { value: used(lowering.value(equation)), derivatives }
  })
  return { kind: 'simultaneous', indicators, equations }
}

/** Names whose value of the same year an expression reads. */
function namesRead(e: Expression, names = new Set<string>()): Set<string> {
  if (e.kind === 'call') for (const arg of e.args) namesRead(arg, names)
  else if (e.kind === 'read' && e.lag === 0) names.add(e.name)
  return names
}
