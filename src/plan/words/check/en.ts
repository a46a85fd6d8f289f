/** Parts of a sentence that are not empty, with signs between. */
const joined = (parts: readonly string[], between: string) =>
  parts.filter((part) => part !== '').join(between)
const aside = (text: string) => (text === '' ? '' : ` (${text})`)
const several = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
const INCOMPLETE = '; the limits did not suffice to find all'

/** How what a check finds is told in English. */
export const en = {
  statement: (name: string, figure: string, place: string) => `${name}: ${figure}${aside(place)}`,
  /** A member of a conflict: its statement, other places of the same, and what the others ask of it. */
  member: (statement: string, elsewhere: readonly string[], implied: string) =>
    joined([statement + (elsewhere.length === 0 ? '' : `, also in ${elsewhere.join('; ')}`), implied], '; '),
  needsBand: (band: string) => `the others need ${band}`,
  needsPositive: 'the others need it to be positive',
  leavesNothing: 'the others leave nothing for it',
  needsValue: (value: string) => `the others need ${value}`,
  identitiesClash: 'the identities named contradict each other',
  clash: (names: readonly string[], more: boolean, assumed: boolean) =>
    `cannot all hold: ${names.join('; ')}${more ? ' …' : ''}${assumed ? ' (given the assumptions named)' : ''}`,
  together: (changes: readonly string[]) => changes.join('; and '),
  widened: (name: string, before: string, after: string) => `${name}, from ${before} to ${after}`,
  changed: (name: string, before: string, after: string, size: string, place: string) =>
    `${name} from ${before} to ${after} (${joined([size, place], '; ')})`,
  givenUp: (name: string, before: string, place: string) => `give up ${name}: ${before}${aside(place)}`,
  exact: 'exact',
  /** A row's figures, what they imply for each other, and the verdict. */
  alone: (
    row: string,
    place: string,
    figures: readonly string[],
    implied: readonly string[],
    verdict: string,
  ) => `${row}${aside(place)}: ${joined([figures.join(', '), implied.join(', '), verdict], '; ')}.`,
  consistent: 'consistent',
  within: 'consistent only within “about”',
  withinShare: (percent: string) => `consistent only within “about”, of which it uses ${percent}%`,
  inconsistent: 'inconsistent',
  nothingToCheck: 'The plan prints no figures to check.',
  allHold: (statements: number, verified: boolean, complete: boolean) =>
    `All ${statements} statements can hold together${verified ? '; every one was checked on the path found' : ''}${complete ? '' : INCOMPLETE}.`,
  cannotHold: (statements: number, families: number, conflicts: number, complete: boolean) =>
    `The ${statements} statements cannot all hold: ${several(families, 'contradiction')}, ${several(conflicts, 'smallest conflict set')}${complete ? '' : INCOMPLETE}.`,
  undecided: (statements: number) => `${statements} statements: undecided within the limits.`,
}

/** The words for what a check finds in any language. */
export type CheckWords = typeof en
