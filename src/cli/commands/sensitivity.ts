import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'

interface Options {
  readonly scenario: string
  readonly of: string | undefined
  readonly year: number | undefined
  readonly method: 'tornado' | 'sobol' | 'morris'
  readonly draws: number | undefined
  readonly seed: number
  readonly sampling: 'random' | 'lhs' | 'sobol'
  readonly independent: boolean
  readonly low: number
  readonly high: number
  readonly format: 'table' | 'csv' | 'json'
  readonly lang: 'zh' | 'en'
  readonly out: string | false | undefined
  readonly charts: boolean
}

/** `sensitivity`: which uncertain inputs a result depends on. */
export const sensitivity: Command<Options> = {
  command: 'sensitivity <scenario>',
  describe: 'Which of the uncertain inputs an indicator depends on, and how much',
  builder: (yargs: Argv, io) =>
    yargs
      .positional('scenario', {
        type: 'string',
        demandOption: true,
        describe: 'Scenario file that says what is uncertain',
      })
      .option('of', {
        type: 'string',
        requiresArg: true,
        defaultDescription: 'first headline indicator',
        describe: 'Indicator whose value is explained',
      })
      .option('year', {
        type: 'number',
        requiresArg: true,
        defaultDescription: 'end of the plan, else the last year',
        describe: 'Year of that value',
      })
      .option('method', {
        choices: ['tornado', 'sobol', 'morris'] as const,
        default: 'tornado' as const,
        describe:
          'tornado: one input at a time at its low and high end; sobol: shares of the variance, with interactions; morris: screening of many inputs',
      })
      .option('draws', {
        type: 'number',
        requiresArg: true,
        defaultDescription: '1,024 rows of sobol, 50 trajectories of morris',
        describe: 'Most runs of the model, for sobol and morris',
      })
      .option('seed', {
        type: 'number',
        default: 1,
        requiresArg: true,
        describe: 'Whole number; the same one gives the same draws',
      })
      .option('sampling', {
        choices: ['random', 'lhs', 'sobol'] as const,
        default: 'sobol' as const,
        describe: 'How the rows of sobol are laid out: lhs is Latin hypercube',
      })
      .option('independent', {
        type: 'boolean',
        default: false,
        describe: 'Set correlations aside for sobol, so that each input has indices of its own',
      })
      .option('low', {
        type: 'number',
        default: 10,
        requiresArg: true,
        describe: 'Low end of a tornado, in percent',
      })
      .option('high', { type: 'number', default: 90, requiresArg: true, describe: 'Its high end' })
      .option('format', {
        choices: ['table', 'csv', 'json'] as const,
        default: 'table' as const,
        describe: 'What to print',
      })
      .option('lang', {
        choices: ['zh', 'en'] as const,
        default: io.language,
        defaultDescription: 'by locale',
        describe: 'Language of labels and sentences',
      })
      .option('charts', { type: 'boolean', default: false, describe: 'Draw a chart, to --out or out/' })
      .option('out', {
        type: 'string',
        requiresArg: true,
        default: undefined as string | false | undefined,
        describe: 'Folder for sensitivity.json, sensitivity.csv and the chart',
      })
      .example(
        '$0 sensitivity scenarios/ganxian/baseline.yaml --of gdp --year 2025',
        'a tornado, in few runs',
      )
      .example(
        '$0 sensitivity scenarios/ganxian/baseline.yaml --of fiscal_revenue --method sobol --independent --charts',
        'shares of the variance',
      ) as never,
  async run(options, io) {
    const { openUncertain } = await import('../study/open-bench.js')
    const scenario = openUncertain(options.scenario, io)
    const { sensitivityOf } = await import('../../study/sensitivity.js')
    const { watched } = await import('../terminal/watched.js')
    const found = await watched((run) => sensitivityOf(scenario, options, run), 'draws', io)
    const { sensitivityCsv, sensitivityJson } = await import('../../report/sensitivity/sensitivity-files.js')
    const { showSensitivity } = await import('../../report/sensitivity/show-sensitivity.js')
    const show = {
      csv: sensitivityCsv,
      json: sensitivityJson,
      table: () => showSensitivity(found, options.lang),
    }
    io.out(show[options.format](found))
    if (options.out === false || (options.out === undefined && !options.charts)) return EXIT.done
    const outputs = new Map<string, string | Uint8Array>([
      ['sensitivity.json', sensitivityJson(found)],
      ['sensitivity.csv', sensitivityCsv(found)],
    ])
    if (options.charts) {
      const { renderCharts } = await import('../chart/render-charts.js')
      const { sensitivityCharts } = await import('../../report/charts/sensitivity-charts.js')
      const specs = sensitivityCharts(found, scenario.bench, options.lang)
      if (specs.length === 0) io.err('no chart: there is nothing to draw\n')
      for (const [name, content] of await renderCharts(specs, io)) outputs.set(`charts/${name}`, content)
    }
    const { writeStudy } = await import('../study/write-study.js')
    const { scenario: path, out: folder = 'out', format: _, ...given } = options
    const chosen = {
      ...found.options,
      measure: found.options.measure.id,
      lang: given.lang,
      charts: given.charts,
    }
    writeStudy({ command: 'sensitivity', path, options: chosen, folder }, scenario.bench, outputs, io)
    return EXIT.done
  },
}
