import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../../src/base/problem.js'
import { between } from '../../../src/forecast/history/history.js'
import { readHistories } from '../../../src/forecast/history/read-histories.js'
import { csv } from '../../../src/table/csv.js'

const read = (...lines: readonly string[]) => readHistories('data.csv', lines.join('\n'))
const faults = (...lines: readonly string[]) =>
  read('region,indicator,year,value,unit', ...lines).histories.map((h) =>
    h.faults.map(({ kind, line, text }) => `${line} ${kind} ${text}`),
  )

describe('histories of a file', () => {
  it('are its series, in the order of the file, by rising years', () => {
    const { histories, strays } = read(
      'note,value,year,indicator,region,unit',
      'x,3,2021,gdp,R,亿元',
      ',1,2019,gdp,R,',
      ',5,2020,pop,R,',
      ',2,2020,gdp,R,亿元',
    )
    expect(strays).toEqual([])
    expect(histories).toEqual([
      {
        region: 'R',
        indicator: 'gdp',
        unit: '亿元',
        years: [2019, 2020, 2021],
        values: [1, 2, 3],
        faults: [],
      },
      { region: 'R', indicator: 'pop', unit: '', years: [2020], values: [5], faults: [] },
    ])
  })

  it('need no region, and no unit', () => {
    const { histories } = read('Indicator,Year,Value', 'gdp,2020,1', 'gdp,2021.0,2')
    expect(histories).toMatchObject([{ region: '', unit: '', years: [2020, 2021] }])
  })

  it('may have their columns named in Chinese', () => {
    const header = ['地区,指标,年份,数值,单位', '区域,指标,年,值,单位', 'Region,指标,year,值,单位']
    const found = header.map(
      (names) => read(names, '赣县区,gdp,2020,1,亿元', '赣县区,gdp,2021,—,亿元').histories,
    )
    for (const histories of found)
      expect(histories).toEqual([
        {
          region: '赣县区',
          indicator: 'gdp',
          unit: '亿元',
          years: [2020, 2021],
          values: [1, Number.NaN],
          faults: [],
        },
      ])
    // An English name goes first.
    const both = read('地区,region,indicator,year,value', '赣县区,360721,gdp,2020,1').histories
    expect(both).toMatchObject([{ region: '360721' }])
  })

  it('keep the years without a value, and are per cent where the cells are', () => {
    const { histories } = read(
      '\ufeffindicator,year,value\r\nurban,2019,50%\r\nurban,2020,NA\r\nurban,2021,52%',
    )
    expect(histories).toMatchObject([{ unit: '%', years: [2019, 2020, 2021], values: [50, Number.NaN, 52] }])
  })

  it('have the rows that cannot be read as faults of their own', () => {
    expect(
      faults(
        'R,a,2020,abc,',
        'R,b,2020,1,',
        'R,a,20x0,1,',
        'R,c,2020,1,234.5,',
        'R,d,2020,1,亿元',
        'R,d,2021,1,万元',
        'R,e,2020,1%,',
        'R,e,2021,1,',
        'R,f,2020,1%,亿元',
        'R,a,,5,',
        'R,a',
      ),
    ).toEqual([
      ['2 number abc', '4 year 20x0', '11 year ', '12 year '],
      [],
      ['5 cells R,c,2020,1,234.5,'],
      ['7 unit 万元'],
      ['9 percent 1'],
      ['10 percent 1'],
    ])
  })

  it('may say the same twice, but not two things', () => {
    const { histories } = read(
      'indicator,year,value',
      ...['a,2020,1', 'a,2021,2', 'a,2020,1', 'a,2021,', 'b,2020,1', 'b,2020,1.5', 'c,2020,', 'c,2020,7'],
    )
    expect(histories.map(({ years, values, faults: of }) => [years, values, of])).toEqual([
      [[2020, 2021], [1, 2], []],
      [[2020], [1], [{ kind: 'duplicate', line: 7, text: '2020', year: 2020 }]],
      [[2020], [7], []],
    ])
  })

  it('leave out rows without an indicator, which are told of', () => {
    const { histories, strays } = read('region,indicator,year,value', 'R,,2020,1', ',,,', 'R,gdp,2020,1')
    expect(histories.length).toBe(1)
    expect(strays).toEqual([{ kind: 'name', line: 2, text: 'R,,2020,1' }])
  })

  it('are cut between years, faults too', () => {
    const { histories } = read(
      'indicator,year,value',
      'a,2019,x',
      'a,2020,1',
      'a,2021,2',
      'a,2022,y',
      'a,?,3',
    )
    const cut = between(histories[0]!, 2020, 2021)
    expect(cut).toMatchObject({ years: [2020, 2021], values: [1, 2], faults: [{ line: 6 }] })
  })

  it.each([
    ['', 'data.csv:1:1  the file is empty'],
    ['indicator;year;value\n', 'data.csv:1:1  cells are separated by semicolons'],
    ['indicator,year\n', 'data.csv:1:1  the column "value" is missing'],
    ['indicator,yaer,value\n', 'rename "yaer"'],
    ['indicator,year,value,Value\n', 'data.csv:1:1  the column "value" stands twice'],
    ['指标,年,年份,值\n', 'data.csv:1:1  the column "year" stands twice'],
    [
      'region,indicator,2018,2019,2020,2021\nR,gdp,1,2,3,4\n',
      'data.csv:1:1  the columns 2018, 2019, 2020 and 1 more are years; one row for each year is needed\n  the columns are region,',
    ],
    ['指标,2018年,2019年,2020年\n', 'the columns 2018年, 2019年, 2020年 are years; one row'],
    ['indicator,2019,2020\n', 'the column "year" is missing'],
    ['PK\u0003\u0004\ufffd', 'data.csv:1:1  this is an Excel workbook, not CSV\n  save it as "CSV UTF-8"'],
    ['indicator,year,value\n\ufffd,2020,1\n', 'data.csv:2:1  the file is not UTF-8 text'],
    ['indicator,year,value\na,2020,"1\n', 'data.csv:2:1  a quotation mark is not closed'],
  ])('%j cannot be read at all', (text, words) => {
    expect(() => readHistories('data.csv', text)).toThrow(PlanwrightError)
    expect(() => readHistories('data.csv', text)).toThrow(words)
  })

  it('come back from CSV as they went out, whatever the order of the rows', () => {
    const name = fc.constantFrom('gdp', '人均 "收入"', 'a, b', 'x\ny')
    const row = fc.tuple(
      name,
      name,
      fc.integer({ min: 1900, max: 2050 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    )
    const rows = fc.uniqueArray(row, {
      selector: ([region, indicator, year]) => `${region}|${indicator}|${year}`,
    })
    fc.assert(
      fc.property(rows, (all) => {
        const { histories } = readHistories('x', csv(['region', 'indicator', 'year', 'value'], all))
        const back = histories.flatMap(({ region, indicator, years, values, faults: of }) => {
          expect(of).toEqual([])
          return years.map((year, i) => [region, indicator, year, values[i]! + 0])
        })
        const sorted = (of: readonly unknown[]) => of.map((r) => JSON.stringify(r)).sort()
        expect(sorted(back)).toEqual(sorted(all.map(([r, i, y, v]) => [r, i, y, v + 0])))
      }),
    )
  })
})
