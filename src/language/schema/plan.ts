import * as z from 'zod'
import { byId, label, name, quantity, text, year } from './common.js'

const figure = z
  .union([z.number(), z.string().min(1)], {
    error: 'expected a figure as printed, such as "about 7.8%" or 300 亿元',
  })
  .meta({
    description:
      'A figure as printed, with its qualifier and all its digits: about 7.8%, at least 2%, above 200 亿元, within 67.63 万人, keep at least 76%.',
    examples: ['300 亿元', 'about 7.8%', '8:41:51'],
  })

const place = {
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,79}$/, 'an identifier has small letters, digits and _')
    .optional(),
  label: label
    .optional()
    .meta({ description: 'What the document calls it, where that is not the indicator’s own name.' }),
  indicator: z
    .string()
    .optional()
    .meta({ description: 'Indicator of the model, or of this file’s own list.' }),
  indicators: z
    .array(z.string())
    .min(2)
    .optional()
    .meta({ description: 'Instead of one indicator: the parts of a structure such as 8:41:51.' }),
  table: text.optional().meta({ description: 'Table or box of the document.' }),
  row: z.int().min(1).optional(),
  page: z.int().min(1).optional(),
  year: year.optional(),
  note: text.optional(),
}

const target = z
  .strictObject({
    ...place,
    base: figure.optional().meta({ description: 'Base value as printed.' }),
    target: figure.optional().meta({ description: 'Level to be reached, as printed.' }),
    growth: figure.optional().meta({ description: 'Average annual growth, as printed.' }),
    change: figure.optional().meta({
      description: 'Cumulative change as printed in [ ]: points for ratios, percent for intensities.',
    }),
    basis: z
      .enum(['real', 'nominal'])
      .optional()
      .meta({ description: 'Whether growth is at constant or current prices.' }),
    better: z.enum(['higher', 'lower', 'near']).optional(),
    only_in_year: z.boolean().optional().meta({
      description:
        'The figure counts in its year alone, as sums over the plan’s years do; it cannot be met late.',
    }),
    status: z
      .enum(['anticipated', 'binding'])
      .optional()
      .meta({ description: '预期性 anticipated, 约束性 binding.' }),
  })
  .meta({ description: 'One row of targets.' })

const outcome = z
  .strictObject({
    ...place,
    better: z.enum(['higher', 'lower', 'near']).optional(),
    target: figure.optional().meta({ description: 'What was aimed at.' }),
    outcome: figure.optional().meta({ description: 'What was reached.' }),
  })
  .meta({ description: 'A target of the last plan and what came of it.' })

/** A plan file: what a document prints as targets and outcomes. */
export const planSchema = z
  .strictObject({
    plan: z.string().regex(name, 'a plan’s name has letters, digits, - and _'),
    label: label.optional(),
    document: z
      .strictObject({
        title: label,
        issued: text.optional(),
        publisher: text.optional(),
        number: text.optional(),
      })
      .optional(),
    region: text.optional(),
    period: z
      .strictObject({ base: year, end: year })
      .meta({ description: 'Base and target year of the plan.' }),
    policy: z
      .strictObject({ about_growth: quantity.optional(), about_level: quantity.optional() })
      .optional()
      .meta({
        description: 'How wide “about” is: points on growth (default 0.5pp), share of a level (default 2%).',
      }),
    indicators: byId(
      z.strictObject({
        label,
        unit: text.optional(),
        better: z.enum(['higher', 'lower', 'near']).optional(),
        note: text.optional(),
      }),
    )
      .optional()
      .meta({ description: 'Indicators that the model does not have.' }),
    targets: z.array(target).optional(),
    outcomes: z.array(outcome).optional(),
  })
  .meta({ title: 'Planwright plan', description: 'Targets and outcomes of a plan, as printed.' })

/** A plan file, as written. */
export type PlanSyntax = z.infer<typeof planSchema>
