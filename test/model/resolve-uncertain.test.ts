import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../english.js'
import { read, type Town } from '../project/town.js'

const town: Town = {
  levers: [
    'pace: {unit: "%", default: 5%, min: -10%, max: 20%}',
    'drift: {unit: "%", default: 1%}',
    'intake: {unit: 万人, default: {2021: 1 万人, 2025: 3 万人}}',
  ],
  parameters: ['share: {value: 80%, unit: "%"}', 'weight: {value: 3 万元, unit: 元}'],
  indicators: [
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace + drift)}',
    'people: {label: People, unit: 万人, kind: stock, equation: share * (people(-1) + intake)}',
    'wealth: {label: Wealth, unit: 亿元, equation: weight * people / one_person, start: 0}',
    'one_person: {unit: 人, equation: one_person(-1), start: 1 人}',
  ],
  data: ['gdp,2020,100,亿元', 'people,2020,5.5e5,人'],
}

/** The one input of a scenario with this `uncertain`. */
function input(uncertain: string) {
  const { inputs } = read({ ...town, scenarios: { baseline: `uncertain: {${uncertain}}\n` } }).scenario()
    .uncertainty
  expect(inputs.length).toBe(1)
  return inputs[0]!
}
/** Warnings and errors that a scenario with these lines gets. */
function problems(lines: string, more: Record<string, string> = {}) {
  return read({ ...town, scenarios: { baseline: lines, ...more } }, true).problems.map((p) =>
    english(p.message),
  )
}

describe('every distribution', () => {
  it.each([
    ['normal: {mean: 5%, sd: 1pp}', { kind: 'normal', mean: 0.05, sd: 0.01 }],
    ['normal: {mean: 5, sd: 1}', { kind: 'normal', mean: 0.05, sd: 0.01 }],
    [
      'normal: {mean: 5%, sd: 1%, min: 2%, max: 8%}',
      { kind: 'normal', mean: 0.05, sd: 0.01, min: 0.02, max: 0.08 },
    ],
    ['log_normal: {median: 2%, sigma: 0.4}', { kind: 'log_normal', median: 0.02, sigma: 0.4 }],
    ['log_normal: {mean: 2%, sd: 1pp}', { kind: 'log_normal', mean: 0.02, sd: 0.01 }],
    ['uniform: {low: 0%, high: 4%}', { kind: 'uniform', low: 0, high: 0.04 }],
    ['triangular: {low: 0%, mode: 2%, high: 4%}', { kind: 'triangular', low: 0, mode: 0.02, high: 0.04 }],
    [
      'pert: {low: 0%, mode: 2%, high: 4%, weight: 6}',
      { kind: 'pert', low: 0, mode: 0.02, high: 0.04, weight: 6 },
    ],
    ['beta: {alpha: 2, beta: 5}', { kind: 'beta', alpha: 2, beta: 5, low: 0, high: 1 }],
    [
      'beta: {alpha: 2, beta: 5, low: 1%, high: 9%}',
      { kind: 'beta', alpha: 2, beta: 5, low: 0.01, high: 0.09 },
    ],
    [
      'student_t: {df: 4, location: 5%, scale: 1pp}',
      { kind: 'student_t', df: 4, location: 0.05, scale: 0.01 },
    ],
    ['empirical: [1%, 2%, 4%]', { kind: 'empirical', values: [0.01, 0.02, 0.04] }],
    [
      'empirical: {values: [1%, 4%], weights: [3, 1], max: 5%}',
      { kind: 'empirical', values: [0.01, 0.04], weights: [3, 1], max: 0.05 },
    ],
    [
      'quantiles: {10%: 1%, 0.5: 2%, 90%: 4%, min: 0%}',
      {
        kind: 'quantiles',
        points: [
          { probability: 0.1, value: 0.01 },
          { probability: 0.5, value: 0.02 },
          { probability: 0.9, value: 0.04 },
        ],
        min: 0,
      },
    ],
  ])('%s', (written, distribution) => {
    expect(input(`drift: {${written}}`)).toMatchObject({
      id: 'drift',
      of: 'lever',
      shocks: undefined,
      fan: undefined,
      place: { file: 'baseline.yaml', line: 3 },
    })
    expect(input(`drift: {${written}}`).draw).toEqual({ effect: 'replace', distribution, widths: undefined })
  })

  it('is of what it is said of, in its unit', () => {
    expect(input('share: {uniform: {low: 75%, high: 90}}')).toMatchObject({
      of: 'parameter',
      draw: { distribution: { low: 0.75, high: 0.9 } },
    })
    expect(input('weight: {normal: {mean: 3 万元, sd: 200}}')).toMatchObject({
      draw: { distribution: { mean: 30_000, sd: 200 } },
    })
    expect(input('gdp: {multiply: {normal: {sd: 2%}}}')).toMatchObject({
      of: 'start',
      draw: { effect: 'multiply', distribution: { kind: 'normal', mean: 1, sd: 0.02 } },
    })
  })

  it('has its middle at what changes nothing, under a verb', () => {
    expect(input('pace: {add: {normal: {sd: 1pp}}}').draw!.distribution).toEqual({
      kind: 'normal',
      mean: 0,
      sd: 0.01,
    })
    expect(input('pace: {multiply: {student_t: {df: 4, scale: 0.1}}}').draw!.distribution).toEqual({
      kind: 'student_t',
      df: 4,
      location: 1,
      scale: 0.1,
    })
    expect(input('pace: {shocks: {normal: {sd: 1pp}}}').shocks).toEqual({
      distribution: { kind: 'normal', mean: 0, sd: 0.01 },
      persistence: 0,
    })
  })
})

