/** Where a search ended. */
export interface Minimum {
  readonly point: Float64Array
  readonly value: number
  /** How often the function was called. */
  readonly calls: number
}

/** How far a parameter is moved to feel the slope. */
const FEELER = 1e-6
const LONGEST_STEP = 2

/**
 * A minimum of a smooth function near `start`: quasi-Newton steps with the update of Broyden, Fletcher, Goldfarb and
 * Shanno, slopes by forward differences, shortened until the function falls enough (Nocedal and Wright 2006,
 * "Numerical Optimization", chapters 3, 6 and 8).
 *
 * Suits functions whose second derivatives are around 1; a value of Infinity marks a place outside. Ends when a step
 * promises to gain less than `tolerance`.
 */
export function minimise(
  evaluate: (point: Float64Array) => number,
  start: Float64Array,
  tolerance = 1e-8,
  mostSteps = 100,
): Minimum {
  const n = start.length
  const point = start.slice()
  // Views of one buffer, since that is far cheaper than buffers of their own.
  const work = new Float64Array(n * (n + 5))
  const row = (k: number) => work.subarray(k * n, (k + 1) * n)
  const [trial, slope, slopeBefore, direction, product] = [row(0), row(1), row(2), row(3), row(4)]
  const inverse = work.subarray(5 * n)
  let calls = 1
  let value = evaluate(point)
  if (n === 0 || value === Number.POSITIVE_INFINITY) return { point, value, calls }

  const feel = () => {
    calls += n
    for (let i = 0; i < n; i++) {
      const here = point[i]!
      point[i] = here + FEELER
      const ahead = evaluate(point)
      point[i] = here
      slope[i] = ahead === Number.POSITIVE_INFINITY ? 0 : (ahead - value) / FEELER
    }
  }
  const forget = () => {
    inverse.fill(0)
    for (let i = 0; i < n; i++) inverse[i * n + i] = 1
  }

  forget()
  let fresh = true
  feel()
  for (let step = 0; step < mostSteps; step++) {
    let promise = 0
    let longest = 0
    for (let i = 0; i < n; i++) {
      let sum = 0
      for (let j = 0; j < n; j++) sum -= inverse[i * n + j]! * slope[j]!
      direction[i] = sum
      promise -= sum * slope[i]!
      longest = Math.max(longest, Math.abs(sum))
    }
    if (!(promise > tolerance)) break

    let length = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1
    let reached = value
    let fell = false
    for (let attempt = 0; attempt < 25 && !fell; attempt++) {
      for (let i = 0; i < n; i++) trial[i] = point[i]! + length * direction[i]!
      reached = evaluate(trial)
      calls++
      fell = reached <= value - 1e-4 * length * promise
      if (!fell) {
        // Least point of the parabola through what is known, not too near either end.
        const best = (length * length * promise) / (2 * (reached - value + length * promise))
        length = Math.min(0.5 * length, Math.max(0.1 * length, best || 0))
      }
    }
    if (!fell) {
      if (fresh) break
      forget()
      fresh = true
      continue
    }

    slopeBefore.set(slope)
    for (let i = 0; i < n; i++) {
      direction[i] = trial[i]! - point[i]!
      point[i] = trial[i]!
    }
    value = reached
    feel()
    fresh = !update(inverse, direction, slope, slopeBefore, product, fresh)
  }
  return { point, value, calls }
}

/** Takes a step and the change of slope along it into the inverse Hessian; false where the curve bends down. */
function update(
  inverse: Float64Array,
  step: Float64Array,
  slope: Float64Array,
  slopeBefore: Float64Array,
  product: Float64Array,
  fresh: boolean,
): boolean {
  const n = step.length
  let bend = 0
  let size = 0
  for (let i = 0; i < n; i++) {
    const change = slope[i]! - slopeBefore[i]!
    bend += step[i]! * change
    size += change * change
  }
  if (!(bend > 1e-14)) return !fresh
  if (fresh) for (let i = 0; i < n; i++) inverse[i * n + i] = bend / size
  let form = 0
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * (slope[j]! - slopeBefore[j]!)
    product[i] = sum
    form += sum * (slope[i]! - slopeBefore[i]!)
  }
  const factor = (1 + form / bend) / bend
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      inverse[i * n + j]! +=
        factor * step[i]! * step[j]! - (product[i]! * step[j]! + step[i]! * product[j]!) / bend
    }
  }
  return true
}
