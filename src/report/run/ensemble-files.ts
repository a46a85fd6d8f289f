import type { Drawn } from '../../study/ensembles.js'
import { csv, csvLines } from '../../table/csv.js'
import { cellOf, type Spread } from '../../table/spread.js'
import { twelveDigits } from '../json-text.js'
import { textBytes } from '../text-bytes.js'

const percentKey = (p: number) => String(Number((p * 100).toPrecision(10)))

/** Summaries as long CSV: a row for each scenario, indicator and year. */
export function spreadCsv(
  drawn: readonly Drawn[],
  wanted: { readonly indicators?: readonly string[]; readonly years?: readonly number[] } = {},
): string {
  const { levels } = drawn[0]!.ensemble.spread
  const header = [
    'scenario',
    'region',
    'indicator',
    'year',
    'unit',
    'draws',
    'mean',
    'sd',
    ...levels.map((p) => `p${percentKey(p)}`),
    'lower_tail_mean',
    'upper_tail_mean',
    'quantile_bound',
  ]
  const rows = function* () {
    for (const { ensemble } of drawn) {
      const { spread } = ensemble
      const run = spread.runs[0]!
      for (const [m, measure] of spread.measures.entries()) {
        if (wanted.indicators && !wanted.indicators.includes(measure.id)) continue
        for (const [y, year] of spread.years.entries()) {
          if (wanted.years && !wanted.years.includes(year)) continue
          const cell = cellOf(spread, 0, m, y)
          const at = cell * levels.length
          yield [
            run.scenario,
            run.region,
            measure.id,
            year,
            measure.unit,
            spread.draws[0]!,
            twelveDigits(spread.mean[cell]!),
            twelveDigits(spread.sd[cell]!),
            ...levels.map((_, l) => twelveDigits(spread.quantiles[at + l]!)),
            twelveDigits(spread.lowerTail[cell]!),
            twelveDigits(spread.upperTail[cell]!),
            twelveDigits(Math.max(...spread.bounds.subarray(at, at + levels.length))),
          ]
        }
      }
    }
  }
  return csv(header, rows())
}

/** Probabilities as CSV, of each target and of targets together. */
export function oddsCsv(drawn: readonly Drawn[]): string {
  const header = ['scenario', 'target', 'year', 'met', 'draws', 'probability', 'low', 'high']
  return csv(
    header,
    drawn.flatMap(({ ensemble, targets, together }) => {
      const { name } = ensemble.simulation.scenario
      const row = (
        id: string,
        year: number | '',
        { draws, probability, low, high }: Drawn['together'][number]['answer'],
      ) =>
        [
          name,
          id,
          year,
          draws,
          ensemble.completed,
          twelveDigits(probability),
          twelveDigits(low),
          twelveDigits(high),
        ] as const
      return [
        ...ensemble.answers.map((a, i) => row(a.id, targets[i]!.target.year, a)),
        ...together.map((t) =>
          row(t.name === 'asked' ? t.ids.join(' and ') : `${t.name} together`, '', t.answer),
        ),
      ]
    }),
  )
}

/** Everything about draws as plain data. */
export function ensemblesJson(drawn: readonly Drawn[]): object[] {
  return drawn.map(({ ensemble, together, seed, sampling }) => {
    const { spread, draws, completed, failures, answers, simulation } = ensemble
    return {
      scenario: simulation.scenario.name,
      draws,
      completed,
      seed,
      sampling,
      failures,
      targets: answers.map(({ id, draws: met, probability, low, high }) => ({
        target: id,
        met,
        probability,
        low,
        high,
      })),
      together: together.map(({ name, ids, answer: { draws: met, probability, low, high } }) => ({
        name,
        targets: ids,
        met,
        probability,
        low,
        high,
      })),
      years: spread.years,
      tail: spread.tail,
      indicators: Object.fromEntries(
        spread.measures.map(({ id, unit }, m) => [id, { unit, ...summary(spread, m) }]),
      ),
    }
  })
}

