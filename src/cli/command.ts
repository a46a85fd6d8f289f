import type { Argv } from 'yargs'
import type { Io } from './terminal/io.js'

/** A command of the program. `run` gives the exit code; what it needs is loaded only when it runs. */
export interface Command<Options> {
  readonly command: string
  readonly describe: string
  /** Options; a list that only this command reads is loaded here, so that the help of all others starts quickly. */
  readonly builder: (yargs: Argv, io: Io) => Argv<Options> | Promise<Argv<Options>>
  readonly run: (options: Options, io: Io) => Promise<number>
}
