import { formatChange, formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { Alone } from '../check/alone.js'
import type { Change } from '../check/change.js'
import type { Check, Conflict, Member } from '../check/check.js'
import type { Repair } from '../check/repairs.js'
import type { Statement } from '../statement.js'
import { CHECK_WORDS } from './check/words.js'
import { KIND_WORDS } from './kinds/words.js'
import { PRINTED_WORDS } from './printed/words.js'
import {
  citationText,
  figureText,
  figureUnit,
  rowWithYear,
  statementName,
  valueText,
} from './statement-words.js'

/** Most statements that the title of a conflict names. */
const MOST_NAMED = 3

/** A statement with its figure and where it is printed: `实际利用外资2020—2025年年均增长5.5%左右（附表2第23页）`. */
export function statementText(statement: Statement, language: Language): string {
  return CHECK_WORDS[language].statement(
    statementName(statement, language),
    figureText(statement, language),
    citationText(statement.citation, language),
  )
}

/** A member of a conflict in a line: what is printed, where, and what the others imply. */
export function memberText({ statement, repeated, implied }: Member, language: Language): string {
  const elsewhere = repeated.map((s) => citationText(s.citation, language)).filter((text) => text !== '')
  return CHECK_WORDS[language].member(
    statementText(statement, language),
    elsewhere,
    impliedText(statement, implied, language),
  )
}

function impliedText(statement: Statement, implied: number, language: Language): string {
  const words = CHECK_WORDS[language]
  if (Number.isNaN(implied)) return ''
  const value = valueText(statement, implied, language)
  if (statement.source.kind === 'relation') return words.needsBand(value)
  // Only what is positive grows by a rate or stands in a product: nothing near a negative figure will do.
  const { value: printed } = statement.figures[0]!
  if (printed <= 0 && implied <= 0 && Math.abs(implied - printed) <= 1e-3 * Math.max(1, Math.abs(printed)))
    return words.needsPositive
  return isNothing(statement, implied) ? words.leavesNothing : words.needsValue(value)
}

/** Whether a value in place of a statement's figure would leave nothing of what is counted, which no number helps. */
function isNothing({ kind, figures }: Statement, value: number): boolean {
  return value <= 0 && figures[0]!.value > 0 && !kind.mayBeNegative
}

/** One sentence on what a conflict is about. */
export function conflictTitle({ members }: Conflict, language: Language): string {
  const words = CHECK_WORDS[language]
  if (members.length === 0) return words.identitiesClash
  const printed = members.filter(({ statement }) => statement.source.kind !== 'relation')
  const targets = printed.filter(
    ({ statement }) => statement.source.kind === 'target' && statement.kind.levelOf !== 'base year',
  )
  const names = [
    ...new Set((targets.length > 0 ? targets : printed).map((m) => statementName(m.statement, language))),
  ]
  const assumed = members.some((m) => m.statement.rank === 'assumption')
  return words.clash(names.slice(0, MOST_NAMED), names.length > MOST_NAMED, assumed)
}

/** What a repair changes, in a line: `10 亿美元 → 8 亿美元（−20.0%）`. */
export function repairText({ changes }: Repair, language: Language): string {
  return CHECK_WORDS[language].together(changes.map((c) => changeText(c, language)))
}

function changeText(change: Change, language: Language): string {
  const { statement, to } = change
  const words = CHECK_WORDS[language]
  const name = statementName(statement, language)
  const [before, after] = [figureText(statement, language), figureText(statement, language, to)]
  if (statement.source.kind === 'relation') return words.widened(name, before, after)
  const place = citationText(statement.citation, language)
  if (to.length === 1 && isNothing(statement, to[0]!.value)) return words.givenUp(name, before, place)
  return words.changed(name, before, after, sizeText(change, language), place)
}

/** How large a change is: in points for rates and shares, else as a share of the figure. */
function sizeText({ statement, from, to, relative }: Change, language: Language): string {
  const by = to[0]!.value - from[0]!.value
  if (figureUnit(statement, language) === '%' && to.length === 1)
    return PRINTED_WORDS[language].inPoints(formatChange(by, 1))
  const sign = to.length > 1 ? '±' : by < 0 ? '−' : '+'
  return `${sign}${formatNumber(relative * 100, relative < 0.01 ? 2 : 1)}%`
}

/** A row's own verdict in a sentence; empty for a single figure. */
export function aloneText(figures: readonly Alone[], language: Language): string {
  const [{ statement: first, verdict }] = figures as [Alone]
  if (verdict === 'single') return ''
  const words = CHECK_WORDS[language]
  const printed = figures.map(({ statement }) => {
    const text = figureText(statement, language)
    return KIND_WORDS[language][statement.kind.id]!.part?.(text) ?? text
  })
  const implied = figures
    .filter((f) => !Number.isNaN(f.implied) && f.statement.kind.levelOf !== 'base year')
    .map(({ statement, implied }) => {
      const value = valueText(statement, implied, language)
      return KIND_WORDS[language][statement.kind.id]!.implied?.(value) ?? value
    })
  return words.alone(
    rowWithYear(first, language),
    citationText(first.citation, language),
    printed,
    implied,
    verdict === 'within' ? withinText(figures, language) : words[verdict],
  )
}

/** That a row is consistent within an “about”, and how much of it is used where that is known. */
function withinText(figures: readonly Alone[], language: Language): string {
  const used = figures.find((f) => !Number.isNaN(f.used))?.used
  const words = CHECK_WORDS[language]
  return used === undefined ? words.within : words.withinShare(formatNumber(used * 100, 0))
}

/** The answer for the whole plan, in a sentence. */
export function answerText(check: Check, language: Language): string {
  const words = CHECK_WORDS[language]
  const count = check.statements.length
  if (count === 0) return words.nothingToCheck
  switch (check.feasible) {
    case true:
      return words.allHold(count, check.witness.verified, check.complete)
    case false: {
      const families = check.groups.map((g) => new Set(g.conflicts.map((c) => c.family)).size)
      const conflicts = check.groups.map((g) => g.conflicts.length)
      return words.cannotHold(count, total(families), total(conflicts), check.complete)
    }
    case 'undecided':
      return words.undecided(count)
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0)
}
