import { join } from 'node:path'
import type { Argv } from 'yargs'
import { fail, formatProblem } from '../../base/problem.js'
import type { Command } from '../command.js'
import { EXIT, type Io } from '../terminal/io.js'
import { SearchWatch } from '../terminal/search-watch.js'

interface Options {
  readonly plan: string
  readonly with: string[] | undefined
  readonly format: 'table' | 'json'
  readonly lang: 'zh' | 'en'
  readonly all: boolean
  readonly out: string | false | undefined
  readonly conflicts: number
  readonly seconds: number
  readonly strict: boolean
}

/** `check`: holds a plan's statements against each other, and scenarios against them. */
export const check: Command<Options> = {
  command: 'check <plan>',
  describe: 'Find where a plan contradicts itself, and the smallest repairs',
  builder: (yargs: Argv, io) =>
    yargs
      .positional('plan', { type: 'string', demandOption: true, describe: 'A plan file' })
      .option('with', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Scenarios to hold against the plan: files or folders',
      })
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'What to print',
      })
      .option('lang', {
        choices: ['zh', 'en'] as const,
        default: io.language,
        defaultDescription: 'by locale',
        describe: 'Language of sentences',
      })
      .option('all', {
        type: 'boolean',
        default: false,
        describe: 'List every conflict set, every repair and every statement',
      })
      .option('out', {
        type: 'string',
        requiresArg: true,
        default: undefined as string | false | undefined,
        describe: 'Folder for check.json, check.txt and charts of the contradictions',
      })
      .option('conflicts', {
        type: 'number',
        default: 1000,
        requiresArg: true,
        describe: 'Most conflict sets to look for',
      })
      .option('seconds', {
        type: 'number',
        default: 300,
        requiresArg: true,
        describe: 'Longest time to look for them; what was found by then is shown',
      })
      .option('strict', {
        type: 'boolean',
        default: false,
        describe: `Exit with ${EXIT.findings} when the plan contradicts itself`,
      })
      .example('$0 check scenarios/ganxian/plan.yaml', 'what cannot hold together, and why')
      .example(
        '$0 check scenarios/ganxian/plan.yaml --with scenarios/ganxian/plan-growth.yaml',
        'which contradictions explain what a scenario misses',
      ) as never,
  async run(options, io) {
    for (const key of ['conflicts', 'seconds'] as const)
      if (!(options[key] > 0))
        throw fail('bad-option', `--${key}: expected a positive number`, `write for example --${key} 100`)
    const { openPlan, studyPlan } = await import('../../study/check-plan.js')
    const { disk } = await import('../../files/disk.js')
    const plan = openPlan(options.plan, disk, (warnings) => {
      for (const warning of warnings) io.err(`${formatProblem(warning)}\n\n`)
    })
    const simulations = await simulationsOf(options.with ?? [], io)
    const watch = new SearchWatch(options.seconds, io)
    const findings = await studyPlan(plan, simulations, {
      conflicts: options.conflicts,
      implied: options.all,
      stop: () => watch.over(1, SEARCHING),
      hurry: () => watch.over(2, 1),
      found: (_, count) => watch.say(`${count} conflict sets`),
      breathe: () => watch.breathe(),
      progress: (done, all) => watch.say(`repairs ${done} of ${all}`),
    }).finally(() => watch.end())
    const { checkJson } = await import('../../report/check/check-json.js')
    const { showCheck } = await import('../../report/check/show-check.js')
    const json = () => checkJson(findings)
    const text = () => showCheck(findings, options.lang, options.all)
    io.out(options.format === 'json' ? json() : text())
    if (typeof options.out === 'string') {
      const { checkCharts } = await import('../../report/charts/check-charts.js')
      const { renderCharts } = await import('../chart/render-charts.js')
      const { writeFiles } = await import('../../files/disk.js')
      const files = new Map<string, string | Uint8Array>([
        ['check.json', json()],
        ['check.txt', showCheck(findings, options.lang, true)],
        ...(await renderCharts(checkCharts(findings.check, options.lang), io)),
      ])
      const { out } = options
      writeFiles(new Map([...files].map(([name, content]) => [join(out, name), content])))
      io.err(`${files.size} files written to ${out}/\n`)
    }
    return options.strict && findings.check.feasible !== true ? EXIT.findings : EXIT.done
  },
}

async function simulationsOf(paths: readonly string[], io: Io) {
  if (paths.length === 0) return []
  const { openBench } = await import('../study/open-bench.js')
  return openBench(paths, io).simulations
}

/** Share of the time in which conflicts are looked for; the rest is for explaining and repairing them. */
const SEARCHING = 0.6
