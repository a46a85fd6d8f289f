import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectGolden } from '../golden.js'
import { folderWith } from './history-file.js'
import { planwright } from './run-in-process.js'

const MODEL = `model: town
years: {base: 2020, end: 2030}
levers:
  pace: {label: {zh: 增速, en: Growth}, unit: "%", default: 5%, min: -20%, max: 40%}
  saving: {label: {zh: 节能, en: Saving}, unit: "%", default: 1%}
indicators:
  gdp: {label: {zh: 地区生产总值, en: GDP}, unit: 亿元, digits: 1, equation: gdp(-1) * (1 + pace)}
  energy: {label: {zh: 能耗, en: Energy}, unit: 万吨, digits: 1, equation: energy(-1) * (1 + pace) * (1 - saving)}
`
const PLAN = `plan: p
period: {base: 2020, end: 2025}
targets: [{indicator: gdp, target: 135 亿元, growth: 6.2%}]
`
const gdp = (t: number) => 100 * 1.065 ** (t - 20) * (1 + 0.02 * Math.sin(t * t))
const DATA = `region,indicator,year,value,unit
${Array.from({ length: 19 }, (_, i) => i + 2)
  .flatMap((t) => [
    `R,gdp,${2000 + t},${gdp(t).toFixed(2)},亿元`,
    ...(t < 19 ? [`R,energy,${2000 + t},${(3 * gdp(t) ** 0.6).toFixed(2)},万吨`] : []),
  ])
  .join('\n')}
`
const folder = folderWith({
  'model.yaml': MODEL,
  'plan.yaml': PLAN,
  'data.csv': DATA,
  'baseline.yaml': `model: town
region: R
levers:
  pace: {from-forecast: {indicator: gdp, of: growth, method: mean}}
start:
  energy: {from-forecast: {indicator: energy, method: drift}}
uncertain:
  pace: {from-forecast: {indicator: gdp, of: growth, method: mean}, persistence: 0.6}
  energy: {from-forecast: {indicator: energy, method: drift}}
`,
  'low.yaml': `extends: baseline
levers:
  pace: {from-forecast: {indicator: gdp, of: growth, method: mean, from: 2010, quantile: 25%}, from: 2024}
`,
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const [baseline, low] = [join(folder, 'baseline.yaml'), join(folder, 'low.yaml')]

/** What a command prints, without the folder's own name. */
async function printed(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await planwright(...args)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out.replaceAll(`${folder}/`, '')
}

describe('forecasts in scenarios', () => {
  it('are explained: of what, by which method, from which years', async () => {
    const lever = await printed('explain', low, 'pace', '2025')
    const indicator = await printed('explain', low, 'energy', '2021')
    const base = await printed('explain', low, 'energy', '2020')
    expectGolden('cli/explain-forecast.txt', [lever, indicator, base].join('\n'))
  })

  it('are compared', async () => {
    expectGolden(
      'cli/compare-forecast.txt',
      await printed('compare', baseline, low, '--to', 'baseline', '--years', '2025'),
    )
  })

  it('are checked against a plan', async () => {
    expectGolden(
      'cli/check-forecast.txt',
      await printed('check', join(folder, 'plan.yaml'), '--with', baseline, low),
    )
  })

  it('are drawn', async () => {
    const args = ['run', baseline, '--draws', '2000', '--seed', '1', '--no-out', '--years', '2020,2025,2030']
    expectGolden('cli/run-draws-forecast.txt', await printed(...args))
  })

  it('are factors of a sensitivity', async () => {
    const args = ['sensitivity', baseline, '--of', 'energy', '--year', '2030', '--method', 'tornado']
    expectGolden('cli/sensitivity-forecast.txt', await printed(...args))
  })

  it('are valid', async () => {
    expect(await printed('validate', folder)).toMatch(/no problems|nothing/i)
  })
})
