import type { Outcome } from '../plan.js'
import { inBoth, placed, rowName, shownAll } from '../words/say.js'
import type { Rule } from './rule.js'

/** An outcome that is its target to the last digit. */
export const targetEqualsOutcome: Rule = {
  kind: 'target-equals-outcome',
  doc: 'An outcome that equals its target to the last digit printed.',
  find: ({ outcomes }) =>
    outcomes.filter(equal).map((row) => ({
      kind: 'target-equals-outcome',
      statements: [row.id],
      citations: [row.citation],
      message: inBoth((language) => {
        const unit = row.subjects[0]!.unit
        const name = placed(rowName(row, language), row.citation, language)
        const [aim, came] = [row.target!, row.outcome!].map((f) => shownAll(f, unit, language))
        return language === 'zh'
          ? `${name}：${row.year}年完成值${came}与规划目标${aim}完全相同。`
          : `${name}: the outcome of ${row.year}, ${came}, is the target of ${aim} to the last digit.`
      }),
    })),
}

function equal({ target, outcome, subjects }: Outcome): boolean {
  if (!target || !outcome) return false
  return target.every((aim, i) => {
    const came = outcome[i]!
    // Many a share reaches its whole; that is no surprise.
    const whole = subjects[i]!.unit === '%' && aim.value === 100
    return aim.value === came.value && aim.decimals === came.decimals && !whole
  })
}
