import type { Problem } from '../base/problem.js'
import { type Expression, walk } from '../functions/expression.js'
import { DomainError, evaluate, lookupIn } from '../kernel/evaluate.js'
import { emptyState, type State, seriesOffset, slotOf } from '../kernel/state.js'
import { resolve } from '../model/model.js'
import type { Scenario } from '../model/scenario.js'

/**
 * The state a simulation starts from: lever paths, parameters, and what is known up to the base year. An
 * indicator's base-year value is the scenario's or the data's; else its `start`; else its own equation, where
 * that looks at nothing but known values of the base year. Says which start values are missing.
 */
export function startState(scenario: Scenario): {
  readonly state: State
  readonly problems: readonly Problem[]
} {
  const { model, end } = scenario
  const state = emptyState(model, end)
  fillLevers(scenario, state)
  for (const [id, parameter] of scenario.parameters)
    state.parameters[model.references.get(id)!.position] = parameter.value
  for (const [id, years] of scenario.known)
    for (const [year, { value }] of years)
      if (year >= state.firstYear) state.series[seriesOffset(state, slotOf(model, id), year)] = value
  const problems = [...derive(scenario, state), ...missing(scenario, state)]
  return { state, problems }
}

/** Writes lever paths into a state; before the first simulated year a lever has its first value. */
export function fillLevers(scenario: Scenario, state: State): void {
  const { model, end } = scenario
  for (const [id, { values }] of scenario.levers)
    for (let year = state.firstYear; year <= end; year++)
      state.series[seriesOffset(state, slotOf(model, id), year)] = values[Math.max(0, year - model.base - 1)]!
}

/** Fills base-year values from start expressions and from equations that need nothing else. */
function derive(scenario: Scenario, state: State): Problem[] {
  const { model } = scenario
  const problems: Problem[] = []
  const lookup = lookupIn(model, state)
  const offset = (slot: number) => seriesOffset(state, slot, model.base)
  const open = new Set<number>()
  const visited = new Set<number>()
  const visit = (slot: number): void => {
    if (visited.has(slot) || open.has(slot)) return
    const indicator = model.indicators[slot]!
    if (Number.isNaN(state.series[offset(slot)]!)) {
      const expression = indicator.start ?? indicator.equation
      if (indicator.start || !looksBack(expression)) {
        open.add(slot)
        for (const name of namesIn(expression)) {
          const reference = model.references.get(name)!
          if (reference.kind === 'indicator') visit(reference.position)
        }
        open.delete(slot)
        try {
          state.series[offset(slot)] = evaluate(expression, model.base, lookup)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          problems.push({
            kind: 'bad-start',
            severity: 'error',
            message: `the base-year value of ${indicator.id} cannot be computed: ${error.message}`,
            place: indicator.place,
          })
        }
      }
    }
    visited.add(slot)
  }
  for (const slot of model.indicators.keys()) visit(slot)
  return problems
}

function looksBack(expression: Expression): boolean {
  let back = false
  walk(expression, (e) => {
    if (e.kind === 'read' && e.lag > 0) back = true
  })
  return back
}

function namesIn(expression: Expression): string[] {
  const names = new Set<string>()
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed') names.add(e.name)
  })
  return [...names]
}

/** Values up to the base year that some equation will read and nobody has given. */
function missing(scenario: Scenario, state: State): Problem[] {
  const { model } = scenario
  const problems: Problem[] = []
  const told = new Set<string>()
  for (const indicator of model.indicators)
    walk(indicator.equation, (e) => {
      if (e.kind !== 'read' && e.kind !== 'fixed') return
      const reference = model.references.get(e.name)!
      if (reference.kind !== 'indicator') return
      const years = e.kind === 'fixed' ? [e.year] : Array.from({ length: e.lag }, (_, i) => model.base - i)
      for (const year of years) {
        const known = state.series[seriesOffset(state, reference.position, year)]!
        if (!Number.isNaN(known) || told.has(`${e.name} ${year}`)) continue
        told.add(`${e.name} ${year}`)
        const { unit } = resolve(model, reference)
        problems.push({
          kind: 'missing-start',
          severity: 'error',
          message: `${e.name} has no value for ${year}, which ${indicator.id === e.name ? 'its own equation' : `the equation of ${indicator.id}`} needs`,
          place: model.file.locator.place(e.span.from, e.span.to),
          hint: `add a row to the data: ${scenario.region || 'region'},${e.name},${year},<value>,${unit}`,
        })
      }
    })
  return problems
}
