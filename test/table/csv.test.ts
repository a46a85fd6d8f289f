import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv, longRows, tableToCsv } from '../../src/table/csv.js'
import { emptyTable } from '../../src/table/table.js'

describe('csv', () => {
  it('quotes what needs quotes', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x,y', 'say "x"'],
          ['two\nlines', 'plain'],
        ],
      ),
    ).toBe('a,b\n"x,y","say ""x"""\n"two\nlines",plain\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
    'keeps %j from being a formula',
    (text) => {
      const [, [cell]] = parse(csv(['a'], [[text]])) as [string[], [string]]
      expect(cell).toBe(`'${text}`)
    },
  )

  it('writes numbers as they are, and nothing for none', () => {
    expect(csv(['a', 'b', 'c', 'd'], [[-1.5, 1e21, Number.NaN, 0.1 + 0.2]])).toBe(
      'a,b,c,d\n-1.5,1e+21,,0.30000000000000004\n',
    )
  })

  it('is read again as it was written', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((t) => !/^[=+\-@\t\r\n]/.test(t) && !t.includes('\ufeff'))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(parse(csv(['a', 'b'], rows), { relax_column_count: false, record_delimiter: '\n' })).toEqual([
          ['a', 'b'],
          ...rows,
        ])
      }),
    )
  })
})

describe('a table in long form', () => {
  const label = { zh: '', en: '' }
  const table = emptyTable(
    [{ scenario: 'low', label, region: '甲县' }],
    [{ id: 'gdp', label, unit: '亿元', kind: 'flow', digits: 1, group: '' }],
    [2020, 2021],
    2,
  )
  table.values.set([1, 2, 3, Number.NaN])

  it('has a row for each value', () => {
    expect([...longRows(table)]).toEqual([
      { scenario: 'low', region: '甲县', indicator: 'gdp', year: 2020, value: 1, unit: '亿元', draw: 0 },
      { scenario: 'low', region: '甲县', indicator: 'gdp', year: 2020, value: 2, unit: '亿元', draw: 1 },
      { scenario: 'low', region: '甲县', indicator: 'gdp', year: 2021, value: 3, unit: '亿元', draw: 0 },
      {
        scenario: 'low',
        region: '甲县',
        indicator: 'gdp',
        year: 2021,
        value: Number.NaN,
        unit: '亿元',
        draw: 1,
      },
    ])
  })

  it('is CSV, with draws when there are several', () => {
    expect(tableToCsv(table)).toBe(
      'scenario,region,indicator,year,value,unit,draw\nlow,甲县,gdp,2020,1,亿元,0\nlow,甲县,gdp,2020,2,亿元,1\nlow,甲县,gdp,2021,3,亿元,0\nlow,甲县,gdp,2021,,亿元,1\n',
    )
    const single = { ...table, draws: 1, values: table.values.slice(0, 2) }
    expect(tableToCsv(single)).toBe(
      'scenario,region,indicator,year,value,unit\nlow,甲县,gdp,2020,1,亿元\nlow,甲县,gdp,2021,2,亿元\n',
    )
  })
})
