import type { Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { walk } from '../functions/expression.js'
import type { YamlFile } from '../language/yaml.js'
import type { Indicator, Lever, Parameter } from './model.js'

/** Warnings for levers and parameters that no equation reads, and for unnamed indicators that nothing uses. */
export function unused(
  file: YamlFile,
  indicators: readonly Indicator[],
  levers: readonly Lever[],
  parameters: readonly Parameter[],
): Problem[] {
  const used = new Set<string>()
  for (const { id, equation, start } of indicators)
    for (const expression of [equation, start])
      if (expression)
        walk(expression, (e) => {
          if ((e.kind === 'read' || e.kind === 'fixed') && e.name !== id) used.add(e.name)
        })
  const warn = (message: string, section: string, id: string, hint: Said): Problem => ({
    kind: 'unused',
    severity: 'warning',
    message,
    place: file.keyPlace([section, id]),
    hint,
  })
  const idle = <T extends { readonly id: string }>(all: readonly T[]) => all.filter(({ id }) => !used.has(id))
  return [
    ...idle(levers).map(({ id }) =>
      warn(`no equation uses the lever "${id}"`, 'levers', id, 'use it or remove it'),
    ),
    ...idle(parameters).map(({ id }) =>
      warn(`no equation uses the parameter "${id}"`, 'parameters', id, 'use it or remove it'),
    ),
    ...idle(indicators)
      .filter(({ named }) => !named)
      .map(({ id }) =>
        warn(
          `nothing uses the indicator "${id}"`,
          'indicators',
          id,
          'use it, remove it, or give it a label to show it',
        ),
      ),
  ]
}
