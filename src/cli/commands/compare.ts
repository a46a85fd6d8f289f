import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'
import { type CommonOptions, parseIndicators, parseYears, withCommon } from '../terminal/options.js'

interface Options extends CommonOptions {
  readonly paths: string[]
  readonly to: string | undefined
  readonly out: string | undefined
}

/** `compare`: scenarios against one of them. */
export const compare: Command<Options> = {
  command: 'compare <paths..>',
  describe: 'Differences between scenarios: values, growth, and the levers that differ',
  builder: (yargs, io) =>
    withCommon(
      yargs.positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Scenario files, or folders of them',
      }),
      io,
    )
      .option('to', {
        type: 'string',
        requiresArg: true,
        describe: 'Scenario to compare with',
        defaultDescription: 'the first',
      })
      .option('out', { type: 'string', requiresArg: true, describe: 'Folder to write comparison.csv to' })
      .example(
        '$0 compare scenarios/ganxian --to baseline --years 2035',
        'every scenario against the baseline',
      ),
  async run(options, io) {
    const { openBench } = await import('../study/open-bench.js')
    const { compare: study } = await import('../../study/compare.js')
    const { comparisonCsv, comparisonJson, comparisonText } = await import(
      '../../report/compare/comparison.js'
    )
    const bench = openBench(options.paths, io)
    const comparison = study(bench, {
      to: options.to,
      indicators: parseIndicators(options.indicators),
      years: parseYears(options.years),
    })
    const show = {
      csv: comparisonCsv,
      json: comparisonJson,
      table: (found: typeof comparison) => comparisonText(found, options.lang),
    }
    io.out(show[options.format](comparison))
    if (options.out !== undefined) {
      const { writeFiles } = await import('../../files/disk.js')
      const { join } = await import('node:path')
      writeFiles(new Map([[join(options.out, 'comparison.csv'), comparisonCsv(comparison)]]))
      io.err(`comparison.csv written to ${options.out}/\n`)
    }
    return EXIT.done
  },
}
