import { withUnit } from '../../../base/format.js'
import type { Qualifier } from '../../../language/quantity.js'
import type { Citation } from '../../plan.js'

type Qualified = Readonly<Record<Qualifier, (figure: string) => string>>

const qualified: Qualified = {
  about: (figure) => `about ${figure}`,
  'at least': (figure) => `at least ${figure}`,
  above: (figure) => `more than ${figure}`,
  'at most': (figure) => `at most ${figure}`,
  below: (figure) => `less than ${figure}`,
  keep: (figure) => `a steady ${figure}`,
  'keep at least': (figure) => `a steady at least ${figure}`,
  'keep at most': (figure) => `a steady at most ${figure}`,
}

const inSigns: Qualified = {
  about: (figure) => `about ${figure}`,
  'at least': (figure) => `≥ ${figure}`,
  above: (figure) => `> ${figure}`,
  'at most': (figure) => `≤ ${figure}`,
  below: (figure) => `< ${figure}`,
  keep: (figure) => `keep ${figure}`,
  'keep at least': (figure) => `keep ≥ ${figure}`,
  'keep at most': (figure) => `keep ≤ ${figure}`,
}

/** Table and page: `table 附表2, p. 23`; chapters are named as they are. */
function place({ table, page }: Citation): string {
  const word = table.startsWith('专栏') ? 'box ' : table.includes('表') ? 'table ' : ''
  return [table && word + table, page === undefined ? '' : `p. ${page}`].filter((part) => part).join(', ')
}

/** Table and page in a sentence: `in table 附表2, p. 23`, `on p. 11`; empty when neither is known. */
function inPlace(citation: Citation): string {
  const where = place(citation)
  return where && `${citation.table === '' ? 'on' : 'in'} ${where}`
}

/** How figures, names and places that a plan prints are spoken of, in English. */
export const en = {
  /** A figure with its qualifier in words, for sentences. */
  qualified,
  /** A figure with its qualifier in signs, for tables and lists. */
  inSigns,
  amount: (number: string, unit: string) => withUnit(number, unit),
  points: 'pp',
  inPoints: (number: string) => `${number} pp`,
  yearly: (rate: string) => `${rate}/yr`,
  multiple: (number: string) => `×${number}`,
  shareOf: (share: string, other: string) => `${share} of ${other}`,
  total: (sum: string, from: number, year: number) => `${sum} in ${from}–${year}`,
  /** A name with a year or a place behind it. */
  ofYear: (name: string, year: number) => `${name} (${year})`,
  aside: (text: string, aside: string) => (aside === '' ? text : `${text} (${aside})`),
  /** A name and its figure. */
  named: (name: string, figure: string) => `${name} ${figure}`,
  citation: ({ table, page }: Citation) =>
    [table, ...(page === undefined ? [] : [`p. ${page}`])].filter((part) => part !== '').join(', '),
  place,
  /** A figure in one place of several. */
  figureAt: (figure: string, citation: Citation) =>
    [figure, inPlace(citation)].filter((part) => part).join(' '),
  inPlace,
  listed: (texts: readonly string[]) =>
    texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`,
}

/** The words for what a plan prints in any language. */
export type PrintedWords = typeof en
