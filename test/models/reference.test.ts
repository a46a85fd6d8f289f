import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Files } from '../../src/project/folder.js'
import { openProject } from '../../src/project/load.js'
import { type Simulation, simulate } from '../../src/simulate/simulate.js'
import { valueAt } from '../../src/table/table.js'

/** How close a model must come to its reference: `|difference| <= tolerance * max(1, |reference|)`, in shown units. */
interface Reference {
  readonly tolerance: number
  /** Folder with the scenarios; the model's own by default. */
  readonly scenarios?: string
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const files: Files = {
  read: (path) => (existsSync(path) && !isFolder(path) ? readFileSync(path, 'utf8') : undefined),
  list: (folder) => (isFolder(folder) ? readdirSync(folder).sort() : undefined),
  modelFolders: () => ['models'],
}

const simulations = (folder: string, oracle: boolean): Simulation[] =>
  openProject([folder], files).cases.map(({ scenario }) => simulate(scenario, { oracle }))

const names = readdirSync('models').filter((name) => existsSync(`models/${name}/reference.csv`))

it('has the reference models', () => {
  const stockFlow = ['growth', 'insout', 'lp', 'open', 'pc', 'reg', 'sim'].map((name) => `sfc-${name}`)
  expect(names).toEqual(['county', 'kaya', 'klein', 'logistic', ...stockFlow, 'solow'])
})

describe.each(names)('the model %s', (name) => {
  const reference = JSON.parse(readFileSync(`models/${name}/reference.json`, 'utf8')) as Reference
  const folder = reference.scenarios ?? `models/${name}`
  const rows = readFileSync(`models/${name}/reference.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [string, string, string, string])

  it(`reproduces its reference within ${reference.tolerance}`, () => {
    const found = new Map(simulations(folder, false).map(({ scenario, table }) => [scenario.name, table]))
    const wrong = rows.flatMap(([scenario, indicator, year, text]) => {
      const table = found.get(scenario)
      const value = table ? valueAt(table, scenario, indicator, Number(year)) : Number.NaN
      const expected = Number(text)
      const near = Math.abs(value - expected) <= reference.tolerance * Math.max(1, Math.abs(expected))
      return near ? [] : [`${scenario} ${indicator} ${year}: ${value}, reference ${text}`]
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('gives the same values from the compiled kernel and the plain evaluator', () => {
    const plain = simulations(folder, true)
    const wrong = simulations(folder, false).flatMap(({ scenario, table }, i) =>
      table.measures.flatMap(({ id }) =>
        table.years.flatMap((year) => {
          const a = valueAt(table, scenario.name, id, year)
          const b = valueAt(plain[i]!.table, scenario.name, id, year)
          const same = Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b))
          return same ? [] : [`${scenario.name} ${id} ${year}: ${a}, plain ${b}`]
        }),
      ),
    )
    expect(wrong).toEqual([])
  })
})
