import { say } from '../../base/text.js'
import type { Outcome } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { placed, rowName, shownAll } from '../words/printed-words.js'
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
      message: say(LINT_WORDS, (words, language) => {
        const { unit } = row.subjects[0]!
        const name = placed(rowName(row, language), row.citation, language)
        const [aim, came] = [row.target!, row.outcome!].map((f) => shownAll(f, unit, language)) as [
          string,
          string,
        ]
        return words['target-equals-outcome'](name, row.year, came, aim)
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
