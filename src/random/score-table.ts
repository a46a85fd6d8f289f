/** A rising function of the normal score: its value and slope at `z`. */
type ScoreCurve = (z: number) => readonly [value: number, slope: number]

/** Uniform numbers of 53 bits have scores between ±8.3. */
const REACH = 8.3
/** Error allowed, in units of `scale` or of the distance from the value at score 0. */
const TOLERANCE = 1e-10
const MOST_CELLS = 2 ** 14

/**
 * A fast copy of `curve`: cubic Hermite interpolation with its exact slopes between scores -8.3 and 8.3, `curve`
 * itself outside. The number of cells doubles until the error at the middle of every cell is below 1e-10 of
 * `scale`, or of the distance from the value at score 0 where that is more. It never falls: slopes are at
 * most three times those of the chords beside them (Fritsch and Carlson 1980, "Monotone piecewise cubic interpolation").
 *
 * @returns what turns the first `count` scores of a column into values, in place.
 */
export function scoreTable(curve: ScoreCurve, scale: number): (scores: Float64Array, count: number) => void {
  const middle = curve(0)[0]
  let nodes = [curve(-REACH), curve(0), curve(REACH)]
  let fine = false
  while (!fine && nodes.length <= MOST_CELLS) {
    const step = (2 * REACH) / (nodes.length - 1)
    const finer = [nodes[0]!]
    fine = nodes.length > 64
    for (let i = 1; i < nodes.length; i++) {
      const [before, after] = [nodes[i - 1]!, nodes[i]!]
      const between = curve(-REACH + (i - 0.5) * step)
      const guess = (before[0] + after[0]) / 2 + (step * (before[1] - after[1])) / 8
      // Cells of half the width are sixteen times as good.
      const allowed = 8 * TOLERANCE * Math.max(scale, Math.abs(between[0] - middle))
      if (!(Math.abs(guess - between[0]) <= allowed)) fine = false
      finer.push(between, after)
    }
    nodes = finer
  }
  return interpolator(curve, nodes)
}

function interpolator(curve: ScoreCurve, nodes: readonly (readonly [number, number])[]) {
  const cells = nodes.length - 1
  const perScore = cells / (2 * REACH)
  /** At each node the value, then the rise over one cell at its slope. */
  const table = new Float64Array(2 * nodes.length)
  for (const [i, [value, slope]] of nodes.entries()) {
    const chords = [nodes[i - 1], nodes[i + 1]].map((n) => (n ? Math.abs(n[0] - value) : Infinity))
    table[2 * i] = value
    table[2 * i + 1] = Math.min(slope / perScore, 3 * Math.min(...chords))
  }
  return (scores: Float64Array, count: number) => {
    for (let i = 0; i < count; i++) {
      const z = scores[i]!
      const place = (z + REACH) * perScore
      if (place >= 0 && place < cells) {
        const cell = Math.trunc(place)
        const t = place - cell
        const value = table[2 * cell]!
        const rise = table[2 * cell + 1]!
        const chord = table[2 * cell + 2]! - value
        const next = table[2 * cell + 3]!
        scores[i] = value + t * (rise + t * (3 * chord - 2 * rise - next + t * (rise + next - 2 * chord)))
      } else scores[i] = curve(z)[0]
    }
  }
}
