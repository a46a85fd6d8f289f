import type { Method } from '../method.js'
import { walk } from '../walk.js'

/**
 * The last value, for all years ahead: the random walk. Variance h σ², with σ² the mean square of the changes.
 *
 * Hyndman and Athanasopoulos 2021, "Forecasting: Principles and Practice", sections 5.2 and 5.5.
 */
export const naive: Method = {
  id: 'naive',
  label: { zh: '朴素法', en: 'Naive' },
  doc: 'The last value, for all years (random walk).',
  minimum: 2,
  fit: (values) => walk(values, false),
}
