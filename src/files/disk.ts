import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from '../base/problem.js'
import { say } from '../base/text.js'
import type { Files } from '../project/folder.js'
import type { DiskWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** Larger files are not even opened; the readers allow for less. */
const LARGEST = 256_000_000
/** How many folders above a scenario are searched for `models/`. */
const HIGHEST = 8

/** The file system. Files that are links to somewhere outside their folder are not read. */
export const disk: Files = {
  read(path) {
    try {
      const stat = statSync(path, { throwIfNoEntry: false })
      if (!stat?.isFile() || leaves(path)) return undefined
      if (stat.size > LARGEST)
        throw fail(
          'file-too-large',
          say(WORDS, (words) => words.tooLarge(path, stat.size, LARGEST)),
        )
      return readFileSync(path, 'utf8')
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      // Such a path cannot be one of a file.
      if (code === 'ENAMETOOLONG' || code === 'ELOOP') return undefined
      throw fail(
        'cannot-read',
        say(WORDS, (words) => words.cannotRead(path, reasonIn(words, code, message))),
      )
    }
  },
  list(folder) {
    if (!statSync(folder || '.', { throwIfNoEntry: false })?.isDirectory()) return undefined
    return readdirSync(folder || '.')
      .filter((name) => !name.startsWith('.'))
      .sort()
  },
  modelFolders(folder) {
    const found: string[] = []
    let at = folder === '' ? '.' : folder
    for (let i = 0; i < HIGHEST; i++) {
      const models = join(at, 'models')
      if (statSync(models, { throwIfNoEntry: false })?.isDirectory()) found.push(models.split(sep).join('/'))
      const up = join(at, '..')
      if (resolve(up) === resolve(at)) break
      at = up
    }
    const shipped = join(packageFolder(), 'models')
    if (existsSync(shipped) && !found.some((f) => resolve(f) === resolve(shipped))) found.push(shipped)
    return found
  },
}

/** Whether a path is a link that leads out of its folder. */
function leaves(path: string): boolean {
  if (!lstatSync(path).isSymbolicLink()) return false
  const folder = realpathSync(dirname(path))
  return dirname(realpathSync(path)) !== folder
}

/** The folder of this package, where its models, schemas and package.json are. */
export function packageFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json'))) {
    const up = dirname(at)
    if (up === at) throw new Error('the package folder of planwright was not found')
    at = up
  }
  return at
}

/**
 * Writes files whole or not at all: each first beside its place under another name, and all are renamed only
 * when every one is written.
 * @throws PlanwrightError when a file cannot be written; then none has changed.
 */
export function writeFiles(files: ReadonlyMap<string, string | Uint8Array>): void {
  const pending: { from: string; to: string }[] = []
  try {
    for (const [path, content] of files) {
      makeFolder(dirname(path))
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
        throw fail(
          'cannot-write',
          say(WORDS, (words) => words.isFolder(path)),
        )
      const from = `${path}.${process.pid}.part`
      pending.push({ from, to: path })
      writeFileSync(from, content)
    }
    for (const { from, to } of pending) renameSync(from, to)
  } catch (error) {
    for (const { from } of pending) rmSync(from, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const path = pending.at(-1)?.to ?? [...files.keys()][0] ?? ''
    throw fail(
      'cannot-write',
      say(WORDS, (words) => words.cannotWrite(path, reasonIn(words, code, message))),
      say(WORDS, (words) => words.otherFolder),
    )
  }
}

/** Makes a folder and those above it. Node's own way never ends where the system says a parent is missing that exists (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

function reasonIn({ reasons }: DiskWords, code: string, message: string): string {
  return Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : message
}
