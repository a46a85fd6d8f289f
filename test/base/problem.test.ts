import { describe, expect, it } from 'vitest'
import { fail, formatProblem, type Place, PlanwrightError, type Problem } from '../../src/base/problem.js'

const place = (text: string, column: number, length: number): Place => ({
  file: 'model.yaml',
  line: 7,
  column,
  length,
  text,
})
const problem = (at: Place | undefined, more: Partial<Problem> = {}): Problem => ({
  kind: 'unknown-name',
  severity: 'error',
  message: 'unknown name "x"',
  ...(at ? { place: at } : {}),
  ...more,
})

describe('a problem as people read it', () => {
  it('is a place, a message, the line with the place underlined, and a hint', () => {
    expect(formatProblem(problem(place('a: x + 1', 4, 1), { hint: 'did you mean "y"?' }))).toBe(
      ['model.yaml:7:4  unknown name "x"', '  7 | a: x + 1', '    |    ^   did you mean "y"?'].join('\n'),
    )
  })

  it('says that it is a warning', () => {
    expect(formatProblem(problem(undefined, { severity: 'warning', hint: 'use it' }))).toBe(
      'warning: unknown name "x"\n  use it',
    )
  })

  it('counts Chinese characters as two columns', () => {
    expect(formatProblem(problem(place('名称: 产出 x', 5, 2)))).toBe(
      ['model.yaml:7:5  unknown name "x"', '  7 | 名称: 产出 x', '    |       ^^^^'].join('\n'),
    )
  })

  it('shows the part of a long line that is meant', () => {
    const text = `${'a'.repeat(300)}X${'b'.repeat(300)}`
    const [, line, marks] = formatProblem(problem(place(text, 301, 1))).split('\n') as [
      string,
      string,
      string,
    ]
    expect(line.length).toBe(106)
    expect(line[marks.indexOf('^')]).toBe('X')
  })

  it('shows no sign that a terminal would obey', () => {
    const text = formatProblem({
      ...problem(place('a\u001b[31m\tb\u202e', 2, 3)),
      message: 'unknown "\u001b]0;x\u0007\nfake: line"',
      hint: 'did you mean "\u009b"?',
    })
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text.split('\n').length).toBe(3)
  })

  it('stands alone when the line is empty', () => {
    expect(formatProblem(problem(place('', 1, 1), { hint: 'write something' }))).toBe(
      'model.yaml:7:1  unknown name "x"\n  write something',
    )
  })
})

describe('PlanwrightError', () => {
  it('says all of its problems', () => {
    const error = new PlanwrightError([problem(undefined), problem(undefined, { message: 'another' })])
    expect(error.message).toBe('unknown name "x"\n\nanother')
    expect(error.name).toBe('PlanwrightError')
    expect(fail('k', 'm', 'h').problems).toEqual([{ kind: 'k', severity: 'error', message: 'm', hint: 'h' }])
    expect(fail('k', 'm').problems[0]).not.toHaveProperty('hint')
  })
})
