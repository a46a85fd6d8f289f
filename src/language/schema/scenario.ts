import * as z from 'zod'
import { byId, expects, file, label, name, path, quantity, text, year } from './common.js'
import { forecastSchema } from './forecast.js'
import { correlationsSchema, uncertainSchema } from './uncertain.js'

const window = {
  from: year.optional().meta({ description: 'First year of the change. Default: the first simulated year.' }),
  until: year.optional().meta({ description: 'Last year of the change. Default: the last simulated year.' }),
}
const yearly = z.record(z.string().regex(/^[12]\d{3}$/, expects('yearKey')), quantity)

/** Changes to an inherited path, by the word that names them. */
const verbs = {
  add: z.strictObject({ add: path, ...window }).meta({ description: 'The inherited path plus this much.' }),
  multiply: z
    .strictObject({ multiply: path, ...window })
    .meta({ description: 'The inherited path times this much.' }),
  converge: z.strictObject({ converge: quantity, by: year, from: window.from }).meta({
    description: 'A straight line from the inherited value in `from` to this value in `by`, held after.',
  }),
  step: z.strictObject({ step: yearly }).meta({
    description: 'Values by year, each held until the next year named; the inherited path before the first.',
  }),
  growth: z
    .strictObject({ growth: path, ...window })
    .meta({ description: 'Grows at this rate a year from the inherited value of the year before `from`.' }),
  'from-forecast': z
    .strictObject({ 'from-forecast': forecastSchema, ...window })
    .meta({ description: 'What the history of an indicator leads to.' }),
} as const

const lever = z
  .union([path, ...Object.values(verbs)], {
    error: expects('lever', Object.keys(verbs)),
  })
  .meta({ description: 'The path of a lever.' })

const start = z
  .union([quantity, z.strictObject({ 'from-forecast': forecastSchema })], {
    error: expects('start'),
  })
  .meta({ description: 'A base-year value.' })

const find = z
  .strictObject({
    levers: z
      .array(z.string())
      .min(1, expects('oneLever'))
      .meta({ description: 'Levers that are moved together.' }),
    shift: z
      .enum(['add', 'multiply'])
      .optional()
      .meta({ description: 'Whether one number is added to all of them (default) or multiplies them.' }),
    from: year.optional(),
    until: year.optional(),
    so_that: z.strictObject({
      indicator: z.string(),
      equals: quantity,
      year: year.optional().meta({ description: 'The year in which the value is reached.' }),
      each_year: z
        .strictObject({ from: year, to: year })
        .optional()
        .meta({ description: 'Reach the value in each of these years, by a separate shift each.' }),
    }),
  })
  .meta({ description: 'A shift of levers that the program finds, so that an indicator takes a value.' })

/** A scenario file: a growth path, or what differs from the one it extends. */
export const scenarioSchema = z
  .strictObject({
    label: label.optional(),
    description: text.optional(),
    extends: z
      .string()
      .regex(name, expects('scenarioName'))
      .optional()
      .meta({ description: 'Scenario of the same folder that this one changes.' }),
    model: z
      .string()
      .regex(name, expects('modelReference'))
      .optional()
      .meta({ description: 'Name of the model: models/<name>/model.yaml.' }),
    region_label: label.optional().meta({
      description: 'What charts and tables call the region, where that is not its name in the data.',
    }),
    region: text.optional().meta({ description: 'The region’s name in the data file.' }),
    data: file.optional(),
    plan: file.optional(),
    years: z
      .strictObject({ end: year })
      .optional()
      .meta({ description: 'Last simulated year, if not the model’s.' }),
    levers: byId(lever).optional(),
    parameters: byId(quantity).optional().meta({ description: 'Parameters that differ from the model’s.' }),
    start: byId(start).optional().meta({ description: 'Base-year values that differ from the data’s.' }),
    find: z.array(find).optional().meta({ description: 'Values that the program finds.' }),
    uncertain: uncertainSchema.optional(),
    correlations: correlationsSchema.optional(),
  })
  .meta({
    title: 'Planwright scenario',
    description: 'A growth path: lever paths and how they differ from another scenario.',
  })

/** A scenario file, as written. */
export type ScenarioSyntax = z.infer<typeof scenarioSchema>
/** One entry under `find`, as written. */
export type FindSyntax = NonNullable<ScenarioSyntax['find']>[number]
