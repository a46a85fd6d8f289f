import type { Io } from './io.js'

const QUIET = 2000
const AGAIN = 200

/** Tells of progress after a while, and stops on Ctrl-C. */
export class Watch {
  readonly #controller = new AbortController()
  readonly #io: Io
  readonly #started = Date.now()
  #said = 0
  readonly #interrupt = () => this.#controller.abort()

  constructor(io: Io) {
    this.#io = io
    process.on('SIGINT', this.#interrupt)
  }

  /** Aborted on Ctrl-C. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  say(what: string): void {
    const now = Date.now()
    if (now - this.#started < QUIET || now - this.#said < (this.#io.interactive ? AGAIN : QUIET)) return
    this.#said = now
    this.#io.err(this.#io.interactive ? `\r${what} (Ctrl-C stops) ` : `${what}\n`)
  }

  end(): void {
    process.removeListener('SIGINT', this.#interrupt)
    if (this.#said > 0 && this.#io.interactive) this.#io.err('\n')
  }
}
