import type { Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import type { Expression } from '../functions/expression.js'
import { DomainError, evaluate, type Lookup, lookupIn } from '../kernel/evaluate.js'
import { emptyState, type State, seriesOffset, slotOf } from '../kernel/state.js'
import { type Indicator, type Model, resolve } from '../model/model.js'
import { orderBlocks } from '../model/order.js'
import type { Scenario } from '../model/scenario.js'
import { domainProblem } from './diagnose.js'
import { readsOf, type ValueRead, yearOf } from './reads.js'
import type { SimulationWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** A base-year value and what it was computed by. */
export interface Derived {
  readonly slot: number
  readonly expression: Expression
}

/**
 * The state a simulation starts from: lever paths, parameters, and what is known up to the base year. An
 * indicator's base-year value is the scenario's or the data's; else its `start`; else its own equation, where
 * that looks at nothing but known values of the base year. Says which start values are missing.
 */
export function startState(scenario: Scenario): {
  readonly state: State
  readonly problems: readonly Problem[]
  /** Base-year values that were computed, in that order. */
  readonly derived: readonly Derived[]
} {
  const { model, end } = scenario
  const state = emptyState(model, end)
  fillLevers(scenario, state)
  for (const [id, parameter] of scenario.parameters)
    state.parameters[model.references.get(id)!.position] = parameter.value
  for (const [id, years] of scenario.known)
    for (const [year, { value }] of years)
      if (year >= state.firstYear) state.series[seriesOffset(state, slotOf(model, id), year)] = value
  const derived: Derived[] = []
  const problems = [...derive(scenario, state, derived), ...missing(scenario, state)]
  return { state, problems, derived }
}

/** Writes lever paths into a state; before the first simulated year a lever has its first value. */
function fillLevers(scenario: Scenario, state: State): void {
  const { model, end } = scenario
  for (const [id, { values }] of scenario.levers)
    for (let year = state.firstYear; year <= end; year++)
      state.series[seriesOffset(state, slotOf(model, id), year)] = values[Math.max(0, year - model.base - 1)]!
}

/** What an indicator's base-year value follows from: its start, or its own equation when that does not look back. */
function derivation(indicator: Indicator): Expression | undefined {
  if (indicator.start) return indicator.start
  return readsOf(indicator.equation).some((e) => e.kind === 'read' && e.lag > 0)
    ? undefined
    : indicator.equation
}

/** Fills base-year values from start expressions and from equations that need nothing else, in order of need. */
function derive(scenario: Scenario, state: State, derived: Derived[]): Problem[] {
  const { model } = scenario
  const problems: Problem[] = []
  const lookup = lookupIn(model, state)
  const isKnown = (slot: number) => !Number.isNaN(state.series[seriesOffset(state, slot, model.base)]!)
  const expressions = model.indicators.map((indicator, slot) =>
    isKnown(slot) ? undefined : derivation(indicator),
  )
  const needs = expressions.map((expression) =>
    expression ? [...new Set(readsOf(expression).flatMap((e) => slotRead(model, e) ?? []))] : [],
  )
  for (const block of orderBlocks(needs)) {
    if (block.kind === 'simultaneous') continue
    for (const slot of block.indicators) {
      const expression = expressions[slot]
      // A condition on an unknown value would pick a branch all the same.
      if (!expression || readsOf(expression).some((e) => Number.isNaN(lookup(e.name, yearOf(e, model.base)))))
        continue
      const indicator = model.indicators[slot]!
      try {
        const value = evaluate(expression, model.base, lookup)
        state.series[seriesOffset(state, slot, model.base)] = value
        derived.push({ slot, expression })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        // An equation need not hold in the base year.
        if (indicator.start)
          problems.push(domainProblem(indicator, expression, error, { scenario, year: model.base, lookup }))
      }
    }
  }
  return problems
}

/** The indicator that a read looks at; undefined for levers and parameters. */
function slotRead(model: Model, e: ValueRead): number | undefined {
  const reference = model.references.get(e.name)!
  return reference.kind === 'indicator' ? reference.position : undefined
}

/** A value that is not known, and who reads it where. */
interface Gap {
  readonly name: string
  readonly year: number
  readonly reader: Indicator
  /** Whether its start value reads it, or its equation. */
  readonly part: 'start' | 'equation'
  readonly read: ValueRead
}

/** A name without values, the first gap that shows it and all years that are missing. */
interface GapsOfName {
  readonly first: Gap
  readonly years: Set<number>
}

/** Values up to the base year that some equation will read and nobody has given. */
function missing(scenario: Scenario, state: State): Problem[] {
  const { model } = scenario
  const search = new GapSearch(model, lookupIn(model, state))
  for (const reader of model.indicators)
    for (const read of readsOf(reader.equation)) {
      if (read.kind === 'read' && read.lag === 0) continue
      const years =
        read.kind === 'fixed' ? [read.year] : Array.from({ length: read.lag }, (_, i) => model.base - i)
      for (const year of years) search.trace({ name: read.name, year, reader, part: 'equation', read })
    }
  return [...search.gaps].map(([name, gaps]) => gapProblem(scenario, name, gaps))
}

/** Follows unknown values to what is missing in the end. */
class GapSearch {
  /** By name. */
  readonly gaps = new Map<string, GapsOfName>()
  readonly #model: Model
  readonly #lookup: Lookup
  readonly #visited = new Set<number>()

  constructor(model: Model, lookup: Lookup) {
    this.#model = model
    this.#lookup = lookup
  }

  /** A value that could have been derived is missing because of what it would be derived from: that is a gap. */
  trace(origin: Gap): void {
    const { base } = this.#model
    if (!this.#isUnknown(origin)) return
    /** Slots that this trace has been at first. */
    const fresh = new Set<number>()
    const open = [origin]
    let explained = false
    for (let gap = open.pop(); gap; gap = open.pop()) {
      const slot = slotRead(this.#model, gap.read)
      if (slot === undefined) continue
      const reader = this.#model.indicators[slot]!
      const expression = gap.year === base ? derivation(reader) : undefined
      const inner = (expression ? readsOf(expression) : [])
        .map((read): Gap => {
          const part = reader.start ? 'start' : 'equation'
          return { name: read.name, year: yearOf(read, base), reader, part, read }
        })
        .filter((deeper) => this.#isUnknown(deeper))
      if (inner.length === 0) {
        // A start that has no value although all it reads has one is a problem already.
        if (!expression || !reader.start) this.#add(gap)
        explained = true
      } else if (this.#visited.has(slot)) explained ||= !fresh.has(slot)
      else {
        this.#visited.add(slot)
        fresh.add(slot)
        open.push(...inner.reverse())
      }
    }
    if (!explained) this.#add(origin)
  }

  #isUnknown({ name, year }: Gap): boolean {
    return Number.isNaN(this.#lookup(name, year))
  }

  #add(gap: Gap): void {
    const known = this.gaps.get(gap.name) ?? { first: gap, years: new Set() }
    known.years.add(gap.year)
    this.gaps.set(gap.name, known)
  }
}

function gapProblem({ model, region }: Scenario, name: string, { first, years }: GapsOfName): Problem {
  const ascending = [...years].sort((a, b) => a - b)
  const last = ascending.at(-1)!
  const { unit } = resolve(model, model.references.get(name)!)
  const row = (words: SimulationWords) => `${region || words.region},${name},${last},${words.value},${unit}`
  return {
    kind: 'missing-start',
    severity: 'error',
    message: say(WORDS, (words) => {
      const span = ascending.length > 2 ? words.yearRange(ascending[0]!, last) : words.yearList(ascending)
      return words.startMissing(name, span, readerText(words, name, first))
    }),
    place: model.file.locator.around(first.read.span),
    hint: say(WORDS, (words) => (years.size > 1 ? words.addRows(row(words)) : words.addRow(row(words)))),
  }
}

function readerText(words: SimulationWords, name: string, { reader, part }: Gap): string {
  if (reader.id === name) return part === 'start' ? words.ownStart : words.ownFormula
  return part === 'start' ? words.startOf(reader.id) : words.equationOf(reader.id)
}
