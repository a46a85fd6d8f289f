import type { ReconcileMethod } from '../../forecast/reconcile/method.js'
import { type ChartFolderOptions, withCharts } from '../chart/chart-options.js'
import type { Command } from '../command.js'
import { type GivenHistoryOptions, list, METHOD_NAMES, withHistories } from '../forecast/history-options.js'
import { EXIT } from '../terminal/io.js'

interface Options extends GivenHistoryOptions, ChartFolderOptions {
  readonly overlay: string | undefined
  readonly method: string | undefined
  readonly levels: string
  readonly hierarchy: string | undefined
  readonly reconcile: ReconcileMethod | undefined
  readonly on: readonly string[] | undefined
  readonly given: string | undefined
  readonly scenario: string | undefined
}

/** `forecast`: histories carried on, with intervals. */
export const forecast: Command<Options> = {
  command: 'forecast <data>',
  describe: 'Forecast yearly histories of a CSV file, with intervals',
  builder: (yargs, io) =>
    withCharts(withHistories(yargs, io, 15))
      .option('overlay', {
        type: 'string',
        requiresArg: true,
        describe: 'Another method, of which charts show the median too',
      })
      .option('method', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'auto',
        describe: `How to forecast: ${METHOD_NAMES}`,
      })
      .option('levels', {
        type: 'string',
        default: '80,95',
        requiresArg: true,
        describe: 'Intervals, in percent with commas between, such as 50,80,95',
      })
      .option('hierarchy', {
        type: 'string',
        requiresArg: true,
        describe:
          'YAML file of what adds up to what, such as "indicators: {gdp: [primary, secondary, tertiary]}"',
      })
      .option('reconcile', {
        choices: ['mint', 'wls', 'ols', 'bottom-up'] as const,
        requiresArg: true,
        defaultDescription: 'mint',
        describe: 'How forecasts are made to add up',
      })
      .option('on', {
        type: 'string',
        requiresArg: true,
        describe: 'Indicators of the same region that the others depend on',
        coerce: list,
      })
      .option('given', {
        type: 'string',
        requiresArg: true,
        describe: 'CSV file with their path in the years ahead, such as results.csv of a run',
      })
      .option('scenario', {
        type: 'string',
        requiresArg: true,
        describe: 'Which scenario of that file, where it has several',
      })
      .example('$0 forecast data.csv --horizon 15', 'every indicator of every region')
      .example(
        '$0 forecast data.csv --indicator gdp --region 赣县区 --format json',
        'one history, for programs',
      )
      .example('$0 forecast data.csv --levels 50,90', 'intervals of other levels')
      .example(
        '$0 forecast data.csv --hierarchy hierarchy.yaml',
        'sectors that add up to GDP, counties to their city',
      )
      .example(
        '$0 forecast data.csv --indicator energy --on gdp --given out/results.csv --scenario high',
        'energy, given the GDP of a scenario',
      ),
  async run(options, io) {
    const choices = await import('../forecast/forecast-choices.js')
    const { disk } = await import('../../files/disk.js')
    const { openHistories } = await import('../../study/forecast/open-histories.js')
    const { forecastHistories } = await import('../../study/forecast/forecast-histories.js')
    const { forecastsCsv, forecastsJson } = await import('../../report/forecast/forecast-files.js')
    const { failedText } = await import('../../report/forecast/failed-histories.js')
    const { showForecasts } = await import('../../report/forecast/show-forecasts.js')
    const { checkExcel, csvFor } = await import('../terminal/excel.js')
    const { put } = await import('../terminal/put.js')
    const { checkCharts } = await import('../chart/chart-folder.js')
    const { showStrays } = await import('../forecast/show-strays.js')
    const { watched } = await import('../terminal/watched.js')
    const { lang: language } = options
    checkExcel(options)
    const levels = choices.parseLevels(options.levels)
    choices.checkReconcile(options.reconcile, options.hierarchy)
    choices.checkConditions(options)
    choices.checkYears(options)
    const opened = openHistories(options.data, disk, options)
    showStrays(opened, io)
    const findings = await watched(
      (run) =>
        forecastHistories(
          opened,
          disk,
          { ...options, bounds: choices.parseBounds(options.bounds) },
          { ...run, begin: (histories) => checkCharts(options, histories.length) },
        ),
      'histories',
      io,
    )
    const { found, method, reconciliation } = findings
    if (reconciliation) {
      const { reconciliationLines } = await import('../../forecast/reconcile/words.js')
      const { printable } = await import('../../base/printable.js')
      for (const line of reconciliationLines(reconciliation, language)) io.err(`${printable(line)}\n`)
    }
    const wanted = { method, levels, language }
    const text = {
      csv: () => csvFor(options, forecastsCsv(found, wanted)),
      json: () => forecastsJson(found, wanted),
      table: () => `${showForecasts(found, levels, language)}\n`,
    }[options.format]()
    const none = found.every((one) => 'cause' in one)
    // An empty table says nothing; empty JSON does, to a program.
    if (!(none && options.format === 'table')) put(text, options.output, io)
    io.err(failedText(found, language))
    if (options.charts !== undefined) {
      const { drawForecasts } = await import('../forecast/draw-forecasts.js')
      await drawForecasts(findings, { levels, language, data: options.data }, options, io)
    }
    return none ? EXIT.findings : EXIT.done
  },
}
