import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { type Ensemble, type EnsembleOptions, runEnsemble } from '../../src/ensemble/ensemble.js'
import { type Simulation, simulate } from '../../src/simulate/simulate.js'
import { valueAt } from '../../src/table/table.js'
import { equations } from '../functions/expressions.js'
import { read, type Town } from '../project/town.js'
import { scenarioOfDraw } from './plain-draw.js'

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025]

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

async function ensembleOf(simulation: Simulation, options: EnsembleOptions): Promise<Ensemble | string> {
  try {
    return await runEnsemble(simulation, options)
  } catch (error) {
    if (error instanceof PlanwrightError) return error.message
    throw error
  }
}

function expectNear(actual: number, expected: number, tolerance: number, what: string): void {
  if (Object.is(actual, expected)) return
  const off = Math.abs(actual - expected)
  expect(off, `${what}: ${actual} is not ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  )
}

function expectSame(one: Ensemble, other: Ensemble, tolerance: number, what: string): void {
  expect(one.completed, what).toBe(other.completed)
  expect(one.failures, what).toEqual(other.failures)
  for (const { id } of one.simulation.table.measures)
    for (const year of YEARS) {
      const [x, y] = [one.values(id, year)!, other.values(id, year)!]
      x.forEach((value, d) => {
        expectNear(value, y[d]!, tolerance, `${what}: ${id} ${year} draw ${d}`)
      })
    }
}

/** Runs draws one by one as scenarios of their own, and holds the ensemble's values against them. */
function expectPlain(ensemble: Ensemble, seed: number, draws: readonly number[], what: string): void {
  const { simulation } = ensemble
  const drawn = { draws: ensemble.draws, seed, sampling: 'random', inputs: ensemble.inputs() } as const
  const bad = new Set<number>()
  const { id: any } = simulation.table.measures.at(-1)!
  ensemble.values(any, 2025)!.forEach((value, d) => {
    if (Number.isNaN(value)) bad.add(d)
  })
  for (const d of draws)
    for (const oracle of [false, true]) {
      const scenario = scenarioOfDraw(simulation, d, drawn)
      let table: ReturnType<typeof simulate>['table']
      try {
        table = simulate(scenario, { oracle }).table
      } catch (error) {
        if (!(error instanceof PlanwrightError)) throw error
        // The plain evaluator minds an infinite part of a condition, compiled code does not.
        if (oracle && error.message.includes('overflow')) continue
        expect(bad.has(d), `${what}: draw ${d} fails alone: ${error.message}`).toBe(true)
        continue
      }
      expect(bad.has(d), `${what}: draw ${d} does not fail alone`).toBe(false)
      for (const { id } of table.measures)
        for (const year of YEARS) {
          // A base-year value that the central path does not have is not looked for in draws.
          if (year === 2020 && Number.isNaN(simulation.lookup(id, 2020))) continue
          expectNear(
            ensemble.values(id, year)![d]!,
            valueAt(table, scenario.name, id, year),
            1e-11,
            `${what}: ${id} ${year} draw ${d}, oracle ${oracle}`,
          )
        }
    }
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
})
