import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import type { Simulation } from '../../src/simulate/simulate.js'
import { equations } from '../functions/expressions.js'
import { read, type Town } from '../project/town.js'
import { ensembleOf, expectPlain, expectSame } from './two-roads.js'

/**
 * Random equations, but no whole steps (mod, round, floor) of what the two roads may compute with another last digit:
 * a step makes all digits of it.
 */
const texts = fc
  .tuple(equations(false), equations(false), equations(false))
  .filter((all) => !all.some((text) => /exp|log|\^/.test(text) && /mod|round|floor/.test(text)))

const quoted = (text: string) => `'${text}'`

/** a, b and c are indicators with a past, moved by every kind of uncertain input; x0 to x2 are looked at. */
function ofIndicators(texts: readonly string[]): Town {
  return {
    parameters: ['share: {value: 0.9}'],
    levers: ['pace: {default: {2021: 0.02, 2025: -0.03}}', 'drift: {default: 0.1}', 'swing: {default: 0.2}'],
    indicators: [
      'a: {label: L, equation: a(-1) * (1 + pace) + drift}',
      'b: {label: L, equation: "share * b(-1) + at(a, 2020) / 10 + at(swing, 2019) / 50", start: 1.5}',
      'c: {label: L, equation: c(-1) + swing + swing(-1) * 0.1}',
      ...texts.map((text, i) => `x${i}: {label: L, equation: ${quoted(text)}}`),
    ],
    data: past(),
    scenarios: {
      baseline: [
        'uncertain:',
        '  share: {multiply: {uniform: {low: 0.5, high: 1.6}}}',
        '  pace: {add: {normal: {sd: 0.5}}, widens: sqrt}',
        '  drift: {multiply: {normal: {sd: 2}}, widens: {2021: 0.5, 2025: 1.5}}',
        '  swing: {shocks: {normal: {sd: 1}, persistence: 0.6}}',
        '  a: {multiply: {normal: {sd: 0.8}}}',
        '',
      ].join('\n'),
    },
  }
}

/** a, b and c are uncertain levers themselves. */
function ofLevers(texts: readonly string[]): Town {
  return {
    levers: ['a: {default: 1.1}', 'b: {default: {2021: 0.4, 2025: 2}}', 'c: {default: 2.5}'],
    indicators: [
      'x: {label: L, equation: x(-1) / 2 + a + b + c}',
      'y: {label: L, equation: y(-1) / 2 + x, start: a * x + b}',
      ...texts.map((text, i) => `x${i}: {label: L, equation: ${quoted(text)}}`),
    ],
    data: ['x,2020,1.5,'],
    scenarios: {
      baseline: [
        'uncertain:',
        '  a: {normal: {mean: 0.5, sd: 1.5}}',
        '  b: {add: {normal: {sd: 1}}}',
        '  c: {shocks: {normal: {sd: 0.7}, persistence: 0.3}}',
        '  x: {add: {normal: {sd: 1}}}',
        '',
      ].join('\n'),
    },
  }
}

/** Values of a, b and c before the base year, as far back as equations look. */
function past(): string[] {
  return ['a', 'b', 'c'].flatMap((id, i) =>
    Array.from({ length: 16 }, (_, k) => `${id},${2005 + k},${(i + 0.5) * 0.95 ** (15 - k)},`),
  )
}

