import { fail } from '../base/problem.js'
import type { ChartKind, NamedSpec } from './chart-kind.js'
import type { ChartData } from './data/chart-data.js'
import { chartKinds } from './kinds.js'
import type { ChartOptions } from './page/options.js'

/**
 * The charts of some data, of every kind that is usual or of those asked for; kinds whose data is not there are left
 * out.
 *
 * @throws PlanwrightError when a single kind is asked for, has nothing to draw, and knows what is missing.
 */
export function chartSpecs(
  data: Partial<ChartData>,
  options: ChartOptions,
  kinds: readonly ChartKind[] = chartKinds.filter(({ usual }) => usual),
): NamedSpec[] {
  const specs = kinds.flatMap((kind) => {
    const needed = data[kind.needs]
    return needed === undefined ? [] : kind.specs(needed, options)
  })
  const [first, ...others] = kinds
  if (specs.length === 0 && others.length === 0 && first?.nothing)
    throw fail(first.nothing.kind, first.nothing.message, first.nothing.hint)
  return specs
}
