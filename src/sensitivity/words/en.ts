import { listText } from '../../base/list-text.js'

/** An input and its share, both as shown. */
interface NamedShare {
  readonly name: string
  readonly share: string
}

/** What sensitivity and discovery say of their results, in English. */
export const en = {
  share: (share: string, low: string, high: string) => `${share} (${low} to ${high})`,

  constant: (output: string) => `${capitalized(output)} is the same in every draw.`,
  tooFew: (output: string, complete: number, all: number) =>
    `Too few draws ran to the end for indices of ${output}: ${complete} of ${all} rows are complete.`,
  explained: (output: string, [first, ...others]: readonly NamedShare[]) => {
    const parts = [
      `${first!.name} explains ${first!.share} of the variance of ${output}`,
      ...others.map(({ name, share }) => `${name} ${share}`),
    ]
    return `${capitalized(parts.join(', '))}.`
  },
  nearZero: (names: readonly string[]) =>
    `The first-order ${names.length === 1 ? 'index' : 'indices'} of ${listText(names, 'en')} cannot be told from zero.`,
  interactions: (parts: readonly NamedShare[]) =>
    `With interactions, ${listText(
      parts.map(({ name, share }) => `${name} has a part in ${share}`),
      'en',
    )}.`,

  never: (outcome: string, draws: number) => `${capitalized(outcome)} in none of ${draws} draws.`,
  always: (outcome: string, draws: number) => `${capitalized(outcome)} in all ${draws} draws.`,
  nothing: (outcome: string, share: string) =>
    `${capitalized(outcome)} in ${share} of cases; no bounds on the inputs were found within which it is clearly more frequent.`,
  unconfirmed: (box: string, outcome: string, inside: string, all: string) =>
    `What was found, ${box}, may be chance: on draws held out ${outcome} in ${inside} of cases there, in ${all} of all.`,
  found: (box: string, outcome: string, density: string, coverage: string, basis: string) =>
    `${capitalized(outcome)} in ${density} of cases when ${box}; coverage ${coverage}, density ${density}${basis}.`,
  notHeldOut: ', not checked on other draws, for there are few',
  heldOut: (coverage: string, density: string) =>
    ` on draws held out (${coverage} and ${density} on those that the bounds were made from)`,
  bounds: (parts: readonly string[]) => parts.join(' and '),
}

/** With a capital at the beginning. */
function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The words of this room in any language. */
export type SensitivityWords = typeof en
