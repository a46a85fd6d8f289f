import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { compile } from '../../src/kernel/compile.js'
import { generate } from '../../src/kernel/javascript.js'
import { lower } from '../../src/kernel/lower.js'
import { emptyState, seriesOffset, slotOf } from '../../src/kernel/state.js'
import { startState } from '../../src/simulate/start.js'
import { english } from '../english.js'
import { equations } from '../functions/expressions.js'
import { read } from '../project/town.js'

/** Both roads' values of every indicator and year, or what each says when it fails. */
function bothRoads(town: Parameters<typeof read>[0]): [unknown, unknown] {
  const project = read(town)
  const road = (oracle: boolean) => {
    try {
      return [...project.run('baseline', { oracle }).table.values]
    } catch (error) {
      if (error instanceof PlanwrightError) return error.problems.map((p) => english(p.message))
      throw error
    }
  }
  return [road(false), road(true)]
}

function expectSame([kernel, oracle]: [unknown, unknown], tolerance: number, what: string): void {
  const [a, b] = [kernel, oracle] as [(number | string)[], (number | string)[]]
  expect(a.length, what).toBe(b.length)
  a.forEach((value, i) => {
    const other = b[i]!
    if (typeof value === 'string' || typeof other === 'string') expect(value, what).toBe(other)
    else if (!Object.is(value, other))
      expect(Math.abs(value - other), what).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(other)))
  })
}

describe('the compiled kernel and the plain evaluator', () => {
  it('agree on random recursive models, values and failures alike', () => {
    fc.assert(
      fc.property(fc.tuple(equations(false), equations(false), equations(false)), ([x, y, z]) => {
        const quoted = (text: string) => `'${text}'`
        // a, b and c have a past; x, y and z are what is looked at.
        const town = {
          indicators: [
            ...['a', 'b', 'c'].map(
              (id, i) => `${id}: {label: L, equation: '${id}(-1) * 1.0${i + 1} + 0.1', start: ${i + 0.5}}`,
            ),
            ...[x, y, z].map((text, i) => `x${i}: {label: L, equation: ${quoted(text)}}`),
          ],
          data: ['a', 'b', 'c'].flatMap((id, i) =>
            Array.from({ length: 10 }, (_, k) => `${id},${2010 + k},${(i + 0.5) * 0.9 ** (10 - k)},`),
          ),
        }
        expectSame(bothRoads(town), 1e-12, JSON.stringify([x, y, z]))
      }),
      { numRuns: 250 },
    )
  })

  it('agree on random linear systems', () => {
    const weight = fc.integer({ min: -9, max: 9 })
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }).chain((n) =>
          fc.array(fc.array(weight, { minLength: n + 1, maxLength: n + 1 }), {
            minLength: n,
            maxLength: n,
          }),
        ),
        (rows) => {
          const n = rows.length
          const indicators = rows.map((row, i) => {
            const terms = row.slice(0, n).map((w, j) => `${w / (10 * n)} * x${j}`)
            return `x${i}: {label: L, equation: '${terms.join(' + ')} + ${row[n]} + 0.5 * x${i}(-1)', start: ${i}}`
          })
          expectSame(bothRoads({ indicators }), 1e-10, JSON.stringify(rows))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('agree on a system with a known solution', () => {
    // x² + y² = 25 and x y = 12 as fixed points; from the start 3.5, 3.6 the solution is 3, 4.
    const project = read({
      indicators: [
        'x: {label: X, equation: 12 / y, start: 3.5}',
        'y: {label: Y, equation: sqrt(25 - x ^ 2), start: 3.6}',
      ],
    })
    for (const oracle of [false, true]) {
      const { table } = project.run('baseline', { oracle })
      const values = [...table.values]
      expect(values[1]! * values[7]!).toBeCloseTo(12, 9)
      expect(values[1]! ** 2 + values[7]! ** 2).toBeCloseTo(25, 9)
    }
  })

  it('agree in any unit', () => {
    const inUnit = (unit: string) =>
      read({
        indicators: [
          `income: {label: I, unit: ${unit}, equation: spending + 20 * income(-1) / 100, start: 100 亿元}`,
          `spending: {label: S, unit: ${unit}, equation: 0.6 * income + 0.1 * spending(-1), start: 60 亿元}`,
        ],
      }).path('income')
    const plain = inUnit('亿元')
    inUnit('元').forEach((value, i) => {
      expect(value / 1e8 / plain[i]!).toBeCloseTo(1, 12)
    })
    inUnit('1e-8 元').forEach((value, i) => {
      expect(value / 1e16 / plain[i]!).toBeCloseTo(1, 12)
    })
  })
})

describe('generated code', () => {
  it('holds no word of the file', () => {
    const { model } = read({
      levers: ['secret_lever: {default: 1}'],
      parameters: ['secret_parameter: {value: 2}'],
      indicators: [
        'secret_one: {label: Secret, equation: secret_lever * secret_parameter + secret_two}',
        'secret_two: {label: Secret, equation: 0.1 * secret_one + log(secret_lever) }',
        'constructor: {label: Secret, equation: secret_one(-1) + constructor(-1), start: 1}',
      ],
      data: ['secret_one,2020,1,'],
    })
    const code = generate(lower(model))
      .flatMap((part) => part.code)
      .join('\n')
    expect(code).not.toMatch(/secret|constructor/i)
    expect(code.length).toBeGreaterThan(100)
  })

  it('computes draws side by side, and says which one fails', () => {
    const project = read({
      levers: ['pace: {default: 0}'],
      indicators: [
        'level: {label: L, equation: level(-1) * (1 + pace), start: 1}',
        'root: {label: R, equation: sqrt(level)}',
        'loop: {label: S, equation: 0.5 * other + level}',
        'other: {label: S, equation: 0.5 * loop}',
      ],
    })
    const { model } = project
    const one = startState(project.scenario()).state
    const draws = 4
    const state = emptyState(model, 2025, draws)
    for (let i = 0; i < one.series.length; i++) state.series.fill(one.series[i]!, i * draws, (i + 1) * draws)
    const pace = [0.1, 0.2, 0.3, 0.4]
    for (let year = 2021; year <= 2025; year++)
      state.series.set(pace, seriesOffset(state, slotOf(model, 'pace'), year))
    const kernel = compile(model)
    expect(kernel.run(state, 2021, 2025)).toBeUndefined()
    const at = (name: string) => [
      ...state.series.subarray(
        seriesOffset(state, slotOf(model, name), 2023),
        seriesOffset(state, slotOf(model, name), 2023) + draws,
      ),
    ]
    at('level').forEach((value, d) => {
      expect(value).toBeCloseTo((1 + pace[d]!) ** 3, 12)
    })
    at('loop').forEach((value, d) => {
      expect(value).toBeCloseTo((1 + pace[d]!) ** 3 / 0.75, 10)
    })
    state.series[seriesOffset(state, slotOf(model, 'pace'), 2024) + 2] = -3
    expect(kernel.run(state, 2021, 2025)).toMatchObject({ year: 2024, draw: 2, reason: 'not-finite' })
  })
})
