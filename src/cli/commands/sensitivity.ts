import type { Argv } from 'yargs'
import type { SensitivityOptions } from '../../study/sensitivity.js'
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
    const { checkYear, indicatorOf } = await import('../../study/one-scenario.js')
    const { openUncertain } = await import('../study/open-bench.js')
    checkNumbers(options, (await import('../../base/problem.js')).fail)
    const { bench, simulation, plan } = openUncertain(options.scenario, io)
    const { model, end } = simulation.scenario
    const measure = indicatorOf(simulation, options.of ?? model.headline[0]!, '--of')
    const year = options.year ?? (plan && plan.end > model.base && plan.end <= end ? plan.end : end)
    checkYear(simulation, year, '--year')
    const { sensitivityOf } = await import('../../study/sensitivity.js')
    const { Watch } = await import('../terminal/watch.js')
    const watch = new Watch(io)
    const wanted: SensitivityOptions = {
      method: options.method,
      measure,
      year,
      draws: options.draws,
      seed: options.seed,
      sampling: options.sampling,
      independent: options.independent,
      low: options.low / 100,
      high: options.high / 100,
    }
    const found = await sensitivityOf(simulation, wanted, {
      progress: (done, all) => watch.say(`${done} of ${all} draws`),
      signal: watch.signal,
    }).finally(() => watch.end())
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
      const specs = sensitivityCharts(found, bench, options.lang)
      if (specs.length === 0) io.err('no chart: there is nothing to draw\n')
      for (const [name, content] of await renderCharts(specs, io)) outputs.set(`charts/${name}`, content)
    }
    const { writeStudy } = await import('../study/write-study.js')
    const { scenario: path, out: folder = 'out', format: _, ...given } = options
    const said = { ...wanted, measure: measure.id, lang: given.lang, charts: given.charts }
    writeStudy({ command: 'sensitivity', path, options: said, folder }, bench, outputs, io)
    return EXIT.done
  },
}

/** Options that cannot be, or that the method has no use for, are not taken in silence. */
function checkNumbers(
  { method, draws, seed, low, high, independent }: Options,
  fail: typeof import('../../base/problem.js').fail,
): void {
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw fail('bad-option', `--seed: ${seed} is not a whole number from 0 on`)
  if (draws !== undefined && !(Number.isInteger(draws) && draws > 0 && draws <= MOST_DRAWS))
    throw fail('bad-option', `--draws: ${draws} is not a whole number from 1 to ${MOST_DRAWS}`)
  if (!(low > 0 && low < 50 && high > 50 && high < 100))
    throw fail(
      'bad-option',
      `--low ${low} and --high ${high} are not on both sides of the median`,
      'they are percentages: low above 0 and below 50, high above 50 and below 100',
    )
  if (method === 'tornado' && draws !== undefined)
    throw fail(
      'bad-option',
      '--draws says nothing to a tornado, which runs the model twice for each input',
      'leave it out, or add --method sobol or --method morris',
    )
  if (method !== 'sobol' && independent)
    throw fail('bad-option', `--independent is for --method sobol; ${method} always sets correlations aside`)
}

/** Intervals of more would take minutes, and be narrower than anyone needs. */
const MOST_DRAWS = 1_000_000
