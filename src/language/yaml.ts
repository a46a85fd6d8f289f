import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import type { Place, Problem } from '../base/problem.js'
import { Locator, type SourceText } from './source.js'

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
const LARGEST = 8_000_000
/** Deeper nesting than any file of ours has. */
const DEEPEST = 40

/** Reads YAML 1.2, keeping positions. Never throws for what a file may contain. */
export function readYaml(source: SourceText): YamlFile {
  const locator = new Locator(source)
  const problems: Problem[] = []
  const report = (kind: string, message: string, place: Place, hint?: string) =>
    problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  if (source.text.length > LARGEST) {
    report(
      'file-too-large',
      `the file has ${source.text.length} characters; at most ${LARGEST} are read`,
      locator.place(0),
    )
    return yamlFile(source, locator, null, null, problems)
  }
  const depth = deepest(source.text)
  if (depth > DEEPEST) {
    report('too-deep', `brackets are nested ${depth} deep; at most ${DEEPEST} are read`, locator.place(0))
    return yamlFile(source, locator, null, null, problems)
  }
  let document: Document.Parsed
  try {
    document = parseDocument(source.text.replace(/^\ufeff/, ' '), {
      prettyErrors: false,
      uniqueKeys: true,
      version: '1.2',
    })
  } catch (error) {
    // The parser recurses: lists within lists within lists exhaust the stack.
    if (!(error instanceof RangeError)) throw error
    report('too-deep', `maps and lists are nested more than ${DEEPEST} deep`, locator.place(0))
    return yamlFile(source, locator, null, null, problems)
  }
  for (const error of document.errors) {
    const duplicate = error.code === 'DUPLICATE_KEY'
    const place = locator.place(error.pos[0], error.pos[1])
    if (duplicate)
      report(
        'duplicate-name',
        `the key "${keyAt(source.text, error.pos[0])}" stands twice in the same map`,
        place,
        'remove one of the two',
      )
    else
      report(
        'malformed-yaml',
        `this is not YAML: ${error.message.replace(/\s+/g, ' ').replace(/ at line.*$/, '')}`,
        place,
        yamlHint(error.code),
      )
  }
  for (const warning of document.warnings)
    report('malformed-yaml', `${warning.message}`, locator.place(warning.pos[0], warning.pos[1]))
  const root = document.contents as Node | null
  const value = problems.length > 0 ? null : plain(root, report, locator, 0)
  return yamlFile(source, locator, root, value, problems)
}

type Report = (kind: string, message: string, place: Place, hint?: string) => void

function plain(node: unknown, report: Report, locator: Locator, depth: number): unknown {
  const at = (n: unknown) => {
    const range = (n as Node | null)?.range
    return range ? locator.place(range[0], range[1]) : locator.place(0)
  }
  if (node === null || node === undefined) return null
  if (depth > DEEPEST) {
    report('too-deep', `maps and lists are nested more than ${DEEPEST} deep`, at(node))
    return null
  }
  if (isAlias(node)) {
    report(
      'alias',
      'anchors and aliases (& and *) are not used in these files',
      at(node),
      'write the value out, or use "extends"',
    )
    return null
  }
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor)
    report(
      'alias',
      'anchors and aliases (& and *) are not used in these files',
      at(node),
      'remove the anchor',
    )
  if (isMap(node)) {
    const result = Object.create(null) as Record<string, unknown>
    for (const pair of node.items) {
      if (!isScalar(pair.key)) report('bad-key', 'a key must be a plain word', at(pair.key ?? node))
      else result[keyText(pair)] = plain(pair.value, report, locator, depth + 1)
    }
    return result
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, report, locator, depth + 1))
  if (isScalar(node)) {
    const { value } = node
    if (
      typeof value === 'bigint' ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      value === null
    )
      return value
    report('bad-value', 'this kind of value is not used in these files', at(node))
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
  const find = (path: Path): { node: Node | null; key: Node | null; complete: boolean } => {
    let node: Node | null = root
    let key: Node | null = null
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => keyText(item) === String(step))
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

function keyAt(text: string, from: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(from))?.[1]?.trim() ?? ''
}

/** Deepest nesting of flow brackets, a bound on what the parser will recurse into. */
function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth)
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
  }
  return most
}

function yamlHint(code: string): string | undefined {
  if (code === 'BAD_INDENT' || code === 'MULTILINE_IMPLICIT_KEY' || code === 'MISSING_CHAR')
    return 'check the indentation and the colon'
  if (code === 'TAB_AS_INDENT') return 'indent with spaces'
  if (code === 'UNEXPECTED_TOKEN' || code === 'IMPOSSIBLE')
    return 'put the text in quotes if it begins with a special sign'
  return undefined
}
