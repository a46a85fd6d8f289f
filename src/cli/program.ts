import yargs, { type Argv } from 'yargs'
import { formatProblem, PlanwrightError } from '../base/problem.js'
import { version } from '../base/version.js'
import type { Command } from './command.js'
import { backtest } from './commands/backtest.js'
import { chart } from './commands/chart.js'
import { check } from './commands/check.js'
import { compare } from './commands/compare.js'
import { discover } from './commands/discover.js'
import { explain } from './commands/explain.js'
import { forecast } from './commands/forecast.js'
import { init } from './commands/init.js'
import { run } from './commands/run.js'
import { sensitivity } from './commands/sensitivity.js'
import { validate } from './commands/validate.js'
import { EXIT, type Io } from './terminal/io.js'
import { optionFault } from './terminal/option-fault.js'
import { underOption } from './terminal/under-option.js'

/** Wrong words on the command line. */
class UsageError extends Error {}

/**
 * Runs the program with the given arguments and gives its exit code: 0 done, 1 findings with --strict, 2 bad
 * input, 3 our own fault.
 */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.done
  let parser: Argv = yargs([...args])
    .scriptName('planwright')
    .usage(
      '$0 <command>\n\nProjects a region’s indicators under growth scenarios and holds them against a plan’s targets.',
    )
    .version(version)
    .help()
    .alias('h', 'help')
    .locale('en')
    .wrap(100)
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Name a command; planwright --help lists them.')
    .exitProcess(false)
    .check((options) => {
      const fault = optionFault(options)
      if (fault !== undefined) throw new UsageError(fault)
      return true
    })
    .epilogue(
      'planwright <command> --help tells more. Exit codes: 0 done, 1 findings (with --strict), 2 bad input, 3 a fault of the program.',
    )
    .fail((message: string, error: Error | undefined) => {
      throw error ?? new UsageError(message)
    })
  const add = <T>({ command, describe, builder, run: act }: Command<T>) => {
    parser = parser.command(
      command,
      describe,
      async (y: Argv) => builder(y, io),
      async (options) => {
        code = await act(options as T, io)
      },
    )
  }
  // In the order that help shows them.
  add(run)
  add(compare)
  add(sensitivity)
  add(discover)
  add(check)
  add(forecast)
  add(backtest)
  add(validate)
  add(explain)
  add(chart)
  add(init)
  try {
    await parser.parseAsync(args.length === 0 ? ['--help'] : [...args], {}, (_error, _argv, output) => {
      if (output) io.out(`${output}\n`)
    })
    return args.length === 0 ? EXIT.badInput : code
  } catch (error) {
    return report(error, io)
  }
}

function report(error: unknown, io: Io): number {
  if (error instanceof PlanwrightError) {
    io.err(`${error.problems.map((problem) => formatProblem(underOption(problem))).join('\n\n')}\n`)
    return EXIT.badInput
  }
  if (error instanceof UsageError || (error instanceof Error && error.name === 'YError')) {
    io.err(`${error.message}\n`)
    return EXIT.badInput
  }
  io.err(
    `This is a fault of planwright ${version}, not of your files. Please report it with what led to it.\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return EXIT.ourFault
}
