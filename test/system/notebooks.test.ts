import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Cell, complaints, execute, joined, type Notebook, parse, shown } from './notebook.js'

// After a change of a notebook, `NOTEBOOKS=write npm run test:system` puts the new outputs into the file.

const root = fileURLToPath(new URL('../..', import.meta.url))
const names = readdirSync(`${root}notebooks`).filter((name) => name.endsWith('.ipynb'))

beforeAll(() => {
  if (!existsSync(`${root}dist/index.js`)) throw new Error('dist/ is missing: run "npm run build" first')
})

it('finds notebooks', () => {
  expect(names).not.toEqual([])
})

describe.each(names)('%s', (name) => {
  const path = `${root}notebooks/${name}`
  let committed: Notebook
  let executed: Notebook

  beforeAll(async () => {
    committed = parse(await readFile(path, 'utf8'))
    executed = await execute(path, root)
    if (process.env.NOTEBOOKS !== 'write') return
    committed = executed
    await writeFile(path, `${JSON.stringify(executed, null, 1)}\n`)
  })

  const code = (notebook: Notebook): Cell[] => notebook.cells.filter((cell) => cell.cell_type === 'code')

  it('runs without errors or warnings', () => {
    expect(code(executed).flatMap(complaints)).toEqual([])
  })

  it('shows what the committed notebook shows', () => {
    const cells = (notebook: Notebook) =>
      code(notebook).map((cell) => ({ source: joined(cell.source), shows: shown(cell) }))
    expect(cells(executed)).toEqual(cells(committed))
  })
})
