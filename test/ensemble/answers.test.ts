import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ensemble, runEnsemble } from '../../src/ensemble/ensemble.js'
import { targetConditions } from '../../src/plan/judge/conditions.js'
import { judge } from '../../src/plan/judge/judge.js'
import { simulate } from '../../src/simulate/simulate.js'
import { emptyTable, offsetOf, type Table, valueAt } from '../../src/table/table.js'
import { read, type Town } from '../project/town.js'

const DRAWS = 400
const town: Town = {
  years: '{base: 2020, end: 2026}',
  levers: ['pace: {unit: "%", default: 6%}', 'drift: {unit: "%", default: 1%}', 'lean: {default: 1}'],
  indicators: [
    'gdp: {label: G, unit: 亿元, better: higher, equation: gdp(-1) * (1 + pace) * exp(lean / 50 - 0.02)}',
    'debt: {label: D, unit: 亿元, better: lower, equation: debt(-1) * (1 + drift) + gdp / 50}',
    'nation: {label: N, unit: 亿元, equation: nation(-1) * (1 + drift / 2 + 2%)}',
    'people: {label: P, unit: 万人, equation: people(-1) * 1.01}',
    'head: {label: H, unit: 元/人, equation: gdp / people}',
    'share: {label: S, unit: "%", equation: 30% + drift * 3}',
    'rest: {label: R, unit: "%", better: near, equation: 100% - share}',
    'rate: {label: Q, unit: "%", equation: growth(gdp)}',
    'intensity: {label: I, unit: 元/人, better: lower, equation: intensity(-1) * (1 - pace / 2) + 0 * log(lean)}',
  ],
  data: [
    'gdp,2020,100,亿元',
    'debt,2020,40,亿元',
    'nation,2020,120,亿元',
    'people,2020,50,万人',
    'intensity,2020,5,',
  ],
}
const uncertain = [
  '  pace: {add: {normal: {sd: 1pp}}, shocks: {normal: {sd: 2pp}}}',
  '  drift: {normal: {mean: 1%, sd: 1pp}}',
  // Now and then below 0: then the draw fails.
  '  lean: {normal: {mean: 1, sd: 0.5}}',
]
/** With base-year values that are the same in all draws, and with uncertain ones. */
const STARTS = {
  known: uncertain,
  uncertain: [
    ...uncertain,
    '  gdp: {multiply: {normal: {sd: 0.03}}}',
    '  nation: {add: {normal: {sd: 4 亿元}}}',
    '  intensity: {multiply: {uniform: {low: 0.9, high: 1.1}}}',
  ],
}

/** A figure around a middle, printed with few or many digits and with any qualifier. */
const figure = (middle: number, spread: number, unit = '', more: readonly string[] = []) =>
  fc
    .tuple(
      fc.constantFrom('', 'about ', 'at least ', 'at most ', 'above ', 'below ', 'within ', ...more),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([word, at, digits]) => `${word}${(middle + at * spread).toFixed(digits)}${unit}`)
