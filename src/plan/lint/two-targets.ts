import { intervalOf } from '../interval.js'
import { changesInPercent } from '../judge/goals.js'
import { everyYear } from '../kinds/growth.js'
import { base, level } from '../kinds/level.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Plan, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { figureAt, figureOf, inBoth, rowName } from '../words/say.js'
import { overlap, sameNumber } from './range.js'
import type { Finding, Rule } from './rule.js'

/** One indicator with two different targets for one year. */
export const twoTargets: Rule = {
  kind: 'two-targets',
  doc: 'Two rows that set different figures for one indicator and year.',
  find: ({ plan, statements }) => {
    const groups = new Map<string, Statement[]>()
    for (const statement of statements) {
      if (statement.source.kind !== 'target' || statement.kind === base) continue
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
  const row = statement.source.row as Target
  return JSON.stringify([
    subjectsOf(statement).map((s) => s.indicator),
    kind.name,
    kind === everyYear,
    year,
    kind === level ? undefined : from,
    // Points and percent cannot be compared, nor shares of different others.
    kind.name === 'change' && changesInPercent(row),
    row.converge?.to.indicator,
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
    message: inBoth((language) => {
      const zh = language === 'zh'
      const [one, two] = [a, b].map((s) => figureAt(figureOf(s, language), s.citation, language))
      const row = a.source.row as Target
      const name = rowName(row, language)
      if (zh) {
        const which = stricter ? `，${stricter === a ? '前者' : '后者'}更严` : ''
        return `${name}${a.year}年目标：${one}，${two}${which}；${both ? '二者可同时成立' : '照所印数字，二者不能同时成立'}。`
      }
      const which = stricter ? `the ${stricter === a ? 'first' : 'second'} is stricter, and ` : ''
      return `${name} in ${a.year}: ${one}, ${two}; ${which}${both ? 'both can hold' : 'as printed they cannot both hold'}.`
    }),
  }
}

/** The one that asks for more; undefined for structures and where no side is good. */
function stricterOf(a: Statement, b: Statement): Statement | undefined {
  const [x, y] = [a, b].map((s) => (s.source.row as Target).direction)
  if (x !== y || x === 'near' || a.figures.length > 1) return undefined
  const higher = a.figures[0]!.value > b.figures[0]!.value
  return higher === (x === 'higher') ? a : b
}
