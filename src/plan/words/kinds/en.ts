import type { RelationStatus } from '../../plan.js'

/** What a statement is about, for its name. */
export interface About {
  /** What its row is called; of a relation what it says. */
  readonly row: string
  readonly from: number
  readonly year: number
  /** Of relations. */
  readonly status: RelationStatus | undefined
}

/** How one kind of statement is spoken of. */
export interface KindWords {
  /** A statement without its figure: `GDP, mean growth 2020–2025`. */
  name(about: About): string
  /** A number as this kind's figure; else the number with its unit. */
  figure?(number: string): string
  /** A printed figure, so that growth, sums and changes are told from levels; else the figure itself. */
  printed?(figure: string, about: { from: number; year: number; other: string }): string
  /** A figure among the others of its row: `growth 8%`; else the figure itself. */
  part?(figure: string): string
  /** What the others of its row imply in its place; else the value itself. */
  implied?(value: string): string
}

const STATUS: Readonly<Record<RelationStatus, string>> = {
  identity: 'identity',
  accounting: 'accounting',
  assumption: 'assumption',
}

const growth = {
  printed: (figure: string) => `${figure} a year`,
  part: (figure: string) => `growth ${figure}`,
  implied: (value: string) => `the target needs ${value} a year`,
}

const relation: KindWords = { name: ({ row, status }) => `${STATUS[status!]}: ${row}` }

/** How statements are spoken of in English, by the kind's id. */
export const en = {
  base: {
    name: ({ row, from }) => `${row} (${from})`,
    part: (figure) => `base ${figure}`,
  },
  target: {
    name: ({ row, year }) => `${row} (${year})`,
    part: (figure) => `target ${figure}`,
    implied: (value) => `the change leads to ${value}`,
  },
  growth: { ...growth, name: ({ row, from, year }) => `${row}, mean growth ${from}–${year}` },
  'every-year': { ...growth, name: ({ row }) => `${row}, growth in each year` },
  change: {
    name: ({ row, from, year }) => `${row}, change ${from}–${year}`,
    printed: (figure) => `a change of ${figure}`,
    part: (figure) => `change ${figure}`,
    implied: (value) => `base and target differ by ${value}`,
  },
  sum: {
    name: ({ row, from, year }) => `${row}, total ${from + 1}–${year}`,
    printed: (figure, { from, year }) => `${figure} over ${from + 1}–${year}`,
    part: (figure) => `total ${figure}`,
    implied: (value) => `the years add up to ${value}`,
  },
  times: {
    figure: (number) => `×${number}`,
    name: ({ row, from, year }) => `${row}, ${year} over ${from}`,
    printed: (figure) => `${figure} times the base`,
  },
  converge: {
    name: ({ row, year }) => `${row} (${year})`,
    printed: (figure, { other }) => `${figure} of ${other}`,
  },
  relation,
  steady: relation,
  value: { name: ({ row }) => row },
} satisfies Readonly<Record<string, KindWords>>

/** The words for every kind of statement in any language. */
export type KindsWords = Readonly<Record<keyof typeof en, KindWords>>
