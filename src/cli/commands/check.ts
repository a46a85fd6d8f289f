import { join } from 'node:path'
import type { Argv } from 'yargs'
import { fail, formatProblem, PlanwrightError } from '../../base/problem.js'
import type { Command } from '../command.js'
import { EXIT, type Io } from '../terminal/io.js'

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
    const { loadProject } = await import('../../project/load.js')
    const { disk } = await import('../../files/disk.js')
    const project = loadProject([options.plan], disk)
    const errors = project.problems.filter((p) => p.severity === 'error')
    if (errors.length > 0) throw new PlanwrightError(errors)
    const [plan] = project.plans
    if (!plan || project.cases.length > 0)
      throw fail(
        'wrong-kind',
        `${options.plan} is not a plan`,
        'name a plan file, such as scenarios/ganxian/plan.yaml',
      )
    for (const warning of project.problems) io.err(`${formatProblem(warning)}\n\n`)
    const { checkPlan, USUAL_CHECK } = await import('../../plan/check/check.js')
    const { lintPlan } = await import('../../plan/lint/lint.js')
    const { evaluateOutcomes } = await import('../../plan/judge/evaluation.js')
    const watch = new Watch(options.seconds, io)
    const found = await checkPlan(plan, {
      ...USUAL_CHECK,
      conflicts: options.conflicts,
      implied: options.all,
      stop: () => watch.over(1, SEARCHING),
      hurry: () => watch.over(2, 1),
      found: (_, count) => watch.say(`${count} conflict sets`),
      breathe: () => watch.breathe(),
      progress: (done, all) => watch.say(`repairs ${done} of ${all}`),
    })
    watch.end()
    const scenarios = await scenariosOf(options.with ?? [], found, io)
    const findings = { check: found, lint: lintPlan(plan), evaluation: evaluateOutcomes(plan), scenarios }
    const { checkJson } = await import('../../report/check/check-json.js')
    const { showCheck } = await import('../../report/check/show-check.js')
    const json = () => checkJson(findings)
    const text = () => showCheck(findings, options.lang, options.all)
    io.out(options.format === 'json' ? json() : text())
    if (typeof options.out === 'string') {
      const { conflictFiles } = await import('../../report/check/draw-check.js')
      const { writeFiles } = await import('../../files/disk.js')
      const files = new Map<string, string | Uint8Array>([
        ['check.json', json()],
        ['check.txt', showCheck(findings, options.lang, true)],
        ...(await conflictFiles(found, options.lang)),
      ])
      const { out } = options
      writeFiles(new Map([...files].map(([name, content]) => [join(out, name), content])))
      io.err(`${files.size} files written to ${out}/\n`)
    }
    return options.strict && found.feasible !== true ? EXIT.findings : EXIT.done
  },
}

async function scenariosOf(
  paths: readonly string[],
  found: Awaited<ReturnType<typeof import('../../plan/check/check.js').checkPlan>>,
  io: Io,
) {
  if (paths.length === 0) return []
  const { openBench } = await import('../study/open-bench.js')
  const { holdAgainst } = await import('../../study/check-scenarios.js')
  return openBench(paths, io).simulations.map((s) => holdAgainst(found, found.plan, s))
}

/** Share of the time in which conflicts are looked for; the rest is for explaining and repairing them. */
const SEARCHING = 0.6
const QUIET = 2000
const BREATH = 50

/** The clock of a long search: says how far it is, and ends it by time or on Ctrl-C. */
class Watch {
  readonly #started = Date.now()
  readonly #limit: number
  readonly #io: Io
  #breathed = Date.now()
  #said = 0
  #interrupts = 0
  readonly #interrupt = () => {
    this.#interrupts++
  }

  constructor(seconds: number, io: Io) {
    this.#limit = seconds * 1000
    this.#io = io
    process.on('SIGINT', this.#interrupt)
  }

  /** Whether so many interrupts came, or so much of the time is over. */
  over(interrupts: number, share: number): boolean {
    return this.#interrupts >= interrupts || Date.now() - this.#started > this.#limit * share
  }

  /** Lets signals in, now and then. */
  async breathe(): Promise<void> {
    if (Date.now() - this.#breathed < BREATH) return
    await new Promise((resolve) => setImmediate(resolve))
    this.#breathed = Date.now()
  }

  say(what: string): void {
    const now = Date.now()
    if (now - this.#started < QUIET || now - this.#said < (this.#io.interactive ? 200 : QUIET)) return
    this.#said = now
    const seconds = Math.round((now - this.#started) / 1000)
    this.#io.err(
      this.#io.interactive
        ? `\r${what}, ${seconds} s (Ctrl-C shows what was found)`
        : `${what}, ${seconds} s\n`,
    )
  }

  end(): void {
    process.removeListener('SIGINT', this.#interrupt)
    if (this.#said > 0 && this.#io.interactive) this.#io.err('\n')
    if (this.#interrupts > 0) this.#io.err('stopped: what was found so far\n')
  }
}
