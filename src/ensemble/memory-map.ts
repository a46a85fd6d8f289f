import { type Layout, STRIP } from '../kernel/wasm/layout.js'
import type { MemoryMap } from './job.js'
import { MOMENTS, ROW_COUNTS } from './reduction.js'

/** Bytes of a page of WebAssembly's memory. */
export const PAGE = 65536

/** What an ensemble needs room for. */
interface Room {
  /** From the first year that equations look back to; `base` is the base year's. */
  readonly times: number
  readonly base: number
  /** Kept values: slots, and a row for each year from the base year on. */
  readonly slots: readonly number[]
  readonly years: number
  /** Columns of a strip. */
  readonly columns: number
  readonly uniforms: number
  /** Constants of the program, at most. */
  readonly literals: number
  /** Numbers that are drawn once, and paths that are drawn year by year. */
  readonly draws: number
  readonly paths: number
  /** Draws of a chunk, and of a row of kept values. */
  readonly chunk: number
  readonly stride: number
  /** Whether the values of all draws are kept, and not only those of a chunk. */
  readonly keeps: boolean
  readonly threads: number
}

/**
 * Lays everything out in memory: first what all threads share, then a work space for each of them.
 *
 *   uniforms │ constants │ centres │ bins │ kept values of all draws ║ work of thread 0 │ work of thread 1 │ …
 *
 *   a work space: failures of the strip │ columns of the strip │ inputs of the chunk │ failures of the chunk
 *     │ moments │ kept values of the chunk │ counts of the histograms
 */
export function layOut(room: Room): { readonly layout: Layout; readonly map: MemoryMap } {
  const { times, base, slots, years, chunk, stride, keeps } = room
  const rows = slots.length * years
  const shared = new Allocator()
  const uniforms = shared.take(room.uniforms * times)
  const constants = shared.take(room.literals)
  const centres = shared.take(rows)
  const bins = shared.take(rows * 2)
  const kept = shared.take(keeps ? rows * stride : 0)
  const work = shared.take(0)
  const space = new Allocator()
  const bad = space.take(STRIP)
  // Looks back reach before the columns' beginning, as addresses; there is room.
  space.take(base * STRIP)
  const columns = space.take(room.columns * times * STRIP)
  const draws = space.take(room.draws * chunk)
  space.take(base * chunk)
  const shocks = space.take(room.paths * times * chunk)
  const failed = space.take(chunk)
  const moments = space.take(rows * MOMENTS)
  const chunkKept = space.take(keeps ? 0 : rows * stride)
  const counts = space.take(keeps ? 0 : (rows * ROW_COUNTS) / 2)
  const workSize = space.take(0)
  const places = new Map(slots.map((slot, place) => [slot, place * years]))
  const pages = Math.ceil((work + room.threads * workSize) / PAGE)
  return {
    layout: {
      times,
      base,
      uniforms,
      constants,
      bad,
      columns,
      chunk,
      draws,
      shocks,
      failed,
      kept: places,
      stride,
    },
    map: { pages, centres, bins, kept, work, workSize, chunkKept, moments, counts },
  }
}

/**
 * Room for at least so many numbers, an odd number of cache lines: rows at distances of a power of two would all
 * fall into the same few places of a cache.
 */
export function spaced(numbers: number): number {
  const lines = Math.ceil(numbers / 8)
  return 8 * (lines % 2 === 0 ? lines + 1 : lines)
}

/** Hands out memory in cache lines. */
class Allocator {
  #bytes = 64

  /** Room for so many numbers; the address of the first. */
  take(numbers: number): number {
    const at = this.#bytes
    this.#bytes = Math.ceil((at + numbers * 8) / 64) * 64
    return at
  }
}
