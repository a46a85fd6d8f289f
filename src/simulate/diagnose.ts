import { withUnit } from '../base/format.js'
import type { Place, Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { type Expression, walk } from '../functions/expression.js'
import { DomainError, evaluate, type Lookup, lookupIn } from '../kernel/evaluate.js'
import type { State, Stop } from '../kernel/state.js'
import { printExpression } from '../language/print.js'
import { type Indicator, type Model, resolve } from '../model/model.js'
import type { Scenario } from '../model/scenario.js'

/** Most values and names that a message lists. */
const MOST = 8
/** Longest part of an equation that a message repeats. */
const LONGEST = 160

/** Says in words why a run stopped: which indicator, scenario and year, and with which values. */
export function diagnose(scenario: Scenario, state: State, stop: Stop): Problem {
  const { model } = scenario
  const lookup = lookupIn(model, state, stop.draw)
  const where = `scenario ${scenario.name}, ${stop.year}`
  if (stop.reason === 'not-finite') {
    for (const position of stop.indicators) {
      const indicator = model.indicators[position]!
      try {
        const value = evaluate(indicator.equation, stop.year, lookup)
        if (Number.isFinite(value)) continue
        const unknown = readsOf(indicator.equation).filter((e) =>
          Number.isNaN(lookup(e.name, yearOf(e, stop.year))),
        )
        const names = [...new Set(unknown.map((e) => `${e.name} of ${yearOf(e, stop.year)}`))]
        return problem(
          'no-value',
          `${indicator.id} has no value (${where})${names.length > 0 ? `: no value of ${names.slice(0, MOST).join(', ')}` : ''}`,
          indicator.place,
        )
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        return domainProblem(model, indicator, indicator.equation, error, where, stop.year, lookup)
      }
    }
  }
  const ids = stop.indicators.map((i) => model.indicators[i]!.id)
  const values = stop.indicators.slice(0, MOST).map((i) => {
    const { id, scale, unit } = model.indicators[i]!
    return `${id} = ${withUnit(plain(lookup(id, stop.year) / scale), unit)}`
  })
  const one = ids.length === 1
  const more = ids.length > MOST ? ` and ${ids.length - MOST} more` : ''
  const what = one
    ? `the equation of ${ids[0]}, which reads itself,`
    : `the simultaneous equations of ${ids.slice(0, MOST).join(', ')}${more}`
  const why = {
    'not-converged': one ? 'was not solved' : 'were not solved',
    singular: `${one ? 'has' : 'have'} no single solution (the Jacobian is singular)`,
    undefined: `${one ? 'has' : 'have'} no value where the search begins`,
    'not-finite': 'gave no number',
  }[stop.reason]
  return problem(
    'not-converged',
    `${what} ${why} (${where})`,
    model.indicators[stop.indicators[0]!]!.place,
    `last values: ${values.join(', ')}`,
  )
}

/** That a part of an equation has no value, with what it was computed from. `where` names scenario and year. */
export function domainProblem(
  model: Model,
  indicator: Indicator,
  equation: Expression,
  error: DomainError,
  where: string,
  year: number,
  lookup: Lookup,
): Problem {
  const { expression } = error
  const part = printExpression(expression)
  const given =
    expression.kind === 'call'
      ? expression.args.map((arg, i) => `${printExpression(arg)} = ${plain(error.args[i]!)}`)
      : []
  const read = valuesRead(model, expression, year, lookup)
  // What a macro adds stands nowhere in the file.
  const inside = expression.span.from >= equation.span.from && expression.span.to <= equation.span.to
  return problem(
    error.message === 'overflow' ? 'overflow' : 'domain',
    `${error.message} in ${indicator.id} (${where}): ${part.length > LONGEST ? `${part.slice(0, LONGEST)}…` : part}`,
    model.file.locator.around(inside ? expression.span : equation.span),
    [...new Set(read.length > 0 ? read : given)].slice(0, MOST).join(', '),
  )
}

function problem(kind: string, message: string, place: Place, hint?: Said): Problem {
  return { kind, severity: 'error', message, place, ...(hint ? { hint } : {}) }
}

/** An expression that reads a value. */
export type Read = Extract<Expression, { kind: 'read' | 'fixed' }>

const reads = new WeakMap<Expression, readonly Read[]>()

/** Everything that an expression reads, in the order it is written. */
export function readsOf(expression: Expression): readonly Read[] {
  const known = reads.get(expression)
  if (known) return known
  const found: Read[] = []
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed') found.push(e)
  })
  reads.set(expression, found)
  return found
}

/** The year that a read looks at when its equation is evaluated in `year`. */
export function yearOf(read: Read, year: number): number {
  return read.kind === 'fixed' ? read.year : year - read.lag
}

/** `employment = 0 万人`, for each name that an expression reads, in shown units. */
export function valuesRead(model: Model, expression: Expression, year: number, lookup: Lookup): string[] {
  return readsOf(expression).map((e) => {
    const { scale, unit } = resolve(model, model.references.get(e.name)!)
    const of = e.kind === 'fixed' ? `at(${e.name}, ${e.year})` : e.lag > 0 ? `${e.name}(-${e.lag})` : e.name
    return `${of} = ${withUnit(plain(lookup(e.name, yearOf(e, year)) / scale), unit)}`
  })
}

function plain(value: number): string {
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(8)))
    : Number.isNaN(value)
      ? 'no value'
      : String(value)
}
