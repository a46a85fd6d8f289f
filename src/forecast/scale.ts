import type { Label } from '../base/label.js'
import { type Fit, FitError, type Method } from './method.js'
import { withNumbers } from './numbers.js'
import { medianOf, type Predictive } from './predictive.js'

/**
 * A scale that a series is forecast on: strictly rising, so that quantiles carry over as they are.
 */
export interface Scale {
  /** `log`, `logit(0, 100)`. */
  readonly name: string
  /** The value on the scale; not finite where the scale has no place for it. */
  readonly forward: (value: number) => number
  readonly inverse: (value: number) => number
}

/** Logarithms, for positive series. */
export const log: Scale = { name: 'log', forward: Math.log, inverse: Math.exp }

/** Logits between two bounds, for shares. */
export function logit(lower: number, upper: number): Scale {
  return {
    name: `logit(${lower}, ${upper})`,
    forward: (value) => Math.log((value - lower) / (upper - value)),
    inverse: (value) => lower + (upper - lower) / (1 + Math.exp(-value)),
  }
}

/**
 * Powers: (y^λ − 1)/λ, and logarithms for λ = 0; for positive series.
 *
 * Box and Cox 1964, "An Analysis of Transformations", JRSS B 26.
 */
export function boxCox(lambda: number): Scale {
  if (lambda === 0) return { ...log, name: 'box-cox(0)' }
  return {
    name: `box-cox(${Number(lambda.toPrecision(3))})`,
    forward: (value) => (value ** lambda - 1) / lambda,
    // Below the least value that a power has, the path is at 0.
    inverse: (value) => Math.max(0, 1 + lambda * value) ** (1 / lambda),
  }
}

/** The method fitted on `scale` and its forecasts carried back; `fitted` and the form speak of the scale too. */
export function onScale(method: Method, scale: Scale): Method {
  return {
    ...method,
    fit(values) {
      const scaled = values.map(scale.forward)
      if (!scaled.every(Number.isFinite))
        throw new FitError(
          `some values are outside the ${scale.name} scale`,
          `部分数值超出${scale.name}尺度的范围`,
        )
      // Likelihoods of another scale do not compare, so they stay behind.
      const { parameters, ...fit } = method.fit(scaled)
      return { parameters, ...carriedBack(fit, scale) }
    },
  }
}

/** What is fitted on a scale, such as `ETS(A,N,N) on log`. */
export function onScaleLabel({ zh, en }: Label, { name }: Scale): Label {
  return { zh: `${zh}（${name}尺度）`, en: `${en} on ${name}` }
}

function carriedBack(
  fit: Pick<Fit, 'form' | 'fitted' | 'predict'>,
  scale: Scale,
): Pick<Fit, 'form' | 'fitted' | 'predict'> {
  return {
    form: onScaleLabel(fit.form, scale),
    fitted: fit.fitted.map(scale.inverse),
    predict: (horizon) => inverted(fit.predict(horizon), scale),
  }
}

/**
 * A path on a scale, carried back.
 *
 * @throws {BeyondNumbers} when it has no numbers, which the ends of a scale would hide.
 */
export function inverted(path: Predictive, scale: Scale): Predictive {
  withNumbers(path)
  const { horizon } = path
  const back: Predictive = {
    horizon,
    mean: new Float64Array(horizon),
    quantile: (step, probability) => scale.inverse(path.quantile(step, probability)),
  }
  return { ...back, mean: meanByQuantiles(back) }
}

/** Probabilities whose quantiles' average stands for the mean of a distribution: midpoints of equal shares. */
const SHARES = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200)

/**
 * The mean of each step as the average of its quantiles, without the outermost quarter per cent on each side:
 * where a scale blows up the far tail, that tail does not decide the mean.
 */
export function meanByQuantiles(path: Predictive): Float64Array {
  return medianOf(path).map((_, step) => {
    let sum = 0
    for (const share of SHARES) sum += path.quantile(step, share)
    return sum / SHARES.length
  })
}
