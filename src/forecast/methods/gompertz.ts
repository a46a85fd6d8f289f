import type { Method } from '../method.js'
import { fitSaturation, fitWithin } from '../trends/saturation.js'
import type { Sigmoid } from '../trends/sigmoid.js'

export const gompertzCurve: Sigmoid = {
  name: { zh: '龚珀兹曲线', en: 'Gompertz curve' },
  share: (z) => Math.exp(-Math.exp(-z)),
  // share × exp(−z), in one exponential so that it goes to 0 and not to 0 × Infinity.
  slope: (z) => Math.exp(-z - Math.exp(-z)),
  inverse: (share) => -Math.log(-Math.log(share)),
}

/**
 * The Gompertz curve, y = ceiling × exp(−exp(−rate (t − middle))), rising to its ceiling or falling from it; steepest
 * at 1/e of it, so that more than half of the way is after that.
 *
 * Gompertz 1825; Meade and Islam 1998, "Technological forecasting", Management Science 44, for its use in forecasts.
 */
export const gompertz: Method = {
  id: 'gompertz',
  label: { zh: '龚珀茨曲线', en: 'Gompertz curve' },
  doc: 'The Gompertz curve, with a ceiling that the values show, or their upper bound.',
  minimum: 8,
  fit: (values, bounds) => fitWithin(gompertzCurve, values, bounds),
}

/**
 * The Gompertz curve with a ceiling that is known, such as 100 for a share in per cent; fits from 5 values on.
 *
 * @throws RangeError when `ceiling` is not positive.
 */
export function gompertzOf({ ceiling }: { readonly ceiling: number }): Method {
  if (!(ceiling > 0 && ceiling < Infinity)) throw new RangeError(`ceiling is ${ceiling}; it must be above 0`)
  return {
    ...gompertz,
    id: `gompertz-${ceiling}`,
    doc: `The Gompertz curve with a ceiling of ${ceiling}.`,
    minimum: 5,
    fit: (values) => fitSaturation(gompertzCurve, values, ceiling),
  }
}
