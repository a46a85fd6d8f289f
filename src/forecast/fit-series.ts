import type { Label } from '../base/label.js'
import { type Bounds, bounded, boundsFor, type FoundBounds } from './bounds.js'
import { type ScaleName, scaleNamed } from './choose-scale.js'
import { fillGaps, onNaturalScale, type Series } from './history/clean.js'
import { spikes } from './history/spikes.js'
import { type Fit, FitError, type Method } from './method.js'
import { BeyondNumbers, sealed } from './numbers.js'
import { normalPath, type Predictive } from './predictive.js'
import type { Cause, Remark } from './remark.js'
import { onScale } from './scale.js'

/** How series are forecast; the same for all of them. */
export interface FitOptions {
  readonly method: Method
  /** Scale that the method works on; default `none`, which leaves scales to the method. */
  readonly scale?: ScaleName
  /** Bounds of an indicator; where it gives none, they are found by unit, name and values. */
  readonly boundsOf?: (indicator: string) => Bounds | undefined
  /** Replaces one-year outliers by the values between their neighbours; default: they are told of. */
  readonly replaceSpikes?: boolean
}

/** A series fitted, with all that the room adds to a method. */
export interface FittedSeries {
  /** What was fitted, and why where the method says so, in one line. */
  readonly form: Label
  readonly remarks: readonly Remark[]
  readonly bounds: Bounds
  /** Values less their fitted values, oldest first; NaN where there is none. */
  readonly residuals: Float64Array
  /**
   * The years after the series, within bounds.
   *
   * @throws {FitError} when they lead to values that are no numbers.
   */
  predict(horizon: number): Predictive
}

/** Fits a method to a series of an indicator: outliers, bounds, constants and scale are seen to here. */
export function fitSeries(
  { start, values: given }: Series,
  { indicator, unit }: { readonly indicator: string; readonly unit: string },
  options: FitOptions,
): FittedSeries | Cause {
  const { method } = options
  if (given.length < method.minimum)
    return { kind: 'too-short', count: given.length, needed: method.minimum, method: method.id }
  const remarks: Remark[] = []
  const found = spikes(onNaturalScale(given))
  const replaced = options.replaceSpikes === true
  if (found.length > 0) remarks.push({ kind: 'spikes', years: found.map((t) => start + t), replaced })
  const values = replaced ? withoutSpikes(given, found) : given

  const { bounds, by } = boundsOf(indicator, unit, values, options)
  const outside = values.findIndex((value) => value < bounds.lower || value > bounds.upper)
  if (outside >= 0) return { kind: 'outside', bounds, year: start + outside, value: values[outside]! }
  if (bounds.lower > -Infinity || bounds.upper < Infinity) remarks.push({ kind: 'bounds', bounds, by })

  if (values.every((value) => value === values[0])) {
    remarks.push({ kind: 'constant' })
    const predict = (horizon: number) =>
      sealed(normalPath(new Float64Array(horizon).fill(values[0]!), new Float64Array(horizon)))
    return {
      form: { zh: '常数', en: 'constant' },
      remarks,
      bounds,
      residuals: new Float64Array(values.length),
      predict,
    }
  }
  const scale = scaleNamed(options.scale ?? 'none', values, bounds)
  if (scale === 'unfit') return { kind: 'no-scale', scale: options.scale! }
  if (options.scale === 'auto' || options.scale === 'box-cox')
    remarks.push({ kind: 'scale', name: scale?.name })
  try {
    const fit = (scale ? onScale(method, scale) : method).fit(values, bounds)
    const residuals = residualsOf(values, fit.fitted)
    const predict = (horizon: number) => pathOf(fit, horizon, bounds)
    return { form: fit.form, remarks, bounds, residuals, predict }
  } catch (error) {
    return causeOf(error, method.id)
  }
}

/** Values less what was fitted; NaN where nothing was, or what is no number. */
export function residualsOf(values: Float64Array, fitted: Float64Array): Float64Array {
  return fitted.map((expected, t) => {
    const residual = values[t]! - expected
    return Number.isFinite(residual) ? residual : Number.NaN
  })
}

/** The years ahead of a fit, within bounds; what is wrong with them is said of its form. */
function pathOf(fit: Fit, horizon: number, bounds: Bounds): Predictive {
  try {
    return sealed(bounded(fit.predict(horizon), bounds))
  } catch (error) {
    if (!(error instanceof BeyondNumbers)) throw error
    const { form } = fit
    throw new FitError(
      `${form.en} leads to values beyond all numbers within ${horizon} years`,
      `${form.zh}在${horizon}年内超出计算范围`,
    )
  }
}

/** What a method threw, as a cause: also a fault of ours, so that one series never stops the others. */
export function causeOf(error: unknown, method: string): Cause {
  if (error instanceof FitError) return { kind: 'fit', method, reason: error.reason }
  return { kind: 'fault', method, reason: error instanceof Error ? error.message : String(error) }
}

function boundsOf(indicator: string, unit: string, values: Float64Array, options: FitOptions): FoundBounds {
  const given = options.boundsOf?.(indicator)
  return given ? { bounds: given, by: 'given' } : boundsFor(indicator, unit, values)
}

function withoutSpikes(values: Float64Array, at: readonly number[]): Float64Array {
  const kept = values.slice()
  for (const t of at) kept[t] = Number.NaN
  fillGaps(kept)
  return kept
}
