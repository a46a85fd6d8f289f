import * as z from 'zod'
import { byId, expects, label, name, quantity, text, year } from './common.js'

const figure = z
  .union([z.number(), z.string().min(1)], {
    error: expects('figure'),
  })
  .meta({
    description:
      'A figure as printed, with its qualifier and all its digits: about 7.8%, at least 2%, above 200 亿元, within 67.63 万人, keep at least 76%.',
    examples: ['300 亿元', 'about 7.8%', '8:41:51'],
  })

const id = /^[a-z][a-z0-9_]{0,79}$/
const idMessage = expects('statementId')

const place = {
  id: z.string().regex(id, idMessage).optional(),
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
  from: year.optional().meta({ description: 'Base year of the row; that of the plan when absent.' }),
  note: text.optional(),
}

const changes = {
  change: figure.optional().meta({
    description: 'Cumulative change as printed in [ ]: points for ratios, percent for intensities.',
  }),
  sum: figure.optional().meta({
    description: 'Total over the years after the base year, up to the row’s year: 累计, 新增.',
  }),
  times: figure.optional().meta({ description: 'Multiple of the base year’s level: 翻番 is 2.' }),
}

const target = z
  .strictObject({
    ...place,
    base: figure.optional().meta({ description: 'Base value as printed.' }),
    target: figure.optional().meta({ description: 'Level to be reached, as printed.' }),
    growth: figure.optional().meta({ description: 'Average annual growth, as printed.' }),
    every_year: z
      .boolean()
      .optional()
      .meta({ description: 'Growth must be reached in each year, not on average.' }),
    ...changes,
    converge: z
      .union([
        z.string(),
        z.strictObject({
          to: z.string().meta({ description: 'Indicator whose level is to be reached.' }),
          share: figure.optional().meta({ description: 'Share of it; 100% when absent.' }),
        }),
      ])
      .optional()
      .meta({ description: 'Another indicator whose level is to be reached, such as the nation’s.' }),
    basis: z
      .enum(['real', 'nominal'])
      .optional()
      .meta({ description: 'Whether growth is at constant or current prices.' }),
    better: z.enum(['higher', 'lower', 'near']).optional(),
    only_in_year: z.boolean().optional().meta({
      description:
        'The figure counts in its year alone, as sums over the plan’s years do; it cannot be met late.',
    }),
    printed_unit: text
      .optional()
      .meta({ description: 'The unit that the document prints, where it does not fit the number.' }),
    status: z
      .enum(['anticipated', 'binding', 'aspired'])
      .optional()
      .meta({ description: '预期性 anticipated, 约束性 binding, 力争 aspired.' }),
  })
  .meta({ description: 'One row of targets.' })

const fact = z
  .strictObject({
    ...place,
    value: figure.optional().meta({ description: 'Level in the year, as printed.' }),
    growth: figure.optional().meta({ description: 'Average annual growth from “from” to the year.' }),
    ...changes,
    basis: z.enum(['real', 'nominal']).optional(),
  })
  .meta({ description: 'A figure of the past, or of another region: printed, but not a target.' })

/** Where something is declared or printed. */
const origin = { table: place.table, page: place.page, note: place.note }

const relationStatus = z.enum(['identity', 'accounting', 'assumption']).meta({
  description:
    'identity: true by definition; accounting: true up to rounding and coverage; assumption: holds within the band.',
})

const relation = z
  .strictObject({
    id: z.string().regex(id, idMessage),
    label: label.optional(),
    says: z
      .string()
      .min(1)
      .optional()
      .meta({
        description:
          'An equation or inequality of indicators: gdp = gdp_per_capita * population. Has + - * / ^, growth(x, 5), movsum(x, 5), x(-1), at(x, 2020).',
        examples: ['gdp = gdp_per_capita * population', 'capacity_wind <= capacity'],
      }),
    steady: z
      .string()
      .optional()
      .meta({ description: 'Instead of “says”: an indicator that grows evenly over the plan’s years.' }),
    years: z
      .union([z.literal('all'), z.array(year).min(1)], {
        error: expects('relationYears'),
      })
      .optional()
      .meta({ description: 'Years in which it holds; base and target year when absent.' }),
    status: relationStatus.optional(),
    band: quantity.optional().meta({
      description: 'How far the two sides may part: 5% as a share, 3pp or 2 亿元 in their own unit.',
    }),
    ...origin,
  })
  .meta({ description: 'What ties indicators together.' })

const constant = z
  .strictObject({
    value: figure,
    label: label.optional(),
    unit: text.optional(),
    band: quantity.optional().meta({ description: 'How far the true value may be from it: 3%.' }),
    status: relationStatus.optional(),
    ...origin,
  })
  .meta({ description: 'A number that relations use, the same in every year.' })

const tableClaim = z
  .strictObject({
    table: text,
    page: place.page,
    count: z.int().min(0).optional().meta({ description: 'How many indicators the table says it has.' }),
    mentions: z.array(z.string()).optional().meta({ description: 'Indicators that its notes speak of.' }),
    note: text.optional(),
  })
  .meta({ description: 'What a table of the document says of itself.' })

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
    plan: z.string().regex(name, expects('planName')),
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
    model: z
      .string()
      .regex(name, expects('modelNotPath'))
      .optional()
      .meta({ description: 'Model whose indicators are meant, for a plan without scenarios beside it.' }),
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
    facts: z.array(fact).optional(),
    constants: byId(constant).optional(),
    relations: z.array(relation).optional(),
    tables: z.array(tableClaim).optional(),
  })
  .meta({ title: 'Planwright plan', description: 'Targets and outcomes of a plan, as printed.' })

/** A plan file, as written. */
export type PlanSyntax = z.infer<typeof planSchema>
