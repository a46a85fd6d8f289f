import { say } from '../../base/text.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Outcome, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { named, printedText, rowName, where } from '../words/printed-words.js'
import type { Rule } from './rule.js'

/** A table that prints one figure twice. */
export const duplicate: Rule = {
  kind: 'duplicate',
  doc: 'The same figure of one indicator and year in two rows of one table.',
  find: ({ statements }) => {
    const groups = new Map<string, Statement[]>()
    for (const statement of statements) {
      const { source, kind, citation } = statement
      // Rows for two years may well share their base.
      if (source.kind === 'relation' || source.kind === 'constant' || kind.levelOf === 'base year') continue
      if (citation.table === '') continue
      const key = keyOf(statement)
      const group = groups.get(key)
      if (group) group.push(statement)
      else groups.set(key, [statement])
    }
    return [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => ({
        kind: 'duplicate',
        statements: group.map((s) => s.id),
        citations: group.map((s) => s.citation),
        message: say(LINT_WORDS, (words, language) => {
          const [first] = group as [Statement]
          const name = rowName(first.source.row as Target | Outcome, language)
          const figure = named(name, printedText(first, language), language)
          const table = where({ ...first.citation, page: undefined }, language)
          return words.duplicate(figure, first.year, group.length, table)
        }),
      }))
  },
}

function keyOf(statement: Statement): string {
  const { citation, kind, year, from, figures } = statement
  return JSON.stringify([
    citation.table,
    subjectsOf(statement).map((s) => s.indicator),
    kind.id,
    year,
    kind.sinceBase ? from : undefined,
    kind.other?.(statement).indicator,
    figures.map((f) => [f.value, f.qualifier]),
  ])
}
