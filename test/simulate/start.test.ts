import { describe, expect, it } from 'vitest'
import { english } from '../english.js'
import { read } from '../project/town.js'

describe('a base-year value', () => {
  it('is the scenario’s, else the data’s, else the start, else the equation’s', () => {
    const project = read({
      indicators: [
        'a: {label: A, equation: 4 * b, start: 2}',
        'b: {label: B, equation: b(-1) + 1, start: 10}',
        'c: {label: C, equation: a + b}',
        'd: {label: D, equation: d(-1) * 2, start: 3 * c}',
        'e: {label: E, equation: d - d(-1)}',
      ],
      data: ['a,2020,7,'],
      scenarios: { other: 'start: {a: 100}\n' },
    })
    expect(project.path('a')).toEqual([7, 44, 48, 52, 56, 60])
    expect(project.path('a', 'other')[0]).toBe(100)
    expect(project.path('b')[0]).toBe(10)
    expect(project.path('c')[0]).toBe(17)
    expect(project.path('c', 'other')[0]).toBe(110)
    expect(project.path('d').slice(0, 2)).toEqual([51, 102])
    expect(project.path('e')[0]).toBeNaN()
    expect(project.path('e')[1]).toBe(51)
  })

  it('is the data’s rather than the start, and stays blank where nothing is known', () => {
    const project = read({
      indicators: [
        'a: {label: A, equation: a(-1), start: 5}',
        'r: {label: R, equation: "if(s > 1, 10, 20)"}',
        's: {label: S, equation: growth(a) + 2}',
      ],
      data: ['a,2020,6,'],
    })
    expect(project.path('a')[0]).toBe(6)
    // A condition on what is not known chooses nothing.
    expect(project.path('s')[0]).toBeNaN()
    expect(project.path('r')[0]).toBeNaN()
    expect(project.path('r')[1]).toBe(10)
  })

  it('stays blank where the equation has no value and nobody needs one', () => {
    const project = read({
      levers: ['l: {default: {2021: 1, 2025: 5}}'],
      indicators: ['a: {label: A, equation: 1 / (year - 2020)}', 'b: {label: B, equation: a + l}'],
    })
    expect(project.path('a').slice(0, 3)).toEqual([Number.NaN, 1, 0.5])
    expect(project.path('b')[0]).toBeNaN()
  })

  it('uses the first value of each lever, and every parameter', () => {
    const project = read({
      parameters: ['p: {value: 3}'],
      levers: ['l: {default: {2021: 4, 2025: 8}}'],
      indicators: ['a: {label: A, equation: p * l + l(-1)}'],
    })
    expect(project.path('a').slice(0, 3)).toEqual([Number.NaN, 16, 19])
    expect(project.run().lookup('l', 2020)).toBe(4)
  })

  it('is derived along a chain of ten thousand, and of a ring it is asked', () => {
    const chain = Array.from(
      { length: 10_000 },
      (_, i) => `x${i}: {label: X, equation: ${i < 9_999 ? `x${i + 1} + 1` : '1'}}`,
    )
    const project = read({ indicators: [...chain, 'y: {label: Y, equation: x0(-1)}'] })
    expect(project.path('y')[1]).toBe(10_000)
    const ring = read(
      {
        indicators: ['a: {label: A, equation: a(-1), start: b}', 'b: {label: B, equation: b(-1), start: a}'],
      },
      true,
    )
    expect(ring.problems.map((p) => english(p.message))).toEqual([
      'a has no value for 2020, which its own equation needs',
    ])
  })
})

describe('lags', () => {
  it('reach as far back as the data', () => {
    const project = read({
      indicators: [
        'a: {label: A, equation: a(-1) + a(-3)}',
        'b: {label: B, equation: "movsum(a, 4) + at(a, 2017)"}',
      ],
      data: ['a,2017,1,', 'a,2018,2,', 'a,2019,3,', 'a,2020,4,'],
    })
    expect(project.path('a')).toEqual([4, 6, 9, 13, 19, 28])
    expect(project.path('b').slice(1, 3)).toEqual([2 + 3 + 4 + 6 + 1, 3 + 4 + 6 + 9 + 1])
  })

  it('ask for all the years that are missing at once', () => {
    const { problems } = read(
      { indicators: ['a: {label: A, equation: "a(-5) + at(a, 2012)"}'], data: ['a,2019,3,'] },
      true,
    )
    expect(problems.map((p) => english(p.message))).toEqual([
      'a has no value for 2012 to 2020, which its own equation needs',
    ])
  })

  it('ask for the cause, not for what would follow from it', () => {
    const { problems } = read(
      {
        indicators: [
          'a: {label: A, equation: a(-1) + b(-1) + c(-1), start: b + c}',
          'b: {label: B, equation: b(-1), start: 2 * c}',
          'c: {label: C, equation: c(-1)}',
          'd: {label: D, equation: d(-1), start: a * e}',
          'e: {label: E, equation: e(-1)}',
        ],
      },
      true,
    )
    expect(problems.map((p) => english(p.message))).toEqual([
      'c has no value for 2020, which the start value of b needs',
      'e has no value for 2020, which the start value of d needs',
    ])
  })
})
