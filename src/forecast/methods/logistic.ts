import type { Method } from '../method.js'
import { fitSaturation, fitWithin } from '../trends/saturation.js'
import type { Sigmoid } from '../trends/sigmoid.js'

export const logisticCurve: Sigmoid = {
  name: { zh: '逻辑斯蒂曲线', en: 'logistic curve' },
  share: (z) => 1 / (1 + Math.exp(-z)),
  slope: (_, share) => share * (1 - share),
  inverse: (share) => Math.log(share / (1 - share)),
}

/**
 * The logistic curve, y = ceiling / (1 + exp(−rate (t − middle))), rising to its ceiling or falling from it; steepest
 * at half of it.
 *
 * Verhulst 1838; Meade and Islam 1998, "Technological forecasting", Management Science 44, for its use in forecasts.
 */
export const logistic: Method = {
  id: 'logistic',
  label: { zh: '逻辑斯蒂曲线', en: 'Logistic curve' },
  doc: 'The logistic curve, with a ceiling that the values show, or their upper bound.',
  minimum: 8,
  fit: (values, bounds) => fitWithin(logisticCurve, values, bounds),
}

/**
 * The logistic curve with a ceiling that is known, such as 100 for a share in per cent; fits from 5 values on.
 *
 * @throws RangeError when `ceiling` is not positive.
 */
export function logisticOf({ ceiling }: { readonly ceiling: number }): Method {
  if (!(ceiling > 0 && ceiling < Infinity)) throw new RangeError(`ceiling is ${ceiling}; it must be above 0`)
  return {
    ...logistic,
    id: `logistic-${ceiling}`,
    doc: `The logistic curve with a ceiling of ${ceiling}.`,
    minimum: 5,
    fit: (values) => fitSaturation(logisticCurve, values, ceiling),
  }
}
