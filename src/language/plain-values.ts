import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import type { Locator } from './source.js'
import { sayOf, WORDS } from './words/words.js'

/** Deeper nesting than any file of ours has. */
export const DEEPEST = 40

const NO_ALIAS = sayOf('yaml', (words) => words.noAlias)
const REMOVE_IT = say(WORDS, (words) => words.removeIt)

/** Makes plain values of YAML's nodes, and collects what is wrong with them. */
export class PlainValues {
  readonly problems: Problem[] = []
  readonly #locator: Locator

  constructor(locator: Locator) {
    this.#locator = locator
  }

  /** Plain objects without prototype, arrays, strings, numbers, booleans and null. */
  valueOf(node: unknown, depth = 0): unknown {
    if (node === null || node === undefined) return null
    if (depth > DEEPEST)
      return this.#refuse(
        'too-deep',
        sayOf('yaml', (words) => words.nestedTooDeep(DEEPEST)),
        this.#place(node),
      )
    if (isAlias(node))
      return this.#refuse(
        'alias',
        NO_ALIAS,
        this.#place(node),
        sayOf('yaml', (words) => words.writeOut),
      )
    if (isMap(node)) return this.#isFree(node) ? this.#map(node, depth) : null
    if (isSeq(node))
      return this.#isFree(node) ? node.items.map((item) => this.valueOf(item, depth + 1)) : null
    if (isScalar(node)) return this.#isFree(node) ? this.#scalar(node) : null
    return null
  }

  /** Whether a node has no tag. Reports its tag, and its anchor, which only aliases would use. */
  #isFree(node: Scalar | YAMLMap | YAMLSeq): boolean {
    const { text } = this.#locator.source
    const from = node.range?.[0] ?? 0
    if (node.anchor) {
      const start = text.lastIndexOf(`&${node.anchor}`, from)
      this.#refuse('alias', NO_ALIAS, this.#locator.place(start, start + node.anchor.length + 1), REMOVE_IT)
    }
    if (!node.tag) return true
    let start = text.lastIndexOf('!', Math.max(0, from - 1))
    while (text[start - 1] === '!') start--
    this.#refuse(
      'tag',
      sayOf('yaml', (words) => words.noTags),
      this.#locator.place(start, node.range?.[0]),
      REMOVE_IT,
    )
    return false
  }

  #map(node: YAMLMap, depth: number): Record<string, unknown> {
    const result = Object.create(null) as Record<string, unknown>
    for (const pair of node.items) {
      const key = keyText(pair)
      if (!isScalar(pair.key) || key === '')
        this.#refuse(
          'bad-key',
          sayOf('yaml', (words) => words.plainKey),
          this.#place(pair.key ?? node),
        )
      else if (key in result)
        this.#refuse(
          'duplicate-name',
          sayOf('yaml', (words) => words.keyTwice(key)),
          this.#place(pair.key),
          sayOf('yaml', (words) => words.removeOneOfTwo),
        )
      else result[key] = this.valueOf(pair.value, depth + 1)
    }
    return result
  }

  #scalar(node: Scalar): unknown {
    const { value } = node
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const written = node.source ?? String(value)
      return this.#refuse(
        'bad-number',
        sayOf('yaml', (words) =>
          /^[-+.]*(inf|nan)$/i.test(written) ? words.noNumber(written) : words.numberTooLarge(written),
        ),
        this.#place(node),
      )
    }
    if (value === null || ['bigint', 'string', 'number', 'boolean'].includes(typeof value)) return value
    return this.#refuse(
      'bad-value',
      sayOf('yaml', (words) => words.otherValue),
      this.#place(node),
    )
  }

  #place(node: unknown): Place {
    const range = (node as Node | null)?.range
    return range ? this.#locator.place(range[0], range[1]) : this.#locator.place(0)
  }

  /** Reports a problem; the value is none. */
  #refuse(kind: string, message: Text, place: Place, hint?: Text): null {
    this.problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
    return null
  }
}

/** A key as it is written; empty for keys that are maps or lists. */
export function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : ''
}
