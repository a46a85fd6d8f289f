import type { Method } from '../method.js'
import { walk } from '../walk.js'

/**
 * The line through the first and the last value, carried on: the random walk with drift. Variance
 * σ² h (1 + h / (n − 1)), with σ² from n − 2 degrees of freedom.
 *
 * Hyndman and Athanasopoulos 2021, "Forecasting: Principles and Practice", sections 5.2 and 5.5.
 */
export const drift: Method = {
  id: 'drift',
  label: { zh: '漂移法', en: 'Drift' },
  doc: 'The last value and the mean yearly change (random walk with drift).',
  minimum: 3,
  fit: (values) => walk(values, true),
}
