import type { Label } from '../../base/label.js'
import type { Fit, Method } from '../method.js'
import { log, onScale } from '../scale.js'
import { findBreaks } from '../trends/breaks.js'
import { curvePath, remainderOf } from '../trends/curve-path.js'

/**
 * A line that bends at most twice, see {@link findBreaks}; through the logarithms where all values are positive, so
 * that its parts are times of constant growth. The last part is carried on, and the last remainder fades away.
 */
export const piecewise: Method = {
  id: 'piecewise',
  label: { zh: '分段趋势', en: 'Piecewise trend' },
  doc: 'A line that bends at most twice (by the Bayes criterion), in logarithms for positive series.',
  minimum: 4,
  fit: (values) => (values.every((value) => value > 0) ? onLogs : onValues).fit(values),
}

const onValues: Method = { ...piecewise, fit: fitLine }
const onLogs = onScale(onValues, log)

function fitLine(values: Float64Array): Fit {
  const n = values.length
  const line = findBreaks(values)
  const fitted = values.map((_, t) => line.at(t))
  const remainder = remainderOf(values, fitted, 2 + line.breaks.length)
  return {
    form: form(line.breaks),
    parameters: {
      ...Object.fromEntries(line.slopes.map((slope, i) => [`slope${i + 1}`, slope])),
      sigma: remainder.sigma,
      carry: remainder.carry,
    },
    fitted,
    predict: (horizon) => {
      const times = Float64Array.from({ length: horizon }, (_, h) => n + h)
      return curvePath(times.map(line.at), times.map(line.leverage), remainder)
    },
  }
}

function form(breaks: readonly number[]): Label {
  if (breaks.length === 0) return { zh: '直线趋势', en: 'straight line' }
  const after = breaks.length === 1 ? 'break' : 'breaks'
  return {
    zh: `分段直线（第${breaks.join('、')}个数值后转折）`,
    en: `piecewise line (${after} after value ${breaks.join(' and ')})`,
  }
}
