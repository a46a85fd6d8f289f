import { type Discovered, inputLabels, meanYears, rangeOf, sentencesOf } from '../../study/discovery.js'
import { csv } from '../../table/csv.js'
import { jsonText, twelveDigits } from '../json-text.js'

/** Everything found, in plain data; NaN becomes null. Bounds and ranges are in the inputs' units. */
export function discoveryJson(discovered: Discovered): string {
  const { options, simulation, outcome, ensemble, inputs, columns, discovery } = discovered
  const labels = inputLabels(discovered)
  const { question, negated, year, clause, id } = outcome
  const document = {
    scenario: simulation.scenario.name,
    region: simulation.scenario.region,
    outcome: {
      ...(question.id === 'where' ? { where: id } : { target: id, missed: negated }),
      year,
      clause,
    },
    ...options,
    completed: ensemble.completed,
    failures: ensemble.failures,
    inputs: inputs.map(({ id, unit, mean }, i) => ({
      id,
      label: labels.get(id)!,
      unit,
      mean_of: mean ? meanYears(discovered) : null,
      range: rangeOf(columns[i]!),
    })),
    ...discovery,
    sentences: sentencesOf(discovered),
  }
  return jsonText(document)
}

/** The bounds as CSV: a row for each bound of each box, with the box's measures. */
export function discoveryCsv(discovered: Discovered): string {
  const { simulation, outcome, discovery, inputs } = discovered
  const header = ['scenario', 'outcome', 'box', 'input', 'side', 'value', 'unit', 'quasi_p']
  const measures = ['coverage', 'density', 'mass', 'held_out_coverage', 'held_out_density', 'held_out_p']
  return csv(
    [...header, ...measures],
    discovery.boxes.flatMap((box, i) =>
      box.bounds.map(({ name, side, value, p }) => [
        simulation.scenario.name,
        outcome.negated ? `${outcome.id} missed` : outcome.id,
        i + 1,
        name,
        side === 'low' ? 'at least' : 'at most',
        twelveDigits(value),
        inputs.find(({ id }) => id === name)!.unit,
        ...[p, box.coverage, box.density, box.mass].map(twelveDigits),
        ...[box.heldOut?.coverage, box.heldOut?.density, box.heldOut?.p].map((n) =>
          twelveDigits(n ?? Number.NaN),
        ),
      ]),
    ),
  )
}
