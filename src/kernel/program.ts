import { add, divide, multiply, over, subtract, times } from '../functions/arithmetic.js'
import { type Expression, number } from '../functions/expression.js'
import { and, not, unequal } from '../functions/logic.js'
import type { Model } from '../model/model.js'
import { gradient } from './differentiate.js'
import { type Inputs, type LeverInput, type StartInput, type Varying, varyingSlots } from './inputs.js'
import { type Uniform, Uniforms } from './uniforms.js'
import { type Value, ValueGraph, type When } from './value.js'

/**
 * A model as straight-line computations over columns of draws, before it becomes code of any kind:
 * common subexpressions are one value, and what is the same in every draw is set apart.
 */
export interface Program {
  /** Base-year values that differ between draws; to be run for the base year alone. */
  readonly start: RecursivePart | undefined
  readonly parts: readonly Part[]
  /** Column of each slot; −1 for those that are the same in every draw and for uncertain levers. */
  readonly columns: Int32Array
  /** What is the same in every draw, to be evaluated once for each year. */
  readonly uniforms: readonly Uniform[]
}

/** Equations that are computed together. Positions are those of indicators. */
export type Part =
  | RecursivePart
  | {
      readonly kind: 'simultaneous'
      readonly indicators: readonly number[]
      /** Of each equation: its right-hand side, and the derivatives by the unknowns in it. */
      readonly equations: readonly {
        readonly value: Value
        readonly derivatives: readonly { readonly column: number; readonly value: Value }[]
      }[]
    }

/** Equations that are evaluated one after another. */
export interface RecursivePart {
  readonly kind: 'recursive'
  readonly indicators: readonly number[]
  /** Value of each indicator. */
  readonly values: readonly Value[]
  readonly checks: readonly Check[]
}

/** A value that must be finite, unless its guards (0 or 1) are all 0; always when there are none. */
export interface Check {
  readonly value: Value
  readonly guards: readonly Value[]
}

/** Functions with more values than this are compiled by the JavaScript engine, but hardly optimised. */
const VALUES_A_FUNCTION = 1500

/**
 * Lowers a model to a program.
 * @param inputs what differs between draws at its source; everything does when it is left out, and then there are
 * no uniforms and nothing for the base year
 */
export function lower(model: Model, inputs?: Inputs): Program {
  const count = model.indicators.length + model.levers.length
  const varying = inputs && varyingSlots(model, inputs)
  const columns = new Int32Array(count).fill(-1)
  let next = 0
  for (let slot = 0; slot < count; slot++) {
    const computed = varying ? varying.slots[slot]! && !inputs.levers.has(slot) : true
    if (computed) columns[slot] = next++
  }
  const uniforms = new Uniforms(model, (e) => {
    const { kind, position } = model.references.get(e.name)!
    if (!varying) return true
    if (kind === 'parameter') return inputs.parameters.has(position)
    const slot = kind === 'indicator' ? position : model.indicators.length + position
    return e.kind === 'fixed' && e.year <= model.base ? varying.starts[slot]! : varying.slots[slot]!
  })
  const context: Context = { model, inputs, uniforms: inputs && uniforms }
  const parts = model.blocks.flatMap((block) => {
    const indicators = block.indicators.filter((i) => columns[i]! >= 0)
    if (indicators.length === 0) return []
    return block.kind === 'simultaneous'
      ? [simultaneous(context, indicators)]
      : recursive(context, indicators)
  })
  const start = varying ? startPart(context, varying) : undefined
  return { start, parts, columns, uniforms: uniforms.all }
}

/** What all parts are lowered with. */
interface Context {
  readonly model: Model
  readonly inputs: Inputs | undefined
  readonly uniforms: Uniforms | undefined
}

/** Turns expressions into values of one function. */
class Lowering {
  readonly graph = new ValueGraph()
  /** Values that this function computes itself, by indicator. */
  readonly results = new Map<number, Value>()
  /** Where a value may fail to be a number: with no guards always, else only when one of them is 1. */
  readonly risks = new Map<Value, Value[]>()
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  /** @param guard 1 where the value is needed at all; undefined when it always is */
  value(e: Expression, guard?: Value): Value {
    const { graph } = this
    if (e.kind === 'number') return graph.constant(e.value)
    const uniform = this.#context.uniforms?.find(e)
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
        const { builtin, args } = e
        // What is the same in every draw is divided by once.
        if (builtin === divide && this.#isUniform(args[1]!) && !isNumber(args[0]!, 1))
          return this.value(times(args[0]!, over(number(1), args[1]!)), guard)
        const value = graph.call(builtin, this.#args(e, guard))
        if (builtin.domain && !alwaysDefined(value)) this.#risk(value, guard)
        return value
      }
    }
  }

