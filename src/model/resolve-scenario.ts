import { labelOf } from '../base/label.js'
import type { Problem } from '../base/problem.js'
import type { DataFile } from '../language/data.js'
import type { Forecasts } from './forecasts.js'
import type { Model } from './model.js'
import { resolveCorrelations } from './resolve-correlations.js'
import { resolveFinds } from './resolve-finds.js'
import { resolveLevers } from './resolve-levers.js'
import { resolveUncertain } from './resolve-uncertain.js'
import { resolveKnown, resolveParameters } from './resolve-values.js'
import type { Scenario } from './scenario.js'
import { type NamedScenario, ScenarioContext } from './scenario-context.js'

/**
 * Resolves a scenario: its own file first in `chain`, then each it extends, the root last. Only problems of its
 * own file (and of the data) are reported: resolve the scenarios that it extends first.
 */
export function resolveScenario(
  chain: readonly NamedScenario[],
  model: Model,
  data: DataFile | undefined,
  forecasts: Forecasts,
): { readonly scenario?: Scenario; readonly problems: readonly Problem[] } {
  const context = new ScenarioContext(chain, model, data, forecasts)
  const { own, end, first, problems } = context
  const { file, value } = own.parsed
  if (end < first || end - first > 500) {
    context.report(
      own,
      'bad-years',
      end < first
        ? `the last year ${end} is not after the base year ${model.base}`
        : `${first} to ${end} is more than 500 years`,
      file.place(['years', 'end']),
    )
    return { problems }
  }
  const region = context.inherited((s) => s.region) ?? ''
  const levers = resolveLevers(context)
  const parameters = resolveParameters(context)
  const known = resolveKnown(context, region)
  const finds = resolveFinds(context)
  const inputs = resolveUncertain(context, { levers, known })
  const correlations = resolveCorrelations(context, inputs)
  if (problems.some((p) => p.severity === 'error')) return { problems }
  const scenario: Scenario = {
    name: own.name,
    label: labelOf(value.label, own.name),
    description: value.description ?? '',
    region,
    regionLabel: labelOf(
      context.inherited((s) => s.region_label),
      region,
    ),
    model,
    end,
    levers,
    parameters,
    known,
    finds,
    uncertainty: { inputs, correlations },
    data: (data?.rows ?? []).map((row) => row.observation),
    files: [
      ...chain.map((s) => s.parsed.file.source.file),
      model.file.source.file,
      ...(data ? [data.source.file] : []),
      ...context.otherFiles,
    ],
  }
  return { scenario, problems }
}
