import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'
import { parseIndicators } from '../terminal/options.js'

interface Options {
  readonly paths: string[]
  readonly kind: ('line' | 'dashboard' | 'structure' | 'targets')[] | undefined
  readonly type: ('json' | 'svg' | 'png')[] | undefined
  readonly indicators: string | undefined
  readonly lang: 'zh' | 'en'
  readonly out: string
  readonly scale: number
}

/** `chart`: draws charts of scenarios. */
export const chart: Command<Options> = {
  command: 'chart <paths..>',
  describe: 'Draw charts: lines by scenario, a dashboard, the structure over time, targets met',
  builder: (yargs: Argv, io) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Scenario files, or folders of them',
      })
      .option('kind', {
        choices: ['line', 'dashboard', 'structure', 'targets'] as const,
        array: true,
        describe: 'Kinds of charts',
        defaultDescription: 'all',
      })
      .option('type', {
        choices: ['json', 'svg', 'png'] as const,
        array: true,
        describe: 'Kinds of files: json is the Vega-Lite specification',
        defaultDescription: 'all',
      })
      .option('indicators', {
        type: 'string',
        requiresArg: true,
        describe: 'Indicators to draw, such as gdp,population, or "all"',
      })
      .option('lang', {
        choices: ['zh', 'en'] as const,
        default: io.language,
        defaultDescription: 'by locale',
        describe: 'Language of labels',
      })
      .option('out', {
        type: 'string',
        default: 'out/charts',
        requiresArg: true,
        describe: 'Folder to write to',
      })
      .option('scale', {
        type: 'number',
        default: 2,
        requiresArg: true,
        describe: 'Pixels of a PNG for each point, 1 to 8',
      })
      .example('$0 chart scenarios/ganxian --kind line --indicators gdp --lang zh', 'one chart'),
  async run(options, io) {
    const { fail } = await import('../../base/problem.js')
    if (!(options.scale >= 0.5 && options.scale <= 8))
      throw fail('bad-option', `--scale: ${options.scale} is not between 0.5 and 8`)
    const { openBench } = await import('../study/open-bench.js')
    const { CHART_KINDS, FILE_TYPES, chartSpecs, render } = await import('../chart/draw.js')
    const bench = openBench(options.paths, io)
    const { viewOf } = await import('../../study/view.js')
    const { indicators } = viewOf(bench, { indicators: parseIndicators(options.indicators) })
    const specs = chartSpecs(bench, options.kind ?? CHART_KINDS, indicators, options.lang)
    const files = await render(specs, options.type ?? FILE_TYPES, options.scale, io)
    const { writeFiles } = await import('../../files/disk.js')
    const { join } = await import('node:path')
    writeFiles(new Map([...files].map(([name, content]) => [join(options.out, name), content])))
    io.err(`${files.size} files written to ${options.out}/\n`)
    return EXIT.done
  },
}
