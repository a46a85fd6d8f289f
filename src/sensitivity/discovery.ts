import { type Cases, type Column, type Counts, casesOf, countsOf, outside } from './box.js'
import { type BoxOptions, checkBoxOptions, findBoxes } from './find-box.js'
import { heldOutCounts } from './held-out.js'
import { type ScenarioBox, scenarioBox } from './scenario-box.js'

/** How many boxes are sought, how they are made, and when they are held against other draws. */
export interface DiscoveryOptions extends BoxOptions {
  /** How many boxes to look for at most, each among the rows outside those before it; default 1. */
  readonly boxes?: number
  /** Fewest rows with which boxes are held against draws that they were not made from; default 400. */
  readonly heldOutFrom?: number
  readonly seed: number
}

/** Where an outcome happens, or that no such place is found. */
export interface Discovery extends Counts {
  /**
   * - `never`, `always`: no row has the outcome, or all have.
   * - `nothing`: no box has a bound that is more than chance.
   * - `unconfirmed`: there is a box, the only one in `boxes`, but on held-out rows it may be chance.
   * - `found`: there are boxes, each confirmed on held-out rows where these are enough.
   */
  readonly kind: 'never' | 'always' | 'nothing' | 'unconfirmed' | 'found'
  /** Rows left out, for the outcome or an input is missing. */
  readonly failed: number
  readonly boxes: readonly ScenarioBox[]
}

/**
 * Scenario discovery (Bryant and Lempert 2010): simple bounds on the inputs within which an outcome is frequent,
 * found with the Patient Rule Induction Method (Friedman and Fisher 1999). `outcome` has a number for each row: 1
 * with the outcome, 0 without, NaN where the run failed. Ask for the rarer outcome: if nine rows in ten have it, the
 * box of all rows is hard to better.
 *
 * Boxes are made from all rows; what can be promised of them is `heldOut`.
 *
 * @throws RangeError when columns and outcome differ in length, an outcome is not 0, 1 or NaN, or an option is off.
 */
export function discover(
  columns: readonly Column[],
  outcome: ArrayLike<number>,
  options: DiscoveryOptions,
): Discovery {
  const { boxes = 1, heldOutFrom = 400, seed, ...boxOptions } = options
  checkBoxOptions(boxOptions)
  if (!Number.isInteger(boxes) || boxes < 1)
    throw new RangeError(`boxes must be a whole number of at least 1, not ${boxes}`)
  const cases = completeCases(columns, outcome)
  const all = countsOf(cases)
  const counted = { ...all, failed: outcome.length - all.rows }
  if (all.hits === 0) return { ...counted, kind: 'never', boxes: [] }
  if (all.hits === all.rows) return { ...counted, kind: 'always', boxes: [] }

  const search = (among: Cases) => findBoxes(among, boxes, boxOptions)
  const heldOut = all.rows < heldOutFrom ? [] : heldOutCounts(cases, search, boxes, seed)
  let left = cases
  const found = search(cases).map((f, i) => {
    const described = scenarioBox(columns, left, all, f, heldOut[i])
    left = outside(left, f.box)
    return described
  })
  if (found.length === 0) return { ...counted, kind: 'nothing', boxes: [] }
  const doubtful = found.findIndex((b) => b.heldOut !== undefined && b.heldOut.p > 0.05)
  if (doubtful === 0) return { ...counted, kind: 'unconfirmed', boxes: found.slice(0, 1) }
  return { ...counted, kind: 'found', boxes: doubtful < 0 ? found : found.slice(0, doubtful) }
}

function completeCases(columns: readonly Column[], outcome: ArrayLike<number>): Cases {
  if (columns.length === 0)
    throw new RangeError('there is no column to look for bounds in; give at least one')
  for (const { name, values } of columns)
    if (values.length !== outcome.length)
      throw new RangeError(`column ${name} has ${values.length} rows; the outcome has ${outcome.length}`)
  const rows = Array.from(outcome)
  const other = rows.find((y) => y !== 0 && y !== 1 && !Number.isNaN(y))
  if (other !== undefined) throw new RangeError(`an outcome must be 0, 1 or NaN, not ${other}`)
  const complete = [...rows.keys()].filter(
    (row) => !Number.isNaN(rows[row]) && columns.every((column) => !Number.isNaN(column.values[row])),
  )
  const values = columns.map((column) => column.values)
  return casesOf(values, Uint8Array.from(rows), complete)
}
