import { arithmetic } from './arithmetic.js'
import { curves } from './curves.js'
import type { Builtin } from './expression.js'
import { logic } from './logic.js'
import { mathematics } from './mathematics.js'
import { time } from './time.js'

/** Every operator and function of the equation language, by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [...arithmetic, ...logic, ...mathematics, ...time, ...curves].map((b) => [b.name, b]),
)

/** Names of the functions that equations may call. */
export function functionNames(): string[] {
  return [...builtins.values()].filter((builtin) => !builtin.sign).map((builtin) => builtin.name)
}
