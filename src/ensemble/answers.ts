import { type SharedState, wordsOf } from './job.js'
import { type ProportionInterval, proportionInterval } from './proportion.js'
import type { Question } from './question.js'

/** In how many draws the answer to a question was yes. */
export interface Answer extends ProportionInterval {
  readonly id: string
  /** Draws in which the answer was yes, of those that did not fail. */
  readonly draws: number
}

/** Answers to the questions of an ensemble, one by one and together. */
export interface Answers {
  readonly answers: readonly Answer[]
  /** In how many draws the answer to all these questions was yes. */
  joint(ids: readonly string[]): Answer
  /** The answer in each draw: 1 for yes, 0 for no, NaN where the draw failed. */
  outcome(id: string): Float64Array
}

/** Answers to questions, and how to ask for more of them. */
export function answersOf(
  shared: SharedState,
  draws: number,
  questions: readonly Question[],
  completed: number,
): Answers {
  const words = wordsOf(draws)
  const bitsOf = (id: string): Uint32Array => {
    const i = questions.findIndex((question) => question.id === id)
    if (i < 0) throw new RangeError(`"${id}" was not asked`)
    return shared.met.subarray(i * words, (i + 1) * words)
  }
  const joint = (ids: readonly string[]): Answer => {
    const all = ids.map(bitsOf)
    let count = 0
    for (let word = 0; word < words; word++) {
      let bits = all.reduce((both, met) => both & met[word]!, ~shared.failed[word]!)
      const rest = draws - word * 32
      if (rest < 32) bits &= rest <= 0 ? 0 : (1 << rest) - 1
      for (; bits !== 0; bits &= bits - 1) count++
    }
    return { id: ids.join(' and '), draws: count, ...proportionInterval(count, completed) }
  }
  return {
    answers: questions.map(({ id }) => joint([id])),
    joint,
    outcome(id) {
      const bits = bitsOf(id)
      return Float64Array.from({ length: draws }, (_, d) =>
        bitOf(shared.failed, d) ? Number.NaN : bitOf(bits, d),
      )
    },
  }
}

/** 1 or 0: the bit of a draw in a bit set. */
export function bitOf(bits: Uint32Array, draw: number): number {
  return (bits[draw >> 5]! >>> (draw & 31)) & 1
}

/** Draws that failed, ascending. */
export function failedDraws({ failed }: SharedState, draws: number): number[] {
  const found: number[] = []
  for (let word = 0; word < failed.length; word++)
    for (let bits = failed[word]!, d = word * 32; bits !== 0 && d < draws; bits >>>= 1, d++)
      if (bits & 1) found.push(d)
  return found
}
