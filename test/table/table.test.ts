import { describe, expect, it } from 'vitest'
import {
  concatenate,
  emptyTable,
  type Measure,
  offsetOf,
  pathOf,
  select,
  type Table,
  valueAt,
} from '../../src/table/table.js'

const measure = (id: string): Measure => ({
  id,
  label: { zh: id, en: id },
  unit: '亿元',
  kind: 'flow',
  digits: 1,
  group: '',
})
const run = (scenario: string) => ({ scenario, label: { zh: scenario, en: scenario }, region: 'R' })

/** Each value tells where it stands: run, measure, year and draw as digits. */
function numbered(runs: string[], measures: string[], years: number[], draws = 1): Table {
  const table = emptyTable(runs.map(run), measures.map(measure), years, draws)
  runs.forEach((_, r) => {
    measures.forEach((_, m) => {
      years.forEach((_, y) => {
        for (let d = 0; d < draws; d++)
          table.values[offsetOf(table, r, m, y) + d] = r * 1000 + m * 100 + y * 10 + d
      })
    })
  })
  return table
}

describe('a table', () => {
  const table = numbered(['low', 'high'], ['gdp', 'people', 'income'], [2020, 2021], 2)

  it('is empty at first', () => {
    expect([...emptyTable([run('a')], [measure('x')], [2020], 3).values]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ])
  })

  it('gives the value of a cell, or NaN', () => {
    expect(valueAt(table, 'high', 'people', 2021)).toBe(1110)
    for (const [s, i, y] of [
      ['none', 'gdp', 2020],
      ['low', 'none', 2020],
      ['low', 'gdp', 1999],
    ] as const)
      expect(valueAt(table, s, i, y)).toBeNaN()
    expect(pathOf(table, 'low', 'income')).toEqual([200, 210])
  })

  it('gives a part of itself, in the order asked for', () => {
    const part = select(table, { scenarios: ['high', 'none'], indicators: ['income', 'gdp'], years: [2021] })
    expect(part.runs.map((r) => r.scenario)).toEqual(['high'])
    expect(part.measures.map((m) => m.id)).toEqual(['income', 'gdp'])
    expect([...part.values]).toEqual([1210, 1211, 1010, 1011])
    expect([...select(table, {}).values]).toEqual([...table.values])
  })

  it('is joined with others by measure and year', () => {
    const joined = concatenate([
      numbered(['a'], ['gdp', 'people'], [2020, 2021]),
      numbered(['b'], ['people', 'trade'], [2021, 2022]),
    ])
    expect(joined.measures.map((m) => m.id)).toEqual(['gdp', 'people', 'trade'])
    expect(joined.years).toEqual([2020, 2021, 2022])
    expect(pathOf(joined, 'a', 'people')).toEqual([100, 110, Number.NaN])
    expect(pathOf(joined, 'b', 'people')).toEqual([Number.NaN, 0, 10])
    expect(pathOf(joined, 'b', 'gdp')).toEqual([Number.NaN, Number.NaN, Number.NaN])
  })

  it('is not joined with nothing, nor with another number of draws', () => {
    expect(() => concatenate([])).toThrow(RangeError)
    expect(() => concatenate([numbered(['a'], ['x'], [2020], 1), numbered(['b'], ['x'], [2020], 2)])).toThrow(
      'the same number of draws',
    )
  })
})
