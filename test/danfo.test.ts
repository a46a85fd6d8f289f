import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DataFrame } from 'danfojs-node'
import { build } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDataFrame, toDataFrame } from '../src/danfo.js'
import type { Kind, Table } from '../src/table/table.js'

const label = fc.record({ zh: fc.string(), en: fc.string() })
const regionLabel = fc.record({ zh: fc.string({ minLength: 1 }), en: fc.string() })
const name = fc.string({ minLength: 1 })
const kind = fc.constantFrom<Kind[]>('flow', 'stock', 'ratio', 'rate', 'index')

/** Any table with at least one value, texts and numbers of every sort included. */
const tables: fc.Arbitrary<Table> = fc
  .record({
    runs: fc.uniqueArray(
      fc.record(
        { scenario: name, label, region: fc.string(), regionLabel },
        { requiredKeys: ['scenario', 'label', 'region'] },
      ),
      {
        selector: (run) => run.scenario,
        minLength: 1,
        maxLength: 3,
      },
    ),
    measures: fc.uniqueArray(
      fc.record({ id: name, label, unit: fc.string(), kind, digits: fc.nat(6), group: fc.string() }),
      { selector: (measure) => measure.id, minLength: 1, maxLength: 3 },
    ),
    first: fc.integer({ min: 1000, max: 9000 }),
    length: fc.integer({ min: 1, max: 4 }),
    draws: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ runs, measures, first, length, draws }) => {
    const size = runs.length * measures.length * length * draws
    return fc.array(fc.double(), { minLength: size, maxLength: size }).map((values) => ({
      runs,
      measures,
      years: Array.from({ length }, (_, i) => first + i),
      draws,
      values: Float64Array.from(values),
    }))
  })

const small: Table = {
  runs: [{ scenario: 'base', label: { zh: '基准', en: 'Baseline' }, region: '赣县区' }],
  measures: [
    {
      id: 'gdp',
      label: { zh: '生产总值', en: 'GDP' },
      unit: '亿元',
      kind: 'flow',
      digits: 2,
      group: 'output',
    },
    { id: 'share', label: { zh: '比重', en: 'Share' }, unit: '%', kind: 'ratio', digits: 1, group: 'output' },
  ],
  years: [2020, 2021],
  draws: 1,
  values: Float64Array.of(202.28, 218.1, Number.NaN, 12.5),
}

describe('toDataFrame', () => {
  it('has a row for each value in long shape', async () => {
    const frame = await toDataFrame(small)
    expect(frame.columns).toEqual(['scenario', 'region', 'indicator', 'year', 'value', 'unit'])
    expect(frame.values).toEqual([
      ['base', '赣县区', 'gdp', 2020, 202.28, '亿元'],
      ['base', '赣县区', 'gdp', 2021, 218.1, '亿元'],
      ['base', '赣县区', 'share', 2020, Number.NaN, '%'],
      ['base', '赣县区', 'share', 2021, 12.5, '%'],
    ])
  })

  it('has a row for each path in wide shape', async () => {
    const frame = await toDataFrame(small, { shape: 'wide' })
    expect(frame.columns).toEqual(['scenario', 'region', 'indicator', '2020', '2021', 'unit'])
    expect(frame.values).toEqual([
      ['base', '赣县区', 'gdp', 202.28, 218.1, '亿元'],
      ['base', '赣县区', 'share', Number.NaN, 12.5, '%'],
    ])
  })

  it('refuses a table without values', async () => {
    await expect(toDataFrame({ ...small, runs: [], values: new Float64Array() })).rejects.toThrow(
      'a table without values cannot become a data frame',
    )
  })

  it('says what to install when danfojs-node is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planwright-'))
    try {
      const file = join(folder, 'danfo.mjs')
      await build({
        entryPoints: ['src/danfo.ts'],
        outfile: file,
        bundle: true,
        platform: 'node',
        format: 'esm',
        external: ['danfojs-node'],
      })
      const main = join(folder, 'main.mjs')
      await writeFile(
        main,
        `import { toDataFrame } from './danfo.mjs'
         const table = { runs: [{}], measures: [{}], years: [2020], draws: 1, values: Float64Array.of(1) }
         await toDataFrame(table).catch((error) => process.stdout.write(error.message))`,
      )
      const { stdout } = await promisify(execFile)(process.execPath, [main])
      expect(stdout).toMatch(
        /^data frames need the package danfojs-node, which could not be loaded: Cannot find/,
      )
      expect(stdout).toContain('npm install danfojs-node')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('fromDataFrame', () => {
  it.each(['long', 'wide'] as const)('gives back the same table from a described %s frame', async (shape) => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        expect(fromDataFrame(await toDataFrame(table, { shape, described: true }))).toEqual(table)
      }),
      { numRuns: 60 },
    )
  })

  it.each(['long', 'wide'] as const)(
    'gives back every value and unit from a plain %s frame',
    async (shape) => {
      await fc.assert(
        fc.asyncProperty(tables, async (table) => {
          const back = fromDataFrame(await toDataFrame(table, { shape }))
          expect(back.values).toEqual(table.values)
          expect(back.years).toEqual(table.years)
          expect(back.runs.map((run) => [run.scenario, run.region])).toEqual(
            table.runs.map((run) => [run.scenario, run.region]),
          )
          expect(back.measures.map((measure) => [measure.id, measure.unit])).toEqual(
            table.measures.map((measure) => [measure.id, measure.unit]),
          )
        }),
        { numRuns: 60 },
      )
    },
  )

  it('leaves NaN where a filtered frame has no row', async () => {
    const frame = await toDataFrame(small)
    const kept = frame.iloc({ rows: [0, 3] })
    expect(fromDataFrame(kept).values).toEqual(Float64Array.of(202.28, Number.NaN, Number.NaN, 12.5))
  })

  it('names the column that is missing', async () => {
    const frame = (await toDataFrame(small)).drop({ columns: ['indicator'] })
    expect(() => fromDataFrame(frame)).toThrow(
      'the data frame has no column "indicator"; it has scenario, region, year, value, unit',
    )
  })

  it('refuses two values for one cell', async () => {
    const twice = [2020, 2021, 2020].map((year) => ['base', '赣县区', 'gdp', year, 1, '亿元'])
    const frame = new DataFrame(twice, {
      columns: ['scenario', 'region', 'indicator', 'year', 'value', 'unit'],
    })
    expect(() => fromDataFrame(frame)).toThrow('the data frame has two values for gdp in 2020, scenario base')
  })
})
