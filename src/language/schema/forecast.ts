import * as z from 'zod'
import { file, quantity, text, year } from './common.js'

/** Values that come from a history: which, and how it is carried on. */
export const forecastSchema = z
  .strictObject({
    indicator: text.meta({ description: 'Indicator of the data whose history is carried on.' }),
    of: z.enum(['level', 'growth', 'change']).optional().meta({
      description:
        'Whether its values are forecast (default), their growth from year to year, or their change.',
    }),
    region: text.optional().meta({ description: 'Region of the data. Default: the scenario’s.' }),
    data: file
      .optional()
      .meta({ description: 'Another data file of the same folder. Default: the scenario’s.' }),
    method: text.optional().meta({ description: 'How it is forecast. Default: auto.', examples: ['ets'] }),
    quantile: quantity.optional().meta({
      description: 'Probability of a lower value. Default: 50%, the median.',
      examples: ['10%'],
    }),
    from: year.optional().meta({ description: 'First year of the history that is used.' }),
    to: year
      .optional()
      .meta({ description: 'Last year of the history that is used. Default: the model’s base year.' }),
  })
  .meta({
    id: 'from-forecast',
    description: 'Values that a history leads to.',
    examples: [{ indicator: 'gdp', of: 'growth' }],
  })

/** What stands under `from-forecast`, as written. */
export type ForecastSyntax = z.infer<typeof forecastSchema>
