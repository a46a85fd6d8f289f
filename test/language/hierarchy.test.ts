import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatProblem } from '../../src/base/problem.js'
import { type HierarchyData, parseHierarchy } from '../../src/language/hierarchy.js'
import { jsonSchemas } from '../../src/language/json-schemas.js'

const data: HierarchyData = {
  regions: new Set(['ganzhou', 'zhanggong', 'ganxian', '007', 'rest']),
  indicators: new Set(['gdp', 'primary', 'secondary', 'net_exports', 'exports', 'imports']),
  has: (region) => region !== 'rest',
}

function read(text: string) {
  const { hierarchy, problems } = parseHierarchy({ file: 'h.yaml', text }, data)
  return { hierarchy, messages: problems.map((problem) => formatProblem(problem)).join('\n') }
}

const SOUND = `regions:
  ganzhou: [zhanggong, ganxian, 007]
indicators:
  gdp: [primary, secondary]
  net_exports: [exports, -imports]
additive: [gdp]
`

describe('a hierarchy file', () => {
  it('names totals and their parts, with signs, in its order', () => {
    const plus = (name: string) => ({ name, sign: 1 })
    expect(read(SOUND)).toEqual({
      hierarchy: {
        regions: [{ total: 'ganzhou', parts: ['zhanggong', 'ganxian', '007'].map(plus) }],
        indicators: [
          { total: 'gdp', parts: ['primary', 'secondary'].map(plus) },
          { total: 'net_exports', parts: [plus('exports'), { name: 'imports', sign: -1 }] },
        ],
        additive: ['gdp'],
      },
      messages: '',
    })
  })

  it('has a JSON Schema', () => {
    const validate = new Ajv({ strict: false }).compile(jsonSchemas().hierarchy)
    validate(parse(SOUND))
    expect(validate.errors).toBeNull()
    expect(validate({ regions: { ganzhou: 'zhanggong' } })).toBe(false)
  })

  it('is told of unknown names, each with its place', () => {
    expect(read('regions:\n  ganzhou: [zhangong, ganxian]\nadditive: [gpd]\n').messages).toBe(
      `h.yaml:2:13  the data have no region "zhangong"
  2 |   ganzhou: [zhangong, ganxian]
    |             ^^^^^^^^   did you mean "zhanggong"?
h.yaml:3:12  the data have no indicator "gpd"
  3 | additive: [gpd]
    |            ^^^   did you mean "gdp"?`,
    )
  })

  it('is told of circles', () => {
    expect(read('regions:\n  ganzhou: [zhanggong, ganxian]\n  ganxian: [ganzhou, 007]\n').messages).toBe(
      `h.yaml:2:3  ganzhou is a part of itself: ganzhou → ganxian → ganzhou
  2 |   ganzhou: [zhanggong, ganxian]
    |   ^^^^^^^`,
    )
    expect(read('indicators: {gdp: [gdp, primary]}').messages).toMatch(/gdp is a part of itself: gdp → gdp/)
  })

  it('is told of a part that stands twice, whatever its sign', () => {
    expect(read('indicators:\n  net_exports: [exports, -imports, imports]\n').messages).toBe(
      `h.yaml:2:36  imports is twice a part of net_exports
  2 |   net_exports: [exports, -imports, imports]
    |                                    ^^^^^^^   remove one`,
    )
  })

  it('is told of a total whose parts the data lack', () => {
    expect(read('regions:\n  ganzhou: [zhanggong, rest]\n').messages).toBe(
      `h.yaml:2:3  no indicator has ganzhou and all its parts in the data
  2 |   ganzhou: [zhanggong, rest]
    |   ^^^^^^^   gdp lacks rest`,
    )
  })

  it('is told of what is said to add up and does not', () => {
    const farOff = (sum: { total: string }, indicator: string) =>
      sum.total === 'ganzhou' && indicator === 'imports' ? { year: 2020, total: 50.25, sum: 99.5 } : undefined
    const text = 'regions:\n  ganzhou: [zhanggong, ganxian]\nadditive: [gdp, imports]\n'
    const { hierarchy, problems } = parseHierarchy({ file: 'h.yaml', text }, { ...data, farOff })
    expect(hierarchy).toBeUndefined()
    expect(problems.map((problem) => formatProblem(problem))).toEqual([
      `h.yaml:3:17  imports does not add up over regions: ganzhou has 50.25 in 2020, its parts 99.5 together
  3 | additive: [gdp, imports]
    |                 ^^^^^^^   leave it out`,
    ])
  })

  it.each([
    ['additive: [gdp]\n', 'the file names no totals'],
    ['regions: {ganzhou: [zhanggong]}\n', 'a total has at least two parts, found 1'],
    ['regions: {ganzhou: zhanggong}\n', 'expected a list'],
    ['region: {ganzhou: [zhanggong, ganxian]}\n', 'unknown key "region"'],
    ['', 'the file is empty'],
    ['regions: {ganzhou: [true, ganxian]}\n', 'expected a name, found "true"'],
  ])('is refused as %j', (text, message) => {
    expect(read(text).messages).toContain(message)
    expect(read(text).hierarchy).toBeUndefined()
  })
})
