import type { Unit } from '../base/unit.js'
import { PARAMETERS, type ParameterName } from '../language/schema/uncertain.js'
import type { QuantilePoint } from '../random/distributions/quantile-table.js'
import { distributionOf, type Specification } from '../random/specification.js'

/** Why no distribution can be made, in shown units; undefined when one can. */
export function faultOf(specification: Specification, unit: Unit): string | undefined {
  const fault = rangeError(specification)
  if (fault === undefined) return undefined
  const { min: _min, max: _max, ...whole } = specification
  if (rangeError(whole as Specification) === undefined)
    return `next to nothing of this ${specification.kind} distribution lies within its "min" and "max"`
  const shown = rangeError(inUnit(specification, unit.scale))
  return shown === undefined || shown === fault ? fault : `${shown} (in ${unit.text})`
}

function rangeError(specification: Specification): string | undefined {
  try {
    distributionOf(specification)
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

/** A specification with what is in base units divided by `scale`; for messages. */
function inUnit(specification: Specification, scale: number): Specification {
  const shown = (value: number) => Number((value / scale).toPrecision(12))
  const entries = Object.entries(specification).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'number') return [name, isInUnit(name) ? shown(value) : value]
    if (name === 'values') return [name, (value as readonly number[]).map(shown)]
    if (name === 'points')
      return [name, (value as readonly QuantilePoint[]).map((p) => ({ ...p, value: shown(p.value) }))]
    return [name, value]
  })
  return Object.fromEntries(entries) as Specification
}

function isInUnit(name: string): boolean {
  return !PARAMETERS[name as ParameterName].plain
}
