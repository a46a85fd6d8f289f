import { type DoubleDouble, exactly, multiply } from './double-double.js'
import { type LinearFit, leastSquares, type RegressionColumn } from './least-squares.js'

/**
 * The polynomial of a degree through y over x by least squares; coefficients from the constant up, with the names
 * `intercept`, `x`, `x^2` and so on.
 *
 * Powers are carried in 31 digits: of NIST's Filip, of degree 10, powers rounded to doubles leave only 8 digits of
 * the coefficients, these 14.
 *
 * @throws {RangeError} for a degree that is not a whole number from 1, and as {@link leastSquares} does.
 */
export function polynomialFit(y: Float64Array, x: Float64Array, degree: number): LinearFit {
  if (!Number.isInteger(degree) || degree < 1) {
    throw new RangeError(`polynomial: the degree is ${degree}; it can be a whole number from 1`)
  }
  const columns: RegressionColumn[] = []
  let powers: DoubleDouble[] = Array.from(x, exactly)
  for (let k = 1; k <= degree; k++) {
    if (k > 1) powers = powers.map((power, i) => multiply(power, exactly(x[i]!)))
    columns.push({
      name: k === 1 ? 'x' : `x^${k}`,
      values: Float64Array.from(powers, ({ high }) => high),
      remainders: Float64Array.from(powers, ({ low }) => low),
    })
  }
  return leastSquares(y, columns)
}
