import type { Place, Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import { WORDS } from './words/words.js'

/** The text of one file, and the name the user knows it by. */
export interface SourceText {
  readonly file: string
  readonly text: string
}

/** Finds lines and columns in a source; build once a file. */
export class Locator {
  readonly source: SourceText
  readonly #starts: number[] = [0]

  constructor(source: SourceText) {
    this.source = source
    for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1))
      this.#starts.push(at + 1)
  }

  /** The place of the characters from `from` up to `to` (cut at the line's end). */
  place(from: number, to = from + 1): Place {
    const { text, file } = this.source
    const start = Math.min(Math.max(0, from), text.length)
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= start) low = middle
      else high = middle - 1
    }
    const lineStart = this.#starts[low]!
    const next = text.indexOf('\n', lineStart)
    const line = text.slice(lineStart, next < 0 ? text.length : next).replace(/\r$/, '')
    const length = Math.max(1, Math.min(to, lineStart + line.length) - start)
    return { file, line: low + 1, column: start - lineStart + 1, length, text: line }
  }

  /** The place of a part of an equation, widened to whole pairs of parentheses. */
  around({ from, to }: { readonly from: number; readonly to: number }): Place {
    const { text } = this.source
    let open = 0
    let missing = 0
    for (let i = from; i < to; i++) {
      if (text[i] === '(') open++
      else if (text[i] === ')') open > 0 ? open-- : missing++
    }
    let start = from
    for (let i = from - 1; missing > 0 && i >= 0; i--) {
      if (text[i] === '(' && missing-- > 0) start = i
      else if (text[i] === ')') missing++
    }
    let end = to
    for (let i = to; open > 0 && i < text.length; i++) {
      if (text[i] === ')' && open-- > 0) end = i + 1
      else if (text[i] === '(') open++
    }
    return this.place(start, end)
  }

  /** The place of a whole line, counted from 1. */
  line(number: number): Place {
    const from = this.#starts[number - 1] ?? this.source.text.length
    return this.place(from, this.source.text.length)
  }
}

/** A file without the byte order mark that some editors put before it. */
export function withoutMark(source: SourceText): SourceText {
  return source.text.startsWith('\ufeff') ? { ...source, text: source.text.slice(1) } : source
}

/** A file that was saved in another encoding than UTF-8: its first unreadable character. */
export function encodingProblem(locator: Locator): Problem | undefined {
  const at = locator.source.text.indexOf('\ufffd')
  return at < 0
    ? undefined
    : {
        kind: 'bad-encoding',
        severity: 'error',
        message: say(WORDS, (words) => words.notUtf8),
        place: locator.place(at),
        hint: say(WORDS, (words) => words.saveAsUtf8),
      }
}
