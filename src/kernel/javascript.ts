import { type Part, type Program, type RecursivePart, VALUES_A_FUNCTION } from './program.js'
import type { Value, When } from './value.js'

/**
 * JavaScript for a program. Only numbers and names made here go into it, never a word of a user's file.
 *
 * A recursive part is one function over a range of draws,
 *   (v, p, s, u, bad, T, D, P, first, t, year, from, to)
 * which adds NaN to `bad[draw]` where anything was not finite, and else 0. A simultaneous part is several
 * functions of one draw that together fill residuals and, beside its constant parts, the Jacobian,
 *   (v, p, s, u, T, D, P, first, t, year, d, x, F, J)
 * See link.ts for what they work on.
 */
interface Generated {
  readonly part: Part
  readonly code: readonly string[]
}

/** Generates the functions of a program, in the order they are run. */
export function generate({ parts, columns }: Program): Generated[] {
  return parts.map((part) => ({
    part,
    code: part.kind === 'recursive' ? [recursive(part, columns)] : simultaneous(part, columns),
  }))
}

/** Writes values, gathering the declarations they need. */
class JavascriptWriter {
  readonly statements: string[] = []
  readonly #columns: Int32Array
  readonly #outside = new Map<string, string>()
  readonly #written = new Map<Value, string>()

  constructor(columns: Int32Array) {
    this.#columns = columns
  }

  /** Values written so far. */
  get size(): number {
    return this.#written.size
  }

  /** An expression for a value; values that are used again get names. */
  write(value: Value): string {
    const known = this.#written.get(value)
    if (known !== undefined) return known
    const code = this.#expression(value)
    const cheap = ['constant', 'uniform', 'year', 'unknown'].includes(value.kind)
    return value.uses > 1 && !cheap ? this.name(value, code) : code
  }

  /** Gives a value a name and returns it. */
  name(value: Value, code = this.write(value)): string {
    const known = this.#written.get(value)
    if (known === `q${value.id}`) return known
    const name = `q${value.id}`
    this.statements.push(`const ${name} = ${code};`)
    this.#written.set(value, name)
    return name
  }

  #expression(value: Value): string {
    switch (value.kind) {
      case 'constant':
        return value.value < 0 || Object.is(value.value, -0) ? `(${value.value})` : String(value.value)
      case 'year':
        return value.lag === 0 ? 'year' : `(year - ${value.lag})`
      case 'uniform':
        return this.outside(`u[${value.index} * T + t]`)
      case 'unknown':
        return `x[${value.row}]`
      case 'draw':
        return `p[${this.outside(`${value.position} * P + first`)} + d]`
      case 'shock':
        return `s[${this.outside(`(${value.position} * T + ${timeOf(value.when)}) * P + first`)} + d]`
      case 'column':
        return this.series(value.slot, timeOf({ lag: value.lag }))
      case 'fixed':
        return this.series(value.slot, timeOf({ time: value.time }))
      case 'call':
        return value.builtin.javascript(value.args.map((arg) => this.write(arg)))
    }
  }

  series(slot: number, time: string): string {
    return `v[${this.outside(`(${this.#columns[slot]} * T + ${time}) * D`)} + d]`
  }

  /** The name of something that is the same for all draws. */
  outside(code: string): string {
    const known = this.#outside.get(code)
    if (known) return known
    const name = `o${this.#outside.size}`
    this.#outside.set(code, name)
    return name
  }

  declarations(): string[] {
    return [...this.#outside].map(([code, name]) => `const ${name} = ${code};`)
  }
}

function timeOf(when: When): string {
  if ('time' in when) return String(when.time)
  return when.lag === 0 ? 't' : `(t - ${when.lag})`
}

/** The code of one recursive part. */
export function recursive(part: RecursivePart, columns: Int32Array): string {
  const writer = new JavascriptWriter(columns)
  part.indicators.forEach((slot, i) => {
    writer.statements.push(`${writer.series(slot, 't')} = ${writer.write(part.values[i]!)};`)
  })
  const checks = part.checks.map(({ value, guards }) => {
    const q = writer.name(value)
    const check = `(${q} - ${q})`
    if (guards.length === 0) return check
    return `(${guards.map((g) => `${writer.write(g)} !== 0`).join(' || ')} ? ${check} : 0)`
  })
  return [
    '"use strict";',
    ...writer.declarations(),
    'for (let d = from; d < to; d++) {',
    ...writer.statements.map((line) => `  ${line}`),
    `  bad[d] += ${checks.join(' + ')};`,
    '}',
  ].join('\n')
}

function simultaneous(part: Extract<Part, { kind: 'simultaneous' }>, columns: Int32Array): string[] {
  const size = part.indicators.length
  const functions: string[] = []
  let writer = new JavascriptWriter(columns)
  const close = () => {
    functions.push(['"use strict";', ...writer.declarations(), ...writer.statements].join('\n'))
    writer = new JavascriptWriter(columns)
  }
  part.equations.forEach(({ value, derivatives }, row) => {
    writer.statements.push(`F[${row}] = x[${row}] - ${writer.write(value)};`)
    for (const { column, value: derivative } of derivatives)
      if (derivative.kind !== 'constant')
        writer.statements.push(`J[${row * size + column}] -= ${writer.write(derivative)};`)
    if (writer.statements.length > VALUES_A_FUNCTION) close()
  })
  if (writer.statements.length > 0) close()
  return functions
}
