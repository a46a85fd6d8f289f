import type { Label } from '../../base/label.js'
import { factorLabel, inputNames } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'

/** The label of each factor, by its name. */
export function labelsOf({ factors, simulation }: Sensitivity): ReadonlyMap<string, Label> {
  const names = inputNames(simulation)
  return new Map(factors.map(({ name, inputs }) => [name, factorLabel(names, inputs)]))
}

/** Names of the factors that never moved the result, in the order of the scenario. */
export function idleFactors({ findings }: Sensitivity): ReadonlySet<string> {
  switch (findings.method) {
    case 'tornado':
      return names(findings.tornado.bars, ({ swing }) => swing === 0)
    case 'sobol': {
      const { result } = findings
      return names(result.kind === 'indices' ? result.indices : [], ({ total }) => total.value === 0)
    }
    case 'morris':
      return names(findings.effects, ({ muStar }) => muStar.value === 0)
  }
}

function names<T extends { readonly name: string }>(of: readonly T[], idle: (one: T) => boolean) {
  return new Set(of.filter(idle).map(({ name }) => name))
}
