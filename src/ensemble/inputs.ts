import { PlanwrightError } from '../base/problem.js'
import type { Inputs, LeverInput, StartInput } from '../kernel/inputs.js'
import { drawBounds } from '../model/draw-bounds.js'
import type { Lever } from '../model/model.js'
import type { Correlation, Draw, Uncertain } from '../model/uncertain.js'
import { cholesky } from '../random/correlation.js'
import { distributionOf, type Specification } from '../random/specification.js'
import type { Simulation } from '../simulate/simulate.js'
import type { DrawPlan, PathPlan, SamplingPlan, ScoreCorrelation } from './sampling.js'

/** What the kernel reads of the uncertain inputs, and how they are drawn. */
export interface PlannedInputs {
  readonly inputs: Inputs
  readonly sampling: SamplingPlan
  /** How far each lever's drawn number has widened, by slot and simulated year. */
  readonly widths: ReadonlyMap<number, readonly number[]>
}

/**
 * Plans the inputs of a simulated scenario. Distributions of levers are truncated so that the lever stays within
 * its hard bounds around its central path, shifts that were found included.
 *
 * @throws PlanwrightError when a distribution has no probability within those bounds.
 */
export function planInputs({ scenario, levers, derived }: Simulation): PlannedInputs {
  const { model, uncertainty } = scenario
  const once: Score[] = []
  const yearly: Score[] = []
  const names: string[] = []
  const draws: DrawPlan[] = []
  const paths: PathPlan[] = []
  const parameters = new Map<number, number>()
  const leverInputs = new Map<number, LeverInput>()
  const starts = new Map<number, StartInput>()
  const widths = new Map<number, readonly number[]>()
  const years = Array.from({ length: scenario.end - model.base }, (_, i) => model.base + 1 + i)

  const drawnOnce = (id: string): number => {
    once.push({ id, dimensions: [names.push(id) - 1] })
    return once.length - 1
  }
  const drawnYearly = (id: string): number => {
    yearly.push({ id, dimensions: years.map((year) => names.push(`${id} ${year}`) - 1) })
    return yearly.length - 1
  }
  const addDraw = (id: string, distribution: Specification, offset = 0, factor = 1): number =>
    draws.push({ id, score: drawnOnce(id), distribution, offset, factor }) - 1

  for (const input of uncertainty.inputs) {
    const { id, draw, shocks, fan } = input
    const { position } = model.references.get(id)!
    if (input.of === 'parameter') {
      const central = scenario.parameters.get(id)!.value
      const { effect, distribution } = draw!
      const [offset, factor] = { replace: [0, 1], add: [central, 1], multiply: [0, central] }[effect] as [
        number,
        number,
      ]
      parameters.set(position, addDraw(id, distribution, offset, factor))
      continue
    }
    if (input.of === 'start') {
      starts.set(position, { position: addDraw(id, draw!.distribution), effect: draw!.effect })
      continue
    }
    const slot = model.indicators.length + position
    const { lever, values } = levers.get(id)!
    const central = years.map((_, i) => values[i]!)
    const { min, max } = lever
    if (fan) {
      const score = fan.persistence === 1 ? drawnOnce(id) : drawnYearly(id)
      paths.push({
        id,
        kind: 'fan',
        score,
        central,
        min,
        max,
        persistence: fan.persistence,
        years: fan.years,
      })
      leverInputs.set(slot, { kind: 'shock', position: paths.length - 1 })
      continue
    }
    const drawn = draw && addDraw(id, bounded(input, lever, central, draw))
    if (draw?.widths) widths.set(slot, draw.widths)
    if (shocks) {
      const { distribution, persistence } = shocks
      const score = drawnYearly(id)
      const before = draw && { position: drawn!, effect: draw.effect, widths: draw.widths }
      paths.push({ id, kind: 'shocks', score, central, min, max, distribution, persistence, draw: before })
      leverInputs.set(slot, { kind: 'shock', position: paths.length - 1 })
    } else
      leverInputs.set(slot, {
        kind: 'draw',
        position: drawn!,
        effect: draw!.effect,
        widens: draw!.widths !== undefined,
      })
  }
  const value = correlationsOf(uncertainty.correlations)
  return {
    inputs: { parameters, levers: leverInputs, starts, derived },
    sampling: {
      names,
      once: once.map((score) => score.dimensions[0]!),
      yearly: yearly.map((score) => score.dimensions),
      onceCorrelation: factorOf(once, value),
      yearlyCorrelation: factorOf(yearly, value),
      draws,
      paths,
    },
    widths,
  }
}

interface Score {
  readonly id: string
  readonly dimensions: readonly number[]
}

/** The distribution of a draw, truncated so that its lever stays within its bounds. */
function bounded(input: Uncertain, lever: Lever, central: readonly number[], draw: Draw): Specification {
  const [low, high] = drawBounds(lever, central, draw)
  const { distribution } = draw
  const specification = {
    ...distribution,
    min: Math.max(low, distribution.min ?? -Infinity),
    max: Math.min(high, distribution.max ?? Infinity),
  }
  try {
    distributionOf(specification)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PlanwrightError([
      {
        kind: 'impossible-truncation',
        severity: 'error',
        message: `${input.id} cannot be drawn within the lever's bounds: ${error.message}`,
        place: input.place,
        hint: `bounds: ${lever.place.file}:${lever.place.line}`,
      },
    ])
  }
  return specification
}

function correlationsOf(correlations: readonly Correlation[]): (a: string, b: string) => number {
  const values = new Map<string, number>()
  for (const { between, value } of correlations) {
    values.set(between.join(), value)
    values.set([...between].reverse().join(), value)
  }
  return (a, b) => (a === b ? 1 : (values.get(`${a},${b}`) ?? 0))
}

/** The correlation among those scores that have one; undefined when none has. */
function factorOf(
  scores: readonly Score[],
  value: (a: string, b: string) => number,
): ScoreCorrelation | undefined {
  const members = scores.flatMap(({ id }, i) =>
    scores.some((other) => other.id !== id && value(id, other.id) !== 0) ? [i] : [],
  )
  if (members.length === 0) return undefined
  const n = members.length
  const matrix = new Float64Array(n * n)
  members.forEach((a, i) => {
    members.forEach((b, j) => {
      matrix[i * n + j] = value(scores[a]!.id, scores[b]!.id)
    })
  })
  const factor = cholesky(matrix, n)
  // A part of a positive definite matrix is positive definite, and the whole was checked when it was read.
  if (!factor) throw new RangeError('the correlations are not positive definite')
  return { scores: members, factor }
}
