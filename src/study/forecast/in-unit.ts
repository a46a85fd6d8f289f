import { PlanwrightError } from '../../base/problem.js'
import type { Said } from '../../base/text.js'
import { sameDimension, type Unit } from '../../base/unit.js'
import { UnitError } from '../../base/unit-error.js'
import { Units } from '../../base/units.js'
import type { GivenPath } from '../../forecast/conditional/read-paths.js'
import type { History } from '../../forecast/history/history.js'
import type { Files } from '../../project/folder.js'
import { unitPlace } from './unit-place.js'

/**
 * A given path in the unit of the history that it carries on; as it is where one of them names no unit.
 * @param from the files that the history and the path are from.
 * @throws PlanwrightError for units that are not known, or do not go together.
 */
export function inUnitOf(
  { region, indicator, unit }: History,
  path: GivenPath,
  from: { readonly files: Files; readonly data: string; readonly given: string },
): GivenPath {
  const own = path.values.unit
  if (own === unit || own === '' || unit === '') return path
  const units = new Units()
  const refused = (file: string, written: string, kind: string, message: string, hint?: Said) => {
    const place = unitPlace(file, from.files, indicator, written)
    const text = place ? message : `${file}: ${message}`
    return new PlanwrightError([
      { kind, severity: 'error', message: text, ...(hint ? { hint } : {}), ...(place ? { place } : {}) },
    ])
  }
  const parsed = (file: string, written: string): Unit => {
    try {
      return units.parse(written)
    } catch (error) {
      if (!(error instanceof UnitError)) throw error
      const whole = error.message.includes(`"${written}"`) ? '' : ` in "${written}"`
      const hint =
        error.close !== undefined
          ? error.hint
          : 'a unit that is written alike in both files need not be known'
      throw refused(file, written, 'unknown-unit', error.message + whole, hint)
    }
  }
  const [given, wanted] = [parsed(from.given, own), parsed(from.data, unit)]
  if (!sameDimension(given.dimension, wanted.dimension))
    throw refused(
      from.given,
      own,
      'unit-mismatch',
      `${indicator}${region === '' ? '' : ` of ${region}`} is in ${own}, the history is in ${unit}`,
    )
  const factor = given.scale / wanted.scale
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
