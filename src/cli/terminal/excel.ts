import { fail } from '../../base/problem.js'

interface Options {
  readonly excel: boolean
  readonly format: string
}

/** Checks `--excel`, which says how CSV begins. */
export function checkExcel({ excel, format }: Options): void {
  if (excel && format !== 'csv') throw fail('bad-option', '--excel is for CSV', 'add --format csv')
}

/** CSV as it is written: with a byte order mark where Excel is to know that it is UTF-8. */
export function csvFor({ excel }: Options, csv: string): string {
  return excel ? `\ufeff${csv}` : csv
}
