import type { Listing } from '../kernel/listing.js'
import type { Layout } from '../kernel/wasm/layout.js'
import type { Called } from '../kernel/wasm/module.js'
import type { SamplingPlan } from './inputs/sampling-plan.js'

/** Draws that are summed up together; a thread takes one block at a time. */
export const BLOCK = 4096

/** A condition on one draw: low ≤ Σ weight × value ≤ high. `row` is a row of kept values. */
export interface Condition {
  readonly terms: readonly { readonly row: number; readonly weight: number }[]
  readonly low: number
  readonly high: number
}

/** An ensemble that is ready to be computed, in plain data: threads get a copy of it and share the memory. */
export interface Job {
  readonly draws: number
  readonly listing: Listing
  readonly layout: Layout
  /** Column of each slot; −1 for those without. */
  readonly columns: readonly number[]
  /** Calendar year of time 0. */
  readonly firstYear: number
  /** WebAssembly of the program; undefined where it is to be done without. */
  readonly program: Uint8Array<ArrayBuffer> | undefined
  /** Operators and functions that the program calls. */
  readonly called: readonly Called[]
  /** Rows of kept values, in the order of the layout's places. */
  readonly rows: number
  /** Whether the values of all draws are kept, and not only those of the chunk at hand. */
  readonly keeps: boolean
  /** Draws that are simulated at a time. */
  readonly chunk: number
  /** Values that columns have up to the base year, column by column. */
  readonly known: Float64Array
  readonly sampling: SamplingPlan
  /** By question: conditions that all have to hold for the answer to be yes. */
  readonly targets: readonly (readonly Condition[])[]
  readonly map: MemoryMap
}

/** Byte addresses in memory. */
export interface MemoryMap {
  readonly pages: number
  /** One number for each row. */
  readonly centres: number
  /** Two numbers for each row. */
  readonly bins: number
  /** Values of all draws, when they are kept. */
  readonly kept: number
  /** Work space of thread 0, and its size. */
  readonly work: number
  readonly workSize: number
  /** Within a work space: values of the chunk, moments, counts. */
  readonly chunkKept: number
  readonly moments: number
  readonly counts: number
}

/** What threads share besides memory. */
export interface SharedState {
  /** Next block, draws done, and whether to stop. */
  readonly control: Int32Array
  /** Sum of (value − centre), of its square, least and largest value: for each block and row. */
  readonly stats: Float64Array
  /** A bit for each draw: whether it failed. */
  readonly failed: Uint32Array
  /** For each target, a bit for each draw: whether it is met. */
  readonly met: Uint32Array
}

/** Positions in `control`. */
export const [NEXT_BLOCK, DONE, STOP] = [0, 1, 2]
/** Numbers of a block and row in `stats`. */
export const STATS = 4

/** How many blocks so many draws make. */
export function blocksOf(draws: number): number {
  return Math.ceil(draws / BLOCK)
}

/** 32-bit words that hold a bit for each draw; whole blocks, so that no two threads write to one word. */
export function wordsOf(draws: number): number {
  return (blocksOf(draws) * BLOCK) / 32
}

/** Makes what threads share: no block taken, no draw done. */
export function shareFor(draws: number, rows: number, targets: number): SharedState {
  const words = wordsOf(draws)
  return {
    control: new Int32Array(new SharedArrayBuffer(16)),
    stats: new Float64Array(new SharedArrayBuffer(blocksOf(draws) * rows * STATS * 8)),
    failed: new Uint32Array(new SharedArrayBuffer(words * 4)),
    met: new Uint32Array(new SharedArrayBuffer(targets * words * 4)),
  }
}
