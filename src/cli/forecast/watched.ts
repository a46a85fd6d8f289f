import type { RunOptions } from '../../study/in-turn.js'
import type { Io } from '../terminal/io.js'
import { Watch } from '../terminal/watch.js'

/** Runs a study of histories, telling of its progress when it takes long; Ctrl-C stops it. */
export async function watched<Findings>(
  study: (run: RunOptions) => Promise<Findings>,
  io: Io,
): Promise<Findings> {
  const watch = new Watch(io)
  return study({
    progress: (done, all) => watch.say(`${done} of ${all} histories`),
    signal: watch.signal,
  }).finally(() => watch.end())
}
