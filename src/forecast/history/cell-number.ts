const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const WRITTEN = /^[+-]?(\d{1,3}(,\d{3})+(\.\d*)?|\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*[%％]?$/

/** What statistical offices and programs write where there is no value. */
const MISSING = new Set([
  ...['', 'na', 'n/a', '#n/a', 'nan', 'null', '..', '...', '…', '……'],
  ...['–', '—', '——', '/', '无', '缺'],
])

/**
 * Reads a number: plain (`1234.5`, `1e3`), with thousands commas (`1,234.5`), with a percent sign, which does not
 * change it (`12%` is 12), with a true minus (`−3`); NaN for a sign that there is none. Undefined for all else: for
 * a lone hyphen too (see {@link isHyphen}).
 */
export function cellNumber(cell: string): number | undefined {
  if (PLAIN.test(cell)) return finite(Number(cell))
  if (MISSING.has(cell.toLowerCase())) return Number.NaN
  const text = cell.replace('−', '-')
  return WRITTEN.test(text) ? finite(Number(text.replace(/[,\s%％]/g, ''))) : undefined
}

/** Whether a cell is a lone hyphen or minus, which is zero for some offices and missing for others. */
export function isHyphen(cell: string): boolean {
  return /^[-−－]$/.test(cell)
}

/** Whether a number as written is followed by a percent sign. */
export function hasPercentSign(cell: string): boolean {
  return cell.endsWith('%') || cell.endsWith('％')
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
