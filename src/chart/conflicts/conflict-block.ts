import { withUnit } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { ConflictMember, ConflictPicture } from '../data/check-data.js'
import { plain, shorten, textWidth, wrap } from '../page/text.js'
import { allowedText, CONFLICT_WORDS, gapText, printedText, unitText } from '../words/conflict-words.js'

/** Font sizes and line heights of a conflict's texts, in pixels. */
export const TYPE = { name: 11, nameLine: 15, fine: 10, fineLine: 14, title: 13, titleLine: 18 } as const

const ROW_AIR = 12
const LOWEST_ROW = 50
const UNDER_TITLE = 8
const OVER_NOTE = 4
/** Between two conflicts, in pixels. */
export const BETWEEN = 22

/** A statement with its texts set in lines. */
export interface Row {
  readonly member: ConflictMember
  readonly name: readonly string[]
  /** The printed figure and what is allowed. */
  readonly figures: readonly string[]
  readonly gap: string
  /** In pixels. */
  readonly high: number
}

/** A conflict with its texts set in lines. */
export interface Block {
  readonly title: readonly string[]
  readonly rows: readonly Row[]
  readonly note: readonly string[]
  /** Height of the title, of the note, and of all, in pixels. */
  readonly head: number
  readonly foot: number
  readonly high: number
}

/** Where the columns of a page of `inner` pixels stand: names from 0, scales from `scale`, gaps up to `inner`. */
export function columns(inner: number) {
  const gap = Math.max(52, Math.min(84, inner * 0.12))
  const scale = Math.round(inner * 0.37)
  return { name: scale - 20, scale, wide: Math.round(inner - scale - gap) }
}

/** Sets the texts of a conflict in lines for a page of `inner` pixels; names take at most `most` lines. */
export function blockOf(conflict: ConflictPicture, inner: number, most: number, language: Language): Block {
  const { name } = columns(inner)
  const words = CONFLICT_WORDS[language]
  const headWide = textWidth(words.gap, TYPE.fine) + 16
  const title = wrap(plain(conflict.title), inner - headWide, TYPE.title, 2, true)
  const note = wrap(plain(conflict.note ?? ''), inner, TYPE.name, 4)
  const rows = conflict.members.map((member): Row => {
    const unit = unitText(member.unit, TYPE.fine)
    const names = wrap(plain(member.name), name, TYPE.name, most)
    const parts = figureParts(member, unit, language)
    const whole = parts.join(words.comma)
    const apart = most > 1 && textWidth(whole, TYPE.fine) > name
    const figures = (apart ? parts : [whole]).map((text) => shorten(text, name, TYPE.fine))
    const high = names.length * TYPE.nameLine + figures.length * TYPE.fineLine + ROW_AIR
    return {
      member,
      name: names,
      figures,
      gap: gapText(member.printed, member.implied, unit, language),
      high: Math.max(LOWEST_ROW, high),
    }
  })
  const head = Math.max(1, title.length) * TYPE.titleLine + UNDER_TITLE
  const foot = note.length === 0 ? 0 : note.length * TYPE.nameLine + OVER_NOTE
  return { title, rows, note, head, foot, high: head + rows.reduce((sum, row) => sum + row.high, 0) + foot }
}

/** Height of conflicts one below the other, in pixels. */
export function heightOf(blocks: readonly Block[]): number {
  if (blocks.length === 0) return 40
  return blocks.reduce((sum, block) => sum + block.high, 0) + (blocks.length - 1) * BETWEEN
}

/** The printed figure and what it allows; the unit is said once, but for percent, which is short. */
function figureParts(member: ConflictMember, unit: string, language: Language): string[] {
  const words = CONFLICT_WORDS[language]
  const { printed, low, high } = member
  const lead = member.soft ? words.assumed : words.text
  if (!Number.isFinite(printed)) {
    const allowed = allowedText(low, high, printed, unit, language)
    return allowed === '' ? [] : [`${words.can} ${allowed}`]
  }
  const figure = withUnit(printedText(printed, language, unit), unit)
  // “98% or more” says both.
  if ((low === printed && !Number.isFinite(high)) || (high === printed && !Number.isFinite(low)))
    return [`${lead} ${allowedText(low, high, printed, unit, language)}`]
  const allowed = allowedText(low, high, printed, unit === '%' ? unit : '', language, unit)
  return [`${lead} ${figure}`, ...(allowed === '' ? [] : [`${words.can} ${allowed}`])]
}
