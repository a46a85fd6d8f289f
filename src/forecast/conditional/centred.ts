import type { Scale } from '../scale.js'

/** The logarithm of values over their geometric mean, so that their unit makes no difference. */
export function centredLogs(values: Float64Array): Scale {
  const last = values.at(-1)!
  const centre = last * Math.exp(mean(values.map((value) => Math.log(value / last))))
  return {
    name: 'log',
    forward: (value) => Math.log(value / centre),
    inverse: (value) => centre * Math.exp(value),
  }
}

/** Values less their mean. */
export function centredLevels(values: Float64Array): Scale {
  const centre = mean(values)
  return { name: 'levels', forward: (value) => value - centre, inverse: (value) => value + centre }
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value / values.length, 0)
}
