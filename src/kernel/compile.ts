import { modulo } from '../functions/mathematics.js'
import type { Model } from '../model/model.js'
import { type Generated, generate } from './generate.js'
import { solveNewton, type Workspace, workspace } from './newton.js'
import { type State, type Stop, seriesOffset } from './state.js'

/** A compiled model. */
export interface Kernel {
  /** Computes the years `from` to `until` for every draw; says where it had to stop, if it had to. */
  run(state: State, from: number, until: number): Stop | undefined
}

type Recursive = (
  v: Float64Array,
  p: Float64Array,
  T: number,
  D: number,
  t: number,
  year: number,
  from: number,
  to: number,
  modulo: (a: number, b: number) => number,
) => number
type Simultaneous = (
  v: Float64Array,
  p: Float64Array,
  T: number,
  D: number,
  t: number,
  year: number,
  d: number,
  x: Float64Array,
  F: Float64Array,
  J: Float64Array,
  modulo: (a: number, b: number) => number,
) => void

type Part =
  | { readonly kind: 'recursive'; readonly indicators: readonly number[]; readonly call: Recursive }
  | {
      readonly kind: 'simultaneous'
      readonly indicators: readonly number[]
      readonly call: Simultaneous
      readonly work: Workspace
      readonly x: Float64Array
      readonly typical: Float64Array
    }

/**
 * Compiles a model:
 *
 *   equations ─► blocks (model/order) ─► generated code (generate) ─► functions over columns of draws
 *                                              └ for simultaneous blocks: residuals and Jacobian, solved by
 *                                                Newton's method (newton)
 */
export function compile(model: Model): Kernel {
  const parts = generate(model).map((generated) => build(model, generated))
  return {
    run(state, from, until) {
      for (let year = from; year <= until; year++)
        for (const part of parts) {
          const stop =
            part.kind === 'recursive'
              ? runRecursive(part, state, year)
              : runSimultaneous(model, part, state, year)
          if (stop) return stop
        }
      return undefined
    },
  }
}

function build(model: Model, { kind, indicators, code }: Generated): Part {
  if (kind === 'recursive')
    return {
      kind,
      indicators,
      call: new Function('v', 'p', 'T', 'D', 't', 'year', 'from', 'to', 'modulo', code) as Recursive,
    }
  return {
    kind,
    indicators,
    call: new Function('v', 'p', 'T', 'D', 't', 'year', 'd', 'x', 'F', 'J', 'modulo', code) as Simultaneous,
    work: workspace(indicators.length),
    x: new Float64Array(indicators.length),
    // A billionth of a shown unit: values below it do not count as sizes.
    typical: Float64Array.from(indicators, (i) => model.indicators[i]!.scale * 1e-9),
  }
}

function runRecursive(
  part: Extract<Part, { kind: 'recursive' }>,
  state: State,
  year: number,
): Stop | undefined {
  const { series, parameters, times, draws, firstYear } = state
  const fine = part.call(series, parameters, times, draws, year - firstYear, year, 0, draws, modulo)
  if (fine === 0) return undefined
  let draw = 0
  while (part.call(series, parameters, times, draws, year - firstYear, year, draw, draw + 1, modulo) === 0)
    draw++
  return { indicators: part.indicators, year, draw, reason: 'not-finite' }
}

function runSimultaneous(
  model: Model,
  part: Extract<Part, { kind: 'simultaneous' }>,
  state: State,
  year: number,
): Stop | undefined {
  const { series, parameters, times, draws, firstYear } = state
  const { indicators, x, typical, work } = part
  for (let draw = 0; draw < draws; draw++) {
    indicators.forEach((slot, i) => {
      // Last year's values are near this year's; without them, one shown unit is the guess.
      const last = series[seriesOffset(state, slot, year - 1) + draw]!
      x[i] = Number.isFinite(last) && year > firstYear ? last : model.indicators[slot]!.scale
    })
    const failure = solveNewton(
      (at, residuals, jacobian) =>
        part.call(
          series,
          parameters,
          times,
          draws,
          year - firstYear,
          year,
          draw,
          at,
          residuals,
          jacobian,
          modulo,
        ),
      x,
      typical,
      work,
    )
    indicators.forEach((slot, i) => {
      series[seriesOffset(state, slot, year) + draw] = x[i]!
    })
    if (failure) return { indicators, year, draw, reason: failure }
  }
  return undefined
}
