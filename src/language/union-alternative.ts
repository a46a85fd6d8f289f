import type * as z from 'zod'
import { closestTo } from '../base/closest.js'

type Issue = z.core.$ZodIssue

/**
 * The alternative of a union that was meant: the one that knows most of the keys written and lacks fewest. None
 * when no key is known, or when several would do as well and all lack something.
 */
export function alternative(
  errors: readonly (readonly Issue[])[],
  seen: unknown,
): readonly Issue[] | undefined {
  if (seen === null || typeof seen !== 'object' || Array.isArray(seen)) return undefined
  const keys = Object.keys(seen)
  const rated = flat(errors)
    .filter((issues) => issues.every((i) => i.path.length > 0 || i.code === 'unrecognized_keys'))
    .map((issues) => {
      const unknown = issues.flatMap((i) =>
        i.code === 'unrecognized_keys' && i.path.length === 0 ? i.keys : [],
      )
      const bad = issues.filter((i) => i.code === 'invalid_key').length
      const lacking = issues
        .filter((i) => i.path.length === 1 && !Object.hasOwn(seen, i.path[0]!))
        .map((i) => String(i.path[0]))
      const near = unknown.filter((key) => closestTo(key, lacking) !== undefined).length
      const known = keys.length - unknown.length - bad
      return { issues, known: known + near, lacking: lacking.length - near }
    })
    .filter(({ known }) => known > 0)
    .sort((a, b) => b.known - b.lacking - (a.known - a.lacking))
  const [best, next] = rated
  if (!best) return undefined
  const tied = next && next.known - next.lacking === best.known - best.lacking
  return tied && best.lacking > 0 ? undefined : best.issues
}

/** Alternatives of unions within a union as its own. */
function flat(errors: readonly (readonly Issue[])[]): (readonly Issue[])[] {
  return errors.flatMap((issues) => {
    const [only] = issues
    return issues.length === 1 && only!.code === 'invalid_union' && only!.path.length === 0
      ? flat(only!.errors)
      : [issues]
  })
}
