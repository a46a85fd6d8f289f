/** A number as a cell of a table has it. */
export interface CellNumber {
  /** NaN where the cell says that there is none. */
  readonly value: number
  /** Whether a percent sign follows; it does not change the value: `12%` is 12. */
  readonly percent: boolean
}

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const WRITTEN = /^[+-]?(\d{1,3}(,\d{3})+(\.\d*)?|\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*[%％]?$/

/** What statistical offices and programs write where there is no value. */
const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '..', '...', '…', '……'])

/**
 * Reads a number: plain (`1234.5`, `1e3`), with thousands commas (`1,234.5`), with a percent sign (`12%`), with a
 * true minus (`−3`); or a sign that there is none. Undefined for all else: a lone dash too, which is zero for some
 * offices and missing for others.
 */
export function cellNumber(cell: string): CellNumber | undefined {
  if (PLAIN.test(cell)) return finite(Number(cell), false)
  if (MISSING.has(cell.toLowerCase())) return { value: Number.NaN, percent: false }
  const text = cell.replace('−', '-')
  if (!WRITTEN.test(text)) return undefined
  return finite(Number(text.replace(/[,\s%％]/g, '')), /[%％]$/.test(text))
}

function finite(value: number, percent: boolean): CellNumber | undefined {
  return Number.isFinite(value) ? { value, percent } : undefined
}
