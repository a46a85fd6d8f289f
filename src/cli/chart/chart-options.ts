import type { Argv } from 'yargs'
import type { FileType } from './draw.js'

/** Options of the commands that draw on request. */
export interface ChartFolderOptions {
  /** The folder; undefined draws nothing. */
  readonly charts: string | undefined
  readonly type: readonly FileType[] | undefined
}

/** Adds them to a command. */
export function withCharts<Options>(yargs: Argv<Options>) {
  return yargs
    .option('charts', {
      type: 'string',
      requiresArg: true,
      describe: 'Folder for charts; none are drawn without it',
    })
    .option('type', {
      choices: ['json', 'svg', 'png'] as const,
      array: true,
      describe: 'Kinds of chart files: json is the Vega-Lite specification',
      defaultDescription: 'all',
    })
}
