import { type Document, type Node, parseDocument } from 'yaml'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import { DEEPEST, PlainValues } from './plain-values.js'
import { encodingProblem, Locator, type SourceText, withoutMark } from './source.js'
import { sayOf, WORDS } from './words/words.js'
import { yamlFault } from './yaml-fault.js'
import { type Path, YamlPlaces } from './yaml-places.js'

export type { Path } from './yaml-places.js'

/** A YAML file read: plain values, and where each of them stands. */
export interface YamlFile {
  readonly source: SourceText
  readonly locator: Locator
  /** Plain objects without prototype, arrays, strings, numbers, booleans and null. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** Where the value at `path` stands, or the nearest thing above it that exists. */
  place(path: Path): Place
  /** Where the key at the end of `path` stands. */
  keyPlace(path: Path): Place
  /** The scalar at `path` as it is written in the file, quotes and all, and its offset; undefined when there is none. */
  written(path: Path): { readonly text: string; readonly from: number } | undefined
}

/** Larger files are refused: no model or plan comes near, and a hostile one might. */
const LARGEST = 2_000_000

/** Reads YAML 1.2, keeping positions. Never throws for what a file may contain. */
export function readYaml(written: SourceText): YamlFile {
  const source = withoutMark(written)
  const locator = new Locator(source)
  const document = documentOf(locator)
  if ('problem' in document) return yamlFile(locator, null, null, [document.problem])
  const root = document.contents as Node | null
  // One slip makes the parser stumble over much that follows, so only the first fault is told.
  const error = document.errors.reduce<(typeof document.errors)[number] | undefined>(
    (first, e) => (first && first.pos[0] <= e.pos[0] ? first : e),
    undefined,
  )
  if (error) {
    const { message, hint, from, to } = yamlFault(error.code, error.message, error.pos, source.text)
    return yamlFile(locator, root, null, [fault('malformed-yaml', message, locator.place(from, to), hint)])
  }
  const values = new PlainValues(locator)
  return yamlFile(locator, root, values.valueOf(root), values.problems)
}

/** The parser's document, or why the text is not even given to it. */
function documentOf(locator: Locator): Document.Parsed | { readonly problem: Problem } {
  const { text } = locator.source
  if (text.length > LARGEST) {
    const message = say(WORDS, (words) => words.fileTooLarge(text.length, LARGEST))
    return { problem: fault('file-too-large', message, locator.place(0)) }
  }
  const garbled = encodingProblem(locator)
  if (garbled) return { problem: garbled }
  const deep = tooDeep(text)
  if (deep !== undefined) {
    const message = sayOf('yaml', (words) => words.bracketsTooDeep(DEEPEST))
    return { problem: fault('too-deep', message, locator.place(deep)) }
  }
  try {
    return parseDocument(text, {
      prettyErrors: false,
      // Looked for in plain-values: the parser compares every key with every other.
      uniqueKeys: false,
      version: '1.2',
    })
  } catch (error) {
    // The parser recurses: lists within lists within lists exhaust the stack.
    if (!(error instanceof RangeError)) throw error
    const message = sayOf('yaml', (words) => words.nestedTooDeep(DEEPEST))
    return { problem: fault('too-deep', message, locator.place(0)) }
  }
}

function fault(kind: string, message: Text, place: Place, hint?: Text): Problem {
  return { kind, severity: 'error', message, place, ...(hint ? { hint } : {}) }
}

function yamlFile(
  locator: Locator,
  root: Node | null,
  value: unknown,
  problems: readonly Problem[],
): YamlFile {
  const places = new YamlPlaces(locator, root)
  return {
    source: locator.source,
    locator,
    value,
    problems,
    place: (path) => places.place(path),
    keyPlace: (path) => places.keyPlace(path),
    written: (path) => places.written(path),
  }
}

/** Where flow brackets go deeper than the parser should recurse. */
function tooDeep(text: string): number | undefined {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '[' || sign === '{') {
      if (++depth > DEEPEST) return i
    } else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1)
  }
  return undefined
}
