import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemas } from '../../src/language/json-schemas.js'

const folders = [
  'scenarios/ganxian',
  'src/cli/template',
  ...readdirSync('models')
    .filter((m) => !m.includes('.'))
    .map((m) => `models/${m}`),
]
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => join(folder, f)),
)
const schemas = jsonSchemas()

describe('the JSON Schemas that editors use', () => {
  it.each(files)('accept %s, which names its schema in its first line', (file) => {
    const text = readFileSync(file, 'utf8')
    const match = /^# yaml-language-server: \$schema=(\S+\/(model|scenario|plan)\.schema\.json)\n/.exec(text)
    expect(match).not.toBeNull()
    if (!file.startsWith('src/'))
      expect(join(dirname(file), match![1]!)).toBe(`dist/schemas/${match![2]}.schema.json`)
    const validate = new Ajv({ strict: false }).compile(schemas[match![2] as keyof typeof schemas])
    // YAML numbers as keys are text to JSON.
    validate(JSON.parse(JSON.stringify(parse(text))))
    expect(validate.errors).toBeNull()
  })

  it.each([
    ['model', { model: 'x', years: { base: 2020, end: 2035 }, indicators: { Gdp: { equation: '1' } } }],
    ['scenario', { model: '../x' }],
    ['scenario', { levers: { g: { ad: '1pp' } } }],
    ['scenario', { levers: { g: { 'from-forecast': { indicator: 'gdp', off: 'growth' } } } }],
    ['scenario', { start: { gdp: { 'from-forecast': {} } } }],
    ['scenario', { uncertain: { g: { 'from-forecast': { indicator: 'gdp', of: 'grwth' } } } }],
    ['plan', { plan: 'x', period: { base: 2020, end: 2025 }, targets: [{ indicator: 'gdp', traget: 1 }] }],
  ] as const)('refuse a bad %s', (kind, value) => {
    expect(new Ajv({ strict: false }).compile(schemas[kind])(value)).toBe(false)
  })

  it('accept forecasts wherever a scenario may have them', () => {
    const forecast = { 'from-forecast': { indicator: 'gdp', of: 'growth', quantile: '10%', to: 2020 } }
    const scenario = {
      levers: { g: forecast, h: { ...forecast, from: 2025, until: 2030 } },
      start: { gdp: forecast },
      uncertain: { g: { ...forecast, persistence: 0.5 } },
    }
    const validate = new Ajv({ strict: false }).compile(schemas.scenario)
    validate(scenario)
    expect(validate.errors).toBeNull()
  })
})
