import type { Command } from '../command.js'
import { type GivenHistoryOptions, withHistories } from '../history-options.js'
import { EXIT } from '../io.js'

interface Options extends GivenHistoryOptions {
  readonly method: string | undefined
  readonly levels: string
}

/** `forecast`: histories carried on, with intervals. */
export const forecast: Command<Options> = {
  command: 'forecast <data>',
  describe: 'Forecast yearly histories of a CSV file, with intervals',
  builder: (yargs, io) =>
    withHistories(yargs, io, 15)
      .option('method', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'auto',
        describe: 'How to forecast: auto, or a method such as naive, drift, theta, ets, arima',
      })
      .option('levels', {
        type: 'string',
        default: '80,95',
        requiresArg: true,
        describe: 'Intervals, in percent',
      })
      .example('$0 forecast data.csv --horizon 15', 'every indicator of every region')
      .example(
        '$0 forecast data.csv --indicator gdp --region 赣县区 --format json',
        'one history, for programs',
      ),
  async run(options, io) {
    const { forecastOne } = await import('../../forecast/batch.js')
    const choices = await import('../forecast-choices.js')
    const { openHistories } = await import('../open-histories.js')
    const { oneByOne } = await import('../one-by-one.js')
    const { forecastsCsv, forecastsJson } = await import('../forecast-files.js')
    const { failedText } = await import('../failed-histories.js')
    const { put } = await import('../put.js')
    const { showForecasts } = await import('../show-forecasts.js')
    const { horizon, scale, lang: language } = options
    choices.checkHorizon(horizon)
    const levels = choices.parseLevels(options.levels)
    const method = choices.parseMethod(options.method)
    choices.checkScale([method], scale)
    const histories = openHistories(options, io)
    const boundsOf = choices.parseBounds(
      options.bounds,
      histories.map((h) => h.indicator),
    )
    const replaceSpikes = options.outliers === 'replace'
    const found = await oneByOne(
      histories,
      (history) => forecastOne(history, { method, horizon, scale, boundsOf, replaceSpikes }),
      io,
    )
    const asked = { method: method.id, levels, language }
    const text = {
      csv: () => forecastsCsv(found, asked),
      json: () => forecastsJson(found, asked),
      table: () => `${showForecasts(found, levels, language)}\n`,
    }[options.format]()
    const none = found.every((one) => 'cause' in one)
    // An empty table says nothing; empty JSON does, to a program.
    if (!(none && options.format === 'table')) put(text, options.output, io)
    io.err(failedText(found, language))
    return none ? EXIT.findings : EXIT.done
  },
}
