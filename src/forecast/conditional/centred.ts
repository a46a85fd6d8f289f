import { mean } from '../../numerics/statistics/summary.js'
import type { Scale } from '../scale.js'

/** The logarithm of values over their geometric mean, so that their unit makes no difference. */
export function centredLogs(values: Float64Array): Scale {
  const last = values.at(-1)!
  const away = mean(values.map((value) => logRatio(value, last)))
  // Far away, the centre is a number though its ratio to the last value may be none.
  const centre = Math.abs(away) < FAR ? last * Math.exp(away) : Math.exp(away + Math.log(last))
  return {
    name: 'log',
    forward: (value) => logRatio(value, centre),
    inverse: (value) => centre * Math.exp(value),
  }
}

/** Logarithms of ratios below this, either way, are those of numbers. */
const FAR = 700

/** The logarithm of a ratio, also where the ratio itself is 0 or endless as sizes are so far apart. */
function logRatio(value: number, unit: number): number {
  const ratio = value / unit
  return ratio > 0 && ratio < Infinity ? Math.log(ratio) : Math.log(value) - Math.log(unit)
}

/** Values less their mean. */
export function centredLevels(values: Float64Array): Scale {
  const centre = mean(values)
  return { name: 'levels', forward: (value) => value - centre, inverse: (value) => value + centre }
}