describe('over the years', () => {
  it('a number drawn once counts alike in all years, or more and more', () => {
    const widths = (widens: string) => input(`drift: {add: {normal: {sd: 1pp}}${widens}}`).draw!.widths
    expect(widths('')).toBeUndefined()
    expect(widths(', widens: linear')).toEqual([1, 2, 3, 4, 5])
    expect(widths(', widens: sqrt')).toEqual([1, Math.SQRT2, Math.sqrt(3), 2, Math.sqrt(5)])
    expect(widths(', widens: {2021: 1, 2025: 3}')).toEqual([1, 1.5, 2, 2.5, 3])
    expect(widths(', widens: {2022: 0, 2024: 50%}')).toEqual([0, 0, 0.25, 0.5, 0.5])
  })

  it('shocks come beside a number drawn once, or alone', () => {
    const both = input(
      'drift: {add: {normal: {sd: 1pp}}, shocks: {uniform: {low: -1, high: 1}, persistence: 0.5}}',
    )
    expect(both).toMatchObject({
      draw: { effect: 'add', distribution: { sd: 0.01 } },
      shocks: { distribution: { kind: 'uniform', low: -0.01, high: 0.01 }, persistence: 0.5 },
    })
    expect(input('drift: {shocks: {normal: {sd: 1pp}}}').draw).toBeUndefined()
  })

  it('a fan has quantiles in all years, linear between those named', () => {
    const { fan, draw } = input(
      'drift: {fan: {2024: {90%: 4%, 10%: 2%}, 2022: {10%: 1%, 90%: 2%}}, persistence: 90%}',
    )
    expect(draw).toBeUndefined()
    expect(fan!.persistence).toBe(0.9)
    expect(fan!.years.map((points) => points.map((p) => p.probability))).toEqual(Array(5).fill([0.1, 0.9]))
    const shown = fan!.years.map((points) => points.map((p) => Number((p.value * 100).toPrecision(12))))
    expect(shown).toEqual([
      [1, 2],
      [1, 2],
      [1.5, 3],
      [2, 4],
      [2, 4],
    ])
    expect(input('drift: {fan: {2024: {90%: 4%, 10%: 2%}}}').fan!.persistence).toBe(1)
  })
})

describe('along `extends`', () => {
  const { scenario, problems: said } = read({
    ...town,
    scenarios: {
      baseline:
        'uncertain:\n  pace: {add: {normal: {sd: 1pp}}}\n  drift: {add: {normal: {sd: 1pp}}}\n  share: {uniform: {low: 70%, high: 90%}}\n' +
        'correlations:\n  pace: {drift: 0.6, share: 0.3}\n',
      wider:
        'uncertain: {pace: {add: {normal: {sd: 2pp}}, widens: linear}}\ncorrelations: {drift: {pace: -0.5}}\n',
      surer: 'extends: wider\nuncertain: {pace: none, gdp: {multiply: {normal: {sd: 1%}}}}\n',
      free: 'extends: wider\ncorrelations: {pace: {drift: 0}}\nyears: {end: 2023}\n',
    },
  })
  const of = (name: string) => scenario(name).uncertainty
  const pairs = (name: string) =>
    of(name).correlations.map(({ between, value }) => [...between].sort().concat(String(value)).join(' '))

  it('says nothing', () => {
    expect(said).toEqual([])
  })

  it('the nearest entry counts whole, and none takes it back', () => {
    expect(of('wider').inputs.map((i) => i.id)).toEqual(['pace', 'drift', 'share'])
    expect(of('wider').inputs[0]).toMatchObject({
      draw: { distribution: { sd: 0.02 }, widths: [1, 2, 3, 4, 5] },
      place: { file: 'wider.yaml' },
    })
    expect(of('free').inputs[0]!.draw!.widths).toEqual([1, 2, 3])
    expect(of('surer').inputs.map((i) => i.id)).toEqual(['drift', 'share', 'gdp'])
  })

  it('correlations are merged by pair', () => {
    expect(pairs('baseline')).toEqual(['drift pace 0.6', 'pace share 0.3'])
    expect(pairs('wider')).toEqual(['drift pace -0.5', 'pace share 0.3'])
    expect(pairs('surer')).toEqual([])
    expect(pairs('free')).toEqual(['pace share 0.3'])
    expect(of('wider').correlations[0]!.place).toMatchObject({ file: 'wider.yaml' })
    expect(of('wider').correlations[1]!.place).toMatchObject({ file: 'baseline.yaml' })
  })
})

