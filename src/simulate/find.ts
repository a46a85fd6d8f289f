import type { Kernel } from '../kernel/compile.js'
import { type State, seriesOffset, slotOf } from '../kernel/state.js'
import type { Find, Scenario } from '../model/scenario.js'

/** A shift of levers that was found. */
export interface Found {
  readonly find: Find
  /** One shift for all years, or one for each of `find.years`; in base units (0.01 is a point) or a factor. */
  readonly shifts: readonly number[]
}

/** Why a shift was not found. */
export interface NotFound {
  readonly find: Find
  readonly year: number
  /** `reach`: not within the levers' bounds; `fight`: the finds undo each other. */
  readonly reason: 'reach' | 'fight'
  /** Lowest and highest value that the indicator took within the levers' bounds, in base units; NaN when none. */
  readonly lowest: number
  readonly highest: number
}

/** Passes over all finds; each may disturb the others. */
const MOST_PASSES = 60
const TOLERANCE = 1e-12
/** Smallest factor; a factor of zero could not be undone. */
const SMALLEST = 1e-6

/**
 * Moves levers so that every find of a scenario holds at once: each in turn by a root search within the
 * levers' bounds, again until none moves. The shifted paths are left in `state`.
 */
export function solveFinds(
  scenario: Scenario,
  kernel: Kernel,
  state: State,
): { readonly found: readonly Found[] } | { readonly failed: NotFound } {
  const searches = scenario.finds.map((find) => new LeverSearch(find, scenario, kernel, state))
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = false
    for (const search of searches) {
      const failed = search.solve()
      if (failed) return { failed }
      moved ||= search.moved
    }
    if (!moved || (pass === 0 && searches.length === 1)) break
    if (pass === MOST_PASSES - 1) {
      const { find } = searches[0]!
      return {
        failed: { find, year: find.years[0]!, reason: 'fight', lowest: Number.NaN, highest: Number.NaN },
      }
    }
  }
  return { found: searches.map((s) => ({ find: s.find, shifts: s.shifts })) }
}

/** Looks for the shift of one find; it keeps what it has found from pass to pass. */
class LeverSearch {
  readonly find: Find
  shifts: number[]
  moved = false
  readonly #scenario: Scenario
  readonly #kernel: Kernel
  readonly #state: State

  constructor(find: Find, scenario: Scenario, kernel: Kernel, state: State) {
    this.find = find
    this.#scenario = scenario
    this.#kernel = kernel
    this.#state = state
    this.shifts = find.years.map(() => (find.shift === 'add' ? 0 : 1))
  }

  solve(): NotFound | undefined {
    this.moved = false
    const { find } = this
    const single = !find.each
    // Earlier finds may have moved earlier years.
    this.#kernel.run(this.#state, this.#scenario.model.base + 1, find.years[0]!)
    for (const [i, year] of find.years.entries()) {
      const window: [number, number] = single
        ? [find.from, Math.min(find.until, this.#scenario.end)]
        : [year, year]
      const apply = (shift: number): number => {
        this.#shiftLevers(i, shift, window)
        const stop = this.#kernel.run(this.#state, single ? Math.min(find.from, year) : year, year)
        return stop ? Number.NaN : this.#value(year) - find.equals
      }
      const before = this.shifts[i]!
      const scale = Math.max(Math.abs(find.equals), 1e-9)
      if (Math.abs(apply(before)) <= TOLERANCE * scale) continue
      const range = this.#range(i, window)
      const result = findRoot(apply, before, range, TOLERANCE * scale)
      if (!('root' in result))
        return {
          find,
          year,
          reason: 'reach',
          lowest: result.lowest + find.equals,
          highest: result.highest + find.equals,
        }
      apply(result.root)
      if (Math.abs(result.root - before) > 1e-13 * Math.max(1, Math.abs(before))) this.moved = true
    }
    return undefined
  }

  #value(year: number): number {
    return this.#state.series[
      seriesOffset(this.#state, slotOf(this.#scenario.model, this.find.indicator), year)
    ]!
  }

  /** Moves the levers from their present shift to another one. */
  #shiftLevers(i: number, shift: number, [from, until]: readonly [number, number]): void {
    const { model } = this.#scenario
    const old = this.shifts[i]!
    for (const id of this.find.levers)
      for (let year = from; year <= until; year++) {
        const at = seriesOffset(this.#state, slotOf(model, id), year)
        const value = this.#state.series[at]!
        this.#state.series[at] = this.find.shift === 'add' ? value - old + shift : (value / old) * shift
      }
    this.shifts[i] = shift
  }

  /** The shifts that keep every lever within its bounds. */
  #range(i: number, [from, until]: readonly [number, number]): [number, number] {
    let low = this.find.shift === 'add' ? Number.NEGATIVE_INFINITY : SMALLEST
    let high = Number.POSITIVE_INFINITY
    for (const id of this.find.levers) {
      const { lever } = this.#scenario.levers.get(id)!
      for (let year = from; year <= until; year++) {
        const value = this.#state.series[seriesOffset(this.#state, slotOf(this.#scenario.model, id), year)]!
        if (this.find.shift === 'add') {
          const base = value - this.shifts[i]!
          low = Math.max(low, lever.min - base)
          high = Math.min(high, lever.max - base)
        } else {
          const base = value / this.shifts[i]!
          if (base === 0) continue
          const [a, b] = [lever.min / base, lever.max / base].sort((x, y) => x - y) as [number, number]
          low = Math.max(low, a)
          high = Math.min(high, b)
        }
      }
    }
    return [low, high]
  }
}

