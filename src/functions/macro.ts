import type { Builtin } from './expression.js'

const rewritten = (): never => {
  throw new Error('a macro is rewritten before it is asked for anything')
}

/** Makes the record of a macro: a function that is rewritten into others. */
export function macro(
  record: Pick<Builtin, 'name' | 'args' | 'arity' | 'doc' | 'examples'> & {
    expand: NonNullable<Builtin['expand']>
  },
): Builtin {
  return {
    ...record,
    evaluate: rewritten,
    javascript: rewritten,
    derivative: rewritten,
    dimension: rewritten,
  }
}
