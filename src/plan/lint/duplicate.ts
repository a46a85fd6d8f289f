import { base } from '../kinds/level.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Outcome, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { figureOf, inBoth, rowName, where } from '../words/say.js'
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
      if (source.kind === 'relation' || source.kind === 'constant' || kind === base) continue
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
        message: inBoth((language) => {
          const [first] = group as [Statement]
          const row = first.source.row as Target | Outcome
          const what = `${rowName(row, language)}${language === 'zh' ? '' : ' '}${figureOf(first, language)}`
          const table = where({ ...first.citation, page: undefined }, language)
          return language === 'zh'
            ? `${table}中${what}（${first.year}年）印了${group.length}次。`
            : `${what} (${first.year}) is printed ${group.length} times in ${table}.`
        }),
      }))
  },
}

function keyOf(statement: Statement): string {
  const { citation, kind, year, from, figures } = statement
  return JSON.stringify([
    citation.table,
    subjectsOf(statement).map((s) => s.indicator),
    kind.name,
    year,
    ['target', 'converge'].includes(kind.name) ? undefined : from,
    figures.map((f) => [f.value, f.qualifier]),
  ])
}
