import { assemble, Code, type DefinedFunction } from '../kernel/wasm/assembler.js'

/**
 * What becomes of the values of a chunk: running moments and histograms, by row (an indicator in a year).
 *
 * All places are byte addresses in memory, and counts of draws multiples of four. Moments of a row are
 * sixteen numbers, four of each kind, by the draw's number modulo four: sums of (value − centre), of its square, least
 * and largest values. A row's bins are `(low, factor)` at `bins` and `BINS + 2` counts (32 bits) at `counts`: bin
 * ½ + (value − low) · factor, rounded to the nearest whole number, and the outermost two for what lies outside.
 */
export interface Reduction {
  moments(from: number, stride: number, rows: number, draws: number, centres: number, moments: number): void
  histogram(from: number, stride: number, rows: number, draws: number, bins: number, counts: number): void
}

/** Numbers of a row's moments. */
export const MOMENTS = 16
/** Inner bins of a histogram. */
export const BINS = 2046
/** All bins of a row: the inner ones and one on either side. */
export const ROW_COUNTS = BINS + 2

/** Adding it rounds a number to the nearest whole one, which then stands in the low bits. */
const WHOLE = 1.5 * 2 ** 52

/** Both reductions in WebAssembly. */
export function reductionModule(pages: number): Uint8Array<ArrayBuffer> {
  return assemble([], [momentsFunction(), histogramFunction()], pages)
}

const PARAMETERS = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const
const [FROM, STRIDE, ROWS, DRAWS, GIVEN, TO] = [0, 1, 2, 3, 4, 5]

type Eight = [number, number, number, number, number, number, number, number]

function momentsFunction(): DefinedFunction {
  const code = new Code(6)
  const [at, end, row] = [code.local('i32'), code.local('i32'), code.local('i32')]
  const vectors = Array.from({ length: 8 }, () => code.local('v128'))
  const [centre, x, y] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.op('loop')
  code.get(FROM).tee(at).get(DRAWS).integer(3).op('i32.shl', 'i32.add').set(end)
  code.get(GIVEN).loadSplat(0).set(centre)
  vectors.forEach((vector, i) => {
    code
      .get(TO)
      .load(i * 16)
      .set(vector)
  })
  const [sum0, sum1, square0, square1, least0, least1, largest0, largest1] = vectors as Eight
  code.op('loop')
  code.get(at).load(0).set(x)
  code.get(at).load(16).set(y)
  for (const [to, value, instruction] of [
    [least0, x, 'f64x2.pmin'],
    [least1, y, 'f64x2.pmin'],
    [largest0, x, 'f64x2.pmax'],
    [largest1, y, 'f64x2.pmax'],
  ] as const)
    code.get(to).get(value).op(instruction).set(to)
  code.get(x).get(centre).op('f64x2.sub').set(x)
  code.get(y).get(centre).op('f64x2.sub').set(y)
  code.get(sum0).get(x).op('f64x2.add').set(sum0)
  code.get(sum1).get(y).op('f64x2.add').set(sum1)
  code.get(square0).get(x).get(x).op('f64x2.mul', 'f64x2.add').set(square0)
  code.get(square1).get(y).get(y).op('f64x2.mul', 'f64x2.add').set(square1)
  code.get(at).integer(32).op('i32.add').tee(at).get(end).op('i32.lt_u').branchIf(0).op('end')
  vectors.forEach((vector, i) => {
    code
      .get(TO)
      .get(vector)
      .store(i * 16)
  })
  next(code, row, [
    [GIVEN, 8],
    [TO, MOMENTS * 8],
  ])
  return { name: 'moments', parameters: PARAMETERS, results: [], code }
}

function histogramFunction(): DefinedFunction {
  const code = new Code(6)
  const [at, end, row, place] = Array.from({ length: 4 }, () => code.local('i32')) as [
    number,
    number,
    number,
    number,
  ]
  const [low, factor, both] = [code.local('v128'), code.local('v128'), code.local('v128')]
  code.op('loop')
  code.get(FROM).tee(at).get(DRAWS).integer(3).op('i32.shl', 'i32.add').set(end)
  code.get(GIVEN).loadSplat(0).set(low)
  code.get(GIVEN).loadSplat(8).set(factor)
  code.op('loop')
  code.get(at).load(0).get(low).op('f64x2.sub').get(factor).op('f64x2.mul').vector(0.5).op('f64x2.add')
  code
    .vector(0)
    .op('f64x2.pmax')
    .vector(BINS + 1)
    .op('f64x2.pmin')
    .vector(WHOLE)
    .op('f64x2.add')
  code.integer(2).op('i32x4.shl').set(both)
  // The low halves of both numbers.
  for (const lane of [0, 2] as const) {
    code.get(both).integerLane(lane).get(TO).op('i32.add').tee(place)
    code.get(place).loadInteger(0).integer(1).op('i32.add').storeInteger(0)
  }
  code.get(at).integer(16).op('i32.add').tee(at).get(end).op('i32.lt_u').branchIf(0).op('end')
  next(code, row, [
    [GIVEN, 16],
    [TO, ROW_COUNTS * 4],
  ])
  return { name: 'histogram', parameters: PARAMETERS, results: [], code }
}

/** Goes on to the next row while there is one, by so many bytes at each address and by the stride of the values. */
function next(code: Code, row: number, steps: readonly (readonly [number, number])[]): void {
  code.get(FROM).get(STRIDE).op('i32.add').set(FROM)
  for (const [address, step] of steps) code.get(address).integer(step).op('i32.add').set(address)
  code.get(row).integer(1).op('i32.add').tee(row).get(ROWS).op('i32.lt_u').branchIf(0).op('end')
}

/** The bin of a value; see `Reduction`. */
export function binOf(value: number, low: number, factor: number): number {
  return Math.min(Math.max((value - low) * factor + 0.5, 0), BINS + 1) + WHOLE - WHOLE
}

/** The same reductions in plain JavaScript, bit for bit. */
export function plainReduction(memory: ArrayBufferLike): Reduction {
  const numbers = new Float64Array(memory)
  const integers = new Uint32Array(memory)
  return {
    moments(from, stride, rows, draws, centres, moments) {
      for (let row = 0; row < rows; row++) {
        const at = ((from + row * stride) / 8) | 0
        const to = (moments / 8 + row * MOMENTS) | 0
        const centre = numbers[centres / 8 + row]!
        for (let lane = 0; lane < 4; lane++) {
          let sum = numbers[to + lane]!
          let squares = numbers[to + 4 + lane]!
          let least = numbers[to + 8 + lane]!
          let largest = numbers[to + 12 + lane]!
          for (let d = lane; d < draws; d += 4) {
            const value = numbers[at + d]!
            const x = value - centre
            sum += x
            squares += x * x
            if (value < least) least = value
            if (value > largest) largest = value
          }
          numbers[to + lane] = sum
          numbers[to + 4 + lane] = squares
          numbers[to + 8 + lane] = least
          numbers[to + 12 + lane] = largest
        }
      }
    },
    histogram(from, stride, rows, draws, bins, counts) {
      for (let row = 0; row < rows; row++) {
        const at = ((from + row * stride) / 8) | 0
        const to = (counts / 4 + row * ROW_COUNTS) | 0
        const low = numbers[bins / 8 + row * 2]!
        const factor = numbers[bins / 8 + row * 2 + 1]!
        for (let d = 0; d < draws; d++) integers[to + (binOf(numbers[at + d]!, low, factor) | 0)]!++
      }
    },
  }
}
