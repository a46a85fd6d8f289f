import type { Problem } from '../base/problem.js'
import { type Expression, walk } from '../functions/expression.js'
import type { Stop } from '../kernel/compile.js'
import { DomainError, evaluate, lookupIn } from '../kernel/evaluate.js'
import type { State } from '../kernel/state.js'
import { printExpression } from '../language/print.js'
import { type Model, resolve } from '../model/model.js'
import type { Scenario } from '../model/scenario.js'

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
        const names = [...new Set(unknown.map((e) => `${e.name} of ${yearOf(e, stop.year)}`))].join(', ')
        return problem(
          'no-value',
          `${indicator.id} has no value (${where})${names ? `: no value of ${names}` : ''}`,
          indicator.place,
        )
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        const part = printExpression(error.expression)
        const { expression } = error
        const given =
          expression.kind === 'call'
            ? expression.args.map((arg, i) => `${printExpression(arg)} = ${plain(error.args[i]!)}`)
            : []
        const read = valuesRead(model, expression, stop.year, lookup)
        return problem(
          error.message === 'overflow' ? 'overflow' : 'domain',
          `${error.message} in ${indicator.id} (${where}): ${part}`,
          model.file.locator.place(indicator.equation.span.from, indicator.equation.span.to),
          [...new Set(read.length > 0 ? read : given)].join(', '),
        )
      }
    }
  }
  const ids = stop.indicators.map((i) => model.indicators[i]!.id)
  const values = stop.indicators.slice(0, 8).map((i) => {
    const { id, scale, unit } = model.indicators[i]!
    return `${id} = ${plain(lookup(id, stop.year) / scale)}${unit ? ` ${unit}` : ''}`
  })
  const why = {
    'not-converged': 'did not converge',
    singular: 'have no single solution: their Jacobian is singular',
    undefined: 'have no value at the start of the search',
    'not-finite': 'gave no number',
  }[stop.reason]
  return problem(
    'not-converged',
    `the simultaneous equations of ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''} ${why} (${where})`,
    model.indicators[stop.indicators[0]!]!.place,
    `last values: ${values.join(', ')}`,
  )
}

function problem(kind: string, message: string, place: Problem['place'], hint?: string): Problem {
  return { kind, severity: 'error', message, ...(place ? { place } : {}), ...(hint ? { hint } : {}) }
}

type Read = Extract<Expression, { kind: 'read' | 'fixed' }>

function readsOf(expression: Expression): Read[] {
  const reads: Read[] = []
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed') reads.push(e)
  })
  return reads
}

function yearOf(read: Read, year: number): number {
  return read.kind === 'fixed' ? read.year : year - read.lag
}

/** `employment = 0 万人`, for each name that an expression reads, in shown units. */
export function valuesRead(
  model: Model,
  expression: Expression,
  year: number,
  lookup: (name: string, year: number) => number,
): string[] {
  return readsOf(expression).map((e) => {
    const { scale, unit } = resolve(model, model.references.get(e.name)!)
    const of = e.kind === 'fixed' ? `at(${e.name}, ${e.year})` : e.lag > 0 ? `${e.name}(-${e.lag})` : e.name
    return `${of} = ${plain(lookup(e.name, yearOf(e, year)) / scale)}${unit ? (unit === '%' ? '%' : ` ${unit}`) : ''}`
  })
}

function plain(value: number): string {
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(8)))
    : Number.isNaN(value)
      ? 'no value'
      : String(value)
}
