import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Files } from '../../src/project/folder.js'
import { openProject } from '../../src/project/load.js'
import { simulate } from '../../src/simulate/simulate.js'
import { valueAt } from '../../src/table/table.js'

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const files: Files = {
  read: (path) => (existsSync(path) && !isFolder(path) ? readFileSync(path, 'utf8') : undefined),
  list: (folder) => (isFolder(folder) ? readdirSync(folder).sort() : undefined),
  modelFolders: () => ['models'],
}

/** Values of a scenario's run. */
function pathsOf(model: string, scenario: string): (indicator: string, year: number) => number {
  const { table } = openProject([`models/${model}`], files)
    .cases.map((one) => simulate(one.scenario))
    .find((simulation) => simulation.scenario.name === scenario)!
  return (indicator, year) => valueAt(table, scenario, indicator, year)
}

// Godley and Lavoie (2007) and the programs for their book print these to the digits given here.
it.each<[string, string, number, Readonly<Record<string, number>>, number]>([
  [
    'sfc-sim',
    'baseline',
    2001,
    { output: 38.5, taxes: 7.7, disposable_income: 30.8, consumption: 18.5 },
    0.05,
  ],
  [
    'sfc-sim',
    'baseline',
    2002,
    { output: 47.9, taxes: 9.6, disposable_income: 38.3, consumption: 27.9 },
    0.05,
  ],
  [
    'sfc-sim',
    'baseline',
    2100,
    { output: 100, taxes: 20, disposable_income: 80, money: 80, money_issued: 80 },
    1e-4,
  ],
  ['sfc-sim', 'more-spending', 2100, { output: 125, taxes: 25, disposable_income: 100, money: 100 }, 1e-3],
  ['sfc-pc', 'baseline', 2100, { output: 106.486, wealth: 86.486, disposable_income: 86.486 }, 1e-3],
  ['sfc-pc', 'baseline', 2100, { bills_held: 64.865, money: 21.622, bills_of_bank: 21.622 }, 1e-3],
  ['sfc-lp', 'baseline', 2100, { wealth: 95.803, disposable_income: 95.803, bills_held: 37.839 }, 0.02],
  ['sfc-lp', 'baseline', 2100, { bonds_held: 1.892, bills: 57.964, money_issued: 20.125 }, 0.03],
  [
    'sfc-reg',
    'baseline',
    2100,
    { wealth_n: 86.487, wealth_s: 86.487, bills_held_n: 64.865, bills_of_bank: 43.244 },
    5e-3,
  ],
  [
    'sfc-open',
    'baseline',
    2100,
    { wealth_n: 86.487, wealth_s: 86.487, bills_held_s: 64.865, output_n: 106.486 },
    5e-3,
  ],
  [
    'sfc-insout',
    'baseline',
    2080,
    { sales: 133.277, price: 1.38469, real_wealth: 108.285, inventories: 38.07 },
    0.3,
  ],
])('%s, %s: %i is as published', (model, scenario, year, published, within) => {
  const value = pathsOf(model, scenario)
  for (const [indicator, expected] of Object.entries(published))
    expect(
      Math.abs(value(indicator, year) - expected),
      `${indicator} ${value(indicator, year)}`,
    ).toBeLessThan(within)
})

it('grows as a whole at the rate of productivity in model GROWTH', () => {
  const value = pathsOf('sfc-growth', 'baseline')
  for (const indicator of ['output', 'sales', 'capital', 'consumption', 'investment'])
    expect(value(indicator, 2100) / value(indicator, 2099) - 1).toBeCloseTo(0.03, 3)
  expect(Math.abs(value('employment_rate', 2100) - 1)).toBeLessThan(0.011)
})

it('keeps what no equation says: what is owed is what is held', () => {
  for (const [model, owed, held] of [
    ['sfc-sim', 'money_issued', 'money'],
    ['sfc-pc', 'money_issued', 'money'],
    ['sfc-lp', 'money_issued', 'money'],
    ['sfc-reg', 'money_issued', 'money'],
  ] as const) {
    const value = pathsOf(model, 'baseline')
    for (let year = 2001; year <= 2100; year++)
      expect(Math.abs(value(owed, year) - value(held, year)), `${model} ${year}`).toBeLessThan(1e-10)
  }
})
