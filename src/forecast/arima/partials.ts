/**
 * Partial autocorrelations serve for parameters: all numbers inside (-1, 1) make a stationary autoregression (or, with
 * the signs turned, an invertible moving average).
 *
 * Monahan 1984, "A note on enforcing stationarity in autoregressive-moving average models", Biometrika 71.
 */

/** Writes the coefficients of the autoregression whose partial autocorrelations are the first `order` given. */
export function coefficientsOf(partials: Float64Array, order: number, coefficients: Float64Array): void {
  for (let k = 0; k < order; k++) lengthen(coefficients, k, partials[k]!)
}

/** From the coefficients of order k to those of order k + 1 (Durbin and Levinson). */
function lengthen(coefficients: Float64Array, k: number, partial: number): void {
  coefficients[k] = partial
  for (let i = 0, j = k - 1; i <= j; i++, j--) {
    const front = coefficients[i]!
    const back = coefficients[j]!
    coefficients[i] = front - partial * back
    coefficients[j] = back - partial * front
  }
}

/**
 * Writes the coefficients, and the autocovariances at lags 0 to `lags` (at least `order`) for noise of variance 1.
 */
export function covariancesOf(
  partials: Float64Array,
  order: number,
  coefficients: Float64Array,
  lags: number,
  covariances: Float64Array,
): void {
  let left = 1
  for (let k = 0; k < order; k++) left /= 1 - partials[k]! * partials[k]!
  covariances[0] = left
  for (let k = 0; k < order; k++) {
    // What the k values between explain of the next covariance, and what the new one adds.
    let next = partials[k]! * left
    for (let i = 0; i < k; i++) next += coefficients[i]! * covariances[k - i]!
    covariances[k + 1] = next
    left *= 1 - partials[k]! * partials[k]!
    lengthen(coefficients, k, partials[k]!)
  }
  for (let k = order + 1; k <= lags; k++) {
    let next = 0
    for (let i = 0; i < order; i++) next += coefficients[i]! * covariances[k - 1 - i]!
    covariances[k] = next
  }
}

/**
 * Writes the partial autocorrelations of an autoregression with these coefficients; false, with some unwritten,
 * where it is not stationary: the recursion run backwards is the test of Schur and Cohn.
 */
export function partialsOf(coefficients: Float64Array, order: number, partials: Float64Array): boolean {
  const rest = coefficients.slice(0, order)
  for (let k = order - 1; k >= 0; k--) {
    const partial = rest[k]!
    if (!(Math.abs(partial) < 1)) return false
    partials[k] = partial
    const left = 1 - partial * partial
    for (let i = 0, j = k - 1; i <= j; i++, j--) {
      const front = rest[i]!
      const back = rest[j]!
      rest[i] = (front + partial * back) / left
      rest[j] = (back + partial * front) / left
    }
  }
  return true
}

/** Whether all roots of 1 - c₁z - c₂z² - … have a modulus above `radius`. */
export function rootsBeyond(radius: number, coefficients: Float64Array): boolean {
  const stretched = coefficients.map((coefficient, i) => coefficient * radius ** (i + 1))
  return partialsOf(stretched, stretched.length, stretched)
}
