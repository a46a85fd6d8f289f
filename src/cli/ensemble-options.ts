import type { Argv } from 'yargs'
import { fail } from '../base/problem.js'
import type { DesignName } from '../random/designs.js'

/** Options of `run` that are about draws. */
export interface DrawOptions {
  readonly draws: number | undefined
  readonly seed: number
  readonly sampling: DesignName
  readonly quantiles: string
  readonly tail: number
  readonly joint: string | undefined
  readonly keep: 'csv' | 'json' | 'arrow' | undefined
  readonly threads: number | undefined
  readonly chunk: number | undefined
}

/** What is usual where nothing is given. */
const USUAL = { seed: 1, sampling: 'random', quantiles: '5,25,50,75,95', tail: 5 } as const

/** The same as given. */
export type GivenDrawOptions = {
  readonly [K in keyof DrawOptions]: DrawOptions[K] | undefined
}

/** Options with what is usual where nothing was given. */
export function usualDraws<T extends GivenDrawOptions>(given: T): T & DrawOptions {
  const {
    seed = USUAL.seed,
    sampling = USUAL.sampling,
    quantiles = USUAL.quantiles,
    tail = USUAL.tail,
  } = given
  return { ...given, seed, sampling, quantiles, tail }
}

/** Adds the options about draws to a command. */
export function withDraws<T>(yargs: Argv<T>) {
  return yargs
    .option('draws', {
      type: 'number',
      requiresArg: true,
      describe: 'Simulate so many draws of what the scenarios call uncertain',
    })
    .option('seed', {
      type: 'number',
      defaultDescription: '1',
      requiresArg: true,
      describe: 'Whole number; the same one gives the same draws',
    })
    .option('sampling', {
      choices: ['random', 'lhs', 'sobol'] as const,
      defaultDescription: '"random"',
      describe: 'How draws are laid out: lhs is Latin hypercube, sobol a scrambled Sobol sequence',
    })
    .option('quantiles', {
      type: 'string',
      defaultDescription: USUAL.quantiles,
      requiresArg: true,
      describe: 'Quantiles of the draws, in percent',
    })
    .option('tail', {
      type: 'number',
      defaultDescription: '5',
      requiresArg: true,
      describe: 'Percent of the draws in each tail whose mean is given',
    })
    .option('joint', {
      type: 'string',
      requiresArg: true,
      describe: 'Targets whose probability together is wanted, such as gdp_2025,exports_2025',
    })
    .option('keep', {
      choices: ['csv', 'json', 'arrow'] as const,
      describe: 'Write every draw, of the indicators and years shown, to a file',
    })
    .option('threads', {
      type: 'number',
      requiresArg: true,
      defaultDescription: 'by the work there is',
      describe: 'Threads for draws; they change no result',
    })
    .option('chunk', {
      type: 'number',
      requiresArg: true,
      hidden: true,
      describe: 'Draws whose inputs are made at a time; changes no result',
    })
    .group(
      ['draws', 'seed', 'sampling', 'quantiles', 'tail', 'joint', 'keep', 'threads'],
      'Draws of what is uncertain:',
    )
}

/** Reads `5,50,95` as probabilities. */
export function parseQuantiles(text: string): number[] {
  const levels = text.split(',').map((part) => {
    const percent = Number(part.trim().replace(/%$/, ''))
    if (part.trim() === '' || !(percent > 0 && percent < 100))
      throw fail(
        'bad-option',
        `--quantiles: "${part.trim()}" is not between 0 and 100`,
        'write for example --quantiles 5,25,50,75,95',
      )
    return percent / 100
  })
  return [...new Set(levels)].sort((a, b) => a - b)
}

/** Percent in a tail as a share. */
export function parseTail(percent: number): number {
  if (!(percent > 0 && percent <= 50))
    throw fail('bad-option', `--tail: ${percent} is not above 0 and up to 50`, 'write for example --tail 5')
  return percent / 100
}

/** Options that mean nothing without draws must not be taken in silence. */
export function refuseWithoutDraws(options: GivenDrawOptions): void {
  for (const key of ['seed', 'sampling', 'quantiles', 'tail', 'keep', 'joint', 'threads', 'chunk'] as const)
    if (options[key] !== undefined)
      throw fail('bad-option', `--${key} is about draws`, 'add --draws, such as --draws 10000')
}

/** A fan is drawn from a median and at least one band around it; told before anything is simulated. */
export function refuseWithoutFan(quantiles: string): void {
  const levels = parseQuantiles(quantiles)
  const has = (p: number) => levels.some((level) => Math.abs(level - p) < 1e-9)
  if (!has(0.5) || !levels.some((p) => p < 0.5 && has(1 - p)))
    throw fail(
      'bad-option',
      `--quantiles ${quantiles}: charts need 50 and a pair around it, such as 5 and 95`,
      'write for example --quantiles 5,50,95, or leave out --charts',
    )
}
