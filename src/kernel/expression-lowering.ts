import { add, divide, multiply, over, subtract, times } from '../functions/arithmetic.js'
import { type Expression, number } from '../functions/expression.js'
import { and, not, unequal } from '../functions/logic.js'
import type { Model } from '../model/model.js'
import type { Inputs, LeverInput, StartInput } from './inputs.js'
import type { Uniforms } from './uniforms.js'
import { type Value, ValueGraph, type When } from './value.js'

/** What all functions of a program are lowered with. */
export interface LoweringContext {
  readonly model: Model
  readonly inputs: Inputs | undefined
  readonly uniforms: Uniforms | undefined
}

/** Turns expressions into values of one function. */
export class ExpressionLowering {
  readonly graph = new ValueGraph()
  /** Values that this function computes itself, by indicator. */
  readonly results = new Map<number, Value>()
  /** Where a value may fail to be a number: with no guards always, else only when one of them is 1. */
  readonly risks = new Map<Value, Value[]>()
  readonly #context: LoweringContext

  constructor(context: LoweringContext) {
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
