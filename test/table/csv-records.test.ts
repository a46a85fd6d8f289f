import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords, OpenQuote } from '../../src/table/csv-records.js'

const read = (text: string) => [...csvRecords(text)].map(({ line, cells }) => [line, ...cells])

describe('the records of a CSV text', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a\r1\r',
      [
        [1, 'a'],
        [2, '1'],
      ],
    ],
    [
      ' a , b\t\n\n \n 1 ,2 ',
      [
        [1, 'a', 'b'],
        [4, '1', '2'],
      ],
    ],
    [
      '"a","b,c"\n"1 ""x""",2\n',
      [
        [1, 'a', 'b,c'],
        [2, '1 "x"', '2'],
      ],
    ],
    [
      'a,"two\nlines, one cell",c\n"x\n\ny"\nz\n',
      [
        [1, 'a', 'two\nlines, one cell', 'c'],
        [3, 'x\n\ny'],
        [6, 'z'],
      ],
    ],
    ['5" pipe,2\n', [[1, '5" pipe', '2']]],
    [' "a" ,"",""\n', [[1, 'a', '', '']]],
    [
      'a,\n,b\n',
      [
        [1, 'a', ''],
        [2, '', 'b'],
      ],
    ],
    ['', []],
  ])('%j', (text, records) => {
    expect(read(text)).toEqual(records)
  })

  it('tell where a quotation mark is not closed', () => {
    expect(() => read('a\n"b\nc",d,"e\n')).toThrow(new OpenQuote(3))
    expect(() => read('"')).toThrow(new OpenQuote(1))
  })

  it('are what csv-parse reads, lines included', () => {
    const plain = fc.stringMatching(/^([a-z赣 .5-]{0,6})$/)
    const cell = fc.oneof(
      plain,
      fc
        .array(fc.constantFrom('a', ',', '\n', '""', ' ', '赣'), { maxLength: 5 })
        .map((signs) => `"${signs.join('')}"`),
    )
    const text = fc
      .tuple(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
      )
      .map(([rows, end]) => rows.map((row) => row.join(',')).join(end))
    fc.assert(
      fc.property(text, (written) => {
        const options = { info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const
        const theirs = parse(written.replaceAll('\r\n', '\n'), options) as unknown as {
          record: string[]
          info: { lines: number }
        }[]
        const ours = [...csvRecords(written)].filter(({ cells }) => cells.join() !== '')
        // A line of spaces is a record to csv-parse.
        const full = theirs.filter(({ record }) => record.join() !== '')
        expect(ours.map(({ cells }) => cells)).toEqual(full.map(({ record }) => record))
        // Theirs is the line in which a record ends.
        const ends = ours.map(({ line, cells }) => line + cells.join('').split('\n').length - 1)
        expect(ends).toEqual(full.map(({ info }) => info.lines))
      }),
      { numRuns: 500 },
    )
  })
})
