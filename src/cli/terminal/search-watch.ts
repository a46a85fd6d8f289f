import type { Io } from './io.js'

const QUIET = 2000
const BREATH = 50

/** The clock of a long search: says how far it is, and ends it by time or on Ctrl-C. */
export class SearchWatch {
  readonly #started = Date.now()
  readonly #limit: number
  readonly #io: Io
  #breathed = Date.now()
  #said = 0
  #interrupts = 0
  readonly #interrupt = () => {
    this.#interrupts++
  }

  constructor(seconds: number, io: Io) {
    this.#limit = seconds * 1000
    this.#io = io
    process.on('SIGINT', this.#interrupt)
  }

  /** Whether so many interrupts came, or so much of the time is over. */
  over(interrupts: number, share: number): boolean {
    return this.#interrupts >= interrupts || Date.now() - this.#started > this.#limit * share
  }

  /** Lets signals in, now and then. */
  async breathe(): Promise<void> {
    if (Date.now() - this.#breathed < BREATH) return
    await new Promise((resolve) => setImmediate(resolve))
    this.#breathed = Date.now()
  }

  say(what: string): void {
    const now = Date.now()
    if (now - this.#started < QUIET || now - this.#said < (this.#io.interactive ? 200 : QUIET)) return
    this.#said = now
    const seconds = Math.round((now - this.#started) / 1000)
    this.#io.err(
      this.#io.interactive
        ? `\r${what}, ${seconds} s (Ctrl-C shows what was found)`
        : `${what}, ${seconds} s\n`,
    )
  }

  end(): void {
    process.removeListener('SIGINT', this.#interrupt)
    if (this.#said > 0 && this.#io.interactive) this.#io.err('\n')
    if (this.#interrupts > 0) this.#io.err('stopped: what was found so far\n')
  }
}
