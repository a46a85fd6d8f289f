import { describeDimension, sameDimension, type Unit, UnitError, type Units } from '../base/unit.js'
import { parseFigure } from '../language/quantity.js'

/** A quantity in base units, or why it cannot be read. */
export type Read =
  | { readonly value: number }
  | { readonly kind: string; readonly message: string; readonly hint?: string }

/**
 * Reads `8%` or `202.28 亿元` for something declared in `declared`; a bare number is in that unit.
 */
export function readQuantity(written: string | number, declared: Unit, units: Units): Read {
  const figure = parseFigure(String(written))
  if (!figure || figure.qualifier)
    return {
      kind: 'bad-number',
      message: `"${written}" is not a number with a unit`,
      hint: declared.text ? `write for example: 8 ${declared.text}` : 'write for example: 0.3',
    }
  if (figure.unit === '') return { value: figure.value * declared.scale }
  try {
    const unit = units.parse(figure.unit)
    if (!sameDimension(unit.dimension, declared.dimension)) {
      return {
        kind: 'unit-mismatch',
        message: `${written} is in ${describeDimension(unit.dimension)}; ${declared.text || 'a plain number'} (${describeDimension(declared.dimension)}) is expected`,
      }
    }
    return { value: figure.value * unit.scale }
  } catch (error) {
    if (!(error instanceof UnitError)) throw error
    return { kind: 'unknown-unit', message: error.message, ...(error.hint ? { hint: error.hint } : {}) }
  }
}
