import { say } from '../../base/text.js'
import { parseFigure } from '../../language/quantity.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { placed, rowName, shown } from '../words/printed-words.js'
import type { Rule } from './rule.js'

/** A change of a share with nothing to tell points from percent. */
export const changeWithoutSign: Rule = {
  kind: 'change-without-sign',
  doc: 'A change of a share written as a bare number.',
  find: ({ targets }) =>
    targets
      .filter(({ change, subjects }) => {
        const share = subjects.length === 1 && ['%', '‰'].includes(subjects[0]!.unit)
        return share && change !== undefined && parseFigure(change.text)?.unit === ''
      })
      .map((row) => ({
        kind: 'change-without-sign',
        statements: [row.id],
        citations: [row.citation],
        message: say(LINT_WORDS, (words, language) =>
          words['change-without-sign'](
            placed(rowName(row, language), row.citation, language),
            shown(row.change!, '', language),
          ),
        ),
      })),
}
