/** What is said of simulations that do not come to an end, in English. */
export const en = {
  /** Where in a run something happened. */
  where: (scenario: string, year: number) => `scenario ${scenario}, ${year}`,
  noValue: 'no value',
  listed: (items: readonly string[]) => items.join(', '),

  hasNoValue: (indicator: string, where: string) => `${indicator} has no value (${where})`,
  hasNoValueOf: (indicator: string, where: string, unknown: readonly string[]) =>
    `${indicator} has no value (${where}): no value of ${unknown.join(', ')}`,
  ofYear: (name: string, year: number) => `${name} of ${year}`,
  domain: (reason: string, indicator: string, where: string, part: string) =>
    `${reason} in ${indicator} (${where}): ${part}`,

  ownEquation: (indicator: string) => `the equation of ${indicator}, which reads itself,`,
  simultaneous: (indicators: readonly string[], more: number) =>
    `the simultaneous equations of ${indicators.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  unsolved: (equations: string, one: boolean, where: string) =>
    `${equations} ${one ? 'was' : 'were'} not solved (${where})`,
  singular: (equations: string, one: boolean, where: string) =>
    `${equations} ${one ? 'has' : 'have'} no single solution (the Jacobian is singular) (${where})`,
  undefinedAtStart: (equations: string, one: boolean, where: string) =>
    `${equations} ${one ? 'has' : 'have'} no value where the search begins (${where})`,
  noNumber: (equations: string, where: string) => `${equations} gave no number (${where})`,
  lastValues: (values: readonly string[]) => `last values: ${values.join(', ')}`,

  foundLayer: (indicator: string, value: string, years: string) =>
    `found so that ${indicator} = ${value} ${years}`,
  inYear: (year: number) => `in ${year}`,
  inEachYear: (from: number, to: number) => `each year from ${from} to ${to}`,

  findsFight: (scenario: string) =>
    `no shifts were found with which all finds hold at once (scenario ${scenario}): each undoes another`,
  separateFinds: 'give each find levers or years of its own',
  cannotBe: (indicator: string, value: string, year: number, scenario: string, reason: string) =>
    `${indicator} cannot be ${value} in ${year} (scenario ${scenario}): ${reason}`,
  noShift: (levers: readonly string[]) => `no shift of ${levers.join(', ')} was found for it`,
  noEffect: (levers: readonly string[], value: string) =>
    `moving ${levers.join(', ')} does not change it; it stays ${value}`,
  withinBounds: (levers: readonly string[], lowest: string, highest: string) =>
    `within the bounds of ${levers.join(', ')} it lies between ${lowest} and ${highest}`,
  moveOthers: 'move other levers',
  askForLess: 'ask for less, widen the levers’ bounds in the model, or move more levers',

  startMissing: (name: string, years: string, reader: string) =>
    `${name} has no value for ${years}, which ${reader} needs`,
  yearRange: (from: number, to: number) => `${from} to ${to}`,
  yearList: (years: readonly number[]) => years.join(' and '),
  ownStart: 'its own start value',
  ownFormula: 'its own equation',
  startOf: (indicator: string) => `the start value of ${indicator}`,
  equationOf: (indicator: string) => `the equation of ${indicator}`,
  /** In the place of a region's name in a row of data. */
  region: 'region',
  value: '<value>',
  addRow: (row: string) => `add a row to the data: ${row}`,
  addRows: (row: string) => `add rows to the data, such as ${row}`,
}

/** The words of this room in any language. */
export type SimulationWords = typeof en
