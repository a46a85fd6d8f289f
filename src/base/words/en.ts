import { ENGLISH_UNITS } from './english-units.js'

/** What the ground says, in English. */
export const en = {
  warning: 'warning: ',
  didYouMean: (name: string) => `did you mean "${name}"?`,
  list: (names: readonly string[]) => names.join(', '),
  lastOf: (names: readonly string[], last: string) => `${names.join(', ')} and ${last}`,
  plainNumber: 'a plain number',
  unitOf: (unit: string, dimension: string) => `${unit} (${dimension})`,
  units: ENGLISH_UNITS,
  unitTooLong: (most: number, start: string, length: number) =>
    `a unit has at most ${most} characters; "${start}…" has ${length}`,
  unitOfNoSize: (text: string, scale: number) =>
    `"${text}" cannot be a unit: it would be ${scale} of its base units`,
  unclosedParenthesis: (text: string) => `"${text}" lacks a closing parenthesis`,
  noUnit: (text: string) => `"${text}" is not a unit`,
  powerIsNoNumber: (text: string) => `"${text}" has a power that is not a number`,
  unknownUnit: (name: string) => `unknown unit "${name}"`,
  unitByItself: (name: string) => `the unit "${name}" is defined by itself`,
  unitDefinitionTooLong: (name: string) => `the definition of the unit "${name}" is too long`,
  defineUnit: 'define it under "units:" in the model, for example `EUR_m: 1e6 EUR`',
}

/** The words of this room in any language. */
export type BaseWords = typeof en
