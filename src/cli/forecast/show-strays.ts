import { printable } from '../../base/printable.js'
import type { OpenedHistories } from '../../study/forecast/open-histories.js'
import type { Io } from '../terminal/io.js'

/** Most lines that are listed one by one. */
const LISTED = 5

/** Says which rows of a file are part of no history. */
export function showStrays({ data, strays }: OpenedHistories, io: Io): void {
  if (strays.length === 0) return
  const lines = strays.slice(0, LISTED).map(({ line }) => line)
  const more = strays.length > LISTED ? ` and ${strays.length - LISTED} more` : ''
  io.err(`${printable(data)}: rows that name no indicator are left out: line ${lines.join(', ')}${more}\n`)
}
