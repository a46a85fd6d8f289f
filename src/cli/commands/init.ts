import type { Argv } from 'yargs'
import type { Command } from '../command.js'
import { EXIT } from '../terminal/io.js'

interface Options {
  readonly folder: string
}

/** `init`: writes a small working project. */
export const init: Command<Options> = {
  command: 'init [folder]',
  describe: 'Write a small working project: model, two scenarios, plan and data',
  builder: (yargs: Argv) =>
    yargs.positional('folder', {
      type: 'string',
      default: '.',
      describe: 'Folder to write to; made if need be',
    }),
  async run({ folder }, io) {
    const { existsSync, readdirSync, readFileSync } = await import('node:fs')
    const { join } = await import('node:path')
    const { packageFolder, writeFiles } = await import('../../files/disk.js')
    const { fail } = await import('../../base/problem.js')
    const template = join(packageFolder(), 'dist/template')
    const schemas = join(packageFolder(), 'dist/schemas')
    const files = new Map<string, string>()
    for (const name of readdirSync(template))
      files.set(join(folder, name), readFileSync(join(template, name), 'utf8'))
    for (const name of readdirSync(schemas))
      files.set(join(folder, 'schemas', name), readFileSync(join(schemas, name), 'utf8'))
    const taken = [...files.keys()].filter((path) => existsSync(path))
    if (taken.length > 0)
      throw fail(
        'cannot-write',
        `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} there already; nothing was written`,
        'name an empty folder',
      )
    writeFiles(files)
    const here = folder === '.' ? '.' : folder
    io.out(
      `${files.size} files written to ${folder}\n\nNext:\n  planwright run ${here}\n  planwright explain ${join(folder, 'faster.yaml')} gdp 2030\n`,
    )
    return EXIT.done
  },
}
