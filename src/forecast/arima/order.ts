import { type Label, sameLabel } from '../../base/label.js'
/** An order of ARIMA: autoregressive terms, differences, moving-average terms, and whether there is a constant. */
export interface Order {
  readonly p: number
  readonly d: number
  readonly q: number
  /** A mean for d = 0, a drift for d = 1. */
  readonly constant: boolean
}

/**
 * Refuses orders that are not fitted.
 *
 * @throws {RangeError} for p or q not a whole number from 0 to 5, d not 0, 1 or 2, or a constant with d = 2.
 */
export function checkOrder({ p, d, q, constant }: Order): void {
  for (const [name, value, most] of [['p', p, 5] as const, ['d', d, 2] as const, ['q', q, 5] as const]) {
    if (!Number.isInteger(value) || value < 0 || value > most) {
      throw new RangeError(`ARIMA: ${name} is ${value}; it can be a whole number from 0 to ${most}`)
    }
  }
  if (constant && d === 2) {
    throw new RangeError('ARIMA: a constant with d = 2 is a quadratic trend; a constant goes with d = 0 or 1')
  }
}

/** `ARIMA(0,1,1)`. */
export function nameOf({ p, d, q }: Omit<Order, 'constant'>): string {
  return `ARIMA(${p},${d},${q})`
}

/** `ARIMA(0,1,1) with drift`. */
export function formOf(order: Order): Label {
  const name = nameOf(order)
  if (!order.constant) return sameLabel(name)
  return order.d === 0
    ? { zh: `${name}，带均值`, en: `${name} with mean` }
    : { zh: `${name}，带漂移`, en: `${name} with drift` }
}
