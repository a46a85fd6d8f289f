import { say } from '../../base/text.js'
import type { Citation } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { where } from '../words/printed-words.js'
import type { Rule } from './rule.js'

/** A table that says it has another number of indicators than it has rows. */
export const count: Rule = {
  kind: 'count',
  doc: 'A table that says how many indicators it has, but has another number of rows.',
  find: ({ plan, targets, outcomes }) =>
    plan.tables.flatMap(({ table, page, count: claimed }) => {
      const lines = [...targets, ...outcomes].filter((row) => row.citation.table === table)
      // Lines that share a row number are one indicator.
      const rows = new Set(lines.map((line) => line.citation.row ?? line.id)).size
      if (claimed === undefined || rows === claimed) return []
      const citation: Citation = { table, row: undefined, page }
      // A heading over several lines makes one indicator of them.
      const heading = rows > claimed && claimed > 1 ? rows - claimed + 1 : undefined
      return [
        {
          kind: 'count',
          statements: [],
          citations: [citation],
          message: say(LINT_WORDS, (words, language) =>
            words.count(where(citation, language), claimed, lines.length, rows, heading),
          ),
        },
      ]
    }),
}
