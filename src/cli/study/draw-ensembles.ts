import { availableParallelism } from 'node:os'
import { type Drawn, runEnsembles } from '../../study/ensembles.js'
import type { Workbench } from '../../study/workbench.js'
import { type DrawOptions, parseQuantiles, parseTail } from '../ensemble-options.js'
import type { Io } from '../terminal/io.js'
import { Watch } from '../terminal/watch.js'

/** Draws below which another thread would take longer to start than it saves. */
const FEW = 20_000

/**
 * Simulates draws of every scenario that calls something uncertain; the others are told of. Progress goes to
 * standard error, and Ctrl-C stops.
 */
export async function drawEnsembles(
  bench: Workbench,
  options: DrawOptions,
  indicators: readonly string[] | undefined,
  io: Io,
): Promise<Drawn[]> {
  const { seed, sampling, keep, chunk, joint } = options
  const draws = options.draws!
  const plan = {
    draws,
    seed,
    sampling,
    levels: parseQuantiles(options.quantiles),
    tail: parseTail(options.tail),
    threads: options.threads ?? (draws > FEW ? availableParallelism() : 1),
    ...(chunk === undefined ? {} : { chunk }),
    ...(keep === undefined ? {} : { keep: true }),
    ...(indicators === undefined ? {} : { indicators }),
    ...(joint === undefined ? {} : { joint: joint.split(',').map((id) => id.trim()) }),
  }
  const watch = new Watch(io)
  const count = (n: number) => n.toLocaleString('en-US')
  return runEnsembles(bench, plan, {
    leftOut: ({ scenario }) =>
      io.err(`scenario ${scenario.name} calls nothing uncertain: only its central path is shown\n`),
    progress: ({ scenario }, done, all) =>
      watch.say(`${scenario.name}: ${count(done)} of ${count(all)} draws`),
    signal: watch.signal,
  }).finally(() => watch.end())
}
