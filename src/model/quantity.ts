import { withUnit } from '../base/format.js'
import type { Said } from '../base/text.js'
import { describeDimension, describeUnit, isPlain, sameDimension, type Unit } from '../base/unit.js'
import { UnitError } from '../base/unit-error.js'
import type { Units } from '../base/units.js'
import { parseFigure } from '../language/quantity.js'

/** A quantity in base units, or why it cannot be read. */
export type Read =
  | { readonly value: number }
  | { readonly kind: string; readonly message: string; readonly hint?: Said }

/**
 * Reads `8%` or `202.28 亿元` for something declared in `declared`; a bare number is in that unit.
 */
export function readQuantity(written: string | number, declared: Unit, units: Units): Read {
  const figure = parseFigure(String(written))
  if (!figure || figure.qualifier)
    return {
      kind: 'bad-number',
      message: `"${written}" is not a number with a unit`,
      hint: `write for example: ${withUnit(declared.text ? '8' : '0.3', declared.text)}`,
    }
  return convert(figure.value, figure.unit, declared, units, String(written))
}

/** A number of `unit` (of the declared unit when that is empty) in base units; `written` is shown in messages. */
export function convert(
  value: number,
  unit: string,
  declared: Unit,
  units: Units,
  written = `${value} ${unit}`,
): Read {
  if (unit === '') return { value: value * declared.scale }
  try {
    const own = units.parse(unit)
    return sameDimension(own.dimension, declared.dimension)
      ? { value: value * own.scale }
      : { kind: 'unit-mismatch', message: mismatch(written, own, declared) }
  } catch (error) {
    if (!(error instanceof UnitError)) throw error
    return { kind: 'unknown-unit', message: error.message, ...(error.hint ? { hint: error.hint } : {}) }
  }
}

/** That something written is of another dimension than expected. */
export function mismatch(written: string, own: Unit, declared: Unit): string {
  const is = isPlain(own.dimension) ? 'a plain number' : `in ${describeDimension(own.dimension, 'en')}`
  return `${written} is ${is}; ${describeUnit(declared, 'en')} is expected`
}
