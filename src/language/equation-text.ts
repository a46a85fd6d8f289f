import type { Text } from '../base/text.js'
import type { Span } from '../functions/expression.js'
import type { LanguageWords } from './words/en.js'
import { sayOf } from './words/words.js'

/** A complaint about a part of an equation; offsets are within the file. */
export interface EquationProblem {
  readonly kind: string
  readonly message: Text
  readonly hint?: Text
  readonly span: Span
}

/** What is said of an equation, in any language. */
export type EquationPhrase = (words: LanguageWords['equation']) => string

/** Carries the first problem of an equation out of the recursion. */
export class Refused extends Error {
  readonly problem: EquationProblem
  constructor(kind: string, span: Span, message: EquationPhrase | Text, hint?: EquationPhrase | Text) {
    const inWords = (phrase: EquationPhrase | Text) =>
      typeof phrase === 'function' ? sayOf('equation', phrase) : phrase
    super(inWords(message).en)
    this.problem = { kind, message: inWords(message), ...(hint ? { hint: inWords(hint) } : {}), span }
  }
}

const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`
const WORD = new RegExp(String.raw`[\p{L}_][\p{L}\p{N}_]*|${NUMBER}(?:\s*%)?`, 'gu')
const PERCENT = new RegExp(String.raw`(?<![\p{L}\p{N}_.])(${NUMBER})\s*%`, 'gu')
/** Operators that are words. */
const KEYWORDS = new Set(['and', 'or', 'not', 'to', 'in', 'xor'])

/** Signs that no equation may hold, and what to write in their place. */
const STRANGE: readonly (readonly [sign: RegExp, hint: EquationPhrase])[] = [
  [/["'`[\]{};\\#@$~]/, (words) => words.allowed],
  [/[&|]/, (words) => words.writeAndOr],
  [/\*\*/, (words) => words.writePower],
  [/[≤≥≠]/, (words) => words.writeComparison],
  [/(?<![<>=!])=(?!=)/, (words) => words.rightSideOnly],
  [/!(?!=)/, (words) => words.writeNot],
  [/(?<!\d)\.(?!\d)/, (words) => words.allowed],
]

/** A name or number of an equation as written, and where it stands in the file. */
export interface Word extends Span {
  readonly word: string
}

/** An equation's text, ready for the parser, with the way back to the file. */
interface EquationText {
  /** Percentages written as plain numbers, line breaks as spaces. */
  readonly plain: string
  readonly words: readonly Word[]
  /** The place in the file of a character of `plain`. */
  locate(at: number): Span
}

/**
 * Prepares the text of an equation. `raw` is how it stands in the file (quotes or block marks and all), `from`
 * its offset there; `text` is what YAML makes of it.
 * @throws Refused when it holds a sign that equations do not have.
 */
export function prepareEquation(text: string, raw: string, from: number): EquationText {
  const half = text.replace(/\s/g, ' ').replace(/[\uff01-\uff5e\u2212×÷]/g, plainSign)
  const skipped = /^(?:[|>][^\n]*\n|["'])?/.exec(raw)![0].length
  /** YAML folds white space only, so the n-th other character of the text is that of the file. */
  const inFile = (at: number): Span => {
    let count = half.slice(0, at).replace(/ /g, '').length
    let i = skipped
    for (; i < raw.length; i++) if (!/\s/.test(raw[i]!) && count-- === 0) break
    const start = from + Math.min(i, Math.max(0, raw.trimEnd().length - 1))
    return { from: start, to: start + 1 }
  }
  for (const [sign, hint] of STRANGE) {
    const match = sign.exec(half)
    if (!match) continue
    const { from: start } = inFile(match.index)
    const span = { from: start, to: start + match[0].length }
    throw new Refused('bad-sign', span, (words) => words.badSign(match[0]), hint)
  }
  const { plain, original } = withoutPercent(half)
  const percent = plain.indexOf('%')
  if (percent >= 0)
    throw new Refused(
      'bad-sign',
      inFile(original(percent)),
      (words) => words.percentAlone,
      (words) => words.writeMod,
    )
  const words = [...raw.slice(skipped).matchAll(WORD)]
    .map((match) => ({
      word: match[0],
      from: from + skipped + match.index,
      to: from + skipped + match.index + match[0].length,
    }))
    .filter(({ word }) => !KEYWORDS.has(word))
  return { plain, words, locate: (at) => inFile(original(at)) }
}

/** The value of a number as written, its percent sign included. */
export function literal(word: string): number {
  return word.endsWith('%') ? Number(word.slice(0, -1)) / 100 : Number(word)
}

/** Full-width signs, as Chinese keyboards write them, and those of mathematics. */
function plainSign(sign: string): string {
  const known: Record<string, string> = { '\u2212': '-', '×': '*', '÷': '/' }
  return known[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0)
}

/**
 * `8%` as 0.08. mathjs reads `a + 3%` as a · 1.03 and `5% + b` as a remainder; nobody who writes growth rates
 * means either, so percentages become numbers before it sees them.
 */
function withoutPercent(text: string): { plain: string; original: (at: number) => number } {
  const shifts: { at: number; by: number }[] = []
  let grown = 0
  const plain = text.replace(PERCENT, (whole, digits: string, at: number) => {
    const replaced = String(Number(digits) / 100)
    grown += replaced.length - whole.length
    shifts.push({ at: at + grown + whole.length, by: grown })
    return replaced
  })
  const original = (at: number) => at - (shifts.filter((s) => s.at <= at).at(-1)?.by ?? 0)
  return { plain, original }
}

/** What the parser says of a text that it cannot read, in plain words. */
export function syntaxError(message: string): EquationPhrase {
  const bare = message.replace(/ \(char \d+\)$/, '')
  for (const [pattern, phrase] of SYNTAX) {
    const match = pattern.exec(bare)
    if (match) return phrase(match[1] ?? '')
  }
  return (words) => words.unreadable(bare)
}

const SYNTAX: readonly (readonly [RegExp, (part: string) => EquationPhrase])[] = [
  [/^Unexpected end of expression/, () => (words) => words.endMissing],
  [/^Value expected/, () => (words) => words.valueMissing],
  [/^Parenthesis \) expected/, () => (words) => words.parenthesisMissing],
  [/^Unexpected (?:operator|part) "?(.*?)"?$/, (part) => (words) => words.unexpected(part)],
  [/^Syntax error in part "(.*)"$/, (part) => (words) => words.unexpected(part)],
  [/^False part/, () => (words) => words.bothBranches],
]
