import { didYouMean } from '../base/closest.js'
import { formatNumber, withUnit } from '../base/format.js'
import { inLanguage, type Label, type Language } from '../base/label.js'
import { badOption, fail } from '../base/problem.js'
import type { Question } from '../ensemble/question.js'
import { targetConditions } from '../plan/judge/conditions.js'
import { listedName, wantedText } from '../plan/words/target-words.js'
import { parseComparison } from './condition-option.js'
import type { OneScenario } from './one-scenario.js'

/** Something that happens in a draw or not, and is asked about. */
export interface Outcome {
  /** Id of the target, or the comparison as written. */
  readonly id: string
  readonly question: Question
  /** Whether it is asked where the question is answered with no. */
  readonly negated: boolean
  /** The last year that it looks at. */
  readonly year: number
  /** As a clause: `the target GDP, 300 亿元, is met`. */
  readonly clause: Label
}

/** What `discover` can be asked about. */
export interface OutcomeOptions {
  /** Id of a target of the scenario's plan. */
  readonly target?: string | undefined
  /** Asks where the target is missed, not where it is met. Defaults to false. */
  readonly missed?: boolean | undefined
  /** A value instead: an indicator in a year at least or at most at a limit, such as `gdp@2025 >= 300 亿元`. */
  readonly where?: string | undefined
}

/** The target or the comparison that is asked about. */
export function outcomeOf(scenario: OneScenario, options: OutcomeOptions): Outcome {
  const { target, where, missed = false } = options
  if (target !== undefined && where !== undefined)
    throw fail('bad-option', '`target` and `where` are two outcomes', 'name one of them')
  if (where === undefined) return targetOutcome(target, missed, scenario)
  if (missed)
    throw fail('bad-option', '`missed` goes with `target`', 'turn the sign of `where` around: <= for >=')
  const { measure, year, side, limit } = parseComparison(where, scenario.simulation)
  const terms = [{ indicator: measure.id, year, weight: 1 }]
  const bound = withUnit(shortest(limit), measure.unit)
  const low = side === 'at least' ? limit : Number.NEGATIVE_INFINITY
  const high = side === 'at most' ? limit : Number.POSITIVE_INFINITY
  return {
    id: where.trim(),
    question: { id: 'where', conditions: [{ terms, low, high }] },
    negated: false,
    year,
    clause: {
      zh: `${year}年${measure.label.zh}${side === 'at least' ? '不低于' : '不高于'}${bound}`,
      en: `${measure.label.en} in ${year} is ${side} ${bound}`,
    },
  }
}

function targetOutcome(id: string | undefined, missed: boolean, { simulation, plan }: OneScenario): Outcome {
  if (!plan)
    throw fail(
      'no-targets',
      `scenario ${simulation.scenario.name} names no plan whose target could be asked about`,
      'add "plan: plan.yaml" to it, or ask about a value: `where` "gdp@2025 >= 300 亿元"',
    )
  const judged = targetConditions(plan, simulation.table)
  const ids = judged.map((t) => t.id)
  const list = `targets held against the scenario: ${ids.join(', ')}`
  if (id === undefined)
    throw fail('bad-option', 'name an outcome with `target` or `where`', ids.length > 0 ? list : undefined)
  const found = judged.find((t) => t.id === id)
  if (!found) {
    const known = plan.targets.some((t) => t.id === id)
    const close = known ? undefined : didYouMean(id, ids)
    throw badOption(
      'target',
      known
        ? `${id} cannot be judged: it prints no figure, or the model does not compute it in its year`
        : `no target "${id}" in ${plan.name}`,
      close ? `${close.en} ${list}` : list,
    )
  }
  const { target, conditions } = found
  const words = (language: Language) => ({
    name: listedName(plan, target, language),
    wanted: wantedText(target, language),
  })
  const [zh, en] = [words('zh'), words('en')]
  return {
    id,
    question: { id, conditions },
    negated: missed,
    year: target.year,
    clause: {
      zh: `${missed ? '未达到' : '达到'}“${zh.name}${zh.wanted}”的目标`,
      en: `the target ${en.name}, ${en.wanted}, is ${missed ? 'missed' : 'met'}`,
    },
  }
}

/** A number with the digits that it has. */
function shortest(value: number): string {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  return formatNumber(value, decimals)
}

/** The clause in a language. */
export function clauseOf({ clause }: Outcome, language: Language): string {
  return inLanguage(clause, language)
}
