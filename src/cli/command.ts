import type { Argv } from 'yargs'
import type { Io } from './terminal/io.js'

/** A command of the program. `run` gives the exit code; what it needs is loaded only when it runs. */
export interface Command<Options> {
  readonly command: string
  readonly describe: string
  readonly builder: (yargs: Argv, io: Io) => Argv<Options>
  readonly run: (options: Options, io: Io) => Promise<number>
}
