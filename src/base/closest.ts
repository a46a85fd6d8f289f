import { distance } from 'fastest-levenshtein'

/** The candidate nearest to `name` in spelling, when one is near enough to be meant; else undefined. */
export function closestTo(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  // A third of the letters may differ, at least one and at most four.
  let least = Math.min(4, Math.max(1, Math.floor(name.length / 3))) + 1
  const wanted = name.toLowerCase()
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    // Letters in another order are one slip, however far apart.
    const d = wanted !== other && sorted(wanted) === sorted(other) ? 1 : distance(wanted, other)
    if (d < least || (d === 0 && candidate !== name)) {
      best = candidate
      least = d
    }
  }
  return best
}

function sorted(text: string): string {
  return [...text].sort().join('')
}

/** ` did you mean "…"?` for a name, when a candidate is near enough. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const close = closestTo(name, candidates)
  return close === undefined ? undefined : `did you mean "${close}"?`
}
