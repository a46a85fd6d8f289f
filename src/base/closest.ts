import { distance } from 'fastest-levenshtein'
import { say, type Text } from './text.js'
import { WORDS } from './words/words.js'

/** The candidate nearest to `name` in spelling, when one is near enough to be meant; else undefined. */
export function closestTo(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  const wanted = name.toLowerCase()
  const letters = sorted(wanted)
  // A third of the letters may differ, at least one and at most four; of a single letter none.
  let least = (wanted.length < 2 ? 0 : Math.min(4, Math.max(1, Math.floor(wanted.length / 3)))) + 1
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue
    const other = candidate.toLowerCase()
    // Letters in another order are one slip, however far apart.
    const swapped = wanted !== other && wanted.length === other.length && letters === sorted(other)
    const d = swapped ? 1 : distance(wanted, other)
    if (d < least) {
      best = candidate
      least = d
    }
  }
  return best
}

function sorted(text: string): string {
  return [...text].sort().join('')
}

/** `did you mean "…"?` for a name that seems to be meant. */
export function suggestion(name: string): Text {
  return say(WORDS, (words) => words.didYouMean(name))
}

/** The {@link suggestion} for a name, when a candidate is near enough. */
export function didYouMean(name: string, candidates: Iterable<string>): Text | undefined {
  const close = closestTo(name, candidates)
  return close === undefined ? undefined : suggestion(close)
}

/** Most names that one reader of a file compares with all others. */
const MOST = 100

/**
 * Suggests names as {@link closestTo} does, for the first hundred that are asked for: a large file in which
 * every name is wrong would otherwise be compared with itself, each name with every other.
 */
export class Suggestions {
  #left = MOST

  closest(name: string, candidates: Iterable<string>): string | undefined {
    return this.#left-- > 0 ? closestTo(name, candidates) : undefined
  }

  /** As {@link didYouMean}. */
  hint(name: string, candidates: Iterable<string>): Text | undefined {
    return this.#left-- > 0 ? didYouMean(name, candidates) : undefined
  }
}
