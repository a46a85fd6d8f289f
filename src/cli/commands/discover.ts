import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'

interface Options {
  readonly scenario: string
  readonly target: string | undefined
  readonly missed: boolean
  readonly where: string | undefined
  readonly draws: number
  readonly seed: number
  readonly sampling: 'random' | 'lhs' | 'sobol'
  readonly boxes: number
  readonly density: number | undefined
  readonly format: 'table' | 'csv' | 'json'
  readonly lang: 'zh' | 'en'
  readonly out: string | false | undefined
  readonly charts: boolean
}

/** `discover`: under which uncertain inputs a target is met or missed. */
export const discover: Command<Options> = {
  command: 'discover <scenario>',
  describe: 'Under which values of the uncertain inputs a target is met or missed',
  builder: (yargs: Argv, io) =>
    yargs
      .positional('scenario', {
        type: 'string',
        demandOption: true,
        describe: 'Scenario file that says what is uncertain',
      })
      .option('target', {
        type: 'string',
        requiresArg: true,
        describe: 'Target of the scenario’s plan that is asked about, by its id',
      })
      .option('missed', {
        type: 'boolean',
        default: false,
        describe: 'Ask where the target is missed, not where it is met',
      })
      .option('where', {
        type: 'string',
        requiresArg: true,
        describe: 'Ask about a value instead, such as "gdp@2025 >= 300 亿元"',
      })
      .option('draws', { type: 'number', default: 4000, requiresArg: true, describe: 'Runs of the model' })
      .option('seed', {
        type: 'number',
        default: 1,
        requiresArg: true,
        describe: 'Whole number; the same one gives the same draws',
      })
      .option('sampling', {
        choices: ['random', 'lhs', 'sobol'] as const,
        default: 'random' as const,
        describe: 'How draws are laid out: lhs is Latin hypercube, sobol a scrambled Sobol sequence',
      })
      .option('boxes', {
        type: 'number',
        default: 1,
        requiresArg: true,
        describe: 'Boxes to look for at most, each among what the earlier ones leave',
      })
      .option('density', {
        type: 'number',
        requiresArg: true,
        defaultDescription: 'best balance with coverage',
        describe: 'Least share of a box’s draws with the outcome, such as 0.9',
      })
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
      .option('charts', {
        type: 'boolean',
        default: false,
        describe: 'Draw a chart of each box, to --out or out/',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        default: undefined as string | false | undefined,
        describe: 'Folder for discovery.json, discovery.csv and the charts',
      })
      .example('$0 discover scenarios/ganxian/baseline.yaml --target gdp_2025', 'where a target is met')
      .example(
        '$0 discover scenarios/ganxian/baseline.yaml --where "gdp@2035 <= 500 亿元" --density 0.9',
        'where a value stays low',
      ) as never,
  async run(options, io) {
    const { openUncertain } = await import('../study/open-bench.js')
    const scenario = openUncertain(options.scenario, io)
    const { discoverIn } = await import('../../study/discovery.js')
    const { watched } = await import('../terminal/watched.js')
    const found = await watched((run) => discoverIn(scenario, options, run), 'draws', io)
    const { lang } = options
    const { discoveryCsv, discoveryJson } = await import('../../report/discover/discovery-files.js')
    const { showDiscovery } = await import('../../report/discover/show-discovery.js')
    const show = { csv: discoveryCsv, json: discoveryJson, table: () => showDiscovery(found, lang) }
    io.out(show[options.format](found))
    if (options.out === false || (options.out === undefined && !options.charts)) return EXIT.done
    const outputs = new Map<string, string | Uint8Array>([
      ['discovery.json', discoveryJson(found)],
      ['discovery.csv', discoveryCsv(found)],
    ])
    if (options.charts) {
      const { renderCharts } = await import('../chart/render-charts.js')
      const { discoveryCharts } = await import('../../report/charts/discovery-charts.js')
      const specs = discoveryCharts(found, scenario.bench, lang)
      if (specs.length === 0) io.err('no chart: no box was found\n')
      for (const [name, content] of await renderCharts(specs, io)) outputs.set(`charts/${name}`, content)
    }
    const { writeStudy } = await import('../study/write-study.js')
    const { scenario: path, out: folder = 'out', target, where, missed, charts } = options
    const chosen = { ...found.options, target, where, missed, lang, charts }
    writeStudy({ command: 'discover', path, options: chosen, folder }, scenario.bench, outputs, io)
    return EXIT.done
  },
}
