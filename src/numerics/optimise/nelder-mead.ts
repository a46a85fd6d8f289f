/** How far Nelder–Mead goes. */
export interface NelderMeadOptions {
  /** Stops when the values at the corners differ by at most this part of the best one's size; 1e-10. */
  readonly tolerance?: number
  /** Most evaluations; 200 for each parameter. */
  readonly evaluations?: number
}

export interface Minimum {
  readonly at: Float64Array
  readonly value: number
  readonly evaluations: number
  /** Whether the corners agreed before the evaluations ran out. */
  readonly converged: boolean
}

/**
 * A minimum of `f` near `start`, without derivatives; bounds are kept by an `f` that is Infinity outside (NaN
 * counts as Infinity), with a finite value at `start`. `f` gets the same array each time and must not keep it.
 *
 * The first simplex has `start` and, for each parameter, `start` moved by that entry of `steps`.
 *
 * Nelder and Mead 1965, "A Simplex Method for Function Minimization", The Computer Journal 7, with the
 * comparisons of Lagarias et al. 1998, SIAM Journal on Optimization 9, section 2.
 */
export function nelderMead(
  f: (point: Float64Array) => number,
  start: ArrayLike<number>,
  steps: ArrayLike<number>,
  { tolerance = 1e-10, evaluations: most = 200 * start.length }: NelderMeadOptions = {},
): Minimum {
  const n = start.length
  let evaluations = 0
  const evaluate = (point: Float64Array) => {
    evaluations++
    const value = f(point)
    return Number.isNaN(value) ? Infinity : value
  }

  const corners = Array.from({ length: n + 1 }, () => Float64Array.from(start))
  for (let i = 0; i < n; i++) corners[i + 1]![i]! += steps[i]!
  const values = new Float64Array(n + 1)
  for (let i = 0; i <= n; i++) values[i] = evaluate(corners[i]!)
  const centre = new Float64Array(n)
  let trial = new Float64Array(n)
  let further = new Float64Array(n)

  /** Puts into `to` the point on the line from the worst corner through the centre, `reach` beyond it. */
  const alongLine = (to: Float64Array, reach: number) => {
    const worst = corners[n]!
    for (let i = 0; i < n; i++) to[i] = centre[i]! + reach * (centre[i]! - worst[i]!)
    return evaluate(to)
  }

  sortCorners(corners, values)
  let converged = false
  while (evaluations < most) {
    converged = values[n]! - values[0]! <= tolerance * Math.abs(values[0]!) + Number.MIN_VALUE
    if (converged) break
    centre.fill(0)
    for (let c = 0; c < n; c++) for (let i = 0; i < n; i++) centre[i]! += corners[c]![i]! / n

    let value = alongLine(trial, 1)
    if (value < values[0]!) {
      const beyond = alongLine(further, 2)
      if (beyond < value) {
        ;[trial, further] = [further, trial]
        value = beyond
      }
    } else if (value >= values[n - 1]!) {
      const outside = value < values[n]!
      const limit = outside ? value : values[n]!
      const nearer = alongLine(further, outside ? 0.5 : -0.5)
      if (outside ? nearer <= limit : nearer < limit) {
        ;[trial, further] = [further, trial]
        value = nearer
      } else {
        shrink(corners)
        for (let c = 1; c <= n; c++) values[c] = evaluate(corners[c]!)
        sortCorners(corners, values)
        continue
      }
    }
    const free = corners[n]!
    corners[n] = trial
    trial = free
    values[n] = value
    sortCorners(corners, values)
  }
  return { at: corners[0]!, value: values[0]!, evaluations, converged }
}

/** Insertion sort by value, lowest first: after a step only the last corner is out of place. */
function sortCorners(corners: Float64Array<ArrayBuffer>[], values: Float64Array): void {
  for (let i = 1; i < corners.length; i++) {
    const corner = corners[i]!
    const value = values[i]!
    let j = i - 1
    for (; j >= 0 && values[j]! > value; j--) {
      corners[j + 1] = corners[j]!
      values[j + 1] = values[j]!
    }
    corners[j + 1] = corner
    values[j + 1] = value
  }
}

/** Moves every corner halfway to the best one. */
function shrink(corners: readonly Float64Array[]): void {
  const best = corners[0]!
  for (let c = 1; c < corners.length; c++) {
    const corner = corners[c]!
    for (let i = 0; i < best.length; i++) corner[i] = (corner[i]! + best[i]!) / 2
  }
}
