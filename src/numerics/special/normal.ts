/** Density of the standard normal distribution at `z`. */
export function normalDensity(z: number): number {
  return ROOT * halfSquareExp(Math.abs(z))
}

/** 1/√(2π). */
const ROOT = 0.3989422804014327

/**
 * Probability that a standard normal number is at most `z`; in the lower tail too it is right to fourteen digits,
 * so the upper tail beyond z is best asked for as `normalCdf(-z)`.
 *
 * W. J. Cody 1969, "Rational Chebyshev approximations for the error function", in the form and with the
 * coefficients of Cody 1993, ACM Algorithm 715 (function ANORM).
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z)
  if (y <= 0.67448975) return 0.5 + z * centre(z * z)
  // Written this way round, NaN stays NaN.
  const tail = y <= 5.656854249492381 ? halfSquareExp(y) * shoulder(y) : farTail(y)
  return z < 0 ? tail : 1 - tail
}

/** Probability that a standard normal number lies between `low` and `high`, also where both are far out. */
export function normalBetween(low: number, high: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low)
}

/** exp(-y²/2) for y ≥ 0: the part of y with four binary decimals has an exact square, so no digits are lost. */
function halfSquareExp(y: number): number {
  if (y > 39) return 0
  const coarse = Math.trunc(y * 16) / 16
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(y - coarse) * (y + coarse) * 0.5)
}

/** (Φ(z) - 1/2) / z near the middle, from z². */
function centre(s: number): number {
  return (
    ((((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) *
      s +
      18154.98125334356) /
    ((((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673)
  )
}

/** Tail probability over exp(-y²/2) for 0.67 < y ≤ √32. */
function shoulder(y: number): number {
  return (
    ((((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y +
      93.50665613217785) *
      y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
      9842.714838383978) /
    ((((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y +
      6485.558298266761) *
      y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
      19685.429676859992)
  )
}

/** Tail probability beyond y > √32. */
function farTail(y: number): number {
  if (y > 39) return 0
  const s = 1 / (y * y)
  const ratio =
    (s *
      (((((0.023073441764940174 * s + 0.215898534057957) * s + 0.12740116116024736) * s +
        0.022235277870649807) *
        s +
        0.0014216191932278934) *
        s +
        2.9112874951168793e-5)) /
    (((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s +
      0.0037823963320275824) *
      s +
      7.297515550839662e-5)
  return (halfSquareExp(y) * (ROOT - ratio)) / y
}

/**
 * The standard normal score below which lies probability `p`: minus infinity at 0, infinity at 1, NaN outside.
 *
 * M. J. Wichura 1988, "Algorithm AS 241: the percentage points of the normal distribution" (function PPND16).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return middleScore(q)
  const tail = q < 0 ? p : 1 - p
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : Number.NaN
  return q < 0 ? -tailScore(tail) : tailScore(tail)
}

/** Turns uniform numbers in (0, 1) into standard normal scores, in place, for the first `count` entries. */
export function normalScores(uniforms: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const p = uniforms[i]!
    const q = p - 0.5
    if (q > -0.425 && q < 0.425) uniforms[i] = middleScore(q)
    else uniforms[i] = normalQuantile(p)
  }
}

/** Score at probability 1/2 + q for |q| ≤ 0.425. */
function middleScore(q: number): number {
  const r = 0.180625 - q * q
  return (
    (q *
      (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
        r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
        3.3871328727963665)) /
    (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
      r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
      1)
  )
}

/** Score beyond which lies probability `tail` ≤ 0.075. */
function tailScore(tail: number): number {
  const depth = Math.sqrt(-Math.log(tail))
  return depth <= 5 ? nearTailScore(depth - 1.6) : farTailScore(depth - 5)
}

function nearTailScore(r: number): number {
  return (
    (((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  )
}

function farTailScore(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  )
}
