import { describe, expect, it } from 'vitest'
import type { Files } from '../../src/project/folder.js'
import { loadProject, openProject } from '../../src/project/load.js'
import { english } from '../english.js'
import { memory } from './memory.js'

const MODEL = `model: town
years: {base: 2020, end: 2025}
levers: {pace: {unit: "%", default: 5%, max: 20%}}
indicators: {gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace)}}
`
const DATA = 'region,indicator,year,value,unit\nR,gdp,2020,100,亿元\n'
const ROOT = 'model: town\nregion: R\n'
const PLAN = 'plan: p\nperiod: {base: 2020, end: 2025}\ntargets: [{indicator: gdp, target: 130 亿元}]\n'
const town = {
  'models/town/model.yaml': MODEL,
  'plans/baseline.yaml': ROOT,
  'plans/high.yaml': 'extends: baseline\nlevers: {pace: 6%}\n',
  'plans/data.csv': DATA,
  'plans/plan.yaml': PLAN,
}
const load = (texts: Readonly<Record<string, string>>, ...paths: string[]) =>
  loadProject(paths, memory(texts))
const messages = (texts: Readonly<Record<string, string>>, ...paths: string[]) =>
  load(texts, ...paths).problems.map((p) => english(p.message))

describe('a project', () => {
  it('is the scenarios of a folder with their model, data and plan', () => {
    const project = load(town, 'plans')
    expect(project.problems).toEqual([])
    expect(project.cases.map((c) => [c.scenario.name, c.plan?.name])).toEqual([
      ['baseline', 'p'],
      ['high', 'p'],
    ])
    expect(project.models.map((m) => m.name)).toEqual(['town'])
    expect([...project.sources.keys()].sort()).toEqual(Object.keys(town).sort())
    expect(project.cases[1]!.scenario.files).toEqual([
      'plans/high.yaml',
      'plans/baseline.yaml',
      'models/town/model.yaml',
      'plans/data.csv',
      'plans/plan.yaml',
    ])
  })

  it('may be one file, a folder with a slash, or several of them, each read once', () => {
    expect(load(town, 'plans/high.yaml').cases.map((c) => c.scenario.name)).toEqual(['high'])
    expect(load(town, 'plans/').cases.length).toBe(2)
    expect(load(town, 'plans', 'plans/high.yaml', 'plans/').cases.length).toBe(2)
    expect(load(town, 'models/town').models.length).toBe(1)
    expect(load(town, 'plans/data.csv').problems).toEqual([])
  })

  it('takes the model beside the scenario, when it has the name, before others', () => {
    const own = { ...town, 'plans/model.yaml': MODEL.replace('label: GDP', 'label: Own') }
    expect(load(own, 'plans').cases[0]!.scenario.model.indicators[0]!.label.en).toBe('Own')
    const other = { ...town, 'plans/model.yaml': MODEL.replace('model: town', 'model: city') }
    expect(load(other, 'plans').cases[0]!.scenario.model.indicators[0]!.label.en).toBe('GDP')
  })

  it('may name its files .yml, and scenarios in Chinese', () => {
    const texts = {
      'model.yaml': MODEL,
      '基准.yml': `${ROOT}data: 数据.csv\n`,
      '高.yml': 'extends: 基准\n',
      '数据.csv': DATA,
    }
    expect(load(texts, '.').problems).toEqual([])
    expect(load(texts, '.').cases.map((c) => c.scenario.name)).toEqual(['基准', '高'])
  })

  it('has a plan that is checked even when it is named alone', () => {
    const wrong = { ...town, 'plans/plan.yaml': PLAN.replace('gdp', 'gpd') }
    expect(messages(wrong, 'plans/plan.yaml')).toEqual(['unknown indicator "gpd"'])
    expect(load(wrong, 'plans/plan.yaml').cases).toEqual([])
    expect(messages({ 'x/plan.yaml': PLAN.replace('period', 'peroid') }, 'x/plan.yaml')).toEqual([
      'unknown key "peroid"',
    ])
  })

  it('leaves hierarchy files to forecasts, but reads their form', () => {
    const beside = { ...town, 'plans/regions.yaml': 'regions: {town: [north, south]}\n' }
    expect(load(beside, 'plans').problems).toEqual([])
    expect(load(beside, 'plans').cases.length).toBe(2)
    expect(messages({ 'x/hierarchy.yaml': 'region: {town: [north, south]}\n' }, 'x')).toEqual([
      'unknown key "region"',
    ])
  })
})

describe('problems of a project', () => {
  it('are told once, however many scenarios meet them', () => {
    const texts = {
      ...town,
      'plans/low.yaml': 'extends: high\n',
      'plans/data.csv': DATA.replace('亿元', '万人'),
    }
    expect(messages(texts, 'plans')).toEqual(['gdp: 100 万人 is in 人; 亿元 (元) is expected'])
    expect(messages(texts, 'plans/low.yaml')).toEqual(['gdp: 100 万人 is in 人; 亿元 (元) is expected'])
  })

  it('of an inherited scenario are told when only its heir is named', () => {
    const texts = { ...town, 'plans/baseline.yaml': `${ROOT}levers: {pase: 4%}\n` }
    expect(messages(texts, 'plans/high.yaml')).toEqual(['unknown lever "pase"'])
    expect(load(texts, 'plans/high.yaml').cases).toEqual([])
  })

  it('of an inherited scenario do not arise from the heir’s shorter years', () => {
    const texts = {
      ...town,
      'plans/baseline.yaml': `${ROOT}levers: {pace: {add: 1pp, from: 2024}}\n`,
      'plans/high.yaml': 'extends: baseline\nyears: {end: 2022}\n',
    }
    expect(load(texts, 'plans').problems).toEqual([])
    expect(load(texts, 'plans/high.yaml').cases[0]!.scenario.levers.get('pace')!.values).toEqual([0.05, 0.05])
  })

  it('name the files and folders that are not there', () => {
    expect(load(town, 'plens').problems).toMatchObject([
      { message: 'there is no file or folder plens', hint: { en: 'did you mean "plans"?' } },
    ])
    expect(messages(town, 'plans/hihg.yaml')).toEqual(['there is no file or folder plans/hihg.yaml'])
    expect(messages({ 'a/b.txt': '' }, 'a')).toEqual(['the folder a has no .yaml files'])
    expect(load({ 'a.yaml': 'model: town\n' }, 'a.yaml').problems).toMatchObject([
      { message: 'there is no model "town"', hint: expect.stringContaining('models/town/model.yaml') },
    ])
  })

  it('are an error for those who open it', () => {
    expect(() => openProject(['plans'], memory({ ...town, 'plans/baseline.yaml': 'modl: town\n' }))).toThrow(
      'plans/baseline.yaml:1:1  unknown key "modl"',
    )
    expect(openProject(['plans'], memory(town)).cases.length).toBe(2)
  })

  it('never come from files outside the project', () => {
    const asked: string[] = []
    const inner = memory(town)
    const files: Files = {
      ...inner,
      read: (path) => {
        asked.push(path)
        return inner.read(path)
      },
    }
    for (const line of [
      'data: ../secret.csv',
      'plan: /etc/passwd',
      'extends: ../x',
      'model: ../../x',
      'data: a\\..\\b',
    ])
      loadProject(['plans'], {
        ...files,
        read: (p) => (p === 'plans/high.yaml' ? `${line}\n` : files.read(p)),
      })
    expect(asked.filter((path) => /\.\.|etc|secret|\\/.test(path))).toEqual([])
  })
})