function summary(spread: Spread, m: number): object {
  const { levels, years } = spread
  const byYear = (of: (cell: number) => number) =>
    years.map((_, y) => twelveDigits(of(cellOf(spread, 0, m, y))))
  return {
    mean: byYear((cell) => spread.mean[cell]!),
    sd: byYear((cell) => spread.sd[cell]!),
    quantiles: Object.fromEntries(
      levels.map((p, l) => [percentKey(p), byYear((cell) => spread.quantiles[cell * levels.length + l]!)]),
    ),
    quantile_bound: byYear((cell) =>
      Math.max(...spread.bounds.subarray(cell * levels.length, (cell + 1) * levels.length)),
    ),
    lower_tail_mean: byYear((cell) => spread.lowerTail[cell]!),
    upper_tail_mean: byYear((cell) => spread.upperTail[cell]!),
  }
}

/** Every draw: what was drawn, and each indicator in each year; a row for each scenario and draw. */
export async function drawsFile(
  drawn: readonly Drawn[],
  kind: 'csv' | 'json' | 'arrow',
  indicators: readonly string[],
  years: readonly number[],
): Promise<readonly [name: string, content: string | Uint8Array]> {
  const names = drawn.flatMap(({ ensemble: { simulation }, ensemble }) =>
    Array.from({ length: ensemble.draws }, () => simulation.scenario.name),
  )
  const numbers = drawn.flatMap(({ ensemble }) => Array.from({ length: ensemble.draws }, (_, d) => d))
  const columns = new Map<string, Float64Array>()
  let from = 0
  for (const { ensemble } of drawn) {
    const { model } = ensemble.simulation.scenario
    const put = (name: string, values: Float64Array, scale = 1) => {
      const column = columns.get(name) ?? new Float64Array(names.length).fill(Number.NaN)
      for (const [d, value] of values.entries()) column[from + d] = twelveDigits(value / scale)
      columns.set(name, column)
    }
    for (const [id, values] of ensemble.inputs()) {
      const { kind, position } = model.references.get(id)!
      const scaled = { indicator: model.indicators, lever: model.levers, parameter: model.parameters }[kind][
        position
      ]!
      put(`drawn_${id}`, values, isFactor(ensemble, id) ? 1 : scaled.scale)
    }
    for (const id of indicators)
      for (const year of years) {
        const values = ensemble.values(id, year)
        if (values) put(`${id}_${year}`, values)
      }
    from += ensemble.draws
  }
  if (kind === 'arrow') {
    const { tableFromArrays, tableToIPC } = await import('@uwdata/flechette')
    const arrow = tableFromArrays({
      scenario: names,
      draw: Int32Array.from(numbers),
      ...Object.fromEntries(columns),
    })
    return ['draws.arrow', tableToIPC(arrow, { format: 'file' })!]
  }
  if (kind === 'json') return ['draws.json', textBytes('draws.json', jsonColumns(names, numbers, columns))]
  const all = [...columns.values()]
  const rows = function* () {
    for (const [i, name] of names.entries()) yield [name, numbers[i]!, ...all.map((column) => column[i]!)]
  }
  return ['draws.csv', textBytes('draws.csv', csvLines(['scenario', 'draw', ...columns.keys()], rows()))]
}

/** An object of arrays, a piece for each. */
function* jsonColumns(
  names: readonly string[],
  numbers: readonly number[],
  columns: ReadonlyMap<string, Float64Array>,
): Generator<string, void> {
  yield `{"scenario":${JSON.stringify(names)},"draw":${JSON.stringify(numbers)}`
  for (const [name, column] of columns) yield `,${JSON.stringify(name)}:${JSON.stringify([...column])}`
  yield '}\n'
}

/** Whether what is drawn of an input is a plain factor, not in the input's unit. */
function isFactor({ simulation }: Drawn['ensemble'], id: string): boolean {
  const input = simulation.scenario.uncertainty.inputs.find((i) => i.id === id)!
  return input.draw?.effect === 'multiply' && !input.shocks && input.of !== 'parameter'
}
