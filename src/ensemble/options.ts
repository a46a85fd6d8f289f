import { PlanwrightError, type Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import { STRIP } from '../kernel/wasm/layout.js'
import type { Scenario } from '../model/scenario.js'
import type { Design } from '../random/design.js'
import type { DesignName } from '../random/designs.js'
import { BLOCK } from './job.js'
import type { Question } from './question.js'
import type { EnsembleWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** How an ensemble is drawn and what is wanted of it. */
export interface EnsembleOptions {
  /** How many draws, from 1 to 10,000,000. */
  readonly draws: number
  /** A whole number; the same seed gives the same draws. Defaults to 1. */
  readonly seed?: number
  /** How draws are laid out. Defaults to `random`. */
  readonly sampling?: DesignName
  /** A layout of one's own in place of `sampling`: its dimensions are the names of `inputFactors`. Needs one thread. */
  readonly design?: Design
  /** Probabilities of the quantiles. Defaults to 5, 25, 50, 75 and 95%. */
  readonly levels?: readonly number[]
  /** Share of the draws in each tail mean. Defaults to 5%. */
  readonly tail?: number
  /** Indicators that are summed up. Defaults to all that the model names. */
  readonly indicators?: readonly string[]
  /** What is asked of every draw, such as whether a target is met. */
  readonly questions?: readonly Question[]
  /**
   * Whether the values of all draws are kept. Defaults to keeping them while they take at most 256 MB, for exact
   * quantiles; without them quantiles come from histograms and have bounds.
   */
  readonly keep?: boolean
  /** Threads, this one included. Defaults to 1. */
  readonly threads?: number
  /** Draws whose inputs are made at a time, 4 to 4,096; changes no result. */
  readonly chunk?: number
  /** Whether WebAssembly may be used; it gives the same to 1e-12. Defaults to true. */
  readonly wasm?: boolean
  /** Told from time to time how many draws are done. */
  readonly progress?: (done: number, draws: number) => void
  /** Stops the run. */
  readonly signal?: AbortSignal
}

/** Most threads that an ensemble may take. */
const MOST_THREADS = 64
/** Most draws of an ensemble. */
export const MOST_DRAWS = 10_000_000
/** Probabilities of the quantiles where none are asked for. */
export const USUAL_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const
/** Share of the draws in each tail mean where none is asked for. */
export const USUAL_TAIL = 0.05

/** @throws PlanwrightError when a number asked for cannot be, or the scenario says nothing of uncertainty. */
export function checkOptions(scenario: Scenario, options: EnsembleOptions): void {
  const { draws, threads = 1, chunk = STRIP, levels = USUAL_LEVELS, tail = USUAL_TAIL, seed = 1 } = options
  const problems: Problem[] = []
  const badUnless = (fits: boolean, phrase: (words: EnsembleWords) => string) => {
    if (!fits) problems.push({ kind: 'bad-option', severity: 'error', message: say(WORDS, phrase) })
  }
  badUnless(isWhole(draws, 1, MOST_DRAWS), (words) => words.badDraws(MOST_DRAWS, draws))
  badUnless(isWhole(seed, 0, Number.MAX_SAFE_INTEGER), (words) =>
    words.badSeed(Number.MAX_SAFE_INTEGER, seed),
  )
  badUnless(isWhole(threads, 1, MOST_THREADS), (words) => words.badThreads(MOST_THREADS, threads))
  badUnless(isWhole(chunk, STRIP, BLOCK) && chunk % STRIP === 0, (words) =>
    words.badChunk(STRIP, BLOCK, chunk),
  )
  badUnless(
    levels.every((p, i) => p > 0 && p < 1 && (i === 0 || p > levels[i - 1]!)),
    (words) => words.badLevels(levels),
  )
  badUnless(tail > 0 && tail <= 0.5, (words) => words.badTail(tail))
  badUnless(!options.design || !(threads > 1), (words) => words.designAlone)
  if (scenario.uncertainty.inputs.length === 0)
    problems.push({
      kind: 'nothing-uncertain',
      severity: 'error',
      message: say(WORDS, (words) => words.nothingUncertain(scenario.name, scenario.files[0]!)),
      hint: say(WORDS, (words) => words.addUncertain),
    })
  if (problems.length > 0) throw new PlanwrightError(problems)
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
