import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import { encodingProblem, Locator, type SourceText, withoutMark } from './source.js'
import type { LanguageWords } from './words/en.js'
import { WORDS } from './words/words.js'
import { yamlFault } from './yaml-fault.js'

/** A way down a file: keys and list positions. */
export type Path = readonly (string | number)[]

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
/** Deeper nesting than any file of ours has. */
const DEEPEST = 40

/** Reads YAML 1.2, keeping positions. Never throws for what a file may contain. */
export function readYaml(written: SourceText): YamlFile {
  const source = withoutMark(written)
  const locator = new Locator(source)
  const problems: Problem[] = []
  const report: Report = (kind, message, place, hint) =>
    problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  if (source.text.length > LARGEST) {
    report(
      'file-too-large',
      say(WORDS, (words) => words.fileTooLarge(source.text.length, LARGEST)),
      locator.place(0),
    )
    return yamlFile(source, locator, null, null, problems)
  }
  const garbled = encodingProblem(locator)
  if (garbled) return yamlFile(source, locator, null, null, [garbled])
  const deep = tooDeep(source.text)
  if (deep !== undefined) {
    report(
      'too-deep',
      spoken((words) => words.bracketsTooDeep(DEEPEST)),
      locator.place(deep),
    )
    return yamlFile(source, locator, null, null, problems)
  }
  let document: Document.Parsed
  try {
    document = parseDocument(source.text, {
      prettyErrors: false,
      // Looked for below: the parser compares every key with every other.
      uniqueKeys: false,
      version: '1.2',
    })
  } catch (error) {
    // The parser recurses: lists within lists within lists exhaust the stack.
    if (!(error instanceof RangeError)) throw error
    report(
      'too-deep',
      spoken((words) => words.nestedTooDeep(DEEPEST)),
      locator.place(0),
    )
    return yamlFile(source, locator, null, null, problems)
  }
  // One slip makes the parser stumble over much that follows, so only the first fault is told.
  const error = document.errors.reduce<(typeof document.errors)[number] | undefined>(
    (first, e) => (first && first.pos[0] <= e.pos[0] ? first : e),
    undefined,
  )
  if (error) {
    const fault = yamlFault(error.code, error.message, error.pos, source.text)
    report('malformed-yaml', fault.message, locator.place(fault.from, fault.to), fault.hint)
  }
  const root = document.contents as Node | null
  const value = problems.length > 0 ? null : plain(root, report, locator, 0)
  return yamlFile(source, locator, root, value, problems)
}

type Report = (kind: string, message: Text, place: Place, hint?: Text) => void

function spoken(phrase: (words: LanguageWords['yaml']) => string): Text {
  return say(WORDS, (words) => phrase(words.yaml))
}

function plain(node: unknown, report: Report, locator: Locator, depth: number): unknown {
  const at = (n: unknown) => {
    const range = (n as Node | null)?.range
    return range ? locator.place(range[0], range[1]) : locator.place(0)
  }
  if (node === null || node === undefined) return null
  if (depth > DEEPEST) {
    report(
      'too-deep',
      spoken((words) => words.nestedTooDeep(DEEPEST)),
      at(node),
    )
    return null
  }
  if (isAlias(node)) {
    report(
      'alias',
      NO_ALIAS,
      at(node),
      spoken((words) => words.writeOut),
    )
    return null
  }
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) {
    const end = node.range?.[0] ?? 0
    const start = locator.source.text.lastIndexOf(`&${node.anchor}`, end)
    report('alias', NO_ALIAS, locator.place(start, start + node.anchor.length + 1), REMOVE_IT)
  }
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.tag) {
    const { text } = locator.source
    let start = text.lastIndexOf('!', Math.max(0, (node.range?.[0] ?? 0) - 1))
    while (text[start - 1] === '!') start--
    report(
      'tag',
      spoken((words) => words.noTags),
      locator.place(start, node.range?.[0]),
      REMOVE_IT,
    )
    return null
  }
  if (isMap(node)) {
    const result = Object.create(null) as Record<string, unknown>
    for (const pair of node.items) {
      const key = keyText(pair)
      if (!isScalar(pair.key) || key === '')
        report(
          'bad-key',
          spoken((words) => words.plainKey),
          at(pair.key ?? node),
        )
      else if (key in result)
        report(
          'duplicate-name',
          spoken((words) => words.keyTwice(key)),
          at(pair.key),
          spoken((words) => words.removeOneOfTwo),
        )
      else result[key] = plain(pair.value, report, locator, depth + 1)
    }
    return result
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, report, locator, depth + 1))
  if (isScalar(node)) {
    const { value } = node
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const written = node.source ?? String(value)
      report(
        'bad-number',
        spoken((words) =>
          /^[-+.]*(inf|nan)$/i.test(written) ? words.noNumber(written) : words.numberTooLarge(written),
        ),
        at(node),
      )
      return null
    }
    if (
      typeof value === 'bigint' ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value === null
    )
      return value
    report(
      'bad-value',
      spoken((words) => words.otherValue),
      at(node),
    )
  }
  return null
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : ''
}

function yamlFile(
  source: SourceText,
  locator: Locator,
  root: Node | null,
  value: unknown,
  problems: Problem[],
): YamlFile {
  // Keys of large maps are looked up again and again.
  const indexes = new WeakMap<Node, Map<string, Pair>>()
  const pairOf = (map: YAMLMap, step: string | number): Pair | undefined => {
    let index = indexes.get(map)
    if (!index) {
      index = new Map([...map.items].reverse().map((item) => [keyText(item), item]))
      indexes.set(map, index)
    }
    return index.get(String(step))
  }
  const find = (path: Path): { node: Node | null; key: Node | null; complete: boolean } => {
    let node: Node | null = root
    let key: Node | null = null
    for (const step of path) {
      if (isMap(node)) {
        const pair = pairOf(node, step)
        if (!pair) return { node: key ?? node, key, complete: false }
        key = pair.key as Node
        node = (pair.value as Node | null) ?? key
      } else if (isSeq(node) && typeof step === 'number' && node.items[step]) {
        key = null
        node = node.items[step] as Node
      } else return { node: key ?? node, key, complete: false }
    }
    return { node, key, complete: true }
  }
  const spot = (node: Node | null) => {
    const range = node?.range
    if (!range) return locator.place(0)
    // A map or list is shown by its first line.
    return locator.place(range[0], isScalar(node) ? range[1] : range[0] + 1)
  }
  return {
    source,
    locator,
    value,
    problems,
    place: (path) => spot(find(path).node),
    keyPlace: (path) => {
      const found = find(path)
      return spot(found.key ?? found.node)
    },
    written: (path) => {
      const { node, complete } = find(path)
      if (!complete || !isScalar(node) || !node.range) return undefined
      return { text: source.text.slice(node.range[0], node.range[1]), from: node.range[0] }
    },
  }
}

const NO_ALIAS = spoken((words) => words.noAlias)
const REMOVE_IT = say(WORDS, (words) => words.removeIt)

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
