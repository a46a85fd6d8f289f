/** Draws that are carried from the first year to the last together, so that they stay in the fastest cache. */
export const STRIP = 4

/**
 * Where things lie in memory, in bytes. All are multiples of 16; those from `bad` on are within the work space of
 * a thread.
 *
 *   0          uniforms   [uniform][time]             the same in every draw; written once, read by all threads
 *              constants  [constant]                  literals of the program
 *              …                                      what the caller keeps besides (ensemble/memory-map)
 *   work ──►   bad        [draw of the strip]         0, or NaN where the draw has failed
 *              columns    [column][time][draw of the strip]
 *              draws      [position][draw of the chunk]          inputs that are one number a draw
 *              shocks     [position][time][draw of the chunk]    inputs that differ from year to year
 *              failed     [draw of the chunk]         `bad` of every strip, for the caller
 *   kept ──►              [slot][year from the base year on][draw]   values that the caller asked for
 *
 * A thread works through its chunk strip by strip: STRIP draws go from the base year to the last, two to a vector,
 * and `columns` holds no others. `work` and `kept` are arguments of `simulate`, so that all threads run one module.
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
