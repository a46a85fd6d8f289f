import * as z from 'zod'
import type { Path } from './yaml-places.js'

/** Keys that the schema knows at a path, for suggestions. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
    if (at instanceof z.ZodUnion) at = at.options.map(unwrap).find((o) => hasKey(o, step)) ?? at
    if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[String(step)]
    else if (at instanceof z.ZodRecord) at = at.valueType
    else if (at instanceof z.ZodArray) at = at.element
    else return []
  }
  at = unwrap(at)
  if (at instanceof z.ZodObject) return Object.keys(at.shape)
  if (at instanceof z.ZodUnion)
    return [
      ...new Set(
        at.options.flatMap((o) =>
          unwrap(o) instanceof z.ZodObject ? Object.keys((unwrap(o) as z.ZodObject).shape) : [],
        ),
      ),
    ]
  return []
}

function hasKey(schema: unknown, key: string | number): boolean {
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
