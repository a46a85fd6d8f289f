import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/language/yaml.js'
import { english } from '../english.js'

const yaml = (text: string) => readYaml({ file: 'f.yaml', text })

describe('a YAML file', () => {
  it('is plain values without prototypes', () => {
    const { value, problems } = yaml('a: 1\nb: [x, 2.5, true, null]\n__proto__: {c: 1}\nconstructor: d\n')
    expect(problems).toEqual([])
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.keys(value as object)).toEqual(['a', 'b', '__proto__', 'constructor'])
    expect((value as { b: unknown }).b).toEqual(['x', 2.5, true, null])
    expect(({} as { c?: number }).c).toBeUndefined()
  })

  it('says where values, keys and texts stand', () => {
    const file = yaml('a:\n  b: [1, "x y"]\n  2021: 5%\n')
    expect(file.place(['a', 'b', 1])).toMatchObject({ line: 2, column: 10, length: 5 })
    expect(file.keyPlace(['a', 'b'])).toMatchObject({
      line: 2,
      column: 3,
      length: 1,
      text: '  b: [1, "x y"]',
    })
    expect(file.place(['a', '2021'])).toMatchObject({ line: 3, column: 9, length: 2 })
    expect(file.written(['a', 'b', 1])).toEqual({ text: '"x y"', from: 12 })
    expect(file.written(['a'])).toBeUndefined()
    expect(file.written(['a', 'nothing'])).toBeUndefined()
  })

  it('gives the nearest place above what is not there', () => {
    const file = yaml('a:\n  b: 1\n')
    expect(file.place(['a', 'c'])).toMatchObject({ line: 1, column: 1, length: 1 })
    expect(file.place(['x', 'y'])).toMatchObject({ line: 1, column: 1 })
    expect(file.place([])).toMatchObject({ line: 1, column: 1 })
    expect(yaml('').place(['a'])).toMatchObject({ line: 1, column: 1, text: '' })
  })

  it('may begin with a byte order mark and end its lines with CRLF', () => {
    const file = yaml('\ufeffa: 1\r\nb: x y\r\n')
    expect(file.problems).toEqual([])
    expect(file.value).toEqual(Object.assign(Object.create(null), { a: 1, b: 'x y' }))
    expect(file.place(['b'])).toMatchObject({ line: 2, column: 4, length: 3, text: 'b: x y' })
  })

  it('may close its braces in the first column', () => {
    expect(yaml('levers: {\n  a: 5%\n}\nb: 1\n').problems).toEqual([])
  })

  it('keeps numbers as they are written where digits matter', () => {
    expect(yaml('a: 2.370\n').written(['a'])?.text).toBe('2.370')
  })

  it('tells every key that stands twice, and other faults one at a time', () => {
    const twice = yaml('a: 1\nb: 2\na: 3\nb: {c: 1, c: 2}\nb: 4\n').problems
    expect(twice.map((p) => [p.place?.line, p.place?.column])).toEqual([
      [3, 1],
      [4, 1],
      [5, 1],
    ])
    expect(yaml('a: b: c\nd: {\ne: [\n').problems.length).toBe(1)
  })

  it('is refused when it is too large or too deep', () => {
    expect(yaml('a'.repeat(2_000_001)).problems[0]?.kind).toBe('file-too-large')
    expect(yaml(`a: ${'{b: '.repeat(50)}`).problems[0]?.kind).toBe('too-deep')
    expect(
      yaml(Array.from({ length: 60 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')).problems[0]?.kind,
    ).toBe('too-deep')
    expect(yaml(`a:\n${'- '.repeat(20_000)}b\n`).problems.length).toBe(1)
  })

  it.each([
    ['a: "x', 'the text in quotes is not closed', 1, 4],
    ["a: 'x\nb: 1\n", 'the text in quotes is not closed', 1, 4],
    ['a: [1, 2\nb: 3\n', 'the bracket [ is not closed', 1, 4],
    ['a: {b: "}"\n', 'the bracket { is not closed', 1, 4],
    ['a:\n\tb: 1\n', 'lines are indented with spaces, not with tabs', 2, 1],
    ['a: b: c\n', 'there are two colons in this line', 1, 5],
    ['a: x\n  b: y\n', 'this line does not fit the one before it', 2, 3],
    ['a:\n    b: 1\n  c: 2\n', 'this line is not indented like its neighbours', 3, 1],
    ['a\nb: 1\n', 'this line does not fit the one before it', 2, 1],
    ['a: 1\nb\n', 'a colon is missing after this key', 2, 1],
    ['a: {b: 1 c: 2}\n', expect.any(String), 1, expect.any(Number)],
    ['a: @b\n', 'a text cannot begin with @', 1, 4],
    ['a: `b`\n', 'a text cannot begin with `', 1, 4],
    ['a: "\\q"\n', 'a backslash in double quotes begins a special sign, and this one is not known', 1, 5],
    ['a: 1\n---\nb: 2\n', 'a file holds one document; --- begins another', 2, 1],
    ['a: &x 1\n', 'anchors and aliases (& and *) are not used in these files', 1, 4],
    ['a: *x\n', 'anchors and aliases (& and *) are not used in these files', 1, 4],
    ['a: !!str 1\n', 'tags (!) are not used in these files', 1, 4],
    ['a: !own 1\n', 'tags (!) are not used in these files', 1, 4],
    ['a: .inf\n', '.inf is not a number to compute with', 1, 4],
    ['a: 1e400\n', '1e400 is too large', 1, 4],
    ['? [a]\n: 1\n', 'a key must be a plain word', 1, 3],
    ['a: \ufffd\n', 'the file is not UTF-8 text', 1, 4],
  ])('%j is refused', (text, message, line, column) => {
    const { problems } = yaml(text)
    expect(problems.length).toBe(1)
    expect(english(problems[0]!.message)).toEqual(message)
    expect(problems[0]!.place).toMatchObject({ line, column })
  })
})
