/**
 * The beta function and its integral, for any positive a and b, as functions of the logit s = ln(x / (1 - x)), so
 * that x may come as near to 0 and to 1 as it likes.
 */

/**
 * ln Γ(a + 1) less Stirling's formula: its series from a = 10 on (DLMF 5.11.1), below that the recurrence of the
 * gamma function. Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
function stirlingError(a: number): number {
  let sum = 0
  let at = a
  for (; at < 10; at++) sum += (at + 0.5) * Math.log1p(1 / at) - 1
  const s = 1 / (at * at)
  const series =
    1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))
  return sum + series / at
}

/** ln of what stands before the exponential in xᵃyᵇ / B(a, b), see {@link logBetaTerm}. */
function logBetaHead(a: number, b: number): number {
  const n = a + b
  return (
    0.5 * Math.log((a / n) * (b / (2 * Math.PI))) + stirlingError(n) - stirlingError(a) - stirlingError(b)
  )
}

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return -logBetaHead(a, b) - a * Math.log1p(b / a) - b * Math.log1p(a / b)
}

/**
 * ln (xᵃyᵇ / B(a, b)) with y = 1 - x: the density of the logit. Loader's form: what is large in the gamma functions
 * and in the powers cancels by formula, not in the digits.
 */
export function logBetaTerm(a: number, b: number, s: number): number {
  return logBetaHead(a, b) - deviance(a, b, s) - deviance(b, a, -s)
}

/** a ln(a / nx) + nx - a with n = a + b. */
function deviance(a: number, b: number, s: number): number {
  // a - nx, where a and nx may agree in nearly all their digits.
  const away = a * logistic(-s) - b * logistic(s)
  const v = away / (2 * a - away)
  // Written this way round, NaN does not reach the series.
  if (!(Math.abs(v) <= 0.1)) return -a * (Math.log1p(b / a) + logLogistic(s)) - away
  // 2a artanh(v) by its series; the first term has cancelled.
  let sum = away * v
  let power = 2 * a * v
  for (let j = 3; ; j += 2) {
    power *= v * v
    const next = sum + power / j
    if (next === sum) return sum
    sum = next
  }
}

/** x of the logit s. */
export function logistic(s: number): number {
  return 1 / (1 + Math.exp(-s))
}

/** ln x of the logit s. */
export function logLogistic(s: number): number {
  return s > 0 ? -Math.log1p(Math.exp(-s)) : s - Math.log1p(Math.exp(s))
}

/**
 * ln I: the logarithm of the probability that a beta(a, b) number has a logit of at most `s`. The continued fraction
 * of DiDonato and Morris 1992, "Algorithm 708", section 3 (BFRAC), evaluated from the front (Lentz 1976), on the side
 * of the mean where it converges fast.
 */
export function logBetaCdf(a: number, b: number, s: number): number {
  const x = logistic(s)
  const y = logistic(-s)
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.exp(logBetaCdf(b, a, -s)))
  const lambda = a * y - b * x
  let c = (a / (a + 1)) * (lambda + 1)
  let d = 0
  let fraction = c
  for (let n = 1, factor = 0; n < 100_000 && Math.abs(factor - 1) > 2e-16; n++) {
    const odd = a + 2 * n - 1
    const alpha = ((((a + n - 1) / odd) * (a + b + n - 1)) / odd) * n * (b - n) * x * x
    const beta = n + (n * (b - n) * x) / odd + ((a + n) / (odd + 2)) * (lambda + 1 + n * (1 + y))
    c = beta + alpha / c
    d = 1 / (beta + alpha * d)
    factor = c * d
    fraction *= factor
  }
  return logBetaTerm(a, b, s) - Math.log(fraction)
}

/**
 * The logit below which a beta(a, b) number lies with probability `p`; `q` = 1 - p is given too, for the digits
 * near p = 1.
 */
export function betaLogitQuantile(p: number, q: number, a: number, b: number): number {
  return p <= q ? lowerLogit(Math.log(p), a, b) : -lowerLogit(Math.log(q), b, a)
}

/**
 * Newton's method on ln I. The density of the logit is log-concave, thus ln I is concave in s: after one step the
 * root is approached from below, and never passed.
 */
function lowerLogit(logP: number, a: number, b: number): number {
  if (logP === -Infinity) return -Infinity
  let s = Math.log(a / b)
  for (let i = 0; i < 200; i++) {
    const log = logBetaCdf(a, b, s)
    const step = (logP - log) * Math.exp(log - logBetaTerm(a, b, s))
    s += step
    if (!(Math.abs(step) > 1e-15 * Math.max(1, Math.abs(s)))) break
  }
  return s
}
