import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { disk, loadProject } from '../src/index.js'
import { parseHierarchy } from '../src/language/hierarchy.js'
import { planwright } from './cli/run-in-process.js'
import { english } from './english.js'

// Inside the checkout, so that imports and models are found.
mkdirSync('out', { recursive: true })
const folder = mkdtempSync('out/readme-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const documents = ['README.md', 'models/README.md', 'scenarios/README.md']
const blocks = documents.flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/^```(\w*)\n(.*?)^```/gms)].map((match) => ({
    document,
    language: match[1]!,
    text: match[2]!,
  })),
)
const of = (language: string) => blocks.filter((b) => b.language === language)

describe('the documents', () => {
  it.each(of('sh').flatMap((b) => b.text.trim().split('\n')))('$ %s', async (line) => {
    const [program, ...args] = line.split(/\s+/)
    expect(program).toBe('planwright')
    const out = args.includes('--out') ? [] : /^(run)$/.test(args[0]!) ? ['--no-out'] : []
    const { code, err } = await planwright(
      ...args.map((a) => (a.startsWith('out/') ? join(folder, a) : a)),
      ...out,
    )
    expect(
      err.replace(
        /^((chart|repairs) \d+ of \d+.*\n|\d+ conflict sets.*\n)*(\d+ files written to .*\n)?$/,
        '',
      ),
    ).toBe('')
    expect(code).toBe(0)
  })

  it.each(of('ts').map((b, i) => [i, b.text] as const))('TypeScript block %i runs', async (i, text) => {
    const file = join(folder, `block-${i}.ts`)
    writeFileSync(file, text.replaceAll("'out/", `'${folder}/`))
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await import(join(process.cwd(), file))
    expect(log.mock.calls.length).toBeGreaterThan(0)
    log.mockRestore()
    expect(readFileSync(join(folder, 'dashboard.svg'), 'utf8')).toContain('<svg')
  })

  it('show scenario, plan and model files that are read without a word', () => {
    const yaml = of('yaml').map((b) => b.text)
    const model = yaml.find((text) => text.includes('model: town'))!
    const plan = yaml.find((text) => text.includes('plan: example'))!
    const scenarios = yaml.filter((text) => text.includes('extends: baseline'))
    expect(scenarios.length).toBe(3)
    cpSync('scenarios/ganxian', join(folder, 'scenarios'), { recursive: true })
    cpSync('models/county', join(folder, 'models/county'), { recursive: true })
    writeFileSync(join(folder, 'scenarios/plan.yaml'), plan)
    const checked = yaml.find((text) => text.includes('plan: statements'))!
    mkdirSync(join(folder, 'plan'), { recursive: true })
    writeFileSync(join(folder, 'plan/plan.yaml'), checked)
    expect(loadProject([join(folder, 'plan/plan.yaml')], disk).problems).toEqual([])
    scenarios.forEach((text, i) => {
      writeFileSync(join(folder, `scenarios/readme-${i}.yaml`), text)
    })
    mkdirSync(join(folder, 'models/town'), { recursive: true })
    writeFileSync(join(folder, 'models/town/model.yaml'), model)
    const own = loadProject(
      scenarios.map((_, i) => join(folder, `scenarios/readme-${i}.yaml`)),
      disk,
    )
    expect(own.problems).toEqual([])
    // The parameter is there to show its form, and unused.
    expect(loadProject([join(folder, 'models/town')], disk).problems.map((p) => english(p.message))).toEqual([
      'no equation uses the parameter "elasticity"',
    ])
  })

  it('shows a hierarchy file that is read without a word', () => {
    const text = of('yaml').find((b) => b.text.includes('hierarchy.schema.json'))!.text
    const names = new Set([...text.matchAll(/\w+/g)].map(([name]) => name))
    const { problems } = parseHierarchy(
      { file: 'hierarchy.yaml', text },
      { regions: names, indicators: names, has: () => true },
    )
    expect(problems).toEqual([])
  })

  it('shows an indicator that can be added to the county model', () => {
    const text = of('yaml')
      .map((b) => b.text)
      .find((t) => t.includes('retail_per_head'))!
    mkdirSync(join(folder, 'with'), { recursive: true })
    const county = readFileSync('models/county/model.yaml', 'utf8')
    writeFileSync(join(folder, 'with/model.yaml'), county.replace(/^indicators:\n/m, `indicators:\n${text}`))
    expect(loadProject([join(folder, 'with')], disk).problems).toEqual([])
  })
})
