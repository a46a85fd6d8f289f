import type { Argv } from 'yargs'
import { chartFiles } from '../../chart/render/chart-files.js'

/** Options of the commands that draw on request. */
export interface ChartFolderOptions {
  /** The folder; undefined draws nothing. */
  readonly charts: string | undefined
  readonly type: readonly string[] | undefined
}

/** Adds them to a command. */
export function withCharts<Options>(yargs: Argv<Options>) {
  return withFileTypes(
    yargs.option('charts', {
      type: 'string',
      requiresArg: true,
      describe: 'Folder for charts; none are drawn without it',
    }),
    'Kinds of chart files',
  )
}

/** Adds the choice of the kinds of files that charts become. */
export function withFileTypes<Options>(yargs: Argv<Options>, what: string) {
  return yargs.option('type', {
    choices: chartFiles.map(({ id }) => id),
    array: true,
    describe: `${what}: json is the Vega-Lite specification`,
    defaultDescription: 'all',
  })
}
