import { say } from '../../base/text.js'
import { intervalOf } from '../interval.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Plan, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { figureAt, printedText, rowName } from '../words/printed-words.js'
import { overlap, sameNumber } from './range.js'
import type { Finding, Rule } from './rule.js'

/** One indicator with two different targets for one year. */
export const twoTargets: Rule = {
  kind: 'two-targets',
  doc: 'Two rows that set different figures for one indicator and year.',
  find: ({ plan, statements }) => {
    const groups = new Map<string, Statement[]>()
    for (const statement of statements) {
      if (statement.source.kind !== 'target' || statement.kind.levelOf === 'base year') continue
      const key = subjectKey(statement)
      const group = groups.get(key)
      if (group) group.push(statement)
      else groups.set(key, [statement])
    }
    return [...groups.values()].flatMap((group) =>
      group.flatMap((a, i) =>
        group
          .slice(i + 1)
          .flatMap((b) =>
            a.figures.every((f, k) => sameNumber(f, b.figures[k]!)) ? [] : [pair(plan, a, b)],
          ),
      ),
    )
  },
}

/** What two figures must share to be about the same thing. */
function subjectKey(statement: Statement): string {
  const { kind, year, from } = statement
  return JSON.stringify([
    subjectsOf(statement).map((s) => s.indicator),
    kind.id,
    year,
    kind.sinceBase ? from : undefined,
    // Points and percent cannot be compared, nor shares of different others.
    kind.unit(statement),
    kind.other?.(statement).indicator,
  ])
}

function pair(plan: Plan, a: Statement, b: Statement): Finding {
  const ranges = [a, b].map((s) => s.figures.map((f) => intervalOf(f, s.kind.width, plan.policy)))
  const [first, second] = ranges as [(typeof ranges)[0], (typeof ranges)[0]]
  const both = first.every((interval, i) => overlap(interval, second[i]!))
  const stricter = stricterOf(a, b)
  return {
    kind: 'two-targets',
    statements: [a.id, b.id],
    citations: [a.citation, b.citation],
    message: say(LINT_WORDS, (words, language) => {
      const [one, two] = [a, b].map((s) => figureAt(printedText(s, language), s.citation, language)) as [
        string,
        string,
      ]
      const name = rowName(a.source.row as Target, language)
      return words['two-targets'](name, a.year, [one, two], stricter, both)
    }),
  }
}

/** Which of the two asks for more, the first or the second; undefined for structures and where no side is good. */
function stricterOf(a: Statement, b: Statement): 0 | 1 | undefined {
  const [x, y] = [a, b].map((s) => (s.source.row as Target).direction)
  if (x !== y || x === 'near' || a.figures.length > 1) return undefined
  const higher = a.figures[0]!.value > b.figures[0]!.value
  return higher === (x === 'higher') ? 0 : 1
}
