import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Place } from '../base/problem.js'
import { keyText } from './plain-values.js'
import type { Locator } from './source.js'

/** A way down a file: keys and list positions. */
export type Path = readonly (string | number)[]

/** What is found at a path: the value, its key in a map, and whether the path leads to its end. */
interface NodeAt {
  readonly node: Node | null
  readonly key: Node | null
  readonly complete: boolean
}

/** Finds where values of a YAML file stand. */
export class YamlPlaces {
  readonly #locator: Locator
  readonly #root: Node | null
  /** Keys of large maps are looked up again and again. */
  readonly #indexes = new WeakMap<Node, Map<string, Pair>>()

  constructor(locator: Locator, root: Node | null) {
    this.#locator = locator
    this.#root = root
  }

  /** Where the value at `path` stands, or the nearest thing above it that exists. */
  place(path: Path): Place {
    return this.#spot(this.#find(path).node)
  }

  /** Where the key at the end of `path` stands. */
  keyPlace(path: Path): Place {
    const { key, node } = this.#find(path)
    return this.#spot(key ?? node)
  }

  /** The scalar at `path` as it is written in the file, quotes and all, and its offset; undefined when there is none. */
  written(path: Path): { readonly text: string; readonly from: number } | undefined {
    const { node, complete } = this.#find(path)
    if (!complete || !isScalar(node) || !node.range) return undefined
    const [from, to] = node.range
    return { text: this.#locator.source.text.slice(from, to), from }
  }

  #find(path: Path): NodeAt {
    let node = this.#root
    let key: Node | null = null
    for (const step of path) {
      if (isMap(node)) {
        const pair = this.#pair(node, step)
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

  #pair(map: YAMLMap, step: string | number): Pair | undefined {
    let index = this.#indexes.get(map)
    if (!index) {
      index = new Map([...map.items].reverse().map((item) => [keyText(item), item]))
      this.#indexes.set(map, index)
    }
    return index.get(String(step))
  }

  #spot(node: Node | null): Place {
    const range = node?.range
    if (!range) return this.#locator.place(0)
    // A map or list is shown by its first line.
    return this.#locator.place(range[0], isScalar(node) ? range[1] : range[0] + 1)
  }
}
