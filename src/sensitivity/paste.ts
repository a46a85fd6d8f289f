import { type Bound, type Box, type Cases, countsOf, soleBreach, withBound } from './box.js'

/**
 * Bottom-up pasting (Friedman and Fisher 1999): peeling places each bound before it knows the later
 * ones, so each is tried anew. The slice just outside one bound, a share `alpha` of the box's rows, is taken in
 * while the outcome gets no less dense by it, the best slice first; a bound beyond which nothing is left goes.
 */
export function paste(cases: Cases, box: Box, alpha: number): Box {
  for (let current = box; ; ) {
    const { rows, hits } = countsOf(cases, current)
    const size = Math.max(1, Math.floor(alpha * rows))
    let best: Box | undefined
    let bestDensity = hits / rows
    const breach = soleBreach(cases, current)
    for (const [b, bound] of current.entries()) {
      const slice = sliceBeyond(cases, breach, b, bound, size)
      const density = (hits + slice.hits) / (rows + slice.rows)
      if (slice.rows > 0 && density >= bestDensity) {
        best =
          slice.next === undefined
            ? current.filter((other) => other !== bound)
            : withBound(current, slice.next)
        bestDensity = density
      }
    }
    if (best === undefined) return current
    current = best
  }
}

/** The nearest rows that only this bound keeps out, with ties, and the bound that takes them in: none when all are. */
function sliceBeyond(cases: Cases, breach: Int32Array, b: number, bound: Bound, size: number) {
  const values = cases.columns[bound.column]!
  const beyond = cases.order[bound.column]!.filter((row) => breach[row] === b)
  if (bound.side === 'low') beyond.reverse()
  let rows = Math.min(size, beyond.length)
  while (rows < beyond.length && values[beyond[rows]!] === values[beyond[rows - 1]!]) rows++
  const hits = beyond.subarray(0, rows).reduce((sum, row) => sum + cases.outcome[row]!, 0)
  const next = rows === beyond.length ? undefined : { ...bound, value: values[beyond[rows - 1]!]! }
  return { rows, hits, next }
}
