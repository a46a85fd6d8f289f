import { badOption, fail } from '../base/problem.js'
import { type DesignName, designs } from '../random/designs.js'
import type { Measure } from '../table/table.js'
import { checkYear, indicatorOf, type OneScenario } from './one-scenario.js'

/** Ways to find out what a result depends on. */
export const METHODS = ['tornado', 'sobol', 'morris'] as const
/** A way to find out what a result depends on. */
export type SensitivityMethod = (typeof METHODS)[number]

/** Which result is looked at, and how. */
export interface SensitivityOptions {
  /** Id of the indicator whose value is explained. Defaults to the first that the model puts first. */
  readonly of?: string | undefined
  /** Year of that value. Defaults to the end of the plan, else the last year. */
  readonly year?: number | undefined
  /**
   * `tornado`: one input at a time at its low and its high end; `sobol`: shares of the variance, with interactions;
   * `morris`: screening of many inputs. Defaults to `tornado`.
   */
  readonly method?: SensitivityMethod | undefined
  /**
   * Most runs of the model, up to 1,000,000; of a tornado they are given by the inputs. Defaults to 1,024 rows of
   * Sobol's design, 50 of Morris's trajectories.
   */
  readonly draws?: number | undefined
  /** A whole number; the same one gives the same result. Defaults to 1. */
  readonly seed?: number | undefined
  /** How the rows of Sobol's design are laid out. Defaults to `sobol`. */
  readonly sampling?: DesignName | undefined
  /** Sets correlations aside for `sobol`; the other methods always do. Defaults to false. */
  readonly independent?: boolean | undefined
  /** Ends of a tornado, in percent. Default to 10 and 90. */
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** The same, checked, with what is usual where nothing was given. */
export interface SensitivityChoices {
  readonly method: SensitivityMethod
  readonly measure: Measure
  readonly year: number
  readonly draws: number | undefined
  readonly seed: number
  readonly sampling: DesignName
  readonly independent: boolean
  /** Probabilities of a tornado's ends. */
  readonly low: number
  readonly high: number
}

/** Intervals of more would take minutes, and be narrower than anyone needs. */
const MOST_DRAWS = 1_000_000

/**
 * Checks what is wanted of a scenario's sensitivity. What the method has no use for is not taken in silence.
 * @throws PlanwrightError for the first option that cannot be.
 */
export function sensitivityChoices(
  { simulation, plan }: OneScenario,
  options: SensitivityOptions,
): SensitivityChoices {
  const { method = 'tornado', draws, seed = 1, sampling = 'sobol', independent = false } = options
  const { low = 10, high = 90 } = options
  if (!METHODS.includes(method))
    throw badOption('method', `there is no method "${method}"`, `methods: ${METHODS.join(', ')}`)
  if (!(sampling in designs))
    throw badOption('sampling', `there is no "${sampling}"`, `there are ${Object.keys(designs).join(', ')}`)
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    throw badOption('seed', `${seed} is not a whole number from 0 on`)
  if (draws !== undefined && !(Number.isInteger(draws) && draws > 0 && draws <= MOST_DRAWS))
    throw badOption('draws', `${draws} is not a whole number from 1 to ${MOST_DRAWS}`)
  if (!(low > 0 && low < 50 && high > 50 && high < 100))
    throw fail(
      'bad-option',
      `\`low\` ${low} and \`high\` ${high} are not on both sides of the median`,
      'they are percentages: low above 0 and below 50, high above 50 and below 100',
    )
  if (method === 'tornado' && draws !== undefined)
    throw fail(
      'bad-option',
      '`draws` says nothing to a tornado, which runs the model twice for each input',
      'leave it out, or add `method` sobol or `method` morris',
    )
  if (method !== 'sobol' && independent)
    throw fail(
      'bad-option',
      `\`independent\` is for \`method\` sobol; ${method} always sets correlations aside`,
    )
  const { model, end } = simulation.scenario
  const usualYear = plan && plan.end > model.base && plan.end <= end ? plan.end : end
  const measure = indicatorOf(simulation, options.of ?? model.headline[0]!, 'of')
  const year = options.year ?? usualYear
  checkYear(simulation, year, 'year')
  return { method, measure, year, draws, seed, sampling, independent, low: low / 100, high: high / 100 }
}
