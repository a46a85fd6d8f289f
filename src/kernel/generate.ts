import type { Expression } from '../functions/expression.js'
import type { Block, Model } from '../model/model.js'
import { differentiate } from './differentiate.js'

/**
 * JavaScript for a model. Only numbers and names made here go into it, never a word of a user's file.
 *
 * Each part of a recursive block is one function over a range of draws,
 *   (v, p, T, D, t, year, from, to) => NaN if anything was not finite, else 0
 * and each simultaneous block one function of one draw that fills residuals and Jacobian,
 *   (v, p, T, D, t, year, d, x, F, J)
 * where v holds series and p parameters as laid out in state.ts.
 */
export type Generated =
  | { readonly kind: 'recursive'; readonly indicators: readonly number[]; readonly code: string }
  | { readonly kind: 'simultaneous'; readonly indicators: readonly number[]; readonly code: string }

/** Longer functions are compiled by the JavaScript engine, but not optimised. */
const EQUATIONS_A_FUNCTION = 100

/** Generates the functions of a model, in the order they are run. */
export function generate(model: Model): Generated[] {
  return model.blocks.flatMap((block) => {
    if (block.kind === 'simultaneous') return [simultaneous(model, block)]
    const parts: Generated[] = []
    for (let i = 0; i < block.indicators.length; i += EQUATIONS_A_FUNCTION)
      parts.push(recursive(model, block.indicators.slice(i, i + EQUATIONS_A_FUNCTION)))
    return parts
  })
}

/** Writes expressions, gathering the declarations they need. */
class Writer {
  readonly #model: Model
  /** Names for values that this function has computed already, by indicator. */
  readonly locals = new Map<number, string>()
  readonly offsets = new Map<string, string>()
  readonly parameters = new Set<number>()
  readonly checked: boolean
  #temporaries = 0

  constructor(model: Model, checked: boolean) {
    this.#model = model
    this.checked = checked
  }

  get temporaries(): string[] {
    return Array.from({ length: this.#temporaries }, (_, i) => `q${i}`)
  }

  write(e: Expression): string {
    switch (e.kind) {
      case 'number':
        return e.value < 0 || Object.is(e.value, -0) ? `(${e.value})` : String(e.value)
      case 'year':
        return e.lag === 0 ? 'year' : `(year - ${e.lag})`
      case 'read':
      case 'fixed':
        return this.#read(e)
      case 'call': {
        const code = e.builtin.javascript(e.args.map((arg) => this.write(arg)))
        if (!this.checked || !e.builtin.domain || alwaysDefined(e)) return code
        const q = `q${this.#temporaries++}`
        return `(${q} = ${code}, c += ${q} - ${q}, ${q})`
      }
    }
  }

  #read(e: Extract<Expression, { kind: 'read' | 'fixed' }>): string {
    const reference = this.#model.references.get(e.name)!
    if (reference.kind === 'parameter') {
      this.parameters.add(reference.position)
      return `p${reference.position}`
    }
    if (reference.kind === 'indicator' && e.kind === 'read' && e.lag === 0) {
      const local = this.locals.get(reference.position)
      if (local) return local
    }
    const slot =
      reference.kind === 'indicator' ? reference.position : this.#model.indicators.length + reference.position
    return `v[${this.offset(slot, e.kind === 'read' ? `t - ${e.lag}` : String(e.year - (this.#model.base - this.#model.back)))} + d]`
  }

  /** The name of the offset of a slot at a time. */
  offset(slot: number, time: string): string {
    const key = `(${slot} * T + ${time}) * D`
    const known = this.offsets.get(key)
    if (known) return known
    const name = `o${this.offsets.size}`
    this.offsets.set(key, name)
    return name
  }

  declarations(): string[] {
    return [...this.offsets].map(([code, name]) => `const ${name} = ${code};`)
  }

  parameterLines(): string[] {
    return [...this.parameters].sort((a, b) => a - b).map((i) => `const p${i} = p[${i} * D + d];`)
  }
}

/** Divisions by and powers with literals cannot fail unless their operands have failed already. */
function alwaysDefined(e: Extract<Expression, { kind: 'call' }>): boolean {
  const [, second] = e.args
  if (e.builtin.name === 'divide') return second?.kind === 'number' && second.value !== 0
  if (e.builtin.name === 'pow')
    return second?.kind === 'number' && Number.isInteger(second.value) && second.value >= 0
  return false
}

function recursive(model: Model, indicators: readonly number[]): Generated {
  const writer = new Writer(model, true)
  const lines: string[] = []
  for (const i of indicators) {
    const code = writer.write(model.indicators[i]!.equation)
    lines.push(
      `const x${i} = ${code};`,
      `v[${writer.offset(i, 't - 0')} + d] = x${i};`,
      `c += x${i} - x${i};`,
    )
    writer.locals.set(i, `x${i}`)
  }
  const code = [
    '"use strict";',
    'let c = 0;',
    ...(writer.temporaries.length > 0 ? [`let ${writer.temporaries.join(', ')};`] : []),
    ...writer.declarations(),
    'for (let d = from; d < to; d++) {',
    ...[...writer.parameterLines(), ...lines].map((line) => `  ${line}`),
    '}',
    'return c;',
  ].join('\n')
  return { kind: 'recursive', indicators, code }
}

function simultaneous(model: Model, block: Block): Generated {
  const { indicators } = block
  const writer = new Writer(model, false)
  for (const [row, i] of indicators.entries()) writer.locals.set(i, `x${row}`)
  const lines: string[] = []
  indicators.forEach((i, row) => {
    const { equation } = model.indicators[i]!
    lines.push(`F[${row}] = x${row} - ${writer.write(equation)};`)
    indicators.forEach((j, column) => {
      const derivative = differentiate(equation, model.indicators[j]!.id)
      const zero = derivative.kind === 'number' && derivative.value === 0
      const code = zero ? '' : ` - ${writer.write(derivative)}`
      if (row === column) lines.push(`J[${row * indicators.length + column}] = 1${code};`)
      else if (!zero) lines.push(`J[${row * indicators.length + column}] = ${code.trim()};`)
    })
  })
  const code = [
    '"use strict";',
    ...writer.declarations(),
    ...writer.parameterLines(),
    ...indicators.map((_, row) => `const x${row} = x[${row}];`),
    ...lines,
  ].join('\n')
  return { kind: 'simultaneous', indicators, code }
}