/** Points looked at when a root has to be bracketed. */
const SAMPLES = 64

/**
 * A root of `f` in a range: by secant steps from `start`, and where those stray by sampling the range for a
 * change of sign and closing in on it (Brent's method in the form of Press et al. 2007, section 9.3, with
 * bisection whenever interpolation is slow). `f` may be NaN where it is not defined.
 */
export function findRoot(
  f: (x: number) => number,
  start: number,
  [low, high]: readonly [number, number],
  tolerance: number,
): { readonly root: number } | { readonly lowest: number; readonly highest: number } {
  let a = Math.min(Math.max(start, low), high)
  let fa = f(a)
  let b = Math.min(Math.max(a + 0.01 * Math.max(1, Math.abs(a)) * (a + 0.01 > high ? -1 : 1), low), high)
  let fb = f(b)
  for (let i = 0; i < 40 && Number.isFinite(fa) && Number.isFinite(fb) && fa !== fb; i++) {
    const c = b - (fb * (b - a)) / (fb - fa)
    if (!(c >= low && c <= high)) break
    ;[a, fa, b, fb] = [b, fb, c, f(c)]
    if (
      Math.abs(fb) <= tolerance ||
      (Math.abs(b - a) <= Number.EPSILON * Math.max(Math.abs(a), Math.abs(b)) &&
        Math.abs(fb) <= 1e3 * tolerance)
    )
      return { root: b }
  }
  const from = Number.isFinite(low) ? low : -1
  const to = Number.isFinite(high) ? high : Math.max(1, 2 * Math.abs(start))
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  let previous: { x: number; y: number } | undefined
  for (let i = 0; i <= SAMPLES; i++) {
    const x = from + ((to - from) * i) / SAMPLES
    const y = f(x)
    if (!Number.isFinite(y)) {
      previous = undefined
      continue
    }
    lowest = Math.min(lowest, y)
    highest = Math.max(highest, y)
    if (Math.abs(y) <= tolerance) return { root: x }
    if (previous && Math.sign(previous.y) !== Math.sign(y)) {
      const root = bracketed(f, previous, { x, y }, tolerance)
      if (root !== undefined) return { root }
    }
    previous = { x, y }
  }
  return lowest > highest ? { lowest: Number.NaN, highest: Number.NaN } : { lowest, highest }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Closes in on a change of sign: inverse interpolation, and bisection when it does not halve the bracket. */
function bracketed(
  f: (x: number) => number,
  left: Point,
  right: Point,
  tolerance: number,
): number | undefined {
  let [a, b] = Math.abs(left.y) < Math.abs(right.y) ? [right, left] : [left, right]
  for (let i = 0; i < 200; i++) {
    if (Math.abs(b.y) <= tolerance) return b.x
    const middle = (a.x + b.x) / 2
    if (middle === a.x || middle === b.x) return Math.abs(b.y) <= 1e6 * tolerance ? b.x : undefined
    const secant = b.x - (b.y * (b.x - a.x)) / (b.y - a.y)
    const inside = (secant - middle) * (secant - b.x) < 0
    const x = inside && i % 3 !== 2 ? secant : middle
    const y = f(x)
    if (!Number.isFinite(y)) return undefined
    if (Math.sign(y) === Math.sign(a.y)) a = { x, y }
    else b = { x, y }
    if (Math.sign(a.y) === Math.sign(b.y)) return undefined
    if (Math.abs(a.y) < Math.abs(b.y)) [a, b] = [b, a]
  }
  return undefined
}
