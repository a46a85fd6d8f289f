import type { Simulation } from '../../simulate/simulate.js'
import { planInputs } from './plan-inputs.js'

/** Uncertain inputs that are moved together, and what of a design moves them. */
export interface InputFactor {
  /** Ids of its inputs, joined by ` + `. */
  readonly name: string
  /** In the order of the scenario. */
  readonly inputs: readonly string[]
  /** Positions in the design, ascending. */
  readonly dimensions: readonly number[]
}

/** The dimensions that a scenario's draws need of a design, and who moves with which. */
export interface InputFactors {
  /** Of a design for `runEnsemble`: the name of each dimension, in order. */
  readonly names: readonly string[]
  /** In the order of the scenario; every dimension is in one of them. */
  readonly factors: readonly InputFactor[]
}

/**
 * The factors of a simulated scenario. An input is one factor with all its dimensions: a lever that is drawn year
 * by year has one for each year. Inputs that are correlated, directly or through others, are one factor together:
 * what each does to a result cannot be told apart, for no share of a variance belongs to one of them alone (Jacques,
 * Lavergne and Devictor 2006).
 *
 * @throws PlanwrightError when an input cannot be drawn within its bounds.
 */
export function inputFactors(simulation: Simulation): InputFactors {
  const { inputs, correlations } = simulation.scenario.uncertainty
  const { names, once, yearly, draws, paths } = planInputs(simulation).sampling
  const dimensions = new Map<string, { once: number[]; yearly: number[] }>(
    inputs.map(({ id }) => [id, { once: [], yearly: [] }]),
  )
  for (const { id, score } of draws) dimensions.get(id)!.once.push(once[score]!)
  for (const path of paths) {
    const found = dimensions.get(path.id)!
    if (path.kind === 'fan' && path.persistence === 1) found.once.push(once[path.score]!)
    else found.yearly.push(...yearly[path.score]!)
  }
  const group = new Map(inputs.map(({ id }) => [id, id]))
  for (const { between, value } of correlations) {
    const [a, b] = between.map((id) => dimensions.get(id)) as [Dimensions?, Dimensions?]
    if (value === 0 || !a || !b || !meet(a, b)) continue
    const [keep, give] = between.map((id) => group.get(id)!) as [string, string]
    for (const [id, head] of group) if (head === give) group.set(id, keep)
  }
  const heads = [...new Set(inputs.map(({ id }) => group.get(id)!))]
  const factors = heads.map((head) => {
    const ids = inputs.map(({ id }) => id).filter((id) => group.get(id) === head)
    const all = ids.flatMap((id) => [...dimensions.get(id)!.once, ...dimensions.get(id)!.yearly])
    return { name: ids.join(' + '), inputs: ids, dimensions: all.sort((a, b) => a - b) }
  })
  return { names, factors }
}

interface Dimensions {
  readonly once: readonly number[]
  readonly yearly: readonly number[]
}

/** Numbers that are drawn once are correlated among themselves, and those of a year among themselves. */
function meet(a: Dimensions, b: Dimensions): boolean {
  return (a.once.length > 0 && b.once.length > 0) || (a.yearly.length > 0 && b.yearly.length > 0)
}

/** The same simulation with its uncertain inputs independent of each other, so that each is a factor alone. */
export function withoutCorrelations(simulation: Simulation): Simulation {
  const { scenario } = simulation
  const { inputs } = scenario.uncertainty
  return { ...simulation, scenario: { ...scenario, uncertainty: { inputs, correlations: [] } } }
}
