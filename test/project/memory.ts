import type { Files } from '../../src/project/folder.js'

/** Files that exist in memory alone, by path; folders are those that the paths name. */
export function memory(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts)
  return {
    read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
    list: (folder) => {
      const start = folder === '.' || folder === '' ? '' : `${folder}/`
      const names = new Set(
        paths.filter((p) => p.startsWith(start)).map((p) => p.slice(start.length).split('/')[0]!),
      )
      return names.size > 0 ? [...names].sort() : undefined
    },
    modelFolders: () => (paths.some((p) => p.startsWith('models/')) ? ['models'] : []),
  }
}
