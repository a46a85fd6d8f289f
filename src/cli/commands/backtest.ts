import { type ChartFolderOptions, withCharts } from '../chart/chart-options.js'
import type { Command } from '../command.js'
import { type GivenHistoryOptions, METHOD_NAMES, withHistories } from '../forecast/history-options.js'
import { EXIT } from '../terminal/io.js'

interface Options extends GivenHistoryOptions, ChartFolderOptions {
  readonly method: string | undefined
  readonly origins: number
  readonly 'by-step': boolean
}

/** `backtest`: how well methods would have forecast histories. */
export const backtest: Command<Options> = {
  command: 'backtest <data>',
  describe: 'How well methods would have forecast the histories of a CSV file',
  builder: (yargs, io) =>
    withCharts(withHistories(yargs, io, 6))
      .option('method', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'auto',
        describe: `Methods, with commas between, or "all": ${METHOD_NAMES}; naive is always there to compare with`,
      })
      .option('origins', {
        type: 'number',
        default: 5,
        requiresArg: true,
        describe: 'Most years of each history to forecast from, the latest ones',
      })
      .option('by-step', {
        type: 'boolean',
        default: false,
        describe: 'Scores of each year ahead as well',
      })
      .example('$0 backtest data.csv --horizon 6 --method all', 'every method')
      .example('$0 backtest data.csv --method theta,ets --origins 1', 'the last 6 years held out'),
  async run(options, io) {
    const { completeFirst } = await import('../../forecast/evaluation/backtest-all.js')
    const choices = await import('../forecast/forecast-choices.js')
    const { disk } = await import('../../files/disk.js')
    const { openHistories } = await import('../../study/forecast/open-histories.js')
    const { backtestHistories } = await import('../../study/forecast/backtest-histories.js')
    const { backtestCsv, backtestJson } = await import('../../report/forecast/backtest-files.js')
    const { showBacktest } = await import('../../report/forecast/show-backtest.js')
    const { failedText } = await import('../../report/forecast/failed-histories.js')
    const { checkExcel, csvFor } = await import('../terminal/excel.js')
    const { put } = await import('../terminal/put.js')
    const { checkCharts, writeCharts } = await import('../chart/chart-folder.js')
    const { showStrays } = await import('../forecast/show-strays.js')
    const { watched } = await import('../terminal/watched.js')
    const { lang: language, 'by-step': byStep, method } = options
    checkExcel(options)
    checkCharts(options, 0)
    choices.checkYears(options)
    const opened = openHistories(options.data, disk, options)
    showStrays(opened, io)
    const asked = {
      ...options,
      method: method?.trim() === 'all' ? ('all' as const) : method?.split(',').map((id) => id.trim()),
      bounds: choices.parseBounds(options.bounds),
      language,
    }
    const { results, found, scores, horizon, origins } = await watched(
      (run) => backtestHistories(opened, asked, run),
      'histories',
      io,
    )
    io.err(failedText(results, language))
    if (found.length === 0) return EXIT.findings
    const listed = completeFirst(scores)
    const text = {
      csv: () => csvFor(options, backtestCsv(listed, byStep)),
      json: () => backtestJson(listed, language),
      table: () =>
        `${showBacktest(listed, { histories: found.length, horizon, origins, byStep }, language)}\n`,
    }[options.format]()
    put(text, options.output, io)
    if (options.charts !== undefined) {
      const { basename } = await import('node:path')
      const { backtestCharts } = await import('../../report/charts/backtest-charts.js')
      const data = basename(options.data)
      const specs = backtestCharts(found, scores, { horizon, origins, language, data })
      await writeCharts(specs, options.charts, options.type, io)
    }
    return EXIT.done
  },
}
