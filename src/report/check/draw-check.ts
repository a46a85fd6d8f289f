import { inLanguage, type Language } from '../../base/label.js'
import type { ConflictPicture } from '../../chart/conflicts/conflict-picture.js'
import { conflictChart } from '../../chart/kinds/conflict-chart.js'
import { toPng, toSvg } from '../../chart/render/render.js'
import type { Check, Conflict, Member } from '../../plan/check/check.js'
import { intervalOf } from '../../plan/interval.js'
import { conflictTitle } from '../../plan/words/check-words.js'
import { citationText, figureText, figureUnit, statementName } from '../../plan/words/statement-words.js'

/** Most contradictions drawn on one page. */
const DRAWN = 6

/** Charts of a plan's contradictions, by file name: one of each family, the most telling first. */
export async function conflictFiles(
  check: Check,
  language: Language,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  const conflicts = toldConflicts(check).slice(0, DRAWN)
  if (conflicts.length === 0) return files
  const title = inLanguage(check.plan.title, language)
  const spec = conflictChart(
    conflicts.map((c) => pictureOf(c, check, language)),
    {
      language,
      source: title === '' ? '' : language === 'zh' ? `来源：${title}` : `Source: ${title}`,
    },
  )
  files.set('conflicts.vl.json', `${JSON.stringify(spec, null, 1)}\n`)
  const svg = await toSvg(spec)
  files.set('conflicts.svg', svg)
  files.set('conflicts.png', await toPng(svg, { scale: 2 }))
  return files
}

/** Of each family the first, which has the fewest members. */
export function toldConflicts({ groups }: Check): Conflict[] {
  return groups.flatMap(({ conflicts }) =>
    [...new Map([...conflicts].reverse().map((c) => [c.family, c] as const)).values()].sort(
      (a, b) => a.family - b.family,
    ),
  )
}

function pictureOf(conflict: Conflict, check: Check, language: Language): ConflictPicture {
  const rests = conflict.rests.map((s) => statementName(s, language))
  return {
    title: conflictTitle(conflict, language),
    members: conflict.members.map((m) => memberOf(m, check, language)),
    note: rests.length > 0 ? rests.join(language === 'zh' ? '；' : '; ') : undefined,
  }
}

function memberOf({ statement, implied }: Member, check: Check, language: Language) {
  const where = citationText(statement.citation, language)
  const [figure] = statement.figures
  const single = statement.figures.length === 1
  const { low, high } = intervalOf(figure!, statement.kind.width, check.plan.policy)
  const name = statementName(statement, language)
  const cited = where === '' ? name : language === 'zh' ? `${name}（${where}）` : `${name} (${where})`
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
    unit: points ? (language === 'zh' ? '个百分点' : 'pp') : figureUnit(statement, language),
    soft: source.kind === 'relation',
  }
}
