import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

/** The parts of a notebook file (nbformat 4) that are read here. */
export interface Notebook {
  cells: Cell[]
  metadata: Record<string, unknown>
}

export interface Cell {
  cell_type: 'code' | 'markdown' | 'raw'
  source: string | string[]
  metadata: Record<string, unknown>
  outputs?: Output[]
  execution_count?: number | null
}

export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error'
  name?: 'stdout' | 'stderr'
  text?: string | string[]
  data?: Record<string, unknown>
  traceback?: string[]
}

/** Characters of base64 that are the same in every PNG file. */
const PNG_SIGNATURE = 10

/** The kernel as Jupyter finds it: tslab from the PATH. */
const KERNEL = {
  argv: ['tslab', 'kernel', '--config-path', '{connection_file}'],
  display_name: 'TypeScript',
  language: 'typescript',
}

/**
 * Runs a notebook from its first cell to its last, in an empty folder where `planwright` and `danfojs-node`
 * are installed as in a user's project, and returns it with the new outputs.
 * @throws Error with what the failing cells printed, or what nbconvert did, as when tslab is missing.
 */
export async function execute(notebook: string, packageFolder: string): Promise<Notebook> {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-notebook-'))
  try {
    const kernel = join(folder, 'share', 'jupyter', 'kernels', 'tslab')
    await mkdir(kernel, { recursive: true })
    await writeFile(join(kernel, 'kernel.json'), JSON.stringify(KERNEL))
    await mkdir(join(folder, 'node_modules'))
    await symlink(packageFolder, join(folder, 'node_modules', 'planwright'), 'dir')
    const danfo = join(packageFolder, 'node_modules', 'danfojs-node')
    await symlink(danfo, join(folder, 'node_modules', 'danfojs-node'), 'dir')
    await copyFile(notebook, join(folder, basename(notebook)))
    const run = async (...options: string[]): Promise<Notebook> => {
      const fixed = [
        '--to',
        'notebook',
        '--execute',
        '--ExecutePreprocessor.record_timing=False',
        '--output',
        'executed.ipynb',
      ]
      await promisify(execFile)('jupyter-nbconvert', [...fixed, ...options, basename(notebook)], {
        cwd: folder,
        maxBuffer: 2 ** 26,
        env: {
          ...process.env,
          JUPYTER_PATH: join(folder, 'share', 'jupyter'),
          JUPYTER_CONFIG_DIR: join(folder, 'config'),
          JUPYTER_DATA_DIR: join(folder, 'data'),
          JUPYTER_RUNTIME_DIR: join(folder, 'runtime'),
        },
      })
      return parse(await readFile(join(folder, 'executed.ipynb'), 'utf8'))
    }
    try {
      return await run()
    } catch (error) {
      // nbconvert names the cell but not what it printed; a run that goes on after errors keeps that.
      const { cells } = await run('--allow-errors').catch(() => ({ cells: [] }))
      const printed = cells.flatMap((cell) => complaints(cell))
      throw printed.length > 0 ? new Error(printed.join('\n')) : error
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function parse(text: string): Notebook {
  return JSON.parse(text) as Notebook
}

/** What a cell shows, without what may differ between two good runs: how a stream was cut up, bytes of pictures. */
export function shown(cell: Cell): Record<string, unknown>[] {
  const result: Record<string, unknown>[] = []
  for (const output of cell.outputs ?? []) {
    if (output.output_type === 'stream') {
      const name = output.name ?? 'stdout'
      const before = result.at(-1)
      if (before && name in before) before[name] = `${before[name]}${joined(output.text)}`
      else result.push({ [name]: joined(output.text) })
    } else if (output.output_type === 'error') result.push({ error: joined(output.traceback) })
    else
      result.push(
        Object.fromEntries(
          Object.entries(output.data ?? {}).map(([mime, data]) => [mime, picture(mime, data)]),
        ),
      )
  }
  return result
}

/** Errors of a cell, and what it wrote to standard error. */
export function complaints(cell: Cell): string[] {
  return (cell.outputs ?? [])
    .filter((output) => output.output_type === 'error' || output.name === 'stderr')
    .map((output) => joined(output.traceback ?? output.text))
}

function picture(mime: string, data: unknown): unknown {
  if (mime === 'image/png') return joined(data).slice(0, PNG_SIGNATURE)
  return typeof data === 'object' && !Array.isArray(data)
    ? JSON.parse(JSON.stringify(data, rounded))
    : joined(data)
}

/** Last digits of exp and pow may differ between versions of Node. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value
}

/** Notebook files hold long texts as lists of lines. */
export function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text ?? '')
}
