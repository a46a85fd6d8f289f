import { didYouMean } from '../base/closest.js'
import { fail } from '../base/problem.js'
import type { Answer } from '../ensemble/answers.js'
import { type Ensemble, runEnsemble } from '../ensemble/ensemble.js'
import type { EnsembleOptions } from '../ensemble/options.js'
import { type TargetConditions, targetConditions } from '../plan/judge/conditions.js'
import type { Plan } from '../plan/plan.js'
import type { DesignName } from '../random/designs.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Workbench } from './workbench.js'

/** A scenario's draws, held against its plan. */
export interface Drawn {
  readonly ensemble: Ensemble
  readonly seed: number
  readonly sampling: DesignName
  readonly plan: Plan | undefined
  readonly targets: readonly TargetConditions[]
  /** Probabilities of targets together: all judged ones, all binding ones, and those asked for. */
  readonly together: readonly {
    readonly name: 'all' | 'binding' | 'asked'
    readonly answer: Answer
    readonly ids: readonly string[]
  }[]
}

/** How the draws of scenarios are made. */
export interface DrawsOptions extends Omit<EnsembleOptions, 'questions' | 'progress' | 'signal' | 'design'> {
  /** Ids of targets whose probability together is wanted. */
  readonly joint?: readonly string[]
}

/** How a long run tells of itself and is stopped. */
export interface DrawsRun {
  /** Told of scenarios that call nothing uncertain, before any draw; they are left out. */
  readonly leftOut?: (simulation: Simulation) => void
  /** Told from time to time how many draws of a scenario are done. */
  readonly progress?: (simulation: Simulation, done: number, draws: number) => void
  /** Stops the run. */
  readonly signal?: AbortSignal
}

/**
 * Simulates draws of every scenario that calls something uncertain, and asks which targets are met in each.
 * @throws PlanwrightError when none does, a target is not known, or the run is stopped (kind `stopped`).
 */
export async function runEnsembles(
  { simulations, project }: Workbench,
  { joint, seed = 1, sampling = 'random', ...options }: DrawsOptions,
  { leftOut, progress, signal }: DrawsRun = {},
): Promise<Drawn[]> {
  const uncertain = simulations.filter((s) => s.scenario.uncertainty.inputs.length > 0)
  if (uncertain.length === 0)
    throw fail(
      'nothing-uncertain',
      `nothing is uncertain in ${simulations.map((s) => s.scenario.name).join(', ')}`,
      'add "uncertain:" to a scenario, such as uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',
    )
  for (const simulation of simulations) if (!uncertain.includes(simulation)) leftOut?.(simulation)
  const drawn: Drawn[] = []
  for (const simulation of uncertain) {
    const plan = project.cases.find((c) => c.scenario === simulation.scenario)?.plan
    const targets = plan ? targetConditions(plan, simulation.table) : []
    const ensemble = await runEnsemble(simulation, {
      ...options,
      seed,
      sampling,
      questions: targets,
      progress: (done, draws) => progress?.(simulation, done, draws),
      ...(signal ? { signal } : {}),
    })
    const together = togetherOf(ensemble, targets, joint)
    drawn.push({ ensemble, seed, sampling, plan, targets, together })
  }
  return drawn
}

function togetherOf(
  ensemble: Ensemble,
  targets: readonly TargetConditions[],
  asked: readonly string[] | undefined,
): Drawn['together'] {
  const sets: { name: 'all' | 'binding' | 'asked'; ids: string[] }[] = []
  if (targets.length > 1) sets.push({ name: 'all', ids: targets.map((t) => t.id) })
  const binding = targets.filter((t) => t.target.status === 'binding').map((t) => t.id)
  if (binding.length > 1) sets.push({ name: 'binding', ids: binding })
  if (asked !== undefined) sets.push({ name: 'asked', ids: targetIds(asked, targets) })
  return sets.map(({ name, ids }) => ({ name, ids, answer: ensemble.joint(ids) }))
}

function targetIds(ids: readonly string[], targets: readonly TargetConditions[]): string[] {
  const known = targets.map((t) => t.id)
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