describe('WebAssembly, plain JavaScript and draws simulated one by one', () => {
  it.each([
    ['indicators', ofIndicators, 31],
    ['levers', ofLevers, 32],
  ] as const)('agree on random equations of uncertain %s', async (_, townOf, seed) => {
    let [whole, some] = [0, 0]
    await fc.assert(
      fc.asyncProperty(texts, async (texts) => {
        const what = JSON.stringify(texts)
        const project = read(townOf(texts))
        let simulation: Simulation
        try {
          simulation = project.run()
        } catch (error) {
          // The central path itself fails: there is no ensemble.
          if (!(error instanceof PlanwrightError)) throw error
          return
        }
        const options = { draws: 21, seed: 5 }
        const wasm = await ensembleOf(simulation, { ...options, wasm: true })
        const plain = await ensembleOf(simulation, { ...options, wasm: false })
        if (typeof wasm === 'string' || typeof plain === 'string') {
          expect(wasm, what).toBe(plain)
          return
        }
        if (wasm.completed < 21) some++
        else whole++
        expectSame(wasm, plain, 1e-12, what)
        expectPlain(wasm, 5, [0, 7, 20], what)
      }),
      { numRuns: 120, seed },
    )
    expect(Math.min(whole, some)).toBeGreaterThan(10)
  })

  it.each<[string, Town]>([
    [
      'simultaneous equations with two solutions and an uncertain start',
      {
        levers: ['pull: {default: 0}'],
        indicators: [
          'x: {label: X, equation: 12 / y + pull}',
          'y: {label: Y, equation: sqrt(25 - x ^ 2)}',
          'z: {label: Z, equation: x + z(-1), start: x}',
        ],
        data: ['x,2020,3.5,', 'y,2020,3.6,'],
        scenarios: {
          baseline:
            'uncertain: {pull: {add: {uniform: {low: -0.4, high: 0}}}, x: {uniform: {low: 2, high: 5}}, y: {add: {uniform: {low: -1, high: 1}}}}',
        },
      },
    ],
    [
      'whole numbers, where conditions and steps meet exactly',
      {
        levers: ['a: {default: 1}', 'b: {default: 2}', 'c: {default: 0}'],
        indicators: [
          'steps: {label: L, equation: "mod(a, 3) + 10 * round(b / 2) + 100 * floor(c / 2) + mod(-a, 2.5)"}',
          'signs: {label: L, equation: "(a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != c) + 16 * (a > c) + 32 * (b >= c)"}',
          'words: {label: L, equation: "(a and b) + 2 * (b or c) + 4 * (not c) + 8 * (not (a and c) or a < b and b < c)"}',
          'ends: {label: L, equation: "min(a, b, c) + 100 * max(a, b, c) + abs(a - b)"}',
          'guarded: {label: L, equation: "if(c > 0, log(c), if(c == 0, 7, sqrt(-c))) + (a != 0 and 1 / a > 0.4) + (b == 0 or 3 / b < 2)"}',
          'powers: {label: L, equation: "if(b == 0, 0, b ^ (-2)) + a ^ 3 + a ^ 0 + abs(c) ^ 0.5 + 2 ^ a + abs(b) ^ a(-1)"}',
          'windows: {label: L, equation: "movsum(a * b, 3) + at(a, 2018) * b(-2)"}',
        ],
        scenarios: {
          baseline: [
            'uncertain:',
            ...['a', 'b', 'c'].map((id) => `  ${id}: {empirical: [-2, -1, 0, 1, 2, 3]}`),
            '',
          ].join('\n'),
        },
      },
    ],
    [
      'more equations than one function holds',
      {
        levers: ['pace: {default: 0.1}', 'turn: {default: 1}'],
        indicators: Array.from(
          { length: 330 },
          (_, i) =>
            `x${i}: {label: L, equation: "${i === 0 ? 'turn' : `x${i - 1}`} * pace + x${(i * 7) % 330}(-1) / 2 - at(x3, 2020)"}`,
        ),
        data: Array.from({ length: 330 }, (_, i) => `x${i},2020,${1 + (i % 5)},`),
        scenarios: {
          baseline:
            'uncertain: {pace: {add: {normal: {sd: 0.5}}}, x3: {multiply: {normal: {sd: 0.5}}}, turn: {shocks: {normal: {sd: 1}}}}',
        },
      },
    ],
    [
      'values near the largest number there is',
      {
        levers: ['size: {default: 1e308}'],
        indicators: [
          'x: {label: L, equation: size}',
          ...[0.99, 0.98, 0.97].map((share, i) => `y${i}: {label: L, equation: size * ${share}}`),
          'z: {label: L, equation: size / 1e308 + z(-1), start: 1}',
        ],
        scenarios: { baseline: 'uncertain: {size: {multiply: {uniform: {low: 0.5, high: 2}}}}' },
      },
    ],
    [
      'bounds, units, and a path that was found',
      {
        levers: ['pace: {unit: "%", default: 5%, min: 0%, max: 12%}', 'tilt: {unit: "%", default: 1%}'],
        indicators: [
          'gdp: {label: G, unit: 亿元, equation: gdp(-1) * (1 + pace + tilt)}',
          'people: {label: P, unit: 万人, equation: people(-1) * 1.01}',
          'head: {label: H, unit: 元/人, equation: gdp / people}',
        ],
        data: ['gdp,2020,100,亿元', 'people,2020,50,万人'],
        scenarios: {
          baseline: [
            'find: [{levers: [pace], so_that: {indicator: gdp, year: 2025, equals: 150 亿元}}]',
            'uncertain:',
            '  pace: {add: {normal: {sd: 2pp}}, widens: linear}',
            '  tilt: {multiply: {uniform: {low: 0.5, high: 2}}}',
            '  people: {add: {normal: {sd: 1 万人}}}',
            '',
          ].join('\n'),
        },
      },
    ],
  ])('agree on %s', async (what, town) => {
    const simulation = read(town).run()
    const options = { draws: 203, seed: 9 }
    const wasm = await ensembleOf(simulation, { ...options, wasm: true })
    const plain = await ensembleOf(simulation, { ...options, wasm: false })
    if (typeof wasm === 'string' || typeof plain === 'string') throw new Error(`${wasm}, ${plain}`)
    expect(wasm.completed).toBeGreaterThan(50)
    expectSame(wasm, plain, 1e-12, what)
    expectPlain(wasm, 9, [0, 50, 99, 202], what)
  })
})
