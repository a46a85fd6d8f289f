import { PlanwrightError } from '../../base/problem.js'
import { say } from '../../base/text.js'
import type { Inputs, LeverInput, StartInput } from '../../kernel/inputs.js'
import { drawBounds } from '../../model/draw-bounds.js'
import type { Lever } from '../../model/model.js'
import type { Correlation, Draw, Effect, Uncertain } from '../../model/uncertain.js'
import { cholesky } from '../../numerics/linear-algebra/cholesky.js'
import { RangeFault } from '../../random/range-fault.js'
import { distributionOf, type Specification } from '../../random/specification.js'
import type { Simulation } from '../../simulate/simulate.js'
import { WORDS } from '../words/words.js'
import type { DrawPlan, PathPlan, SamplingPlan, ScoreCorrelation } from './sampling-plan.js'

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
export function planInputs(simulation: Simulation): PlannedInputs {
  const { inputs, correlations } = simulation.scenario.uncertainty
  const planner = new InputPlanner(simulation)
  for (const input of inputs) planner.add(input)
  return planner.finish(correlationsOf(correlations))
}

/** A standard normal number of each draw, or of each draw and year. */
interface Score {
  readonly id: string
  readonly dimensions: readonly number[]
}

/** Gathers what is drawn, input by input: positions and dimensions are in the order of the scenario. */
class InputPlanner {
  readonly #simulation: Simulation
  readonly #years: readonly number[]
  readonly #once: Score[] = []
  readonly #yearly: Score[] = []
  readonly #names: string[] = []
  readonly #draws: DrawPlan[] = []
  readonly #paths: PathPlan[] = []
  readonly #parameters = new Map<number, number>()
  readonly #levers = new Map<number, LeverInput>()
  readonly #starts = new Map<number, StartInput>()
  readonly #widths = new Map<number, readonly number[]>()

  constructor(simulation: Simulation) {
    const { model, end } = simulation.scenario
    this.#simulation = simulation
    this.#years = Array.from({ length: end - model.base }, (_, i) => model.base + 1 + i)
  }

  add(input: Uncertain): void {
    const { position } = this.#simulation.scenario.model.references.get(input.id)!
    if (input.of === 'parameter') this.#addParameter(position, input)
    else if (input.of === 'start') this.#addStart(position, input)
    else this.#addLever(position, input)
  }

  finish(correlation: (a: string, b: string) => number): PlannedInputs {
    return {
      inputs: {
        parameters: this.#parameters,
        levers: this.#levers,
        starts: this.#starts,
        derived: this.#simulation.derived,
      },
      sampling: {
        names: this.#names,
        once: this.#once.map((score) => score.dimensions[0]!),
        yearly: this.#yearly.map((score) => score.dimensions),
        onceCorrelation: factorOf(this.#once, correlation),
        yearlyCorrelation: factorOf(this.#yearly, correlation),
        draws: this.#draws,
        paths: this.#paths,
      },
      widths: this.#widths,
    }
  }

  #addParameter(position: number, { id, draw }: Uncertain): void {
    const { effect, distribution } = draw!
    const central = this.#simulation.scenario.parameters.get(id)!.value
    this.#parameters.set(position, this.#addDraw(id, distribution, ...MOVES[effect](central)))
  }

  #addStart(position: number, { id, draw }: Uncertain): void {
    const { effect, distribution } = draw!
    this.#starts.set(position, { position: this.#addDraw(id, distribution), effect })
  }

  #addLever(position: number, input: Uncertain): void {
    const { id, draw, shocks, fan } = input
    const slot = this.#simulation.scenario.model.indicators.length + position
    const { lever, values } = this.#simulation.levers.get(id)!
    const central = this.#years.map((_, i) => values[i]!)
    const { min, max } = lever
    if (fan) {
      const { persistence, years } = fan
      const score = persistence === 1 ? this.#drawnOnce(id) : this.#drawnYearly(id)
      this.#addPath(slot, { id, kind: 'fan', score, central, min, max, persistence, years })
      return
    }
    const drawn = draw && this.#addDraw(id, bounded(input, lever, central, draw))
    if (draw?.widths) this.#widths.set(slot, draw.widths)
    if (shocks) {
      const { distribution, persistence } = shocks
      const score = this.#drawnYearly(id)
      const before = draw && { position: drawn!, effect: draw.effect, widths: draw.widths }
      const path = { id, score, central, min, max, distribution, persistence, draw: before }
      this.#addPath(slot, { kind: 'shocks', ...path })
      return
    }
    const { effect, widths } = draw!
    this.#levers.set(slot, { kind: 'draw', position: drawn!, effect, widens: widths !== undefined })
  }

  #addPath(slot: number, path: PathPlan): void {
    this.#levers.set(slot, { kind: 'shock', position: this.#paths.push(path) - 1 })
  }

  #addDraw(id: string, distribution: Specification, offset = 0, factor = 1): number {
    return this.#draws.push({ id, score: this.#drawnOnce(id), distribution, offset, factor }) - 1
  }

  #drawnOnce(id: string): number {
    return this.#once.push({ id, dimensions: [this.#dimension(id)] }) - 1
  }

  #drawnYearly(id: string): number {
    const dimensions = this.#years.map((year) => this.#dimension(`${id} ${year}`))
    return this.#yearly.push({ id, dimensions }) - 1
  }

  #dimension(name: string): number {
    return this.#names.push(name) - 1
  }
}

/** Offset and factor that turn what is drawn for a parameter into its value. */
const MOVES: Readonly<Record<Effect, (central: number) => readonly [offset: number, factor: number]>> = {
  replace: () => [0, 1],
  add: (central) => [central, 1],
  multiply: (central) => [0, central],
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
    if (!(error instanceof RangeFault)) throw error
    throw new PlanwrightError([
      {
        kind: 'impossible-truncation',
        severity: 'error',
        message: say(WORDS, (words, language) => words.outsideBounds(input.id, error.text[language])),
        place: input.place,
        hint: say(WORDS, (words) => words.boundsAt(lever.place.file, lever.place.line)),
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
  correlation: (a: string, b: string) => number,
): ScoreCorrelation | undefined {
  const members = scores.flatMap(({ id }, i) =>
    scores.some((other) => other.id !== id && correlation(id, other.id) !== 0) ? [i] : [],
  )
  if (members.length === 0) return undefined
  const n = members.length
  const matrix = new Float64Array(n * n)
  members.forEach((a, i) => {
    members.forEach((b, j) => {
      matrix[i * n + j] = correlation(scores[a]!.id, scores[b]!.id)
    })
  })
  const factor = cholesky(matrix, n)
  // A part of a positive definite matrix is positive definite, and the whole was checked when it was read.
  if (!factor) throw new RangeError('the correlations are not positive definite')
  return { scores: members, factor }
}
