import { fail } from '../base/problem.js'
import { sameDimension, type Unit, UnitError, Units } from '../base/unit.js'
import type { GivenPath } from '../forecast/conditional/read-paths.js'
import type { History } from '../forecast/history/history.js'

/**
 * A given path in the unit of the history that it carries on; as it is where one of them names no unit.
 * @throws PlanwrightError for units that do not go together.
 */
export function inUnitOf({ region, indicator, unit }: History, path: GivenPath, source: string): GivenPath {
  const own = path.values.unit
  if (own === unit || own === '' || unit === '') return path
  const units = new Units()
  const parsed = (text: string): Unit => {
    try {
      return units.parse(text)
    } catch (error) {
      if (error instanceof UnitError) throw fail('unknown-unit', `${source}: ${error.message}`, error.hint)
      throw error
    }
  }
  const [from, to] = [parsed(own), parsed(unit)]
  if (!sameDimension(from.dimension, to.dimension))
    throw fail(
      'unit-mismatch',
      `${source} has ${indicator}${region === '' ? '' : ` of ${region}`} in ${own}, the history is in ${unit}`,
    )
  const factor = from.scale / to.scale
  const converted = (history: History): History => ({
    ...history,
    unit,
    values: history.values.map((value) => value * factor),
  })
  const { values, interval } = path
  return {
    values: converted(values),
    interval: interval && {
      ...interval,
      lower: converted(interval.lower),
      upper: converted(interval.upper),
    },
  }
}
