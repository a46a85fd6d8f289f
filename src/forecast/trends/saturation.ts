import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { solveTransposed } from '../../numerics/linear-algebra/triangulate.js'
import type { Bounds } from '../bounds.js'
import { type Fit, FitError } from '../method.js'
import { withNumbers } from '../numbers.js'
import type { Predictive } from '../predictive.js'
import { curvePath, type Remainder, remainderOf } from './curve-path.js'
import { fitSigmoid, type Sigmoid, writeGradient } from './sigmoid.js'

/** Largest standard error of the ceiling, as a part of it, with which it counts as known. */
const KNOWN = 0.25

/** The same where a rise has not come to its point of inflection, or was past it from the start. */
const KNOWN_ONE_SIDED = 0.05

/** Remainders, as a part of the ceiling, below which the values are taken for the curve itself. */
const EXACT = 1e-6

/** The curve with a free ceiling; where the values do not show one, with the upper bound for it, if there is one. */
export function fitWithin(curve: Sigmoid, values: Float64Array, bounds: Bounds | undefined): Fit {
  try {
    return fitSaturation(curve, values)
  } catch (error) {
    if (!(error instanceof FitError) || !bounds || bounds.upper === Infinity) throw error
    return fitSaturation(curve, values, bounds.upper)
  }
}

/**
 * A sigmoid of least squares, its ceiling estimated, or given; carried on as {@link curvePath} does, with the delta
 * method for its leverage (Seber and Wild 1989, "Nonlinear Regression", section 5.1), and kept from 0 to a ceiling
 * that is given.
 *
 * @throws {FitError} for values below 0 or above a given ceiling, and where they leave the ceiling or the curve open.
 */
export function fitSaturation(curve: Sigmoid, values: Float64Array, ceiling?: number): Fit {
  checkRange(values, ceiling)
  const n = values.length
  const centre = (n - 1) / 2
  const unit = binaryUnit(ceiling === undefined ? values : Float64Array.of(ceiling))
  const given = ceiling === undefined ? undefined : ceiling / unit
  const { parameters, triangle } = fitSigmoid(
    curve,
    values.map((value) => value / unit),
    given,
  )
  const [offset, rate] = [parameters[0]!, parameters[1]!]
  const top = given ?? parameters[2]!

  const at = (time: number) => top * unit * curve.share(offset + rate * (time - centre))
  const row = new Float64Array(parameters.length)
  const leverage = (time: number) => {
    writeGradient(curve, offset, rate, top, time - centre, row)
    return quadratic(triangle, row)
  }
  const fitted = values.map((_, t) => at(t))
  const remainder = remainderOf(values, fitted, parameters.length)
  const middle = rate === 0 ? Infinity : centre - offset / rate
  if (given === undefined) {
    const error = inflated(remainder) * Math.sqrt(quadratic(triangle, Float64Array.of(0, 0, 1)))
    const inside = middle >= 0 && middle <= n - 1
    // A fall from a ceiling that has not bent yet says nothing of how fast it will end.
    const exact = remainder.sigma <= EXACT * top * unit
    const allowed = inside || exact ? KNOWN : rate > 0 ? KNOWN_ONE_SIDED : 0
    if (!(error <= allowed * top * unit) || (!exact && remainder.sigma >= parabolaSigma(values, unit)))
      throw new FitError(
        'the values do not show how the curve bends; an upper bound (--bounds) would be its ceiling',
        '数值看不出曲线如何弯曲；可用--bounds给定上限',
      )
  }
  if (!Number.isFinite(leverage(n)))
    throw new FitError('many curves fit the values equally well', '多条曲线拟合程度相同')
  return {
    form: {
      zh: `${curve.name.zh}，上限${Number((top * unit).toPrecision(4))}`,
      en: `${curve.name.en}, ceiling ${Number((top * unit).toPrecision(4))}`,
    },
    parameters: { ceiling: top * unit, rate, middle, sigma: remainder.sigma, carry: remainder.carry },
    fitted,
    predict: (horizon) => {
      const times = Float64Array.from({ length: horizon }, (_, h) => n + h)
      return within(curvePath(times.map(at), times.map(leverage), remainder), ceiling ?? Infinity)
    },
  }
}

function checkRange(values: Float64Array, ceiling: number | undefined): void {
  if (values.some((value) => value < 0))
    throw new FitError('some values are below 0, where the curve starts', '部分数值低于0，即曲线起点')
  if (values.every((value) => value === values[0]))
    throw new FitError('all values are equal, so no curve shows', '各年数值相同，看不出曲线')
  if (ceiling !== undefined && values.some((value) => value > ceiling))
    throw new FitError(`some values are above the ceiling of ${ceiling}`, `部分数值高于上限${ceiling}`)
}

/**
 * Standard deviation around the parabola of least squares: a curve with as many parameters that bends one way only,
 * so that a sigmoid which is no nearer to the values bends the other way without their support.
 */
function parabolaSigma(values: Float64Array, unit: number): number {
  const n = values.length
  const centre = (n - 1) / 2
  const level = (n * n - 1) / 12
  // The polynomials 1, t and t² − level are orthogonal over the times; sums of their squares in closed form.
  const slopeSquares = n * level
  const bendSquares = (n * level * (n * n - 4)) / 15
  let [mean, slope, bend] = [0, 0, 0]
  for (let t = 0; t < n; t++) {
    const value = values[t]! / unit
    const time = t - centre
    mean += value / n
    slope += (value * time) / slopeSquares
    bend += (value * (time * time - level)) / bendSquares
  }
  let squares = 0
  for (let t = 0; t < n; t++) {
    const time = t - centre
    squares += (values[t]! / unit - mean - slope * time - bend * (time * time - level)) ** 2
  }
  return Math.sqrt(squares / (n - 3)) * unit
}

/** x′(R′R)⁻¹x; `row` is x, and lost. */
function quadratic(triangle: Float64Array, row: Float64Array): number {
  solveTransposed(triangle, row.length, row, row)
  let sum = 0
  for (const x of row) sum += x * x
  return sum
}

/** Standard deviation of independent remainders that would leave as much doubt. */
function inflated({ sigma, carry }: Remainder): number {
  return sigma * Math.sqrt((1 + carry) / (1 - carry))
}

/** @throws {BeyondNumbers} when the path has no numbers, which the ceiling would hide. */
function within(path: Predictive, ceiling: number): Predictive {
  const { horizon, mean } = withNumbers(path)
  const clamp = (value: number) => Math.min(ceiling, Math.max(0, value))
  return {
    horizon,
    mean: mean.map(clamp),
    quantile: (step, probability) => clamp(path.quantile(step, probability)),
  }
}
