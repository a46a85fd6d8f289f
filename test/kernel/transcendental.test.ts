import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assemble, Code, type DefinedFunction } from '../../src/kernel/wasm/assembler.js'
import { exponential, logarithm, power } from '../../src/kernel/wasm/transcendental.js'

type Pair = readonly [number, number]

/** The functions over two numbers at once, each with a wrapper that reads and writes memory. */
function instance(): Record<'exp' | 'log' | 'pow', (x: Pair, y?: Pair) => Pair> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const numbers = new Float64Array(memory.buffer)
  const fallbacks = { exp: 0, log: 1, pow: 2 }
  const wrapper = (name: string, fn: number, two: boolean): DefinedFunction => {
    const code = new Code(0)
    code.integer(0).integer(0).load(0)
    if (two) code.integer(0).load(16)
    code.call(fn).store(32)
    return { name, parameters: [], results: [], code }
  }
  const f64 = (count: number) => Array.from({ length: count }, () => 'f64' as const)
  const bytes = assemble(
    [
      { name: 'exp', parameters: f64(1), results: f64(1) },
      { name: 'log', parameters: f64(1), results: f64(1) },
      { name: 'pow', parameters: f64(2), results: f64(1) },
    ],
    [
      exponential(fallbacks),
      logarithm(fallbacks),
      power(fallbacks, 3, 4),
      wrapper('exp', 3, false),
      wrapper('log', 4, false),
      wrapper('pow', 5, true),
    ],
    1,
  )
  const env = { memory, exp: Math.exp, log: Math.log, pow: Math.pow }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env })
  const run = (name: string) => (x: Pair, y?: Pair) => {
    numbers.set(x)
    if (y) numbers.set(y, 2)
    ;(exports[name] as () => void)()
    return [numbers[4]!, numbers[5]!] as const
  }
  return { exp: run('exp'), log: run('log'), pow: run('pow') }
}

const { exp, log, pow } = instance()

function expectSame(actual: number, expected: number, what: string): void {
  if (Object.is(actual, expected)) return
  // Where nothing but the last bits of a subnormal is left, those are the tolerance.
  const allowed = Math.max(1e-13 * Math.abs(expected), 5e-324)
  expect(Math.abs(actual - expected), `${what}: ${actual} is not ${expected}`).toBeLessThanOrEqual(allowed)
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  1 - 2 ** -53,
  1 + 2 ** -52,
  Math.SQRT2,
  Math.SQRT1_2,
  2 ** -1022,
  2 ** -1023,
  5e-324,
  -5e-324,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  708,
  -708,
  708.5,
  709.78,
  709.79,
  -709,
  -745.13,
  -745.2,
  Infinity,
  -Infinity,
  Number.NaN,
]
/** Numbers of all sizes, and many of those that economic models have. */
const number = fc.oneof(
  fc.constantFrom(...SPECIAL),
  fc.double(),
  fc.double({ min: -750, max: 750, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
)

describe('functions over two numbers at once', () => {
  it('are what Math computes, at every special number beside an ordinary one', () => {
    for (const x of SPECIAL)
      for (const pair of [
        [x, 0.75],
        [0.75, x],
      ] as const) {
        for (const lane of [0, 1] as const) {
          expectSame(exp(pair)[lane], Math.exp(pair[lane]), `exp ${pair[lane]}`)
          expectSame(log(pair)[lane], Math.log(pair[lane]), `log ${pair[lane]}`)
        }
        for (const y of SPECIAL)
          for (const lane of [0, 1] as const)
            expectSame(pow(pair, [y, y])[lane], pair[lane] ** y, `${pair[lane]} ^ ${y}`)
      }
  })

  it('are what Math computes, at random numbers of any size', () => {
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        const [x, y] = [
          [a, b],
          [c, d],
        ] as const
        for (const lane of [0, 1] as const) {
          expectSame(exp(x)[lane], Math.exp(x[lane]), `exp ${x[lane]}`)
          expectSame(log(x)[lane], Math.log(x[lane]), `log ${x[lane]}`)
          expectSame(pow(x, y)[lane], x[lane] ** y[lane], `${x[lane]} ^ ${y[lane]}`)
        }
      }),
      { numRuns: 20_000 },
    )
  })

  it('keep their last digits where results are near 0 or 1', () => {
    for (let k = 1; k <= 52; k++)
      for (const x of [1 + 2 ** -k, 1 - 2 ** -k]) expectSame(log([x, x])[0], Math.log(x), `log ${x}`)
    // ln(1 + h) = h − h²/2 + h³/3, to the last digit for so small an h (exact in binary).
    const h = 2 ** -30
    expect(log([1 + h, 1])[0]).toBe(h - h ** 2 / 2 + h ** 3 / 3)
    expect(exp([0, -0])).toEqual([1, 1])
    expect(log([1, 1])).toEqual([0, 0])
    expect(pow([2, 1e300], [10, 0])).toEqual([expect.closeTo(1024, 9), 1])
  })
})
