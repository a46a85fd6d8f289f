/**
 * A number as the sum of two doubles that do not overlap: 31 digits, within the range of doubles. Products of parts
 * above 2^996 overflow, so scale such data first.
 *
 * Dekker 1971, "A floating-point technique for extending the available precision", Numerische Mathematik 18; Knuth
 * 1997, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B.
 */
export interface DoubleDouble {
  readonly high: number
  readonly low: number
}

export const ZERO: DoubleDouble = { high: 0, low: 0 }

export function exactly(value: number): DoubleDouble {
  return { high: value, low: 0 }
}

/** The sum of two doubles without any error. */
function twoSum(a: number, b: number): DoubleDouble {
  const high = a + b
  const part = high - a
  return { high, low: a - (high - part) + (b - part) }
}

/** The same where |a| ≥ |b|. */
function quickTwoSum(a: number, b: number): DoubleDouble {
  const high = a + b
  return { high, low: b - (high - a) }
}

/** 2^27 + 1 halves the 53 binary digits of a double. */
const SPLITTER = 134217729

/** The product of two doubles without any error. */
function twoProduct(a: number, b: number): DoubleDouble {
  const high = a * b
  const [bigA, bigB] = [SPLITTER * a, SPLITTER * b]
  const [headA, headB] = [bigA - (bigA - a), bigB - (bigB - b)]
  const [tailA, tailB] = [a - headA, b - headB]
  return { high, low: headA * headB - high + headA * tailB + tailA * headB + tailA * tailB }
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const heads = twoSum(a.high, b.high)
  const tails = twoSum(a.low, b.low)
  const sum = quickTwoSum(heads.high, heads.low + tails.high)
  return quickTwoSum(sum.high, sum.low + tails.low)
}

export function negate(a: DoubleDouble): DoubleDouble {
  return { high: -a.high, low: -a.low }
}

export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, negate(b))
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const { high, low } = twoProduct(a.high, b.high)
  return quickTwoSum(high, low + (a.high * b.low + a.low * b.high))
}

/** Long division: three quotients, each of what the ones before leave over. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high
  const rest = subtract(a, multiply(b, exactly(first)))
  const second = rest.high / b.high
  const third = subtract(rest, multiply(b, exactly(second))).high / b.high
  return add(quickTwoSum(first, second), exactly(third))
}

/** One step of Newton from the root of the leading part; 0 for 0. */
export function squareRoot(a: DoubleDouble): DoubleDouble {
  if (a.high <= 0) return ZERO
  const root = Math.sqrt(a.high)
  const rest = subtract(a, twoProduct(root, root))
  return quickTwoSum(root, rest.high / (2 * root))
}

/** Sum of the products of two columns. */
export function dot(a: readonly DoubleDouble[], b: readonly DoubleDouble[]): DoubleDouble {
  let sum = ZERO
  for (let i = 0; i < a.length; i++) sum = add(sum, multiply(a[i]!, b[i]!))
  return sum
}
