import * as z from 'zod'
import { hierarchySchema } from './schema/hierarchy.js'
import { modelSchema } from './schema/model.js'
import { planSchema } from './schema/plan.js'
import { scenarioSchema } from './schema/scenario.js'

/** The JSON Schemas of the files that users write, by kind; made from what validates them. */
export function jsonSchemas(): Readonly<Record<'model' | 'scenario' | 'plan' | 'hierarchy', object>> {
  const emit = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return {
    model: emit(modelSchema),
    scenario: emit(scenarioSchema),
    plan: emit(planSchema),
    hierarchy: emit(hierarchySchema),
  }
}
