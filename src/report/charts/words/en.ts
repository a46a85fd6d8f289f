/** What is said around charts of studies, in English. */
export const en = {
  source: (names: string) => `Source: ${names}`,
  models: (names: readonly string[]) => `${names.join(', ')} (computed with Planwright)`,
  forecastFile: (file: string) => `${file} (forecast with Planwright)`,
  semicolon: '; ',
  colon: ': ',
  target: 'Target',
  cited: (name: string, where: string) => `${name} (${where})`,
  points: 'pp',
  inUnit: (name: string, unit: string) => `${name}, ${unit}`,
  tornado: (low: string, high: string, years: string) =>
    `One input at a time at its ${low} and ${high} quantile, the others at their medians; of levers the mean of ${years}`,
  box: (scenario: string, clause: string, share: string) =>
    `${scenario}: ${clause} in ${share} of cases within these bounds`,
  chance: ' (may be chance)',
  noForecast: 'no forecast',
  score: (mase: string, share: string) => `MASE ${mase}, ${share} within`,
}

/** These words in any language. */
export type ReportChartWords = typeof en
