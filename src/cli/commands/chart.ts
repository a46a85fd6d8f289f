import type { Argv } from 'yargs'
import { withFileTypes } from '../chart/chart-options.js'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'
import { parseIndicators } from '../terminal/options.js'

interface Options {
  readonly paths: string[]
  readonly kind: readonly string[] | undefined
  readonly type: readonly string[] | undefined
  readonly indicators: string | undefined
  readonly lang: 'zh' | 'en'
  readonly out: string
  readonly scale: number
}

/** `chart`: draws charts of scenarios. */
export const chart: Command<Options> = {
  command: 'chart <paths..>',
  describe: 'Draw charts of scenarios',
  async builder(yargs: Argv, io) {
    const { inLanguage } = await import('../../base/label.js')
    const kinds = await runKinds()
    const usual = kinds.filter((kind) => kind.usual)
    return withFileTypes(
      yargs
        .usage(
          `$0 chart <paths..>\n\nDraw charts: ${kinds.map(({ label }) => inLanguage(label, 'en')).join(', ')}`,
        )
        .positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Scenario files, or folders of them',
        })
        .option('kind', {
          choices: kinds.map(({ id }) => id),
          array: true,
          describe: 'Kinds of charts',
          defaultDescription: usual.length === kinds.length ? 'all' : usual.map(({ id }) => id).join(', '),
        }),
      'Kinds of files',
    )
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
      .example('$0 chart scenarios/ganxian --kind line --indicators gdp --lang zh', 'one chart')
  },
  async run(options, io) {
    const { fail } = await import('../../base/problem.js')
    if (!(options.scale >= 0.5 && options.scale <= 8))
      throw fail('bad-option', `--scale: ${options.scale} is not between 0.5 and 8`)
    const { openBench } = await import('../study/open-bench.js')
    const { runCharts } = await import('../../report/charts/run-charts.js')
    const { renderCharts } = await import('../chart/render-charts.js')
    const bench = openBench(options.paths, io)
    const kinds = await runKinds()
    const { viewOf } = await import('../../study/view.js')
    const { indicators } = viewOf(bench, { indicators: parseIndicators(options.indicators) })
    const specs = runCharts(bench, {
      indicators,
      language: options.lang,
      kinds: options.kind?.flatMap((id) => kinds.filter((kind) => kind.id === id)),
    })
    const files = await renderCharts(specs, io, { types: options.type, scale: options.scale })
    const { writeFiles } = await import('../../files/disk.js')
    const { join } = await import('node:path')
    writeFiles(new Map([...files].map(([name, content]) => [join(options.out, name), content])))
    io.err(`${files.size} files written to ${options.out}/\n`)
    return EXIT.done
  },
}

/** The kinds of charts that scenarios have. */
async function runKinds() {
  const { kindsOf } = await import('../../chart/kinds.js')
  return kindsOf('run')
}
