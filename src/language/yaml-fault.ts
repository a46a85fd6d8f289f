import type { ErrorCode } from 'yaml'
import { say, type Text } from '../base/text.js'
import type { LanguageWords } from './words/en.js'
import { sayOf, WORDS } from './words/words.js'

/** A fault of YAML in plain words, and the characters it is about. */
interface YamlFault {
  readonly message: Text
  readonly hint?: Text
  readonly from: number
  readonly to: number
}

type Phrase = (words: LanguageWords['yaml']) => string

function fault({ from, to }: { from: number; to: number }, message: Phrase, hint?: Phrase): YamlFault {
  return { from, to, message: sayOf('yaml', message), ...(hint ? { hint: sayOf('yaml', hint) } : {}) }
}

/** What the YAML parser complains about, in words for people who have never read the YAML specification. */
export function yamlFault(
  code: ErrorCode,
  original: string,
  [from, to]: readonly [number, number],
  text: string,
): YamlFault {
  const here = { from, to }
  switch (code) {
    case 'TAB_AS_INDENT':
      return fault(
        here,
        (words) => words.tabs,
        (words) => words.twoSpaces,
      )
    case 'MULTIPLE_DOCS':
      return fault(
        here,
        (words) => words.secondDocument,
        (words) => words.ownFile,
      )
    case 'BAD_SCALAR_START':
      return fault(
        here,
        (words) => words.cannotBeginWith(text[from] ?? ''),
        (words) => words.putInQuotes,
      )
    case 'BAD_DQ_ESCAPE':
      return fault(
        here,
        (words) => words.unknownEscape,
        (words) => words.singleQuotes,
      )
    case 'RESOURCE_EXHAUSTION':
      return fault(here, (words) => words.tooDeep)
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return unfitLine(from, text)
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return missing(original, here, text)
    case 'UNEXPECTED_TOKEN':
      return fault(
        here,
        (words) => words.unexpected,
        (words) => words.checkSigns,
      )
    default:
      return fault(here, (words) => words.notYaml(original.replace(/\s+/g, ' ')))
  }
}

/** Something is left out: a closing quote or bracket, a comma, a colon, a space. */
function missing(original: string, here: { from: number; to: number }, text: string): YamlFault {
  const open = unclosed(text)
  if (/^Missing closing/.test(original) && open.quote !== undefined)
    return openFault(open.quote, (words) => words.openQuote, text[open.quote]!)
  if (/end with a [}\]]$/.test(original) && open.bracket !== undefined) {
    const bracket = text[open.bracket]!
    return openFault(open.bracket, (words) => words.openBracket(bracket), bracket === '{' ? '}' : ']')
  }
  const known = MISSING.find(([pattern]) => pattern.test(original))
  if (known) return fault(here, known[1], known[2])
  return fault(
    here,
    (words) => words.unevenIndent,
    (words) => words.sameColumn,
  )
}

/** Of something at `at` that `closing` should end. */
function openFault(at: number, message: Phrase, closing: string): YamlFault {
  return {
    ...fault({ from: at, to: at + 1 }, message),
    hint: say(WORDS, (words) => words.endWith(closing)),
  }
}

const MISSING: readonly (readonly [RegExp, Phrase, Phrase?])[] = [
  [/^Implicit map keys/, (words) => words.colonMissing, (words) => words.keyAndValue],
  [/^Missing , /, (words) => words.commaMissing],
  [/^Missing space after :/, (words) => words.spaceAfterColon],
  [/^Comments must/, (words) => words.spaceBeforeComment],
  [/^Sequence item/, (words) => words.dashMissing],
  [/^Tags and anchors/, (words) => words.spaceMissing],
]

/** A second key on a line, or a line that goes on where nothing can go on. */
function unfitLine(from: number, text: string): YamlFault {
  const end = text.indexOf('\n', from)
  const rest = text.slice(from, end < 0 ? text.length : end)
  const colon = rest.search(/:(\s|$)/)
  if (colon >= 0)
    return fault(
      { from: from + colon, to: from + colon + 1 },
      (words) => words.twoColons,
      (words) => words.quoteColons,
    )
  const next = /\S[^\n]*/.exec(text.slice(end))
  const start = next && end >= 0 ? end + next.index : from
  return fault(
    { from: start, to: start + (next?.[0].length ?? 1) },
    (words) => words.unfitLine,
    (words) => words.checkLineBefore,
  )
}

/** Where the innermost quote or bracket opens that is still open at the end of the text. */
function unclosed(text: string): { quote?: number; bracket?: number } {
  const brackets: number[] = []
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    const first = i === 0 || /[\s{[,:]/.test(text[i - 1]!)
    if (sign === '#' && first) {
      const end = text.indexOf('\n', i)
      i = end < 0 ? text.length : end
    } else if ((sign === '"' || sign === "'") && first) {
      let at = i + 1
      while (at < text.length && text[at] !== sign) at += sign === '"' && text[at] === '\\' ? 2 : 1
      if (at >= text.length) return { quote: i }
      i = at
    } else if (sign === '{' || sign === '[') brackets.push(i)
    else if (sign === '}' || sign === ']') brackets.pop()
  }
  const bracket = brackets.at(-1)
  return bracket === undefined ? {} : { bracket }
}
