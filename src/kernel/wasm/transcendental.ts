import { Code, type DefinedFunction } from './assembler.js'

/** Numbers of the imported functions of one number that stand in where the series below do not hold. */
interface Fallbacks {
  readonly exp: number
  readonly log: number
  readonly pow: number
}

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
/** Adding it to a whole number of less than 2^51 leaves that number in the low bits. */
const SHIFTER = 2 ** 52 + 2 ** 51

/** e^x of two numbers: x = k ln 2 + r, |r| ≤ ln 2 / 2; Taylor's series of e^r (to 4e-18) times 2^k. */
export function exponential({ exp }: Fallbacks): DefinedFunction {
  const code = new Code(1)
  const [x, k, r, y] = [0, code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(x).vector(Math.LOG2E).op('f64x2.mul', 'f64x2.nearest').set(k)
  code.get(x).get(k).vector(LN2_HIGH).op('f64x2.mul', 'f64x2.sub')
  code.get(k).vector(LN2_LOW).op('f64x2.mul', 'f64x2.sub').set(r)
  const terms = 13
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  code.vector(1 / factorial(terms))
  for (let n = terms - 1; n >= 0; n--)
    code
      .get(r)
      .op('f64x2.mul')
      .vector(1 / factorial(n))
      .op('f64x2.add')
  code.get(k).vector(SHIFTER).op('f64x2.add').bits(1023n).op('i64x2.add').integer(52).op('i64x2.shl')
  code.op('f64x2.mul').set(y)
  const fine = code.local('v128')
  code.get(x).op('f64x2.abs').vector(708).op('f64x2.le').set(fine)
  patch(code, y, fine, (lane) => code.get(x).lane(lane).call(exp))
  code.get(y)
  return { parameters: ['v128'], results: ['v128'], code }
}

/**
 * ln x of two numbers: x = 2^k m, √½ ≤ m ≤ √2; ln m = 2 artanh s with s = (m − 1) / (m + 1), by its series
 * (to 1e-18).
 */
export function logarithm({ log }: Fallbacks): DefinedFunction {
  const code = new Code(1)
  const x = 0
  const [k, m, large, s, z, y] = Array.from({ length: 6 }, () => code.local('v128')) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  // The exponent's bits as the low bits of 2^52, less 2^52, is the exponent as a number.
  code.get(x).integer(52).op('i64x2.shr_u').bits(0x4330000000000000n).op('v128.or')
  code
    .vector(2 ** 52 + 1023)
    .op('f64x2.sub')
    .set(k)
  code.get(x).bits(0x000fffffffffffffn).op('v128.and').bits(0x3ff0000000000000n).op('v128.or').tee(m)
  code.vector(Math.SQRT2).op('f64x2.gt').set(large)
  code.get(m).vector(0.5).op('f64x2.mul').get(m).get(large).op('v128.bitselect').set(m)
  code.get(k).get(large).vector(1).op('v128.and', 'f64x2.add').set(k)
  code.get(m).vector(1).op('f64x2.sub').get(m).vector(1).op('f64x2.add', 'f64x2.div').tee(s)
  code.get(s).op('f64x2.mul').set(z)
  const terms = 11
  code.vector(2 / (2 * terms + 1))
  for (let n = terms - 1; n >= 1; n--)
    code
      .get(z)
      .op('f64x2.mul')
      .vector(2 / (2 * n + 1))
      .op('f64x2.add')
  // 2 s + s z (2/3 + …) + k ln 2, small parts first.
  code.get(z).op('f64x2.mul').get(s).op('f64x2.mul').get(k).vector(LN2_LOW).op('f64x2.mul', 'f64x2.add')
  code.get(s).vector(2).op('f64x2.mul', 'f64x2.add').get(k).vector(LN2_HIGH).op('f64x2.mul', 'f64x2.add')
  code.set(y)
  const fine = code.local('v128')
  code
    .get(x)
    .vector(2 ** -1022)
    .op('f64x2.ge')
    .get(x)
    .vector(Number.MAX_VALUE)
    .op('f64x2.le', 'v128.and')
  code.set(fine)
  patch(code, y, fine, (lane) => code.get(x).lane(lane).call(log))
  code.get(y)
  return { parameters: ['v128'], results: ['v128'], code }
}

/** x^y of two pairs of numbers: e^(y ln x), where that keeps thirteen digits. */
export function power({ pow }: Fallbacks, exp: number, log: number): DefinedFunction {
  const code = new Code(2)
  const [x, y, l, result, fine] = [0, 1, code.local('v128'), code.local('v128'), code.local('v128')]
  code.get(y).get(x).call(log).op('f64x2.mul').tee(l).call(exp).set(result)
  code.get(l).op('f64x2.abs').vector(200).op('f64x2.le')
  code
    .get(x)
    .vector(2 ** -1022)
    .op('f64x2.ge', 'v128.and')
    .set(fine)
  patch(code, result, fine, (lane) => code.get(x).lane(lane).get(y).lane(lane).call(pow))
  code.get(result)
  return { parameters: ['v128', 'v128'], results: ['v128'], code }
}

/** Where a lane of `fine` is not set, replaces that lane of `result` by another way of computing it. */
function patch(code: Code, result: number, fine: number, other: (lane: 0 | 1) => void): void {
  code.get(fine).op('i64x2.all_true', 'i32.eqz', 'if')
  const spare = code.local('v128')
  code.get(result)
  other(0)
  code.replaceLane(0)
  other(1)
  code.replaceLane(1).set(spare)
  code.get(result).get(spare).get(fine).op('v128.bitselect').set(result)
  code.op('end')
}
