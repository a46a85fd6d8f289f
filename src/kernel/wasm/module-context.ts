import type { Builtin } from '../../functions/expression.js'
import type { Layout } from './layout.js'

/** What the functions of a module have in common: the layout, its columns, and its constants. */
export class ModuleContext {
  readonly layout: Layout
  readonly columns: Int32Array
  /** Operators and functions that are called from outside. */
  readonly called: readonly Builtin[]
  /** Slots whose values are read again from their columns. */
  readonly stored: ReadonlySet<number>
  readonly constants: number[] = []
  readonly #places = new Map<string, number>()

  constructor(layout: Layout, columns: Int32Array, called: readonly Builtin[], stored: ReadonlySet<number>) {
    this.layout = layout
    this.columns = columns
    this.called = called
    this.stored = stored
  }

  /** Address of a constant. */
  constant(value: number): number {
    const key = Object.is(value, -0) ? '-0' : String(value)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.layout.constants + this.constants.length * 8
    this.constants.push(value)
    this.#places.set(key, place)
    return place
  }
}

/** Imported for the places that the series of transcendental functions do not reach. */
export const FALLBACKS = ['exp', 'log', 'pow'] as const

/** Parameters of a part's function: work space, where this strip is kept, time, and the strip's number. */
export const [WORK, KEPT, TIME, STRIP_NUMBER] = [0, 1, 2, 3]
