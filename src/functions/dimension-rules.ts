import type { Language } from '../base/label.js'
import { say, type Text } from '../base/text.js'
import { type Dimension, describeDimension, isPlain, sameDimension } from '../base/unit.js'
import type { Builtin, Operand } from './expression.js'
import { Mismatch } from './faults.js'
import type { FunctionWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** The rule for results that are plain numbers from plain numbers. */
export const plain: Builtin['dimension'] = (args) => {
  const bad = args.find((a) => !isPlainOperand(a))
  return bad ? mismatch((words) => words.needsPlainNumber, bad) : {}
}

/** The rule for arguments that must all be of one dimension, which is the result's too. */
export const alike: Builtin['dimension'] = (args) => {
  const first = args.find((a) => a.dimension !== 'any')
  if (!first) return 'any'
  const other = args.find(
    (a) => a.dimension !== 'any' && !sameDimension(a.dimension, first.dimension as Dimension),
  )
  return other ? mismatch((words) => words.cannotCombine, first, other) : first.dimension
}

/** That an operator or function does not take its arguments. */
export function misuse({ name, sign }: Builtin, { text }: Mismatch): Text {
  return say(WORDS, (words, language) => words.misuse((sign ?? name).trim(), text[language]))
}

/** Whether an argument may stand where a plain number is needed. */
export function isPlainOperand({ dimension }: Operand): boolean {
  return dimension === 'any' || isPlain(dimension)
}

/** That these operands do not fit, in words that name their dimensions. */
export function mismatch(
  phrase: (words: FunctionWords) => (...operands: string[]) => string,
  ...operands: readonly Operand[]
): Mismatch {
  return new Mismatch(
    say(WORDS, (words, language) =>
      phrase(words)(...operands.map((operand) => dimensionName(operand, language))),
    ),
  )
}

function dimensionName({ dimension }: Operand, language: Language): string {
  return dimension === 'any' ? WORDS[language].zero : describeDimension(dimension, language)
}
