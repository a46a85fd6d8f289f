/** What a file of a project holds. */
export type FileKind = 'model' | 'scenario' | 'plan' | 'data' | 'hierarchy'

/** What a file holds, by its name and its keys. */
export function kindOf(path: string, text: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/\.csv$/i.test(name)) return 'data'
  if (/(^|\.)model\.ya?ml$/.test(name)) return 'model'
  if (/(^|\.)plan\.ya?ml$/.test(name)) return 'plan'
  if (/(^|\.)hierarchy\.ya?ml$/.test(name)) return 'hierarchy'
  // Keys that begin a line are enough to tell; the file is read in full by its own schema.
  const keys = [...text.matchAll(/^["']?([a-z_]+)["']?[ \t]*:/gm)].map((match) => match[1])
  if (keys.includes('targets') || keys.includes('outcomes') || keys.includes('period')) return 'plan'
  if (keys.includes('regions') || keys.includes('additive')) return 'hierarchy'
  if (keys.includes('indicators')) return 'model'
  return 'scenario'
}

/** The path of a file in a folder. */
export function join(folder: string, name: string): string {
  return folder === '' || folder === '.' ? name : `${folder.replace(/\/$/, '')}/${name}`
}

/** The folder and the name of a file. */
export function split(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/')
  return at < 0 ? ['.', path] : [path.slice(0, at) || '/', path.slice(at + 1)]
}

/** A scenario's name: that of its file, without the ending. */
export function nameOf(path: string): string {
  return split(path)[1].replace(/\.ya?ml$/, '')
}

/** `in this folder`, or `in scenarios/ganxian`. */
export function inFolder(folder: string): string {
  return folder === '' || folder === '.' ? 'in this folder' : `in ${folder}`
}
