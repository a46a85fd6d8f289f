import type { Model } from '../model/model.js'
import { gradient } from './differentiate.js'
import { ExpressionLowering, type LoweringContext } from './expression-lowering.js'
import { type Inputs, type Varying, varyingSlots } from './inputs.js'
import { type Check, type Part, type Program, type RecursivePart, VALUES_A_FUNCTION } from './program.js'
import { Uniforms } from './uniforms.js'
import type { Value } from './value.js'

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
  const context: LoweringContext = { model, inputs, uniforms: inputs && uniforms }
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

function recursive(context: LoweringContext, indicators: readonly number[]): RecursivePart[] {
  const { model } = context
  const parts: RecursivePart[] = []
  for (let from = 0; from < indicators.length; ) {
    const lowering = new ExpressionLowering(context)
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
function startPart(context: LoweringContext, { starts }: Varying): RecursivePart | undefined {
  const { starts: given, derived, levers } = context.inputs!
  const lowering = new ExpressionLowering(context)
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
function checksOf({ graph, risks }: ExpressionLowering, results: readonly Value[]): Check[] {
  const wanted = new Set(results)
  /** Values whose failure shows in one that is looked at. */
  const covered = new Set<Value>()
  const checks: Check[] = []
  // Values come after what they are made from.
  for (const value of [...graph.values].reverse()) {
    const guards = risks.get(value)
    const always = wanted.has(value) || guards?.length === 0
    if ((always || guards) && !covered.has(value)) {
      checks.push({ value, guards: always ? [] : guards! })
      for (const used of [value, ...(always ? [] : guards!)]) used.uses++
    }
    if ((always || covered.has(value)) && value.kind === 'call')
      value.args.forEach((arg, i) => {
        if (value.builtin.passesFailure?.[i]) covered.add(arg)
      })
  }
  return checks
}

function simultaneous(context: LoweringContext, indicators: readonly number[]): Part {
  const { model } = context
  const lowering = new ExpressionLowering(context)
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
