import * as z from 'zod'
import { byId, expects, label, name, path, quantity, text, year } from './common.js'

const kind = z.enum(['flow', 'stock', 'ratio', 'rate', 'index'])

const indicator = z
  .strictObject({
    label: label.optional(),
    unit: text.optional().meta({
      description: 'Unit that values are shown in, such as 亿元, %, 元/人. Left out: a plain number.',
    }),
    kind: kind.optional().meta({ description: 'How values combine over time. Default: flow.' }),
    group: text.optional().meta({ description: 'Block that the indicator belongs to.' }),
    digits: z.int().min(0).max(10).optional().meta({ description: 'Decimals to show. Default: 2.' }),
    better: z
      .enum(['higher', 'lower', 'near'])
      .optional()
      .meta({ description: 'Which side of a target is good. Default: higher.' }),
    equation: z
      .union([z.string(), z.number()])
      .meta({ description: 'The value of a year in mathjs syntax; gdp(-1) is last year’s gdp.' }),
    start: z
      .union([z.number(), z.string().min(1)])
      .optional()
      .meta({
        description:
          'Value of the base year when the data have none: a quantity, or an equation without lags.',
      }),
    source: text.optional(),
    note: text.optional(),
  })
  .meta({ description: 'Something the model computes.' })

const lever = z
  .strictObject({
    label: label.optional(),
    unit: text.optional().meta({ description: 'Unit of its values, such as %.' }),
    group: text.optional(),
    digits: z.int().min(0).max(10).optional(),
    default: path.meta({
      description: 'The path when no scenario says otherwise: a constant or a year map.',
    }),
    min: quantity.optional().meta({ description: 'Lowest value that a scenario may set.' }),
    max: quantity.optional().meta({ description: 'Highest value that a scenario may set.' }),
    source: text.optional(),
    note: text.optional(),
  })
  .meta({ description: 'Something a scenario sets year by year.' })

const parameter = z
  .strictObject({
    label: label.optional(),
    value: quantity,
    unit: text.optional().meta({ description: 'Unit of the value, when it is not written beside it.' }),
    source: text.optional(),
    note: text.optional(),
  })
  .meta({ description: 'A number that does not change over time.' })

/** A model file: what is computed, from what, and in which units. */
export const modelSchema = z
  .strictObject({
    model: z
      .string()
      .regex(name, expects('modelName'))
      .meta({ description: 'Name of the model, the same as its folder.' }),
    label: label.optional(),
    description: text.optional(),
    years: z
      .strictObject({ base: year, end: year })
      .meta({ description: 'Base year (last year of data) and last simulated year.' }),
    headline: z
      .array(z.string())
      .optional()
      .meta({ description: 'Indicators shown first: in tables on the terminal and on the dashboard.' }),
    groups: byId(label)
      .optional()
      .meta({ description: 'Blocks of indicators, in the order they are shown.' }),
    units: z
      .record(z.string().min(1), z.string().min(1))
      .optional()
      .meta({ description: 'Units of the model’s own: a definition in other units (1e6 EUR), or "new".' }),
    parameters: byId(parameter).optional(),
    levers: byId(lever).optional(),
    indicators: byId(indicator),
  })
  .meta({ title: 'Planwright model', description: 'Indicators, levers and parameters of a model.' })

/** A model file, as written. */
export type ModelSyntax = z.infer<typeof modelSchema>
