import type { RunOptions } from '../../study/in-turn.js'
import type { Io } from './io.js'
import { Watch } from './watch.js'

/** Runs a study, telling of its progress when it takes long (`512 of 4000 draws`); Ctrl-C stops it. */
export async function watched<Findings>(
  study: (run: RunOptions) => Promise<Findings>,
  things: 'draws' | 'histories',
  io: Io,
): Promise<Findings> {
  const watch = new Watch(io)
  return study({
    progress: (done, all) => watch.say(`${done} of ${all} ${things}`),
    signal: watch.signal,
  }).finally(() => watch.end())
}
