import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { toPng, toSvg } from '../../src/chart/render/render.js'
import { complaints, darkness, textsOf } from './drawing.js'

/** Texts that break what is not careful. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '{"x":1}',
  'datum.x',
  `"'quotes'" & {{tpl}} \${a} {signal}`,
  "a.b['c'](d)",
  '\u0000\u001b[31m\u202e\ud800\uffff',
  '很长的情景名称'.repeat(60),
  'Averylongwordwithoutspaces'.repeat(20),
  '',
  '<script>alert(1)</script>',
]

const schema = createRequire(import.meta.url)('vega-lite/vega-lite-schema.json') as object
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)

/** Strings that Vega takes for names or programs: nothing of a user's may be among them. */
const PROGRAM = /expr|signal|field|format$|test|filter|calculate|param|url|href/i
const OURS =
  /^([a-zA-Z]+2?|,?\.\d[fe]|format\(datum\.value \/ \d+, ',\.\df'\) \+ \(datum\.value \? '[a-z亿万]+' : ''\))$/

/** Tests that hold for every chart: valid, quiet, plain JSON, no program of a user's, nothing beyond the margins. */
export function examine(name: string, chart: () => object): void {
  it(`is a valid specification without a complaint: ${name}`, () => {
    const spec = chart()
    expect(validate(spec)).toBe(true)
    expect(complaints(spec)).toEqual([])
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
  })

  it(`takes no text for a program: ${name}`, () => {
    const visit = (value: unknown, key: string): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, key)
      else if (typeof value === 'object' && value !== null)
        for (const [inner, item] of Object.entries(value)) {
          expect(inner).toMatch(/^\$?[a-zA-Z0-9]+$/)
          visit(item, inner)
        }
      else if (PROGRAM.test(key)) expect(String(value)).toMatch(OURS)
    }
    visit(chart(), '')
  })

  it(`keeps within its margins: ${name}`, async () => {
    const svg = await toSvg(chart())
    expect(svg).not.toMatch(/<script|NaN|Infinity|undefined|\p{Surrogate}/u)
    const image = darkness(await toPng(svg, { scale: 1 }))
    const edge = 12
    for (const x of [0, image.width - edge]) expect(image.ink(x, 0, edge, image.height)).toBe(0)
    for (const y of [0, image.height - edge]) expect(image.ink(0, y, image.width, edge)).toBe(0)
  })
}

/** Texts that a chart shows, and its size in pixels. */
export async function drawn(spec: object): Promise<{ texts: string[]; width: number; height: number }> {
  const svg = await toSvg(spec)
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!
  return { texts: textsOf(svg), width: Number(width), height: Number(height) }
}

/** The data of all marks of a type in the plots of a page, that is, outside its legend and its foot. */
export function marksIn(spec: object, type: string): Readonly<Record<string, unknown>>[] {
  const { vconcat } = spec as {
    vconcat: { layer: { mark: { type: string }; data: { values: never[] } }[] }[]
  }
  return vconcat.at(-2)!.layer.flatMap(({ mark, data }) => (mark.type === type ? data.values : []))
}
