import { runProgram } from '../../src/cli/program.js'
import type { Io } from '../../src/cli/terminal/io.js'

/** What a call of the program gave. */
export interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Calls the program in this process, in English unless `--lang` says otherwise. */
export async function planwright(...args: readonly string[]): Promise<Result> {
  let out = ''
  let err = ''
  const io: Io = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    language: 'en',
    interactive: false,
  }
  const code = await runProgram(args, io)
  return { code, out, err }
}
