/** What the lint rules say in English, by the rule's id. */
export const en = {
  'sum-of-parts': (year: number, parts: string, sum: string, total: string, off: string) =>
    `In ${year}, ${parts} add up to ${sum} against a total of ${total}: ${off} apart.`,
  /** `heading`: how many lines under one heading would make the numbers agree, if they counted as one. */
  count: (place: string, claimed: number, lines: number, rows: number, heading: number | undefined) => {
    const has = rows < lines ? `${lines} lines in ${rows} rows` : `${rows} lines`
    const only = heading ? `; it is ${claimed} only if ${heading} lines under one heading count as one` : ''
    return `${capital(place)} says it has ${claimed} indicators, the register has ${has}: ${Math.abs(rows - claimed)} ${rows > claimed ? 'more' : 'fewer'}${only}.`
  },
  'missing-row': (place: string, name: string) =>
    `The notes of ${place} mention ${name}, which has no row in it.`,
  unit: {
    fits: (_unit: string, described: string) => described,
    misprinted: (name: string, printed: string, fits: string) =>
      `${name} is printed in ${printed} where ${fits} is meant.`,
    misprintedValue: (name: string, printed: string, fits: string, value: string, would: string) =>
      `${name} is printed in ${printed} where ${fits} is meant: ${value} would be ${would}.`,
    aboveWhole: (name: string, from: string, to: string) =>
      `${name} goes from ${from} to ${to}: a share cannot pass 100%.`,
    times: (figure: string, factor: number) => `${figure} times ${factor}`,
    dividedBy: (figure: string, factor: number) => `${figure} divided by ${factor}`,
    powersOff: (year: number, relation: string, slips: readonly string[]) =>
      `The figures of ${year} are powers of ten away from “${relation}”; it would hold with ${slips.join(', or ')}.`,
  },
  'two-targets': (
    name: string,
    year: number,
    targets: readonly [string, string],
    stricter: 0 | 1 | undefined,
    bothHold: boolean,
  ) => {
    const which = stricter === undefined ? '' : `the ${['first', 'second'][stricter]} is stricter, and `
    return `${name} in ${year}: ${targets.join(', ')}; ${which}${bothHold ? 'both can hold' : 'as printed they cannot both hold'}.`
  },
  'target-equals-outcome': (name: string, year: number, outcome: string, target: string) =>
    `${name}: the outcome of ${year}, ${outcome}, is the target of ${target} to the last digit.`,
  'points-as-percent': {
    points: (name: string, from: string, to: string, printed: string, is: string) =>
      `${name} goes from ${from} to ${to} with a change printed as ${printed}: ${is} are meant.`,
    neither: (name: string, from: string, to: string, printed: string, is: string) =>
      `${name} goes from ${from} to ${to}; the change printed as ${printed} fits neither as points nor as percent (it is ${is}).`,
  },
  'simple-growth': {
    whole: '(end − start) / start',
    divided: (years: number) => `(end − start) / start divided by ${years} years`,
    found: (name: string, from: string, to: string, rate: string, formula: string, mean: string) =>
      `${name} goes from ${from} to ${to}; the growth printed as ${rate} a year is ${formula}, the geometric mean is ${mean}.`,
  },
  'sum-as-level': (
    name: string,
    printed: { readonly level: string; readonly base: string; readonly growth: string },
    computed: { readonly level: string; readonly sum: string },
    baseYear: number,
    year: number,
  ) =>
    `${name} is printed as ${printed.level} in ${year}; from ${printed.base} at ${printed.growth} a year it comes to ${computed.level}, and the ${year - baseYear} years together to ${computed.sum}: a sum called a year’s value.`,
  'base-differs': (name: string, year: number, values: readonly string[]) =>
    `${name} has different values for ${year}: ${values.join(', ')}.`,
  'real-beside-nominal': {
    level: (name: string, level: string) => `${name} (${level})`,
    found: (levels: string, place: string, years: string) =>
      `Real growth stands beside the level of ${levels}${place && ` ${place}`} with no word of prices: to be read at prices of ${years}.`,
  },
  'change-without-sign': (name: string, change: string) =>
    `${name} has a change of ${change}, with no sign of points or percent; it is read as points.`,
  duplicate: (figure: string, year: number, times: number, table: string) =>
    `${figure} (${year}) is printed ${times} times in ${table}.`,
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The words of the lint rules in any language. */
export type LintWords = typeof en
