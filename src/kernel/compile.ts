import type { Model } from '../model/model.js'
import { link } from './link.js'
import { list } from './listing.js'
import { lower } from './lower.js'
import type { State, Stop, StopReason } from './state.js'

/** A compiled model. */
export interface Kernel {
  /** Computes the years `from` to `until` for every draw; says where it had to stop, if it had to. */
  run(state: State, from: number, until: number): Stop | undefined
}

const NOTHING = new Float64Array(0)

/**
 * Compiles a model:
 *
 *   equations ─► blocks (model/order) ─► program (lower) ─► JavaScript (javascript) ─► functions over
 *   columns of draws (link); simultaneous blocks: residuals and Jacobian, solved by Newton's method (newton)
 */
export function compile(model: Model): Kernel {
  const program = lower(model)
  const { steps } = link(list(model, program))
  return {
    run(state, from, until) {
      const { series, parameters, times, draws, firstYear } = state
      const bad = new Float64Array(draws)
      const columns = {
        v: series,
        p: parameters,
        s: NOTHING,
        u: NOTHING,
        bad,
        times,
        draws,
        stride: draws,
        first: 0,
      }
      let reason: StopReason = 'not-finite'
      const failed = (_: number, why: StopReason) => {
        reason = why
      }
      for (let year = from; year <= until; year++)
        for (const [i, step] of steps.entries()) {
          step(columns, year - firstYear, year, draws, failed)
          const draw = bad.findIndex(Number.isNaN)
          if (draw >= 0) return { indicators: program.parts[i]!.indicators, year, draw, reason }
        }
      return undefined
    },
  }
}
