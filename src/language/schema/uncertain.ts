import * as z from 'zod'
import type { Specification } from '../../random/specification.js'
import { byId, expects, quantity, yearMap } from './common.js'
import { forecastSchema } from './forecast.js'

/** Parameters of distributions: what they mean, and whether they are plain numbers whatever is drawn. */
export const PARAMETERS = {
  mean: { plain: false, description: 'Mean. Default: 0 under `add` and `shocks`, 1 under `multiply`.' },
  sd: { plain: false, description: 'Standard deviation.' },
  median: { plain: false, description: 'Median.' },
  sigma: { plain: true, description: 'Standard deviation of the natural logarithm.' },
  low: { plain: false, description: 'Lowest value.' },
  mode: { plain: false, description: 'Most likely value.' },
  high: { plain: false, description: 'Highest value.' },
  weight: { plain: true, description: 'How much the most likely value counts. Default: 4.' },
  alpha: { plain: true, description: 'Shape: weight towards the highest value.' },
  beta: { plain: true, description: 'Shape: weight towards the lowest value.' },
  df: { plain: true, description: 'Degrees of freedom: the fewer, the heavier the tails.' },
  location: { plain: false, description: 'Middle. Default: 0 under `add` and `shocks`, 1 under `multiply`.' },
  scale: {
    plain: false,
    description: 'Width: a standard deviation of a normal distribution, with more tail.',
  },
  min: { plain: false, description: 'Nothing below this is drawn (truncation).' },
  max: { plain: false, description: 'Nothing above this is drawn (truncation).' },
} as const
/** The name of a parameter of a distribution. */
export type ParameterName = keyof typeof PARAMETERS

/** A distribution's parameters. */
interface Shape {
  /** The sets of parameters that it can be given by. */
  readonly forms: readonly (readonly ParameterName[])[]
  readonly optional?: readonly ParameterName[]
  /** The parameter that has a default under a verb: what leaves the path as it is. */
  readonly centre?: ParameterName
  readonly description: string
  readonly example: Readonly<Record<string, string | number>>
}

/** The distributions that are given by named parameters; all can be truncated by `min` and `max`. */
export const SHAPES: Readonly<Record<Exclude<Specification['kind'], 'empirical' | 'quantiles'>, Shape>> = {
  normal: {
    forms: [['mean', 'sd']],
    centre: 'mean',
    description: 'The normal distribution.',
    example: { mean: '5%', sd: '1pp' },
  },
  log_normal: {
    forms: [
      ['median', 'sigma'],
      ['mean', 'sd'],
    ],
    description: 'A positive number whose logarithm is normal: by median and sigma, or by mean and sd.',
    example: { median: 1, sigma: 0.2 },
  },
  uniform: {
    forms: [['low', 'high']],
    description: 'All values from low to high equally likely.',
    example: { low: '0%', high: '4%' },
  },
  triangular: {
    forms: [['low', 'mode', 'high']],
    description: 'Likelihood rises in a straight line to the mode and falls in one from there.',
    example: { low: '0%', mode: '2%', high: '4%' },
  },
  pert: {
    forms: [['low', 'mode', 'high']],
    optional: ['weight'],
    description: 'As triangular, but smooth and with thinner tails: a beta distribution.',
    example: { low: '0%', mode: '2%', high: '4%' },
  },
  beta: {
    forms: [['alpha', 'beta']],
    optional: ['low', 'high'],
    description:
      'The beta distribution from low to high; of plain numbers and shares from 0 to 1 by default.',
    example: { alpha: 2, beta: 5 },
  },
  student_t: {
    forms: [['df', 'location', 'scale']],
    centre: 'location',
    description: 'Like the normal, with heavier tails.',
    example: { df: 4, location: '5%', scale: '1pp' },
  },
}

/**
 * A map whose keys all have a say in the JSON Schema that editors use; here unknown and missing ones pass, since
 * the resolver knows more words for them.
 */
function closed<S extends z.ZodRawShape>(shape: S, meta: Readonly<Record<string, unknown>> = {}) {
  return z.looseObject(shape).meta({ additionalProperties: false, ...meta })
}

