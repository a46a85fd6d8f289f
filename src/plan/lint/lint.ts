import { statementsOf } from '../kinds/statements.js'
import type { Plan } from '../plan.js'
import { baseDiffers } from './base-differs.js'
import { changeWithoutSign } from './change-without-sign.js'
import { count } from './count.js'
import { duplicate } from './duplicate.js'
import { levelsOf } from './levels.js'
import { missingRow } from './missing-row.js'
import { pointsAsPercent } from './points-as-percent.js'
import { realBesideNominal } from './real-beside-nominal.js'
import type { Finding, LintContext, Rule } from './rule.js'
import { simpleGrowth } from './simple-growth.js'
import { sumAsLevel } from './sum-as-level.js'
import { sumOfParts } from './sum-of-parts.js'
import { targetEqualsOutcome } from './target-equals-outcome.js'
import { twoTargets } from './two-targets.js'
import { unit } from './unit.js'

export type { Finding, Rule } from './rule.js'

/** What is looked for, in the order in which it is reported. */
export const RULES: readonly Rule[] = [
  sumOfParts,
  count,
  missingRow,
  unit,
  twoTargets,
  targetEqualsOutcome,
  pointsAsPercent,
  simpleGrowth,
  sumAsLevel,
  baseDiffers,
  realBesideNominal,
  changeWithoutSign,
  duplicate,
]

/**
 * Odd things that a plan prints, by rules that need no search: parts that do not add up, a unit that does not
 * fit, two targets for one indicator. By rule, then by ids; the order of the plan file changes nothing.
 */
export function lintPlan(plan: Plan): Finding[] {
  const statements = statementsOf(plan)
  const byId = (a: { id: string }, b: { id: string }) => compare(a.id, b.id)
  const context: LintContext = {
    plan,
    statements,
    levels: levelsOf(statements),
    targets: [...plan.targets].sort(byId),
    outcomes: [...plan.outcomes].sort(byId),
  }
  return RULES.flatMap((rule) =>
    // What is about a table has no ids; its words tell it apart.
    rule
      .find(context)
      .sort(
        (a, b) =>
          compare(a.statements.join(' '), b.statements.join(' ')) || compare(a.message.zh, b.message.zh),
      ),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
