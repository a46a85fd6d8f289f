/** What commands have of the outside world; tests give another. */
export interface Io {
  /** Writes to standard output. */
  readonly out: (text: string) => void
  /** Writes to standard error: problems, progress, remarks. */
  readonly err: (text: string) => void
  /** Language when none is asked for. */
  readonly language: 'zh' | 'en'
  /** Whether standard error is a terminal, so that progress may be shown on one line. */
  readonly interactive: boolean
}

/** The process's own streams. */
export function processIo(): Io {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    language: /^zh/i.test(locale) ? 'zh' : 'en',
    interactive: process.stderr.isTTY === true,
  }
}

/** Exit codes of the program. */
export const EXIT = { done: 0, findings: 1, badInput: 2, ourFault: 3 } as const
