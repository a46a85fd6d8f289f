/** Draws that are carried from the first year to the last together, so that they stay in the fastest cache. */
export const STRIP = 4

/**
 * Where things lie in memory, in bytes. All are multiples of 16; those from `bad` on are within the work space of
 * a thread.
 */
export interface Layout {
  readonly times: number
  /** Index of the base year. */
  readonly base: number
  /** Uniform `i` of a time: `uniforms + (i * times + time) * 8`. */
  readonly uniforms: number
  readonly constants: number
  /** Whether a draw of the strip has failed: `bad + d * 8`. */
  readonly bad: number
  /** Values of the strip: `columns + ((column * times + time) * STRIP + d) * 8`. */
  readonly columns: number
  /** Draws that a thread has room for the inputs of; a multiple of STRIP. */
  readonly chunk: number
  /** Numbers of each draw: `draws + (position * chunk + d) * 8`. */
  readonly draws: number
  /** Numbers of each draw and time: `shocks + ((position * times + time) * chunk + d) * 8`. */
  readonly shocks: number
  /** Whether a draw of the chunk has failed: `failed + d * 8`. */
  readonly failed: number
  /**
   * Values that are kept, by slot: from the address that the caller gives, `kept.get(slot)` says which row of
   * `stride` numbers is its base year's; those of the years after it follow.
   */
  readonly kept: ReadonlyMap<number, number>
  readonly stride: number
}
