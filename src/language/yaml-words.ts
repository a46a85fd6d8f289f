import type { ErrorCode } from 'yaml'
import type { Said } from '../base/text.js'

/** A fault of YAML in plain words, and the characters it is about. */
export interface YamlFault {
  readonly message: string
  readonly hint?: Said
  readonly from: number
  readonly to: number
}

/** What the YAML parser complains about, in words for people who have never read the YAML specification. */
export function describeYamlError(
  code: ErrorCode,
  original: string,
  [from, to]: readonly [number, number],
  text: string,
): YamlFault {
  const here = { from, to }
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        ...here,
        message: 'lines are indented with spaces, not with tabs',
        hint: 'put two spaces here',
      }
    case 'MULTIPLE_DOCS':
      return {
        ...here,
        message: 'a file holds one document; --- begins another',
        hint: 'make it a file of its own',
      }
    case 'BAD_SCALAR_START':
      return {
        ...here,
        message: `a text cannot begin with ${text[from] ?? ''}`,
        hint: 'put the text in quotes',
      }
    case 'BAD_DQ_ESCAPE':
      return {
        ...here,
        message: 'a backslash in double quotes begins a special sign, and this one is not known',
        hint: 'put the text in single quotes',
      }
    case 'RESOURCE_EXHAUSTION':
      return { ...here, message: 'maps and lists are nested too deep' }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return unfitLine(from, text)
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return missing(original, here, text)
    case 'UNEXPECTED_TOKEN':
      return {
        ...here,
        message: 'this is not expected here',
        hint: 'put a text that begins with a special sign in quotes; check commas and brackets',
      }
    default:
      return { ...here, message: `this is not YAML: ${original.replace(/\s+/g, ' ')}` }
  }
}

/** Something is left out: a closing quote or bracket, a comma, a colon, a space. */
function missing(original: string, here: { from: number; to: number }, text: string): YamlFault {
  const open = unclosed(text)
  if (/^Missing closing/.test(original) && open.quote !== undefined)
    return {
      from: open.quote,
      to: open.quote + 1,
      message: 'the text in quotes is not closed',
      hint: `end it with ${text[open.quote]}`,
    }
  if (/end with a [}\]]$/.test(original) && open.bracket !== undefined)
    return {
      from: open.bracket,
      to: open.bracket + 1,
      message: `the bracket ${text[open.bracket]} is not closed`,
      hint: `end it with ${text[open.bracket] === '{' ? '}' : ']'}`,
    }
  const known = MISSING.find(([pattern]) => pattern.test(original))
  if (known) return { ...here, message: known[1], ...(known[2] ? { hint: known[2] } : {}) }
  return {
    ...here,
    message: 'this line is not indented like its neighbours',
    hint: 'keys of one map begin in the same column',
  }
}

const MISSING: readonly (readonly [RegExp, string, string?])[] = [
  [/^Implicit map keys/, 'a colon is missing after this key', 'write "key: value"'],
  [/^Missing , /, 'a comma is missing before this'],
  [/^Missing space after :/, 'a space is missing after the colon'],
  [/^Comments must/, 'a space is missing before #'],
  [/^Sequence item/, 'this line of a list does not begin with -'],
  [/^Tags and anchors/, 'a space is missing after this'],
]

/** A second key on a line, or a line that goes on where nothing can go on. */
function unfitLine(from: number, text: string): YamlFault {
  const end = text.indexOf('\n', from)
  const rest = text.slice(from, end < 0 ? text.length : end)
  const colon = rest.search(/:(\s|$)/)
  if (colon >= 0)
    return {
      from: from + colon,
      to: from + colon + 1,
      message: 'there are two colons in this line',
      hint: 'put a text that holds a colon in quotes',
    }
  const next = /\S[^\n]*/.exec(text.slice(end))
  const start = next && end >= 0 ? end + next.index : from
  return {
    from: start,
    to: start + (next?.[0].length ?? 1),
    message: 'this line does not fit the one before it',
    hint: 'check the indentation, and the colon of the line before',
  }
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