  #isUniform(e: Expression): boolean {
    const { uniforms } = this.#context
    return uniforms !== undefined && (e.kind === 'number' || uniforms.find(e) !== undefined)
  }

  #args({ builtin, args }: Extract<Expression, { kind: 'call' }>, guard: Value | undefined): Value[] {
    const { graph } = this
    if (!builtin.lazy && !builtin.shortCircuit) return args.map((arg) => this.value(arg, guard))
    const first = this.value(args[0]!, guard)
    const both = (condition: Value) => (guard ? graph.call(and, [guard, condition]) : condition)
    if (builtin.lazy)
      return [
        first,
        this.value(args[1]!, both(this.#truth(first))),
        this.value(args[2]!, both(graph.call(not, [first]))),
      ]
    const needed = builtin.shortCircuit!(0) ? this.#truth(first) : graph.call(not, [first])
    return [first, this.value(args[1]!, both(needed))]
  }

  /** 1 where a condition holds, else 0. */
  #truth(condition: Value): Value {
    if (condition.kind === 'call' && condition.builtin.compares) return condition
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
    const { model, inputs } = this.#context
    const { kind, position } = model.references.get(e.name)!
    if (kind === 'parameter') return graph.draw(inputs ? inputs.parameters.get(position)! : position)
    const slot = kind === 'indicator' ? position : model.indicators.length + position
    const lever = inputs?.levers.get(slot)
    const time = e.kind === 'fixed' ? e.year - (model.base - model.back) : undefined
    if (lever) return this.#lever(slot, lever, e.kind === 'read' ? { lag: e.lag } : { time: time! })
    if (e.kind === 'fixed') return graph.fixed(slot, time!)
    return (e.lag === 0 && this.results.get(slot)) || graph.column(slot, e.lag)
  }

  /** A lever's central path and what is drawn, together. */
  #lever(slot: number, lever: LeverInput, when: When): Value {
    const { graph } = this
    if (lever.kind === 'shock') return graph.shock(lever.position, when)
    const drawn = graph.draw(lever.position)
    if (lever.effect === 'replace') return drawn
    const uniforms = this.#context.uniforms!
    const path = graph.uniform(uniforms.central(slot, when))
    if (!lever.widens) return graph.call(lever.effect === 'add' ? add : multiply, [path, drawn])
    const width = graph.uniform(uniforms.width(slot, when))
    if (lever.effect === 'add') return graph.call(add, [path, graph.call(multiply, [width, drawn])])
    // A factor's distance from 1 is what widens.
    const one = graph.constant(1)
    const wider = graph.call(multiply, [width, graph.call(subtract, [drawn, one])])
    return graph.call(multiply, [path, graph.call(add, [one, wider])])
  }

  /** A base-year value that is uncertain itself. */
  start(slot: number, { position, effect }: StartInput): Value {
    const { graph } = this
    const drawn = graph.draw(position)
    if (effect === 'replace') return drawn
    const central = graph.uniform(this.#context.uniforms!.central(slot, { lag: 0 }))
    return graph.call(effect === 'add' ? add : multiply, [central, drawn])
  }
}

function isNumber(e: Expression, value: number): boolean {
  return e.kind === 'number' && e.value === value
}

/** Whether a value cannot fail unless its operands have failed already. */
function alwaysDefined(value: Value): boolean {
  if (value.kind !== 'call') return true
  const constants = value.args.map((arg) => (arg.kind === 'constant' ? arg.value : undefined))
  return value.builtin.defined?.(constants) ?? false
}

function recursive(context: Context, indicators: readonly number[]): RecursivePart[] {
  const { model } = context
  const parts: RecursivePart[] = []
  for (let from = 0; from < indicators.length; ) {
    const lowering = new Lowering(context)
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

/** The base-year values that differ between draws: those that are uncertain, and those computed from them. */
function startPart(context: Context, { starts }: Varying): RecursivePart | undefined {
  const { starts: given, derived, levers } = context.inputs!
  const lowering = new Lowering(context)
  const indicators: number[] = []
  const values: Value[] = []
  const put = (slot: number, value: Value) => {
    lowering.results.set(slot, value)
    value.uses++
    indicators.push(slot)
    values.push(value)
  }
  for (const [slot, input] of given) put(slot, lowering.start(slot, input))
  for (const { slot, expression } of derived)
    if (starts[slot] && !given.has(slot) && !levers.has(slot)) put(slot, lowering.value(expression))
  if (indicators.length === 0) return undefined
  return { kind: 'recursive', indicators, values, checks: checksOf(lowering, values) }
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
        if (value.builtin.passesFailure?.[i]) told.add(arg)
      })
  }
  return checks
}

function simultaneous(context: Context, indicators: readonly number[]): Part {
  const { model } = context
  const lowering = new Lowering(context)
  indicators.forEach((slot, row) => {
    lowering.results.set(slot, lowering.graph.unknown(row))
  })
  const rows = new Map(indicators.map((slot, row) => [model.indicators[slot]!.id, row]))
  const unknowns = new Set(rows.keys())
  const used = (value: Value) => {
    value.uses++
    return value
  }
  const equations = indicators.map((i) => {
    const { equation } = model.indicators[i]!
    const derivatives = [...gradient(equation, unknowns)].flatMap(([name, derivative]) => {
      const value = lowering.value(derivative)
      return value.kind === 'constant' && value.value === 0
        ? []
        : [{ column: rows.get(name)!, value: used(value) }]
    })
    return { value: used(lowering.value(equation)), derivatives }
  })
  return { kind: 'simultaneous', indicators, equations }
}
