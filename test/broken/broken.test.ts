import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatProblem, PlanwrightError, type Problem } from '../../src/base/problem.js'
import type { Files } from '../../src/project/folder.js'
import { loadProject } from '../../src/project/load.js'
import { simulate } from '../../src/simulate/simulate.js'
import { expectGolden } from '../golden.js'

/**
 * Each folder here is one broken input; `expected.txt` in it holds all that is said about it, as `validate`
 * prints it, or `run` when only simulating shows the fault. Files that a case does not have are those of
 * `good`, unless it lists them in `absent.txt`.
 */
const HERE = 'test/broken'
const GOOD = `${HERE}/good`
const cases = readdirSync(HERE).filter((name) => existsSync(`${HERE}/${name}/expected.txt`))

/** A case's folder, laid over that of the good files. */
function filesOf(name: string): Files {
  const own = `${HERE}/${name}`
  const absent = existsSync(`${own}/absent.txt`) ? readFileSync(`${own}/absent.txt`, 'utf8').split('\n') : []
  const at = (path: string) =>
    [`${own}/${path}`, ...(absent.includes(path) ? [] : [`${GOOD}/${path}`])].find((p) => existsSync(p))
  return {
    read: (path) => {
      const found = /^[^/]+\.(yaml|yml|csv)$/.test(path) ? at(path) : undefined
      return found === undefined ? undefined : readFileSync(found, 'utf8')
    },
    list: (folder) =>
      folder === '.'
        ? [...new Set([...readdirSync(own), ...readdirSync(GOOD)])].filter((p) => at(p) !== undefined).sort()
        : undefined,
    modelFolders: () => [],
  }
}

/** What `validate` says, or `run` when `validate` finds no error. */
function problemsOf(name: string): readonly Problem[] {
  const { problems, cases: read } = loadProject(['.'], filesOf(name))
  if (problems.some((p) => p.severity === 'error')) return sorted(problems)
  const failures = read.flatMap(({ scenario }) => {
    try {
      simulate(scenario)
      return []
    } catch (error) {
      if (error instanceof PlanwrightError) return error.problems
      throw error
    }
  })
  return [...sorted(problems), ...failures]
}

/** By file, line and column. */
function sorted(problems: readonly Problem[]): Problem[] {
  const key = (p: Problem) => p.place?.file ?? ''
  return [...problems].sort(
    (a, b) =>
      (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  )
}

describe('messages for broken input', () => {
  it('has many of them', () => {
    expect(cases.length).toBeGreaterThan(45)
  })

  it('has none for the good files', () => {
    expect(problemsOf('good')).toEqual([])
  })

  it.each(cases)('%s', (name) => {
    const said = `${problemsOf(name)
      .map((problem) => formatProblem(problem))
      .join('\n\n')}\n`
    expect(said.trim()).not.toBe('')
    expectGolden(`../broken/${name}/expected.txt`, said)
  })
})
