import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'

interface Options {
  readonly paths: string[]
  readonly format: 'table' | 'json'
  readonly strict: boolean
}

/** `validate`: reads files and says everything that is wrong with them. */
export const validate: Command<Options> = {
  command: 'validate <paths..>',
  describe: 'Check models, scenarios, plans and data; every problem with its place',
  builder: (yargs: Argv) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Files, or folders of them',
      })
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'What to print',
      })
      .option('strict', {
        type: 'boolean',
        default: false,
        describe: `Exit with ${EXIT.findings} when there are warnings`,
      })
      .example('$0 validate scenarios/ganxian models/county', 'a folder of scenarios and a model'),
  async run(options, io) {
    const { loadProject } = await import('../../project/load.js')
    const { disk } = await import('../../files/disk.js')
    const { formatProblem } = await import('../../base/problem.js')
    const { problems, sources } = loadProject(options.paths, disk)
    const errors = problems.filter((p) => p.severity === 'error').length
    const warnings = problems.length - errors
    const ordered = [...problems].sort(
      (a, b) =>
        order(a.place?.file, b.place?.file) ||
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0),
    )
    if (options.format === 'json') io.out(`${JSON.stringify(ordered, null, 1)}\n`)
    else {
      for (const problem of ordered) io.out(`${formatProblem(problem)}\n\n`)
      const files = `${sources.size} file${sources.size === 1 ? '' : 's'}`
      io.out(
        problems.length === 0
          ? `${files} checked, nothing wrong\n`
          : `${files} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`,
      )
    }
    if (errors > 0) return EXIT.badInput
    return options.strict && warnings > 0 ? EXIT.findings : EXIT.done
  },
}

function order(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}
