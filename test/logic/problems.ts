import { HARD, type Row, type Term } from '../../src/logic/row.js'

/** Random numbers from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const int = (random: () => number, from: number, to: number) =>
  from + Math.floor(random() * (to - from + 1))

export function level(
  claim: number,
  terms: readonly (readonly [number, number])[],
  low: number,
  high = low,
): Row {
  return { claim, kind: 'level', terms: terms.map(term), low, high }
}

export function log(
  claim: number,
  terms: readonly (readonly [number, number])[],
  low: number,
  high = low,
): Row {
  return { claim, kind: 'log', terms: terms.map(term), low, high }
}

const term = ([variable, coefficient]: readonly [number, number]): Term => ({ variable, coefficient })

/** The first two variables, each once. */
export const BOTH: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 1],
]

/** A number as printed with so many significant digits: what it may have been before. */
export function printed(value: number, digits: number): [low: number, high: number] {
  if (value === 0) return [0, 0]
  const shown = Number(value.toPrecision(digits))
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(shown))) - digits + 1)
  return [shown - unit / 2, shown + unit / 2]
}

export interface Planted {
  readonly rows: Row[]
  readonly size: number
  readonly count: number
  readonly point: number[]
}

/**
 * Rows that a known point satisfies: variables are products, ratios, sums, shares and grown values of others,
 * by identity; claims print values, growth rates and shares, rounded.
 */
export function planted(
  random: () => number,
  options: {
    readonly variables: number
    readonly claims: number
    readonly from: number
    readonly to: number
  },
): Planted {
  const { variables, claims, from, to } = options
  const point: number[] = []
  const rows: Row[] = []
  const any = () => int(random, 0, point.length - 1)
  while (point.length < variables) {
    const v = point.length
    const kind = v < 2 ? 0 : int(random, 0, 5)
    if (kind <= 1) point.push(10 ** (from + random() * (to - from)))
    else {
      const [a, b] = [any(), any()]
      const [x, y] = [point[a]!, point[b]!]
      if (kind === 2) {
        point.push(x * y)
        rows.push(
          log(
            HARD,
            [
              [v, 1],
              [a, -1],
              [b, -1],
            ],
            0,
          ),
        )
      } else if (kind === 3) {
        point.push(x / y)
        rows.push(
          log(
            HARD,
            [
              [v, 1],
              [a, -1],
              [b, 1],
            ],
            0,
          ),
        )
      } else if (kind === 4) {
        point.push(x + y)
        rows.push(
          level(
            HARD,
            [
              [v, 1],
              [a, -1],
              [b, -1],
            ],
            0,
          ),
        )
      } else {
        const years = int(random, 1, 5)
        point.push(x * y ** years)
        rows.push(
          log(
            HARD,
            [
              [v, 1],
              [a, -1],
              [b, -years],
            ],
            0,
          ),
        )
      }
      const value = point[v]!
      if (!(value > 10 ** (2 * from) && value < 10 ** (2 * to) && value > 1e-9 && value < 1e16)) {
        point.pop()
        rows.pop()
      }
    }
  }
  for (const [v, value] of point.entries()) rows.push(level(HARD, [[v, 1]], value / 8, value * 8))
  for (let claim = 0; claim < claims; claim++) {
    const [a, b] = [any(), any()]
    const [x, y] = [point[a]!, point[b]!]
    const digits = int(random, 2, 4)
    const kind = int(random, 0, 4)
    if (kind <= 1) rows.push(level(claim, [[a, 1]], ...printed(x, digits)))
    else if (kind === 2 && a !== b) {
      const [low, high] = printed(x / y, digits)
      rows.push(
        log(
          claim,
          [
            [a, 1],
            [b, -1],
          ],
          Math.log(low),
          Math.log(high),
        ),
      )
    } else if (kind === 3)
      rows.push(
        level(
          claim,
          [
            [a, 1],
            [b, 1],
          ],
          ...printed(x + y, digits),
        ),
      )
    else rows.push(level(claim, [[a, 1]], printed(x, digits)[0], Infinity))
  }
  return { rows, size: point.length, count: claims, point }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = int(random, 0, i)
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

/** The same in another unit: all levels `factor` times as large. Logarithms shift by their coefficients. */
export function inUnits(rows: readonly Row[], factor: number): Row[] {
  return rows.map((row) => {
    const by = row.kind === 'level' ? 0 : row.terms.reduce((s, t) => s + t.coefficient, 0) * Math.log(factor)
    return row.kind === 'level'
      ? { ...row, low: row.low * factor, high: row.high * factor }
      : { ...row, low: row.low + by, high: row.high + by }
  })
}
