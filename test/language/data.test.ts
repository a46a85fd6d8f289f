import { describe, expect, it } from 'vitest'
import { parseData } from '../../src/language/data.js'
import { english } from '../english.js'

const HEADER = 'region,indicator,year,value,unit,source,note\n'
const data = (text: string) => parseData({ file: 'data.csv', text })
const messages = (text: string) =>
  data(text).problems.map((p) => `${p.place?.line}:${p.place?.column} ${english(p.message)}`)

describe('a data file', () => {
  it('is rows with their places', () => {
    const { data: file, problems } = data(`${HEADER}甲县,gdp,2020, 202.28 ,亿元,"yearbook, p. 3",\n`)
    expect(problems).toEqual([])
    expect(file!.rows.map((row) => row.observation)).toEqual([
      {
        region: '甲县',
        indicator: 'gdp',
        year: 2020,
        value: 202.28,
        unit: '亿元',
        source: 'yearbook, p. 3',
        note: '',
      },
    ])
    const [row] = file!.rows
    expect(row!.place).toMatchObject({ line: 2, column: 1 })
    expect(file!.cellPlace(row!, 'value')).toMatchObject({ column: 14, length: 6 })
    expect(file!.cellPlace(row!, 'source')).toMatchObject({ column: 25, length: 16 })
  })

  it('may have its columns in any order, others besides, and no optional ones', () => {
    const { data: file, problems } = data('year,page,value,region,indicator\n2020,7,1.5,R,gdp\n')
    expect(problems).toEqual([])
    expect(file!.rows[0]!.observation).toMatchObject({
      year: 2020,
      value: 1.5,
      region: 'R',
      unit: '',
      source: '',
    })
  })

  it('may begin with a byte order mark, end its lines with CRLF, and have empty lines and rows', () => {
    const { data: file, problems } = data(
      `\ufeff${HEADER.replace('\n', '\r\n')}\r\n,,,,,,\r\nR,gdp,2020,1,,,\r\n\r\nR,gdp,2021,2,,,`,
    )
    expect(problems).toEqual([])
    expect(file!.rows.map((row) => row.place.line)).toEqual([4, 6])
  })

  it('skips cells without a value', () => {
    expect(data(`${HEADER}R,gdp,2020,,,,\n`).data!.rows).toEqual([])
  })

  it('counts the lines within quoted cells', () => {
    const text = `${HEADER}R,a,2020,1,,"one\ntwo\n\nthree","four\nfive"\nR,b,2020,x,,,\n\nR,c,2020,y,,,\n`
    expect(messages(text)).toEqual(['7:10 "x" is not a number', '9:10 "y" is not a number'])
  })

  it.each([
    ['', '1:1 the file is empty'],
    ['region,indicator,year\n', '1:1 the column "value" is missing'],
    ['region,indicator,yaer,value\n', '1:18 the column "year" is missing'],
    ['region,indicator,year,value,value\n', '1:29 the column "value" stands twice'],
    [`${HEADER}R,gdp,20,1,,,\n`, '2:7 "20" is not a year'],
    [`${HEADER}R,gdp,2020,1e999,,,\n`, '2:12 "1e999" is not a number'],
    [`${HEADER}R,gdp,2020,0x10,,,\n`, '2:12 "0x10" is not a number'],
    [`${HEADER}R,gdp,2020,８,,,\n`, '2:12 "８" is not a number'],
    [`${HEADER}R,,2020,8,,,\n`, '2:3 the row names no indicator'],
    [`${HEADER}R,gdp\n`, '2:1 this row has 2 cells; the header has 7'],
    [`${HEADER}R,gdp,2020,1,2,3,4,5\n`, '2:1 this row has 8 cells; the header has 7'],
    [`${HEADER}R,gdp,2020,1,,,\nR,gdp,2020,2,,,\n`, '3:1 gdp of 2020 stands in line 2 already'],
    [`${HEADER}R,gdp,2020,1,,,"a\n`, '2:16 this quotation mark is not closed'],
    [`${HEADER}R,gdp,2020,1,,,"a"b\n`, '2:1 a quotation mark stands inside a cell'],
    [`${HEADER}R,gdp,2020,1,,a"b",\n`, '2:1 a quotation mark stands inside a cell'],
    [`${HEADER}R,\ufffd,2020,1,,,\n`, '2:3 the file is not UTF-8 text'],
  ])('%j is refused', (text, expected) => {
    expect(messages(text)).toEqual([expected])
    expect(data(text).data).toBeUndefined()
  })

  it('tells of a column that is misspelt, and is used all the same', () => {
    const { data: file, problems } = data('region,indicator,year,value,unit,sources\nR,gdp,2020,1,,x\n')
    expect(problems).toMatchObject([{ severity: 'warning', hint: { en: 'did you mean "source"?' } }])
    expect(file!.rows.length).toBe(1)
  })
})
