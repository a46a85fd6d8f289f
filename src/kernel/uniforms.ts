import type { Expression } from '../functions/expression.js'
import type { Model } from '../model/model.js'
import { type When, whenKey } from './value.js'

/**
 * A number that is the same in every draw of a year: an expression, the central path of a lever, or how far an
 * uncertain input has widened.
 */
export type Uniform =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'central'; readonly slot: number; readonly when: When }
  | { readonly kind: 'width'; readonly slot: number; readonly when: When }

/** Whether the value of an indicator, lever or parameter differs between draws. */
type Varies = (read: Extract<Expression, { kind: 'read' | 'fixed' }>) => boolean

/** Finds what is the same in every draw, and numbers it. */
export class Uniforms {
  readonly all: Uniform[] = []
  readonly #model: Model
  readonly #varies: Varies
  readonly #known = new Map<string, number>()

  constructor(model: Model, varies: Varies) {
    this.#model = model
    this.#varies = varies
  }

  /** Number of the uniform that an expression is; undefined when it differs between draws or is a literal. */
  find(expression: Expression): number | undefined {
    if (expression.kind === 'number') return undefined
    const key = this.#key(expression)
    return key === undefined ? undefined : this.#number(key, { kind: 'expression', expression })
  }

  central(slot: number, when: When): number {
    return this.#number(`central ${slot}${whenKey(when)}`, { kind: 'central', slot, when })
  }

  width(slot: number, when: When): number {
    return this.#number(`width ${slot}${whenKey(when)}`, { kind: 'width', slot, when })
  }

  #number(key: string, uniform: Uniform): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.all.push(uniform)
    this.#known.set(key, this.all.length - 1)
    return this.all.length - 1
  }

  /** Text that is the same for the same computations; undefined for what differs between draws. */
  #key(e: Expression): string | undefined {
    switch (e.kind) {
      case 'number':
        return Object.is(e.value, -0) ? '-0' : String(e.value)
      case 'year':
        return `year-${e.lag}`
      case 'read':
      case 'fixed': {
        if (this.#varies(e)) return undefined
        const { kind, position } = this.#model.references.get(e.name)!
        return `${kind[0]}${position}${e.kind === 'read' ? `-${e.lag}` : `@${e.year}`}`
      }
      case 'call': {
        const args: string[] = []
        for (const arg of e.args) {
          const key = this.#key(arg)
          if (key === undefined) return undefined
          args.push(key)
        }
        return `${e.builtin.name}(${args.join()})`
      }
    }
  }
}
