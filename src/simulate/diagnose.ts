import { withUnit } from '../base/format.js'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import type { Expression } from '../functions/expression.js'
import { OVERFLOW } from '../functions/faults.js'
import { DomainError, evaluate, type Lookup, lookupIn } from '../kernel/evaluate.js'
import type { State, Stop } from '../kernel/state.js'
import { printExpression } from '../language/print.js'
import type { Indicator, Model } from '../model/model.js'
import type { Scenario } from '../model/scenario.js'
import { plainNumber, readsOf, valuesRead, yearOf } from './reads.js'
import type { SimulationWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** Most values and names that a message lists. */
const MOST = 8
/** Longest part of an equation that a message repeats. */
const LONGEST = 160

/** Where an equation was evaluated, and what it read. */
interface Occasion {
  readonly scenario: Scenario
  readonly year: number
  readonly lookup: Lookup
}

/** Says in words why a run stopped: which indicator, scenario and year, and with which values. */
export function diagnose(scenario: Scenario, state: State, stop: Stop): Problem {
  const occasion = { scenario, year: stop.year, lookup: lookupIn(scenario.model, state, stop.draw) }
  const indicators = stop.indicators.map((i) => scenario.model.indicators[i]!)
  if (stop.reason === 'not-finite')
    for (const indicator of indicators) {
      const found = valueProblem(indicator, occasion)
      if (found) return found
    }
  return unsolvedProblem(indicators, stop.reason, occasion)
}

/** Why the equation of an indicator has no value; undefined when it has one. */
function valueProblem(indicator: Indicator, occasion: Occasion): Problem | undefined {
  const { year, lookup } = occasion
  const { id, equation, place } = indicator
  try {
    if (Number.isFinite(evaluate(equation, year, lookup))) return undefined
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return domainProblem(indicator, equation, error, occasion)
  }
  const unknown = readsOf(equation).filter((e) => Number.isNaN(lookup(e.name, yearOf(e, year))))
  const message = say(WORDS, (words) => {
    const names = [...new Set(unknown.map((e) => words.ofYear(e.name, yearOf(e, year))))]
    const where = whereIn(words, occasion)
    return names.length === 0
      ? words.hasNoValue(id, where)
      : words.hasNoValueOf(id, where, names.slice(0, MOST))
  })
  return problem('no-value', message, place)
}

/** That equations, of one indicator or of several together, were not solved. */
function unsolvedProblem(
  indicators: readonly Indicator[],
  reason: Stop['reason'],
  occasion: Occasion,
): Problem {
  const { year, lookup } = occasion
  const ids = indicators.map(({ id }) => id)
  const one = ids.length === 1
  const message = say(WORDS, (words) => {
    const equations = one
      ? words.ownEquation(ids[0]!)
      : words.simultaneous(ids.slice(0, MOST), Math.max(0, ids.length - MOST))
    const where = whereIn(words, occasion)
    switch (reason) {
      case 'not-converged':
        return words.unsolved(equations, one, where)
      case 'singular':
        return words.singular(equations, one, where)
      case 'undefined':
        return words.undefinedAtStart(equations, one, where)
      case 'not-finite':
        return words.noNumber(equations, where)
    }
  })
  const hint = say(WORDS, (words) =>
    words.lastValues(
      indicators.slice(0, MOST).map(({ id, scale, unit }) => {
        const value = plainNumber(words, lookup(id, year) / scale)
        return `${id} = ${withUnit(value, unit)}`
      }),
    ),
  )
  return problem('not-converged', message, indicators[0]!.place, hint)
}

/** That a part of an indicator's equation has no value, with what it was computed from. */
export function domainProblem(
  indicator: Indicator,
  equation: Expression,
  { expression, args, reason }: DomainError,
  occasion: Occasion,
): Problem {
  const { model } = occasion.scenario
  const printed = printExpression(expression)
  const part = printed.length > LONGEST ? `${printed.slice(0, LONGEST)}…` : printed
  // What a macro adds stands nowhere in the file.
  const inside = expression.span.from >= equation.span.from && expression.span.to <= equation.span.to
  return problem(
    reason === OVERFLOW ? 'overflow' : 'domain',
    say(WORDS, (words, language) =>
      words.domain(reason[language], indicator.id, whereIn(words, occasion), part),
    ),
    model.file.locator.around(inside ? expression.span : equation.span),
    say(WORDS, (words) => words.listed(givenValues(words, model, expression, args, occasion))),
  )
}

/** What a part of an equation was computed from: the values that it reads, or else its arguments. */
function givenValues(
  words: SimulationWords,
  model: Model,
  expression: Expression,
  args: readonly number[],
  { year, lookup }: Occasion,
): string[] {
  const read = valuesRead(words, model, expression, year, lookup)
  const given =
    expression.kind === 'call'
      ? expression.args.map((arg, i) => `${printExpression(arg)} = ${plainNumber(words, args[i]!)}`)
      : []
  return [...new Set(read.length > 0 ? read : given)].slice(0, MOST)
}

function whereIn(words: SimulationWords, { scenario, year }: Occasion): string {
  return words.where(scenario.name, year)
}

function problem(kind: string, message: Text, place: Place, hint?: Text): Problem {
  return { kind, severity: 'error', message, place, ...(hint ? { hint } : {}) }
}
