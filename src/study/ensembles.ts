import { availableParallelism } from 'node:os'
import { didYouMean } from '../base/closest.js'
import { fail } from '../base/problem.js'
import { type DrawOptions, parseQuantiles, parseTail } from '../cli/ensemble-options.js'
import type { Io } from '../cli/terminal/io.js'
import { type Answer, type Ensemble, runEnsemble } from '../ensemble/ensemble.js'
import { type TargetConditions, targetConditions } from '../plan/judge/conditions.js'
import type { Plan } from '../plan/plan.js'
import { Watch } from './watch.js'
import type { Workbench } from './workbench.js'

/** A scenario's draws, held against its plan. */
export interface Drawn {
  readonly ensemble: Ensemble
  readonly plan: Plan | undefined
  readonly targets: readonly TargetConditions[]
  /** Probabilities of targets together: all judged ones, all binding ones, and those asked for. */
  readonly together: readonly {
    readonly name: 'all' | 'binding' | 'asked'
    readonly answer: Answer
    readonly ids: readonly string[]
  }[]
}

/** Draws below which another thread would take longer to start than it saves. */
const FEW = 20_000

/**
 * Simulates draws of every scenario that calls something uncertain; the others are told of. Progress goes to
 * standard error, and Ctrl-C stops.
 */
export async function runEnsembles(
  { simulations, project }: Workbench,
  options: DrawOptions & { readonly indicators: readonly string[] | undefined },
  io: Io,
): Promise<Drawn[]> {
  const uncertain = simulations.filter((s) => s.scenario.uncertainty.inputs.length > 0)
  if (uncertain.length === 0)
    throw fail(
      'nothing-uncertain',
      `nothing is uncertain in ${simulations.map((s) => s.scenario.name).join(', ')}`,
      'add "uncertain:" to a scenario, such as uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',
    )
  for (const { scenario } of simulations)
    if (scenario.uncertainty.inputs.length === 0)
      io.err(`scenario ${scenario.name} calls nothing uncertain: only its central path is shown\n`)
  const watch = new Watch(io)
  const drawn: Drawn[] = []
  try {
    for (const simulation of uncertain) {
      const { scenario } = simulation
      const plan = project.cases.find((c) => c.scenario === scenario)?.plan
      const targets = plan ? targetConditions(plan, simulation.table) : []
      const draws = options.draws!
      const ensemble = await runEnsemble(simulation, {
        draws,
        seed: options.seed,
        sampling: options.sampling,
        levels: parseQuantiles(options.quantiles),
        tail: parseTail(options.tail),
        questions: targets,
        threads: options.threads ?? (draws > FEW ? availableParallelism() : 1),
        ...(options.chunk === undefined ? {} : { chunk: options.chunk }),
        ...(options.keep === undefined ? {} : { keep: true }),
        ...(options.indicators === undefined ? {} : { indicators: options.indicators }),
        progress: (done) =>
          watch.say(
            `${scenario.name}: ${done.toLocaleString('en-US')} of ${draws.toLocaleString('en-US')} draws`,
          ),
        signal: watch.signal,
      })
      drawn.push({ ensemble, plan, targets, together: togetherOf(ensemble, targets, options.joint) })
    }
  } finally {
    watch.end()
  }
  return drawn
}

function togetherOf(
  ensemble: Ensemble,
  targets: readonly TargetConditions[],
  asked: string | undefined,
): Drawn['together'] {
  const sets: { name: 'all' | 'binding' | 'asked'; ids: string[] }[] = []
  if (targets.length > 1) sets.push({ name: 'all', ids: targets.map((t) => t.id) })
  const binding = targets.filter((t) => t.target.status === 'binding').map((t) => t.id)
  if (binding.length > 1) sets.push({ name: 'binding', ids: binding })
  if (asked !== undefined) sets.push({ name: 'asked', ids: targetIds(asked, targets) })
  return sets.map(({ name, ids }) => ({ name, ids, answer: ensemble.joint(ids) }))
}

function targetIds(text: string, targets: readonly TargetConditions[]): string[] {
  const known = targets.map((t) => t.id)
  const ids = text.split(',').map((id) => id.trim())
  for (const id of ids)
    if (!known.includes(id))
      throw fail(
        'bad-option',
        `--joint: no target "${id}" is held against the scenario`,
        didYouMean(id, known) ??
          (known.length > 0
            ? `there are ${known.join(', ')}`
            : 'name a plan in the scenario: "plan: plan.yaml"'),
      )
  return [...new Set(ids)]
}
