/** How far the ratios of neighbouring changes may be from their middle, as a share of it. */
const EVEN = 0.01

/**
 * Whether a positive history follows a logistic or a Gompertz curve closely. On a logistic the inverses of the values
 * approach 1 / ceiling in geometric steps, on a Gompertz curve their logarithms that of the ceiling: the ratio of
 * neighbouring changes is the same in all years, above 0 and not 1 (which is an exponential).
 */
export function followsSaturation(values: Float64Array): { logistic: boolean; gompertz: boolean } {
  const positive = values.every((value) => value > 0)
  return {
    logistic: positive && geometric(values.map((value) => 1 / value)),
    gompertz: positive && geometric(values.map(Math.log)),
  }
}

function geometric(values: Float64Array): boolean {
  const count = values.length - 2
  if (count < 4) return false
  const ratios = new Float64Array(count)
  for (let t = 0; t < count; t++)
    ratios[t] = (values[t + 2]! - values[t + 1]!) / (values[t + 1]! - values[t]!)
  const middle = ratios.toSorted()[count >> 1]!
  const even = ratios.every((ratio) => Math.abs(ratio - middle) <= EVEN * middle)
  return even && Math.abs(middle - 1) > EVEN * EVEN
}
