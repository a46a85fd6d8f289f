import type { Said } from '../base/text.js'
import type { Span } from '../functions/expression.js'

/** A complaint about a part of an equation; offsets are within the file. */
export interface EquationProblem {
  readonly kind: string
  readonly message: string
  readonly hint?: Said
  readonly span: Span
}

/** Carries the first problem of an equation out of the recursion. */
export class Refused extends Error {
  readonly problem: EquationProblem
  constructor(problem: EquationProblem) {
    super(problem.message)
    this.problem = problem
  }
}

const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`
const WORDS = new RegExp(String.raw`[\p{L}_][\p{L}\p{N}_]*|${NUMBER}(?:\s*%)?`, 'gu')
const PERCENT = new RegExp(String.raw`(?<![\p{L}\p{N}_.])(${NUMBER})\s*%`, 'gu')
/** Operators that are words. */
const KEYWORDS = new Set(['and', 'or', 'not', 'to', 'in', 'xor'])

const ALLOWED = 'equations are numbers, names, + - * / ^ ( ) comparisons and functions'

/** Signs that no equation may hold, and what to write in their place. */
const STRANGE: readonly (readonly [sign: RegExp, hint: string])[] = [
  [/["'`[\]{};\\#@$~]/, ALLOWED],
  [/[&|]/, 'write "and" or "or"'],
  [/\*\*/, 'write ^ for a power'],
  [/[≤≥≠]/, 'write <=, >= or !='],
  [/(?<![<>=!])=(?!=)/, 'write only what stands to its right; to compare, write =='],
  [/!(?!=)/, 'write "not"'],
  [/(?<!\d)\.(?!\d)/, ALLOWED],
]

/** A name or number of an equation as written, and where it stands in the file. */
export interface Word extends Span {
  readonly word: string
}

/** An equation's text, ready for the parser, with the way back to the file. */
export interface EquationText {
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
    const span = inFile(match.index)
    throw new Refused({
      kind: 'bad-sign',
      message: `the sign ${match[0]} has no meaning in an equation`,
      hint,
      span: { from: span.from, to: span.from + match[0].length },
    })
  }
  const { plain, original } = withoutPercent(half)
  const percent = plain.indexOf('%')
  if (percent >= 0)
    throw new Refused({
      kind: 'bad-sign',
      message: 'the sign % stands only right after a number',
      hint: 'for a remainder write mod(a, b)',
      span: inFile(original(percent)),
    })
  const words = [...raw.slice(skipped).matchAll(WORDS)]
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
export function describeSyntaxError(message: string): string {
  const bare = message.replace(/ \(char \d+\)$/, '')
  for (const [pattern, words] of SYNTAX) {
    const match = pattern.exec(bare)
    if (match) return words.replace('$1', match[1] ?? '')
  }
  return `this equation cannot be read: ${bare.charAt(0).toLowerCase()}${bare.slice(1)}`
}

const SYNTAX: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected end of expression/, 'something is missing at the end of the equation'],
  [/^Value expected/, 'a number or a name is missing here'],
  [/^Parenthesis \) expected/, 'a closing parenthesis is missing'],
  [/^Unexpected (?:operator|part) "?(.*?)"?$/, '$1 is not expected here'],
  [/^Syntax error in part "(.*)"$/, '$1 is not expected here'],
  [/^False part/, 'a condition needs both branches: a ? b : c'],
]
