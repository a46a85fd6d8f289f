import type { Model } from '../model/model.js'
import { generate, recursive } from './javascript.js'
import type { Part, Program } from './program.js'

/** A program as JavaScript, in plain data that can be sent to another thread. */
export interface Listing {
  /** For the base year alone. */
  readonly start: ListedPart | undefined
  readonly parts: readonly ListedPart[]
}

/** The code of one part of a program, and what its solver needs to know where it is a system. */
export type ListedPart =
  | { readonly kind: 'recursive'; readonly code: string }
  | {
      readonly kind: 'simultaneous'
      readonly code: readonly string[]
      /** Column of each unknown. */
      readonly columns: readonly number[]
      /** What of the Jacobian is constant, row by row, and whether that is all of it. */
      readonly jacobian: Float64Array
      readonly linear: boolean
      /** Base units per shown unit of each unknown: the guess where there is no other, and a measure of size. */
      readonly scales: readonly number[]
    }

/** Lists a program of a model. */
export function list(model: Model, program: Program): Listing {
  const parts = generate(program).map(({ part, code }): ListedPart => {
    if (part.kind === 'recursive') return { kind: 'recursive', code: code[0]! }
    return {
      kind: 'simultaneous',
      code,
      columns: part.indicators.map((i) => program.columns[i]!),
      jacobian: constantJacobian(part),
      linear: part.equations.every((e) => e.derivatives.every((d) => d.value.kind === 'constant')),
      scales: part.indicators.map((i) => model.indicators[i]!.scale),
    }
  })
  const { start, columns } = program
  return { start: start && { kind: 'recursive', code: recursive(start, columns) }, parts }
}

function constantJacobian({ equations }: Extract<Part, { kind: 'simultaneous' }>): Float64Array {
  const size = equations.length
  const jacobian = new Float64Array(size * size)
  for (const [row, { derivatives }] of equations.entries()) {
    jacobian[row * size + row]! += 1
    for (const { column, value } of derivatives)
      if (value.kind === 'constant') jacobian[row * size + column]! -= value.value
  }
  return jacobian
}
