/** Arguments that may hold several values. */
const LISTS = new Set([
  '_',
  'paths',
  'kind',
  'type',
  'with',
  'indicator',
  'indicators',
  'region',
  'regions',
  'bounds',
  'on',
])

/**
 * What is wrong with options as parsed, or undefined: one that takes a single value and is given twice, or a number
 * that is none.
 */
export function optionFault(options: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(options)) {
    if (Array.isArray(value) && !LISTS.has(name))
      return `--${name} is given ${value.length} times; give it once`
    if (Number.isNaN(value)) return `--${name} takes a number in digits alone, such as 1000 or 0.5`
  }
  return undefined
}
