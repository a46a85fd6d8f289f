import { disk } from '../../files/disk.js'
import { type OneScenario, openScenario } from '../../study/one-scenario.js'
import { type OpenOptions, openWorkbench, type Workbench } from '../../study/workbench.js'
import type { Io } from '../terminal/io.js'
import { showWarnings } from './show-warnings.js'

/** Reads and simulates what was named on the command line; warnings go to standard error. */
export function openBench(
  paths: readonly string[],
  io: Io,
  options: Pick<OpenOptions, 'oracle'> = {},
): Workbench {
  return openWorkbench(paths, disk, { ...options, warn: showWarnings(io) })
}

/** As {@link openBench} does, the one scenario that calls something uncertain. */
export function openUncertain(path: string, io: Io): OneScenario {
  return openScenario(path, disk, { warn: showWarnings(io) })
}
