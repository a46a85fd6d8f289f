import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rooms that everything is computed in, each standing on those before it. */
const ENGINE = ['base', 'numerics', 'random', 'table', 'functions', 'language', 'model', 'kernel', 'simulate']
const ASIDE = ['ensemble', 'sensitivity', 'forecast', 'logic', 'plan', 'chart', 'project']
/** What each room may stand on; files right in src/ may stand on everything. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(ENGINE.map((room, i) => [room, ENGINE.slice(0, i)])),
  numerics: [],
  logic: ['numerics'],
  ensemble: [...ENGINE],
  sensitivity: ['base', 'numerics', 'random', 'table'],
  forecast: ['base', 'numerics', 'random', 'table'],
  plan: ['base', 'numerics', 'table', 'functions', 'language', 'model', 'logic'],
  chart: ['base', 'numerics', 'table'],
  project: [...ENGINE, 'forecast', 'logic', 'plan'],
  study: [...ENGINE, ...ASIDE],
  report: [...ENGINE, ...ASIDE, 'study'],
  files: ['base', 'project'],
  cli: [...ENGINE, ...ASIDE, 'study', 'report', 'files'],
}

/** The doors to disk, console and network; everything else also runs in a browser. */
const DOORS = /^src\/(cli|files|chart\/render)\/|^src\/ensemble\/(threads|worker)\.ts$/

interface Import {
  readonly file: string
  /** A file of ours, or a package. */
  readonly target: string
  readonly typeOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((name) => /\.ts$/.test(name) && !/\.d\.ts$/.test(name))

const imports: readonly Import[] = files.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (type )?[^'"`;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, lazy]) => {
    const name = (from ?? lazy)!
    const target = name.startsWith('.') ? join(dirname(file), name).replace(/\.js$/, '.ts') : name
    return { file, target, typeOnly: type !== undefined }
  }),
)

const roomOf = (file: string) => /^src\/([\w-]+)\//.exec(file)?.[1]

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100)
    const missing = imports.filter(({ target }) => target.startsWith('src/') && !files.includes(target))
    expect(missing.filter(({ target }) => !target.endsWith('.json'))).toEqual([])
  })

  it('run one way between the rooms', () => {
    const upward = imports.filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)]
      if (from === undefined || !target.startsWith('src/')) return false
      return to !== from && !ROOMS[from]?.includes(to ?? '')
    })
    expect(upward.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })

  it('make no circle', () => {
    // Types vanish: a Builtin works on Expressions, and an Expression calls Builtins.
    const next = new Map(
      files.map((file) => [file, imports.filter((i) => i.file === file && !i.typeOnly).map((i) => i.target)]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      done.add(file)
      for (const target of next.get(file) ?? []) visit(target, [...above, file])
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('reach Node only through the doors', () => {
    const reach = imports.filter(({ file, target }) => /^node:/.test(target) && !DOORS.test(file))
    expect(reach.map(({ file, target }) => `${file} imports ${target}`)).toEqual([])
  })
})
