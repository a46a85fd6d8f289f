/** What is said of ensembles that cannot be drawn, and of draws that fail, in English. */
export const en = {
  badDraws: (most: number, given: number) =>
    `the number of draws is a whole number from 1 to ${grouped(most)}, not ${given}`,
  badSeed: (most: number, given: number) => `the seed is a whole number from 0 to ${most}, not ${given}`,
  badThreads: (most: number, given: number) => `threads are a whole number from 1 to ${most}, not ${given}`,
  badChunk: (least: number, most: number, given: number) =>
    `a chunk has ${least} to ${most} draws, a multiple of ${least}, not ${given}`,
  badLevels: (given: readonly number[]) =>
    `quantiles are between 0 and 1 and ascend, not ${given.join(', ')}`,
  badTail: (given: number) => `a tail is a share above 0 and up to 0.5, not ${given}`,
  designAlone: 'a layout of one’s own is computed by one thread',
  nothingUncertain: (scenario: string, file: string) =>
    `scenario ${scenario} (${file}) says of nothing that it is uncertain`,
  addUncertain:
    'add "uncertain:" to the file, such as uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',

  outsideBounds: (input: string, reason: string) =>
    `${input} cannot be drawn within the lever's bounds: ${reason}`,
  boundsAt: (file: string, line: number) => `bounds: ${file}:${line}`,

  tooManyValues: (draws: number, values: number, megabytes: number, most: number) =>
    `the values of ${draws} draws cannot all be kept: ${values} a draw take ${megabytes} MB, and ${most} MB is the most`,
  keepFewer: (draws: number) => `keep at most ${draws} draws, or fewer indicators`,
  tooMuchMemory: (figures: number, megabytes: number, threads: number, most: number) =>
    `${figures} figures take ${megabytes} MB for ${threads} threads; ${most} MB is the most`,
  fewerFigures: 'name fewer indicators, or fewer threads',
  stopped: (done: number, draws: number) => `stopped after ${grouped(done)} of ${grouped(draws)} draws`,

  unsolved: 'the simultaneous equations were not solved',
  singular: 'the simultaneous equations have no single solution',
  undefinedAtStart: 'the simultaneous equations have no value where the search begins',
  noValue: 'no value',
  allFailed: (draws: number, scenario: string, { failed, indicators, from, until, cause }: MostFailures) =>
    `none of ${draws} draws could be simulated to the end (scenario ${scenario}); ${failed} failed in ` +
    `${indicators.join(', ')}, ${from}${until > from ? `–${until}` : ''}: ${cause}`,
  narrowInputs: 'narrow the uncertain inputs, or mend the equation',
}

/** The cause of most failures. */
interface MostFailures {
  readonly failed: number
  readonly indicators: readonly string[]
  readonly from: number
  readonly until: number
  readonly cause: string
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

/** The words of this room in any language. */
export type EnsembleWords = typeof en
