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
    const { compareScenarios, comparisonCsv, showComparison } = await import(
      '../../report/compare/comparison.js'
    )
    const { fail } = await import('../../base/problem.js')
    const { didYouMean } = await import('../../base/closest.js')
    const { table, simulations, verdicts } = openBench(options.paths, io)
    const names = table.runs.map((r) => r.scenario)
    const to = options.to ?? names[0]!
    if (!names.includes(to))
      throw fail('bad-option', `--to: no scenario "${to}" among ${names.join(', ')}`, didYouMean(to, names))
    if (names.length < 2)
      throw fail('bad-option', `there is only one scenario, ${to}`, 'name several files, or a folder of them')
    const years = parseYears(
      options.years,
      table,
      [...new Set([...verdicts.map((v) => v.plan.end), table.years.at(-1)!])].sort(),
    )
    const headline = [...new Set(simulations.flatMap((s) => s.scenario.model.headline))]
    const indicators = parseIndicators(options.indicators, table, headline)
    const rows = compareScenarios(table, to, indicators, years)
    if (options.format === 'csv') io.out(comparisonCsv(rows))
    else if (options.format === 'json') io.out(`${JSON.stringify(rows, null, 1)}\n`)
    else io.out(`${showComparison(rows, table, to, simulations, options.lang)}\n`)
    if (options.out !== undefined) {
      const { writeFiles } = await import('../../files/disk.js')
      const { join } = await import('node:path')
      writeFiles(new Map([[join(options.out, 'comparison.csv'), comparisonCsv(rows)]]))
      io.err(`comparison.csv written to ${options.out}/\n`)
    }
    return EXIT.done
  },
}
