import { inLanguage, type Language } from '../../base/label.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type { ConflictMember, ConflictPicture } from '../../chart/data/check-data.js'
import type { Check, Conflict, Member } from '../../plan/check/check.js'
import { intervalOf } from '../../plan/interval.js'
import { conflictTitle } from '../../plan/words/check-words.js'
import { citationText, figureText, figureUnit, statementName } from '../../plan/words/statement-words.js'
import { WORDS } from './words/words.js'

/** The charts of a plan's contradictions: one of each family, the most telling first. */
export function checkCharts(check: Check, language: Language): NamedSpec[] {
  const title = inLanguage(check.plan.title, language)
  const conflicts = firstOfFamilies(check).map((conflict) => pictureOf(conflict, check, language))
  return chartSpecs(
    { check: { conflicts } },
    { language, source: title === '' ? '' : WORDS[language].source(title) },
  )
}

/** Of each family of conflicts the first, which has the fewest members. */
function firstOfFamilies({ groups }: Check): Conflict[] {
  return groups.flatMap(({ conflicts }) =>
    [...new Map([...conflicts].reverse().map((c) => [c.family, c] as const)).values()].sort(
      (a, b) => a.family - b.family,
    ),
  )
}

function pictureOf(conflict: Conflict, check: Check, language: Language): ConflictPicture {
  const rests = conflict.rests.map((statement) => statementName(statement, language))
  return {
    title: conflictTitle(conflict, language),
    members: conflict.members.map((member) => memberOf(member, check, language)),
    note: rests.length > 0 ? rests.join(WORDS[language].semicolon) : undefined,
  }
}

function memberOf({ statement, implied }: Member, check: Check, language: Language): ConflictMember {
  const words = WORDS[language]
  const where = citationText(statement.citation, language)
  const [figure] = statement.figures
  const single = statement.figures.length === 1
  const { low, high } = intervalOf(figure!, statement.kind.width, check.plan.policy)
  const name = statementName(statement, language)
  const cited = where === '' ? name : words.cited(name, where)
  // Bands in points are kept as shares.
  const { source } = statement
  const points =
    source.kind === 'relation' && (source.row.says.kind === 'steady' || source.row.band.unit === 'pp')
  const factor = points && source.row.says.kind === 'equation' ? 100 : 1
  return {
    name: single ? cited : `${cited} ${figureText(statement, language)}`,
    printed: single ? figure!.value * factor : Number.NaN,
    low: single ? low * factor : Number.NaN,
    high: single ? high * factor : Number.NaN,
    implied: implied * factor,
    unit: points ? words.points : figureUnit(statement, language),
    soft: source.kind === 'relation',
  }
}
