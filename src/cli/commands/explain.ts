import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'

interface Options {
  readonly scenario: string
  readonly indicator: string
  readonly year: number | undefined
  readonly lang: 'zh' | 'en'
}

/** `explain`: where a value comes from. */
export const explain: Command<Options> = {
  command: 'explain <scenario> <indicator> [year]',
  describe: 'Where a value comes from: equation, inputs, units, and the file and line of every lever',
  builder: (yargs: Argv, io) =>
    yargs
      .positional('scenario', { type: 'string', demandOption: true, describe: 'Scenario file' })
      .positional('indicator', {
        type: 'string',
        demandOption: true,
        describe: 'Indicator, lever or parameter',
      })
      .positional('year', { type: 'number', describe: 'Year; the last simulated one if left out' })
      .option('lang', {
        choices: ['zh', 'en'] as const,
        default: io.language,
        defaultDescription: 'by locale',
        describe: 'Language of labels',
      })
      .example('$0 explain scenarios/ganxian/high.yaml gdp 2025', 'the value of one year'),
  async run(options, io) {
    const { disk } = await import('../../files/disk.js')
    const { withEnding } = await import('../../study/one-scenario.js')
    const { openBench } = await import('../study/open-bench.js')
    const { explain: study } = await import('../../study/explain/explain.js')
    const { explanationText } = await import('../../report/explain/explanation-text.js')
    const { simulations } = openBench([withEnding(options.scenario, disk)], io)
    const { fail } = await import('../../base/problem.js')
    if (simulations.length !== 1)
      throw fail(
        'bad-option',
        `${options.scenario} holds ${simulations.length} scenarios`,
        `name one file, such as ${simulations[0]!.scenario.files[0]}`,
      )
    io.out(explanationText(study(simulations[0]!, options.indicator, options.year), options.lang))
    return EXIT.done
  },
}