describe('what a child changes under an inherited entry', () => {
  const parent = 'uncertain: {pace: {add: {uniform: {low: 1pp, high: 2pp}}}}\n'

  it('is told where the child changes it', () => {
    const { problems: said } = read(
      { ...town, scenarios: { baseline: parent, top: 'levers: {pace: 20%}\n' } },
      true,
    )
    expect(said).toMatchObject([
      {
        severity: 'error',
        message: "no draw leaves pace within the model's bounds, -10% to 20% (inherited from baseline)",
        place: { file: 'top.yaml', line: 2 },
      },
    ])
  })

  it('is a warning once, and again where the path is another', () => {
    const wide = 'uncertain: {pace: {add: {uniform: {low: 10pp, high: 40pp}}}}\n'
    const said = problems(wide, { same: '', other: 'levers: {drift: 2%}\n', higher: 'levers: {pace: 8%}\n' })
    expect(said).toEqual([
      "83% of the draws would take pace out of the model's bounds, -10% to 20%, and are cut off",
      "93% of the draws would take pace out of the model's bounds, -10% to 20%, and are cut off (inherited from baseline)",
    ])
  })

  it('is nothing where it still fits', () => {
    expect(problems(parent, { high: 'levers: {pace: 17%}\n' })).toEqual([])
  })
})

describe('correlations that cannot all hold', () => {
  const three = (a: number, b: number, c: number) =>
    read(
      {
        ...town,
        scenarios: {
          baseline:
            'uncertain:\n  pace: {add: {normal: {sd: 1pp}}}\n  drift: {add: {normal: {sd: 1pp}}}\n  intake: {add: {normal: {sd: 0.1}}}\n' +
            `correlations: {pace: {drift: ${a}, intake: ${b}}, drift: {intake: ${c}}}\n`,
        },
      },
      true,
    ).problems
  /** The determinant of the matrix; with correlations below 1, positive for what can hold. */
  const determinant = ([a, b, c]: readonly [number, number, number]) =>
    1 + 2 * a * b * c - a * a - b * b - c * c

  it('are told, and correlations offered that can hold', () => {
    const value = fc.integer({ min: -99, max: 99 }).map((n) => n / 100)
    let refused = 0
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        fc.pre(Math.abs(determinant([a, b, c])) > 1e-6)
        const [problem, ...more] = three(a, b, c)
        expect(more).toEqual([])
        expect(problem === undefined).toBe(determinant([a, b, c]) > 0)
        if (!problem) return
        refused++
        const offered = (one: string, other: string, own: number) => {
          const match = new RegExp(`(?:${one} and ${other}|${other} and ${one}) (-?[\\d.]+)`).exec(
            english(problem.hint!),
          )
          expect(match?.[1] ?? '0').toMatch(/^-?0(\.\d{1,3})?$/)
          return match ? Number(match[1]) : own
        }
        const instead = [
          offered('pace', 'drift', a),
          offered('pace', 'intake', b),
          offered('drift', 'intake', c),
        ] as const
        expect(determinant(instead)).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
    expect(refused).toBeGreaterThan(10)
  })

  it('are the largest of their kind, but for rounding', () => {
    const hint = (a: number, b: number, c: number) => english(three(a, b, c)[0]!.hint!)
    // Of equal correlations among three the least is -1/2; turning one variable round turns two signs.
    expect(hint(0.9, -0.9, 0.9)).toBe(
      'correlations close by that can: pace and drift 0.499, pace and intake -0.499, drift and intake 0.499',
    )
    // Two that share a variable, the third pair being 0, have squares that sum to less than 1.
    const [first, second] = [...hint(0.99, 0, 0.99).matchAll(/0\.\d+/g)].map(Number)
    expect(first).toBe(second)
    expect(first).toBeLessThan(Math.SQRT1_2)
    expect(first).toBeGreaterThan(0.98 * Math.SQRT1_2)
  })
})
