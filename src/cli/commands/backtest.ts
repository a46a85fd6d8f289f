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
    const { fail } = await import('../../base/problem.js')
    const all = await import('../../forecast/evaluation/backtest-all.js')
    const { countedCause } = await import('../../forecast/words.js')
    const choices = await import('../forecast/forecast-choices.js')
    const { openHistories } = await import('../forecast/open-histories.js')
    const { oneByOne } = await import('../forecast/one-by-one.js')
    const { backtestCsv, backtestJson } = await import('../../report/forecast/backtest-files.js')
    const { showBacktest } = await import('../../report/forecast/show-backtest.js')
    const { failedText } = await import('../../report/forecast/failed-histories.js')
    const { checkExcel, csvFor } = await import('../terminal/excel.js')
    const { put } = await import('../terminal/put.js')
    const { checkCharts, writeCharts } = await import('../chart/chart-folder.js')
    const { horizon, origins, scale, lang: language, 'by-step': byStep } = options
    checkExcel(options)
    choices.checkHorizon(horizon)
    if (!(Number.isInteger(origins) && origins >= 1))
      throw fail('bad-option', `--origins: ${origins} is not a whole number from 1 on`)
    const methods = choices.parseMethods(options.method)
    choices.checkScale(methods, scale)
    const histories = openHistories(options, io)
    checkCharts(options, 0)
    const boundsOf = choices.parseBounds(
      options.bounds,
      histories.map((h) => h.indicator),
    )
    const asked = {
      methods,
      horizon,
      origins,
      scale,
      boundsOf,
      replaceSpikes: options.outliers === 'replace',
      wordsOf: (cause: Parameters<typeof countedCause>[0]) => countedCause(cause, language),
    }
    const results = await oneByOne(histories, (history) => all.backtestHistory(history, asked), io)
    const found = results.flatMap((one) => ('cause' in one ? [] : [one]))
    io.err(failedText(results, language))
    if (found.length === 0) return EXIT.findings
    const scores = all.compareMethods(found, asked)
    const listed = all.completeFirst(scores)
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
