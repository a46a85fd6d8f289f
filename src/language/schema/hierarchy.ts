import * as z from 'zod'
import { expects } from './common.js'

/** Regions and indicators of data may be named freely, also by numbers, such as 360700. */
const name = z.union([z.string().min(1), z.number()], { error: expects('name') })

const sums = (subject: string, example: Record<string, string[]>) =>
  z.record(z.string().min(1), z.array(name).min(2, expects('twoParts'))).meta({
    description: `${subject} that are sums, each with its parts; a part after - is subtracted.`,
    examples: [example],
  })

/** A hierarchy file: what adds up to what. */
export const hierarchySchema = z
  .strictObject({
    regions: sums('Regions', { ganzhou: ['zhanggong', 'ganxian', 'nankang'] }).optional(),
    indicators: sums('Indicators, in every region,', {
      gdp: ['primary', 'secondary', 'tertiary'],
      net_exports: ['exports', '-imports'],
    }).optional(),
    additive: z.array(name).min(1, expects('oneIndicator')).optional().meta({
      description:
        'Indicators that add up over regions. Left out: all whose histories add up to within a tenth, so that shares and rates do not.',
    }),
  })
  .meta({ title: 'Planwright hierarchy', description: 'Which regions and indicators add up to which.' })

/** A hierarchy file, as written. */
export type HierarchySyntax = z.infer<typeof hierarchySchema>
