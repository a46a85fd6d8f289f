import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { disk } from '../../src/files/disk.js'
import { loadProject } from '../../src/project/load.js'
import { english } from '../english.js'

const section = /^## Uncertainty\n(.*?)^## /ms.exec(readFileSync('scenarios/README.md', 'utf8'))![1]!
const blocks = [...section.matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => match[1]!)
const rows = [...section.matchAll(/^\| `(\w+)` \| .*? \| (.*) \|$/gm)].flatMap(([, kind, written]) =>
  [...written!.matchAll(/`([[{].*?)`/g)].map((match) => `urbanization_ceiling: {${kind}: ${match[1]}}`),
)

/** What is said about a scenario of Ganxian with these lines. */
function said(text: string): readonly string[] {
  const path = 'scenarios/ganxian/uncertain.yaml'
  const read = (name: string) =>
    name === path ? `model: county\nregion: 赣县区\ndata: data.csv\n${text}` : disk.read(name)
  const { problems, cases } = loadProject([path], { ...disk, read })
  if (problems.length === 0) expect(cases[0]!.scenario.uncertainty.inputs).not.toEqual([])
  return problems.map((p) => english(p.message))
}

describe('what the documents say about uncertainty', () => {
  it('is shown in several blocks and a table of all distributions', () => {
    expect(blocks.length).toBe(3)
    expect(rows.length).toBeGreaterThanOrEqual(9)
  })

  it.each(blocks.map((text, i) => [i + 1, text] as const))('block %i is read without a word', (_, text) => {
    expect(said(text)).toEqual([])
  })

  it.each(rows)('is read without a word: %s', (row) => {
    expect(said(`uncertain: {${row}}\n`)).toEqual([])
  })
})
