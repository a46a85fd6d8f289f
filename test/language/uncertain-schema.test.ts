import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemas } from '../../src/language/json-schemas.js'
import { DISTRIBUTIONS, SHAPES } from '../../src/language/schema/uncertain.js'

const validate = new Ajv({ strict: false }).compile(jsonSchemas().scenario)
// YAML numbers as keys are text to JSON.
const accepts = (written: string) => validate(JSON.parse(JSON.stringify(parse(written))))

describe('the JSON Schema of uncertainty', () => {
  it.each(Object.entries(SHAPES))('accepts the example of %s', (kind, { example }) => {
    expect(validate({ uncertain: { x: { add: { [kind]: example } } } })).toBe(true)
    expect(validate({ uncertain: { x: { [kind]: { ...example, min: 0, max: '9%' } } } })).toBe(true)
  })

  it.each([
    'uncertain: {x: none}',
    'uncertain: {x: {empirical: [1, 2%]}}',
    'uncertain: {x: {empirical: {values: [1, 2], weights: [3, 1]}}}',
    'uncertain: {x: {quantiles: {10%: 1, 0.5: 2, 90%: 3, min: 0}}}',
    'uncertain: {x: {fan: {2025: {10%: 1, 90%: 2}}, persistence: 0.5}}',
    'uncertain: {x: {add: {normal: {sd: 1}}, widens: {2021: 1, 2025: 2}, shocks: {normal: {sd: 1}, persistence: 0}}}',
    'correlations: {x: {y: 0.5}}',
  ])('accepts %s', (written) => {
    expect(accepts(written)).toBe(true)
  })

  it.each([
    'uncertain: {x: {norml: {sd: 1}}}',
    'uncertain: {x: {add: {norml: {sd: 1}}}}',
    'uncertain: {x: {add: {normal: {sd: 1, men: 0}}}}',
    'uncertain: {x: {add: {normal: {mean: 0}}}}',
    'uncertain: {x: {quantiles: {p10: 1}}}',
    'uncertain: {x: {fan: {25: {10%: 1}}}}',
    'uncertain: {x: {add: {normal: {sd: 1}}, widens: root}}',
    'uncertain: {x: 1pp}',
    'correlations: {x: 0.5}',
  ])('refuses %s', (written) => {
    expect(accepts(written)).toBe(false)
  })

  it('names all distributions, each described', () => {
    expect(DISTRIBUTIONS).toEqual([...Object.keys(SHAPES), 'empirical', 'quantiles'])
    for (const { description } of Object.values(SHAPES)) expect(description).toMatch(/\.$/)
  })
})
