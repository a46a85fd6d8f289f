import { formatProblem, type Problem } from '../../base/problem.js'
import type { Io } from '../terminal/io.js'

/** Warnings that are shown when something else was asked for. */
const MOST_WARNINGS = 10

/** Shows warnings on standard error, the first ones alone where there are many. */
export function showWarnings(io: Io): (warnings: readonly Problem[]) => void {
  return (warnings) => {
    for (const warning of warnings.slice(0, MOST_WARNINGS)) io.err(`${formatProblem(warning)}\n\n`)
    if (warnings.length > MOST_WARNINGS)
      io.err(`${warnings.length - MOST_WARNINGS} more warnings: "planwright validate" shows them all\n\n`)
  }
}
