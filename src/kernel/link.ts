import { modulo } from '../base/modulo.js'
import { luFactors } from '../numerics/linear-algebra/lu.js'
import { newtonWorkspace, solveNewton } from '../numerics/optimise/newton.js'
import type { ListedPart, Listing } from './listing.js'
import type { StopReason } from './state.js'

/**
 * What linked code works on, for `draws` draws at a time:
 *
 * - `v[(column * times + time) * draws + d]`: values of indicators and, unless they are uncertain, levers
 * - `p[position * stride + first + d]`: numbers of each draw, `s[(position * times + time) * stride + first + d]`
 *   those of each draw and year; `first` is where these draws begin
 * - `u[uniform * times + time]`: what is the same in all draws
 * - `bad[d]`: becomes NaN where a draw has failed
 */
export interface Columns {
  readonly v: Float64Array
  readonly p: Float64Array
  readonly s: Float64Array
  readonly u: Float64Array
  readonly bad: Float64Array
  readonly times: number
  readonly draws: number
  readonly stride: number
  first: number
}

/** One part of a program, ready to be run for the first `count` draws. */
type Step = (
  columns: Columns,
  time: number,
  year: number,
  count: number,
  failed: (draw: number, reason: StopReason) => void,
) => void

/** Turns the code of a listing into functions. */
export function link({ start, parts }: Listing): {
  readonly start: Step | undefined
  readonly steps: Step[]
} {
  const one = (part: ListedPart) => (part.kind === 'recursive' ? linkRecursive(part) : linkSimultaneous(part))
  return { start: start && one(start), steps: parts.map(one) }
}

function linkRecursive({ code }: Extract<ListedPart, { kind: 'recursive' }>): Step {
  const fn = new Function(...'v p s u bad T D P first t year from to modulo'.split(' '), code)
  return ({ v, p, s, u, bad, times, draws, stride, first }, time, year, count) => {
    fn(v, p, s, u, bad, times, draws, stride, first, time, year, 0, count, modulo)
  }
}

function linkSimultaneous(part: Extract<ListedPart, { kind: 'simultaneous' }>): Step {
  const { columns, jacobian: constant, linear, scales } = part
  const size = columns.length
  const fns = part.code.map(
    (code) => new Function(...'v p s u T D P first t year d x F J modulo'.split(' '), code),
  )
  const factored = linear ? luFactors(constant.slice(), size) : undefined
  const work = newtonWorkspace(size)
  const x = new Float64Array(size)
  // A billionth of a shown unit: values below it do not count as sizes.
  const typical = Float64Array.from(scales, (scale) => scale * 1e-9)
  return ({ v, p, s, u, bad, times, draws, stride, first }, time, year, count, failed) => {
    for (let d = 0; d < count; d++) {
      const place = (i: number, t: number) => (columns[i]! * times + t) * draws + d
      if (Number.isNaN(bad[d]!)) {
        for (let i = 0; i < size; i++) v[place(i, time)] = Number.NaN
        continue
      }
      for (let i = 0; i < size; i++) {
        // Last year's values are near this year's; without them, one shown unit is the guess.
        const last = time > 0 ? v[place(i, time - 1)]! : Number.NaN
        x[i] = Number.isFinite(last) ? last : scales[i]!
      }
      const failure = solveNewton(
        (at, residuals, jacobian) => {
          if (!factored) jacobian.set(constant)
          for (const fn of fns)
            fn(v, p, s, u, times, draws, stride, first, time, year, d, at, residuals, jacobian, modulo)
        },
        x,
        typical,
        work,
        factored,
      )
      for (let i = 0; i < size; i++) v[place(i, time)] = x[i]!
      if (!failure) continue
      bad[d] = Number.NaN
      failed(d, failure)
    }
  }
}
