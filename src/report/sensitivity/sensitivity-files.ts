import { datedLabel, inputNames } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'
import { csv } from '../../table/csv.js'
import { jsonText, twelveDigits } from '../json-text.js'
import { labelsOf } from './sensitivity-factors.js'
import { sensitivitySentences } from './sensitivity-sentences.js'

/** Everything found, in plain data; NaN becomes null. Values are in twelveDigits units. */
export function sensitivityJson(sensitivity: Sensitivity): string {
  const { options, simulation, factors, ensemble, central, setAside } = sensitivity
  const { measure, year, method, seed, sampling } = options
  const labels = labelsOf(sensitivity)
  const document = {
    scenario: simulation.scenario.name,
    region: simulation.scenario.region,
    method,
    indicator: measure.id,
    year,
    unit: measure.unit,
    label: datedLabel(measure.label, year),
    central,
    seed,
    ...(method === 'sobol' ? { sampling } : {}),
    correlations: setAside ? 'set aside' : 'kept',
    draws: ensemble.draws,
    completed: ensemble.completed,
    failures: ensemble.failures,
    inputs: inputNames(simulation).map(({ id, label, unit }) => ({ id, label, unit })),
    factors: factors.map(({ name, inputs, dimensions }) => ({
      name,
      label: labels.get(name)!,
      inputs,
      dimensions: dimensions.length,
    })),
    ...findingsRecord(sensitivity),
    sentences: sensitivitySentences(sensitivity),
  }
  return jsonText(document)
}

function findingsRecord({ findings, options }: Sensitivity): object {
  switch (findings.method) {
    case 'tornado':
      return {
        probabilities: [options.low, options.high],
        base: findings.tornado.base,
        bars: findings.tornado.bars.map(({ name, low, high, swing }) => {
          const [lowInput, highInput] = findings.ends.get(name)!
          return { name, low_input: lowInput, high_input: highInput, low, high, swing }
        }),
      }
    case 'sobol':
      return { rows: findings.rows, result: findings.result }
    case 'morris':
      return { trajectories: findings.trajectories, effects: findings.effects }
  }
}

/** The table as CSV: a row for each factor, the most important first. */
export function sensitivityCsv({ findings, simulation, options }: Sensitivity): string {
  const { measure, year } = options
  const about = [simulation.scenario.name, measure.id, year] as const
  const head = ['scenario', 'indicator', 'year', 'input']
  switch (findings.method) {
    case 'tornado': {
      const names = inputNames(simulation)
      return csv(
        [...head, 'low_input', 'high_input', 'input_unit', 'low', 'high', 'base', 'swing', 'unit'],
        findings.tornado.bars.map(({ name, low, high, swing }) => {
          const [lowInput, highInput] = findings.ends.get(name)!.map(twelveDigits) as [number, number]
          const { unit } = names.find(({ id }) => id === name)!
          const results = [low, high, findings.tornado.base, swing].map(twelveDigits)
          return [...about, name, lowInput, highInput, unit, ...results, measure.unit]
        }),
      )
    }
    case 'sobol': {
      const { result } = findings
      const indices = result.kind === 'indices' ? result.indices : []
      return csv(
        [...head, 'first', 'first_low', 'first_high', 'total', 'total_low', 'total_high'],
        indices
          .toSorted((a, b) => b.total.value - a.total.value)
          .map(({ name, first, total }) => [
            ...about,
            name,
            ...[first.value, first.low, first.high, total.value, total.low, total.high].map(twelveDigits),
          ]),
      )
    }
    case 'morris':
      return csv(
        [...head, 'mu_star', 'mu_star_low', 'mu_star_high', 'mu', 'sigma', 'effects', 'unit'],
        findings.effects
          .toSorted((a, b) => b.muStar.value - a.muStar.value)
          .map(({ name, muStar, mu, sigma, effects }) => [
            ...about,
            name,
            ...[muStar.value, muStar.low, muStar.high, mu, sigma].map(twelveDigits),
            effects,
            measure.unit,
          ]),
      )
  }
}
