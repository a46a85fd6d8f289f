/** What operators and functions say of their arguments, in English. */
export const en = {
  misuse: (name: string, reason: string) => `"${name}" ${reason}`,
  zero: 'zero',
  needsPlainNumber: (found: string) => `needs a plain number, not ${found}`,
  needsPlainExponent: (found: string) => `needs a plain exponent, not ${found}`,
  needsLiteralExponent: (base: string) => `a base in ${base} needs a literal exponent`,
  needsCondition: (found: string) => `needs a condition, not ${found}`,
  cannotCombine: (first: string, other: string) => `cannot combine ${first} with ${other}`,

  divisionByZero: 'division by zero',
  fractionalPowerOfNegative: 'a negative number to a fractional power',
  negativePowerOfZero: 'zero to a negative power',
  logarithmOfNotPositive: 'logarithm of a number that is not positive',
  rootOfNegative: 'square root of a negative number',
  overflow: 'overflow',

  wholeYears: (most: number) => `the number of years must be a whole number from 1 to ${most}`,
  tooManyTerms: (years: number, terms: number, most: number) =>
    `${years} years of it are ${terms} terms; at most ${most} are read`,
  wholeYear: 'the year must be a whole number or base_year',
  yearTooEarly: (year: number, most: number, base: number) =>
    `${year} lies more than ${most} years before the base year ${base}`,
}

/** The words of this room in any language. */
export type FunctionWords = typeof en
