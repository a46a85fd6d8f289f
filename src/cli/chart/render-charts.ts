import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartFiles } from '../../chart/render/chart-files.js'
import type { Io } from '../terminal/io.js'

/** How charts become files. */
interface Rendering {
  /** Kinds of files, as asked for; default all. */
  readonly types?: readonly string[] | undefined
  /** Pixels of a picture for each point; default 2. */
  readonly scale?: number
}

/** Milliseconds before progress is told of, and between two such lines on a terminal and in a log. */
const QUIET = 1000
const AGAIN = { terminal: 200, log: 2000 } as const

/** Renders charts to files, by their names; progress goes to standard error. */
export async function renderCharts(
  specs: readonly NamedSpec[],
  io: Io,
  { types, scale = 2 }: Rendering = {},
): Promise<Map<string, string | Uint8Array>> {
  const { toSvg } = await import('../../chart/render/render.js')
  const wanted = chartFiles.filter(({ id }) => types === undefined || types.includes(id))
  const files = new Map<string, string | Uint8Array>()
  const progress = progressOn(io)
  for (const [i, { name, spec }] of specs.entries()) {
    progress.say(`chart ${i + 1} of ${specs.length}`)
    let drawn: Promise<string> | undefined
    const svg = () => {
      drawn ??= toSvg(spec)
      return drawn
    }
    for (const { suffix, content } of wanted) files.set(name + suffix, await content({ spec, svg }, scale))
  }
  progress.end()
  return files
}

/** Tells of progress now and then, on one line of a terminal. */
function progressOn(io: Io) {
  const begun = Date.now()
  let told = begun
  return {
    say(text: string) {
      const now = Date.now()
      if (now - told <= (io.interactive ? AGAIN.terminal : AGAIN.log) || now - begun <= QUIET) return
      told = now
      io.err(io.interactive ? `\r${text} ` : `${text}\n`)
    },
    end() {
      if (io.interactive && Date.now() - begun > QUIET) io.err('\r                    \r')
    },
  }
}
