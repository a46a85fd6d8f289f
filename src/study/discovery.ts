import type { Label, Language } from '../base/label.js'
import { badOption } from '../base/problem.js'
import { type Ensemble, runEnsemble } from '../ensemble/ensemble.js'
import { inputFactors } from '../ensemble/inputs/factors.js'
import { inputMeans } from '../ensemble/inputs/input-means.js'
import { type DesignName, designs } from '../random/designs.js'
import type { Column } from '../sensitivity/box.js'
import { type Discovery, discover } from '../sensitivity/discovery.js'
import { discoverySentences } from '../sensitivity/discovery-sentences.js'
import type { Simulation } from '../simulate/simulate.js'
import type { RunOptions } from './in-turn.js'
import { digitsFor, type InputName, inputNames } from './input-words.js'
import type { OneScenario } from './one-scenario.js'
import { type Outcome, type OutcomeOptions, outcomeOf } from './outcome.js'

/** What is asked about, and how it is looked into. */
export interface DiscoverOptions extends OutcomeOptions {
  /** Runs of the model, 20 to 200,000. Defaults to 4,000. */
  readonly draws?: number | undefined
  /** A whole number; the same one gives the same draws. Defaults to 1. */
  readonly seed?: number | undefined
  /** How draws are laid out. Defaults to `random`. */
  readonly sampling?: DesignName | undefined
  /** Boxes to look for at most, 1 to 20, each among what the earlier ones leave. Defaults to 1. */
  readonly boxes?: number | undefined
  /** Least share of a box's draws with the outcome. Defaults to weighing that against how many it catches. */
  readonly density?: number | undefined
}

/** How an outcome is looked into, checked. */
export interface DiscoverChoices {
  readonly draws: number
  readonly seed: number
  readonly sampling: DesignName
  readonly boxes: number
  readonly density: number | undefined
}

/** Every draw is sorted by every input again and again; more would take minutes and say no more. */
const MOST_DRAWS = 200_000
const MOST_BOXES = 20

/** Where among the uncertain inputs an outcome happens. */
export interface Discovered {
  readonly options: DiscoverChoices
  readonly simulation: Simulation
  readonly outcome: Outcome
  readonly ensemble: Ensemble
  readonly inputs: readonly InputName[]
  /** What the inputs came to in each draw, in shown units; of levers the mean up to the outcome's year. */
  readonly columns: readonly Column[]
  readonly discovery: Discovery
}

/**
 * Draws, simulates and looks for bounds on the inputs within which the outcome is frequent.
 * @throws PlanwrightError for an option that cannot be, or when the run is stopped (kind `stopped`).
 */
export async function discoverIn(
  scenario: OneScenario,
  asked: DiscoverOptions,
  run: RunOptions = {},
): Promise<Discovered> {
  const options = choicesOf(asked)
  const outcome = outcomeOf(scenario, asked)
  const { simulation } = scenario
  const { draws, seed, sampling, boxes, density } = options
  const { question, negated, year } = outcome
  const ensemble = await runEnsemble(simulation, {
    draws,
    seed,
    sampling,
    indicators: [],
    questions: [question],
    ...run,
  })
  const answer = ensemble.outcome(question.id)
  // The same design once more: a draw depends on nothing but its seed, its place and the names of dimensions.
  const design = designs[sampling]({ draws, seed, names: inputFactors(simulation).names })
  const means = inputMeans(simulation, design, year)
  const columns = [...means].map(([name, values]) => ({ name, values }))
  return {
    options,
    simulation,
    outcome,
    ensemble,
    inputs: inputNames(simulation),
    columns,
    discovery: discover(columns, negated ? answer.map((met) => 1 - met) : answer, {
      seed,
      boxes,
      ...(density === undefined ? {} : { density }),
    }),
  }
}

function choicesOf(options: DiscoverOptions): DiscoverChoices {
  const { draws = 4000, seed = 1, sampling = 'random', boxes = 1, density } = options
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw badOption('seed', `${seed} is not a whole number from 0 on`)
  if (!(Number.isInteger(draws) && draws >= 20 && draws <= MOST_DRAWS))
    throw badOption('draws', `${draws} is not a whole number from 20 to ${MOST_DRAWS}`)
  if (!(Number.isInteger(boxes) && boxes >= 1 && boxes <= MOST_BOXES))
    throw badOption('boxes', `${boxes} is not a whole number from 1 to ${MOST_BOXES}`)
  if (density !== undefined && !(density > 0 && density <= 1))
    throw badOption('density', `${density} is not above 0 and at most 1`, 'write for example `density` 0.9')
  return { draws, seed, sampling, boxes, density }
}

/** The years that a lever's values are means of: `2021–2025`. */
export function meanYears({ simulation, outcome }: Discovered): string {
  const first = simulation.scenario.model.base + 1
  return first === outcome.year ? `${first}` : `${first}–${outcome.year}`
}

/** How each input is told of, by its id: of levers that it is the mean of years. */
export function inputLabels(discovered: Discovered): ReadonlyMap<string, Label> {
  const years = meanYears(discovered)
  return new Map(
    discovered.inputs.map(({ id, label, mean }) => [
      id,
      mean ? { zh: `${label.zh}（${years}年均值）`, en: `${label.en} (mean of ${years})` } : label,
    ]),
  )
}

/** Decimals for bounds of an input: three digits of the range of what was drawn, or the usual ones. */
export function boundDigits({ columns }: Discovered, { id, digits }: InputName): number {
  const [low, high] = rangeOf(columns.find(({ name }) => name === id)!)
  return digitsFor(high - low, digits)
}

/** The least and the greatest value of a column. */
export function rangeOf({ values }: Column): readonly [low: number, high: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

/** What was found, in sentences of both languages. */
export function sentencesOf(discovered: Discovered): Readonly<Record<Language, readonly string[]>> {
  const { discovery, columns, outcome, inputs } = discovered
  const labels = inputLabels(discovered)
  const words = {
    outcome: outcome.clause,
    inputs: Object.fromEntries(
      inputs.map((input) => {
        const { id, unit } = input
        return [id, { label: labels.get(id)!, unit, digits: boundDigits(discovered, input) }]
      }),
    ),
  }
  const say = (language: Language) => discoverySentences(discovery, columns, words, language)
  return { zh: say('zh'), en: say('en') }
}
