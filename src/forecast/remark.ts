import type { Label } from '../base/label.js'
import type { Bounds, FoundBounds } from './bounds.js'
import type { ConditionRemark } from './conditional/remark.js'
import type { RowFault } from './history/history.js'
import type { ReconciledBy } from './reconcile/method.js'

/** Something that was found in a history, or done to it, and is stated with its forecast. */
export type Remark =
  /** Years at an end of the history that the file has without a value. */
  | { readonly kind: 'cut'; readonly years: readonly number[] }
  /** Years without a value that were filled from their neighbours, on a straight line of the scale. */
  | { readonly kind: 'filled'; readonly years: readonly number[]; readonly scale: 'log' | 'linear' }
  | { readonly kind: 'spikes'; readonly years: readonly number[]; readonly replaced: boolean }
  /** Years in which the level jumped for good; the year in which growth changed for good. */
  | { readonly kind: 'steps'; readonly years: readonly number[] }
  | { readonly kind: 'bend'; readonly year: number }
  /** All values are the same. */
  | { readonly kind: 'constant' }
  | { readonly kind: 'bounds'; readonly bounds: Bounds; readonly by: FoundBounds['by'] }
  /** The scale that was chosen by evidence; undefined for the values as they are. */
  | { readonly kind: 'scale'; readonly name: string | undefined }
  /** Made to add up with other series. */
  | ({ readonly kind: 'reconciled' } & ReconciledBy)
  /** Years in which adding up would have led out of the bounds. */
  | { readonly kind: 'held'; readonly years: readonly number[] }
  /** Years in which a total is not the sum of its parts, as too many of them are known. */
  | { readonly kind: 'open'; readonly years: readonly number[] }
  | ConditionRemark

/** Why there is no forecast of a history. */
export type Cause =
  | { readonly kind: 'unreadable'; readonly faults: readonly RowFault[] }
  | { readonly kind: 'no-values' }
  | { readonly kind: 'too-short'; readonly count: number; readonly needed: number; readonly method: string }
  | { readonly kind: 'mostly-missing'; readonly missing: number; readonly span: number }
  | { readonly kind: 'too-large'; readonly year: number; readonly value: number }
  /** All values are so close to 0 that their squares are 0. */
  | { readonly kind: 'too-small'; readonly largest: number }
  | { readonly kind: 'outside'; readonly bounds: Bounds; readonly year: number; readonly value: number }
  | { readonly kind: 'no-scale'; readonly scale: string }
  /** An indicator that it depends on is absent, or cannot be used itself. */
  | { readonly kind: 'regressor'; readonly indicator: string; readonly cause: Cause | 'absent' }
  /** Years in which an indicator that it depends on has no value; of a given path, where that is from. */
  | {
      readonly kind: 'lacking'
      readonly indicator: string
      readonly years: readonly number[]
      readonly source?: string
    }
  /** The method says why. */
  | { readonly kind: 'fit'; readonly method: string; readonly reason: Label }
  /** A fault of the program, which must not stop the other histories. */
  | { readonly kind: 'fault'; readonly method: string; readonly reason: string }