const keep = ['keep ', 'keep at least ', 'keep at most ']
const oneOf = (...rows: fc.Arbitrary<Record<string, unknown>>[]) => fc.oneof(...rows)
const row = (fixed: Record<string, unknown>, figures: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(figures).map((drawn) => ({ ...fixed, ...drawn }))

const KINDS: Readonly<Record<string, fc.Arbitrary<Record<string, unknown>>>> = {
  level: oneOf(
    row({ indicator: 'gdp' }, { target: figure(135, 12, ' 亿元', keep) }),
    row({ indicator: 'debt' }, { target: figure(55, 4, '', keep) }),
    row({ indicator: 'debt', better: 'near' }, { target: figure(55, 4) }),
    row({ indicator: 'head', year: 2024 }, { target: figure(24_500, 1000) }),
    row({ indicator: 'people' }, { target: figure(52.5, 0.2) }),
  ),
  structure: row(
    {},
    {
      indicators: fc.constant(['share', 'rest']),
      target: fc.constantFrom('33:67', '33.1:66.9', '30:70', '35:65'),
    },
  ),
  growth: oneOf(
    row({ indicator: 'gdp' }, { growth: figure(6, 2, '%') }),
    row({ indicator: 'gdp', base: '101.0 亿元' }, { growth: figure(6, 2, '%') }),
    row({ indicator: 'debt', from: 2021, year: 2024 }, { growth: figure(6, 2, '%') }),
  ),
  'change in percent': row({ indicator: 'intensity' }, { change: figure(-14, 4, '%') }),
  'change in points': oneOf(
    row({ indicator: 'share', from: 2021, year: 2026 }, { change: figure(0, 0.4, 'pp') }),
    // The model has no base-year value of it.
    row({ indicator: 'rate', base: '5.0%' }, { change: figure(1, 2, 'pp') }),
  ),
  'change in the unit': row({ indicator: 'gdp' }, { change: figure(35, 12) }),
  sum: row({ indicator: 'gdp' }, { sum: figure(600, 40) }),
  times: row({ indicator: 'gdp' }, { times: figure(1.35, 0.15) }),
  converge: oneOf(
    row({ indicator: 'gdp', converge: 'nation' }, {}),
    row({ indicator: 'gdp' }, { converge: figure(98, 8, '%').map((share) => ({ to: 'nation', share })) }),
  ),
}

/** The draws of an ensemble as runs of one table. */
function tableOf(ensemble: Ensemble): Table {
  const { runs, measures, years } = ensemble.simulation.table
  const scenarios = Array.from({ length: ensemble.draws }, (_, d) => ({ ...runs[0]!, scenario: `draw${d}` }))
  const table = emptyTable(scenarios, measures, years)
  measures.forEach(({ id }, m) => {
    years.forEach((year, y) => {
      ensemble.values(id, year)!.forEach((value, d) => {
        table.values[offsetOf(table, d, m, y)] = value
      })
    })
  })
  return table
}

describe('answers to the targets of a plan', () => {
  it.each(Object.keys(STARTS).flatMap((starts) => Object.keys(KINDS).map((kind) => [kind, starts] as const)))(
    'are those of judging draw by draw: %s, base years %s',
    async (kind, starts) => {
      const rows = fc.sample(KINDS[kind]!, { numRuns: 40, seed: 71 })
      const plan = [
        'plan: p',
        'period: {base: 2020, end: 2025}',
        'targets:',
        ...rows.map((row, i) => `  - ${JSON.stringify({ id: `t${i}`, ...row })}`),
        '',
      ].join('\n')
      const scenarios = { baseline: `uncertain:\n${STARTS[starts as keyof typeof STARTS].join('\n')}\n` }
      const project = read({ ...town, plan, scenarios })
      const simulation = simulate(project.scenario())
      const questions = targetConditions(project.plan!, simulation.table)
      expect(questions.length).toBe(rows.length)
      const ensemble = await runEnsemble(simulation, { draws: DRAWS, questions, seed: 6 })
      expect(ensemble.completed).toBeLessThan(DRAWS)
      const table = tableOf(ensemble)
      const verdicts = judge(project.plan!, table)
      let [some, all] = [0, 0]
      questions.forEach(({ id }, q) => {
        const met = verdicts.slice(q * DRAWS, (q + 1) * DRAWS).map((v) => v.status === 'met')
        const outcome = ensemble.outcome(id)
        const what = JSON.stringify(rows[q])
        met.forEach((is, d) => {
          const failed = Number.isNaN(valueAt(table, `draw${d}`, 'intensity', 2026))
          const expected = failed ? Number.NaN : is ? 1 : 0
          if (!Object.is(outcome[d], expected))
            expect.fail(`${what} in draw ${d}: ${outcome[d]} is not ${expected}`)
        })
        const count = met.filter(Boolean).length
        expect(ensemble.answers[q]).toMatchObject({
          id,
          draws: count,
          probability: count / ensemble.completed,
        })
        if (count > 0 && count < ensemble.completed) some++
        all++
      })
      expect(all).toBe(rows.length)
      // That they are right would say little if all were always met, or never.
      expect(some).toBeGreaterThan(kind === 'structure' ? 3 : 15)
      const both = ensemble.joint(['t0', 't1', 't2'])
      const together = [...ensemble.outcome('t0')].filter(
        (v, d) => v === 1 && ensemble.outcome('t1')[d] === 1 && ensemble.outcome('t2')[d] === 1,
      )
      expect(both.draws).toBe(together.length)
    },
  )

  it('lie in an interval that is Wilson’s', async () => {
    const simulation = read({
      ...town,
      scenarios: { baseline: `uncertain:\n${uncertain.join('\n')}\n` },
    }).run()
    const asked = { id: 'q', conditions: [] }
    const { answers, joint } = await runEnsemble(simulation, { draws: 10, questions: [asked], seed: 2 })
    // Brown, Cai and DasGupta 2001, section 3.1.1: for all of n, from n / (n + z²) on.
    expect(answers[0]!.draws).toBe(10)
    expect(answers[0]!.low).toBeCloseTo(10 / (10 + 1.959963984540054 ** 2), 12)
    expect(answers[0]!.high).toBe(1)
    expect(joint([]).draws).toBe(10)
  })
})
