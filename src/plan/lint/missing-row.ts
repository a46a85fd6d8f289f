import { inLanguage } from '../../base/label.js'
import { say } from '../../base/text.js'
import type { Citation } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { where } from '../words/printed-words.js'
import type { Rule } from './rule.js'

/** An indicator that a table's notes speak of and that has no row in it. */
export const missingRow: Rule = {
  kind: 'missing-row',
  doc: 'An indicator that the notes of a table mention, but that has no row in the table.',
  find: ({ plan, targets, outcomes }) =>
    plan.tables.flatMap(({ table, page, mentions }) => {
      const rows = [...targets, ...outcomes].filter((row) => row.citation.table === table)
      const has = new Set(rows.flatMap((row) => row.subjects.map((s) => s.indicator)))
      const citation: Citation = { table, row: undefined, page }
      return mentions
        .filter(({ indicator }) => !has.has(indicator))
        .map((subject) => ({
          kind: 'missing-row',
          statements: [],
          citations: [citation],
          message: say(LINT_WORDS, (words, language) =>
            words['missing-row'](where(citation, language), inLanguage(subject.label, language)),
          ),
        }))
    }),
}
