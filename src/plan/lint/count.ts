import type { Citation } from '../plan.js'
import { inBoth, where } from '../words/say.js'
import type { Rule } from './rule.js'

/** A table that says it has another number of indicators than it has rows. */
export const count: Rule = {
  kind: 'count',
  doc: 'A table that says how many indicators it has, but has another number of rows.',
  find: ({ plan, targets, outcomes }) =>
    plan.tables.flatMap(({ table, page, count: said }) => {
      const lines = [...targets, ...outcomes].filter((row) => row.citation.table === table)
      // Lines that share a row number are one indicator.
      const rows = new Set(lines.map((line) => line.citation.row ?? line.id)).size
      if (said === undefined || rows === said) return []
      const citation: Citation = { table, row: undefined, page }
      return [
        {
          kind: 'count',
          statements: [],
          citations: [citation],
          message: inBoth((language) => {
            const zh = language === 'zh'
            const place = where(citation, language)
            const numbered = rows < lines.length
            // A heading over several lines makes one indicator of them.
            const heading = rows > said && rows - said < rows - 1 ? rows - said + 1 : undefined
            if (zh) {
              const has = numbered ? `登记${lines.length}行、合${rows}项` : `登记为${rows}行`
              const only = heading ? `；只有其中${heading}行归于一个标题、只计一项时，才是${said}项` : ''
              return `${place}自称有${said}项指标，${has}，${rows > said ? '多' : '少'}${Math.abs(rows - said)}项${only}。`
            }
            const has = numbered ? `${lines.length} lines in ${rows} rows` : `${rows} lines`
            const only = heading
              ? `; it is ${said} only if ${heading} lines under one heading count as one`
              : ''
            return `${capital(place)} says it has ${said} indicators, the register has ${has}: ${Math.abs(rows - said)} ${rows > said ? 'more' : 'fewer'}${only}.`
          }),
        },
      ]
    }),
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
