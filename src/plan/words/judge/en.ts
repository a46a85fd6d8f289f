import type { MetBy } from '../../judge/evaluation.js'
import type { Leaning } from '../../judge/goals.js'
import type { Reason } from '../../judge/judge.js'

/** A target and what was projected of it, as texts. */
export interface Projected {
  readonly name: string
  readonly year: number
  readonly projected: string
  /** What the plan wants. */
  readonly wanted: string
}

const why: Readonly<Record<Reason, string>> = {
  'no-figure': 'the plan prints no figure',
  'not-modelled': 'the model does not compute it',
  'off-horizon': 'outside the simulated years or without a base value',
}

const leaning: Readonly<Record<Leaning, string>> = {
  none: '',
  rounding: ', within the rounding of the printed digits',
  about: ', within “about”',
}

const metBy: Readonly<Record<MetBy, string>> = {
  digits: '',
  direction: '',
  rounding: ' by the rounding of the digits',
  about: ' within “about”',
}

/** How verdicts on targets and evaluations of outcomes are told in English. */
export const en = {
  notJudged: (name: string, reason: Reason) => `${name}: not judged (${why[reason]}).`,
  met: ({ name, year, projected, wanted }: Projected, leans: Leaning) =>
    `${name}: ${projected} in ${year} meets ${wanted}${leaning[leans]}.`,
  /** Missed in its year by a gap, with what else is to be said. */
  missed: ({ name, year, projected }: Projected, gap: string, more: readonly string[]) =>
    `${name}: ${projected} in ${year}, ${[gap, ...more].join('; ')}.`,
  needsGrowth: (wanted: string, needed: string, projected: string) =>
    `${wanted} needs ${needed}% a year, projected ${projected}%`,
  reachedLate: (year: number) => `reached in ${year}`,
  /** A structure, by the part that is furthest off. */
  furthest: (wanted: string, part: string, is: string, asked: string) =>
    `against ${wanted}; furthest off is ${part}: ${is} against ${asked}`,
  off: (size: string, over: boolean, wanted: string) => `${size} ${over ? 'above' : 'short of'} ${wanted}`,
  missedGrowth: (
    { name, year, wanted }: Projected,
    baseYear: number,
    growth: string,
    apart: string,
    over: boolean,
  ) =>
    `${name}: ${growth} a year from ${baseYear} to ${year} against ${wanted}, ${apart} ${over ? 'above' : 'short'}.`,
  missedChange: ({ name, year, projected, wanted }: Projected, baseYear: number, change: string) =>
    `${name}: ${projected} in ${year}, a change of ${change} from ${baseYear} against ${wanted}.`,

  onlyBound: 'not judged, the outcome is only a bound',
  nothingPrinted: 'not judged, no target or no outcome is printed',
  unknownOutcome: (name: string, why: string) => `${name}: ${why}.`,
  outcomeMet: (how: MetBy) => `met${metBy[how]}`,
  outcomeMissed: 'missed',
  outcome: (name: string, compared: string, verdict: string) => `${name}: ${compared}: ${verdict}.`,
  outcomeIn: (year: number, outcome: string) => `${outcome} in ${year}`,
  /** The target that an outcome is held against; `qualified` when it is no plain number. */
  aim: (target: string, _qualified: boolean) => `the target of ${target}`,
  equalTo: (outcome: string, aim: string) => `${outcome}, equal to ${aim}`,
  apartFrom: (outcome: string, size: string, over: boolean, aim: string) =>
    `${outcome}, ${size} ${over ? 'above' : 'below'} ${aim}`,
  structureOutcome: (year: number, outcome: string, target: string) =>
    `${outcome} in ${year} against a target of ${target}`,
  furthestPart: (structure: string, part: string, size: string, over: boolean) =>
    `${structure}, furthest off ${part}, ${size} ${over ? 'above' : 'below'}`,
  /** A figure beside another of the same unit, from the figure without its unit and with it. */
  ofSharedUnit: (figure: string, _inUnit: string) => figure,
}

/** The words for verdicts and evaluations in any language. */
export type JudgeWords = typeof en
