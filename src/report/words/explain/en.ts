/** How a value is explained, in English. */
export const en = {
  kinds: { indicator: 'indicator', lever: 'lever', parameter: 'parameter' },
  heading: (id: string, label: string, kind: string, unit: string) =>
    `${id}  ${label}  (${kind}${unit === '' ? '' : `, ${unit}`})`,
  noValue: 'no value',
  inEveryYear: (value: string) => `${value} in every year`,
  from: (place: string) => `from ${place}`,
  inYear: (scenario: string, year: number, value: string) => `${scenario}, ${year}: ${value}`,
  given: (words: string, place: string) => `given as ${words}, ${place}`,
  forecast: (words: string, place: string) => `${words}, ${place}`,
  start: (place: string, equation: string) => `the model's start value, ${place}: ${equation}`,
  ownEquation: (place: string, equation: string) =>
    `from its own equation in the base year, ${place}: ${equation}`,
  together: (ids: readonly string[]) => `solved together with ${ids.join(', ') || 'itself'}`,
  input: (term: string, value: string, label: string, year: number) =>
    `${term} = ${value}   ${label}, ${year}`,
  behind: (year: number) => `levers behind it, ${year}:`,
  lever: (id: string, value: string, label: string) => `${id} = ${value}   ${label}`,
  layer: (value: string, by: string, words: string, place: string) => `${value}  ${by}: ${words}   ${place}`,
  by: {
    model: () => "model's default",
    own: () => 'own',
    inherited: (scenario: string) => `inherited from ${scenario}`,
  },
  history: (span: string, values: readonly string[]) => `history ${span}: ${values.join(', ')}`,
  trend: (change: string) => `; trend growth ${change}% a year`,
}

/** These words in any language. */
export type ExplainWords = typeof en