function shapeSchema(id: string, { forms, optional = [], centre, description, example }: Shape) {
  const names = [...new Set([...forms.flat(), ...optional, 'min', 'max'] as const)]
  const needed = forms.length === 1 ? forms[0]!.filter((name) => name !== centre) : []
  return closed(
    Object.fromEntries(
      names.map((name) => [name, quantity.optional().meta({ description: PARAMETERS[name].description })]),
    ),
    { id, description, examples: [example], ...(needed.length > 0 ? { required: needed } : {}) },
  )
}

const bounds = {
  min: quantity.optional().meta({ description: PARAMETERS.min.description }),
  max: quantity.optional().meta({ description: PARAMETERS.max.description }),
}
/** A probability as a key: 10% or 0.1. */
export const PROBABILITY = /^(\d{1,2}(\.\d+)?\s*[%％]|0?\.\d+)$/
/** A year as a key. */
export const YEAR = /^[12]\d{3}$/
const probability = (besides = '') => ({ pattern: `${PROBABILITY.source}${besides}` })

const quantiles = z.record(z.string().meta(probability('|^min$|^max$')), quantity).meta({
  id: 'quantiles',
  description:
    'Values below which a number falls with these probabilities; between and beyond as a normal’s.',
  examples: [{ '10%': '1%', '50%': '2%', '90%': '4%' }],
})
const empirical = z
  .union(
    [
      z.array(quantity),
      closed(
        {
          values: z.array(quantity).optional(),
          weights: z.array(quantity).optional().meta({ description: 'How often each value counts.' }),
          ...bounds,
        },
        { required: ['values'] },
      ),
    ],
    { error: expects('empirical') },
  )

  .meta({
    id: 'empirical',
    description: 'One of these values, each as likely as its weight.',
    examples: [['1%', '2%', '4%']],
  })

const distributions = {
  ...Object.fromEntries(
    Object.entries(SHAPES).map(([kind, shape]) => [kind, shapeSchema(kind, shape).optional()]),
  ),
  empirical: empirical.optional(),
  quantiles: quantiles.optional(),
}
/** The names of all distributions. */
export const DISTRIBUTIONS = Object.keys(distributions) as readonly Specification['kind'][]

const persistence = quantity.optional()

/** Maps that say what is drawn: their keys besides distributions. */
export const KEYS = ['add', 'multiply', 'shocks', 'fan', 'from-forecast', 'widens', 'persistence'] as const

const entry = z
  .union(
    [
      z.literal('none'),
      closed({
        ...distributions,
        add: closed(distributions).optional().meta({ description: 'A number drawn once and added.' }),
        multiply: closed(distributions)
          .optional()
          .meta({ description: 'A plain number drawn once; a factor.' }),
        widens: z
          .union([z.enum(['sqrt', 'linear']), yearMap], {
            error: expects('widens'),
          })
          .optional()
          .meta({
            description:
              'How often the number drawn counts by year: √n or n in the n-th simulated year, or a map of years.',
          }),
        shocks: closed({
          ...distributions,
          persistence: persistence.meta({ description: 'Share of a shock that carries over. Default: 0.' }),
        })
          .optional()
          .meta({ description: 'A new number drawn each year and added.' }),
        fan: z
          .record(
            z.string().meta({ pattern: YEAR.source }),
            z.record(z.string().meta(probability()), quantity),
          )
          .optional()
          .meta({
            description: 'Quantiles by year; linear between the years named, held outside.',
            examples: [{ 2025: { '10%': '1%', '50%': '2%', '90%': '4%' } }],
          }),
        'from-forecast': forecastSchema.optional(),
        persistence: persistence.meta({
          description: 'How much of its rank in a fan a path keeps from year to year. Default: 1, all.',
        }),
      }),
    ],
    { error: expects('uncertain') },
  )
  .meta({
    description: 'What is uncertain about a lever, a parameter or the base-year value of an indicator.',
    examples: [{ add: { normal: { sd: '1pp' } }, widens: 'sqrt' }, 'none'],
  })

/** What is uncertain, by the id of a lever, parameter or indicator. */
export const uncertainSchema = byId(entry).meta({
  description: 'Levers, parameters and base-year values (of indicators) that are drawn at random.',
})

/** Correlations of uncertain inputs, by pair. */
export const correlationsSchema = byId(byId(quantity)).meta({
  description: 'Correlations between uncertain inputs, each pair once: of their normal scores, from -1 to 1.',
  examples: [{ growth_secondary: { growth_tertiary: 0.6 } }],
})
