import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fail } from '../../base/problem.js'
import { version } from '../../base/version.js'
import type { Drawn } from '../../study/ensembles.js'
import type { View } from '../../study/view.js'
import type { Workbench } from '../../study/workbench.js'
import type { Command } from '../command.js'
import {
  type DrawOptions,
  type GivenDrawOptions,
  refuseWithoutDraws,
  refuseWithoutFan,
  usualDraws,
  withDraws,
} from '../ensemble-options.js'
import { EXIT, type Io } from '../terminal/io.js'
import { type CommonOptions, parseIndicators, parseYears, withCommon } from '../terminal/options.js'

interface Options extends CommonOptions, GivenDrawOptions {
  readonly paths: string[]
  readonly out: string | false
  readonly charts: boolean
  readonly oracle: boolean
  readonly excel: boolean
}

/** `run`: simulates scenarios, prints tables and writes data, and charts on request. */
export const run: Command<Options> = {
  command: 'run <paths..>',
  describe: 'Simulate scenarios: tables on the terminal, data (and charts) in a folder',
  builder: (yargs, io) =>
    withDraws(
      withCommon(
        yargs.positional('paths', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'Scenario files, or folders of them',
        }),
        io,
      ),
    )
      .option('out', {
        default: 'out' as string | false,
        describe: 'Folder for results; --no-out writes nothing',
        coerce: (value: unknown) => (value === false || value === 'false' ? false : String(value)),
      })
      .option('charts', { type: 'boolean', default: false, describe: 'Draw charts as well' })
      .option('excel', {
        type: 'boolean',
        default: false,
        describe: 'Begin CSV files with a byte order mark, so that Excel reads Chinese text',
      })
      .option('oracle', {
        type: 'boolean',
        default: false,
        describe: 'Compute with the slow plain evaluator, as a check',
      })
      .example('$0 run scenarios/ganxian --charts', 'every scenario of the folder, with charts')
      .example('$0 run scenarios/ganxian/high.yaml --format csv --no-out', 'long CSV on standard output')
      .example('$0 run scenarios/ganxian --draws 10000 --charts', 'with the odds of every target, and fans'),
  async run(given, io) {
    const options = usualDraws(given)
    if (options.draws === undefined) refuseWithoutDraws(given)
    else if (options.charts && options.out !== false) refuseWithoutFan(options.quantiles)
    const { openBench } = await import('../study/open-bench.js')
    const bench = openBench(options.paths, io, { oracle: options.oracle })
    const { hasFindings } = await import('../../study/workbench.js')
    const { viewOf } = await import('../../study/view.js')
    const { indicators, years } = viewOf(bench, {
      indicators: parseIndicators(options.indicators),
      years: parseYears(options.years),
    })
    const drawn = options.draws === undefined ? [] : await drawsOf(bench, options, indicators, io)
    const only = {
      ...(options.years === undefined ? {} : { years }),
      ...(options.indicators === undefined ? {} : { indicators }),
    }
    const { runCsv, runJson } = await import('../../report/run/run-files.js')
    if (options.format === 'csv') io.out(runCsv(bench, drawn, only))
    else if (options.format === 'json') io.out(runJson(bench, drawn, only))
    else {
      const { runText } = await import('../../report/run/run-text.js')
      io.out(runText(bench, drawn, { indicators, years }, options.lang))
    }
    if (options.out !== false) await writeRun(options.out, options, bench, drawn, { indicators, years }, io)
    return options.strict && hasFindings(bench) ? EXIT.findings : EXIT.done
  },
}

async function drawsOf(
  bench: Workbench,
  options: Options & DrawOptions,
  indicators: readonly string[],
  io: Io,
) {
  if (options.keep && options.out === false)
    throw fail('bad-option', '--keep writes a file, and --no-out says not to', 'leave one of them out')
  const { drawEnsembles } = await import('../study/draw-ensembles.js')
  return drawEnsembles(bench, options, options.indicators === undefined ? undefined : indicators, io)
}

/** Writes data, charts and the manifest; what an earlier run left in the folder is removed. */
async function writeRun(
  out: string,
  options: Options,
  bench: Workbench,
  drawn: readonly Drawn[],
  view: View,
  io: Io,
): Promise<void> {
  const { manifest } = await import('../../report/run/results.js')
  const { runFiles } = await import('../../report/run/run-files.js')
  const outputs = await runFiles(bench, drawn, { ...view, language: options.lang, keep: options.keep })
  if (options.excel)
    for (const [name, content] of outputs)
      if (name.endsWith('.csv'))
        outputs.set(
          name,
          typeof content === 'string' ? `\ufeff${content}` : Buffer.concat([Buffer.from('\ufeff'), content]),
        )
  if (options.charts) {
    const { runCharts } = await import('../../report/charts/run-charts.js')
    const { renderCharts } = await import('../chart/render-charts.js')
    const specs = runCharts(bench, { indicators: view.indicators, language: options.lang, drawn })
    for (const [name, content] of await renderCharts(specs, io)) outputs.set(`charts/${name}`, content)
  }
  const { writeFiles } = await import('../../files/disk.js')
  const all = new Map([...outputs].map(([name, content]) => [join(out, name), content]))
  all.set(
    join(out, 'manifest.json'),
    manifest({
      version,
      command: 'run',
      paths: options.paths,
      options: {
        charts: options.charts,
        lang: options.lang,
        oracle: options.oracle,
        ...(options.years === undefined ? {} : { years: options.years }),
        ...(options.indicators === undefined ? {} : { indicators: options.indicators }),
        ...(options.draws === undefined ? {} : drawOptions(options)),
      },
      inputs: bench.project.sources,
      outputs,
      hash: (content) => createHash('sha256').update(content).digest('hex'),
    }),
  )
  const { removeFiles, staleFiles } = await import('../terminal/stale.js')
  const stale = staleFiles(out, new Set(outputs.keys()))
  writeFiles(all)
  removeFiles(stale)
  const removed = stale.length > 0 ? `, ${stale.length} of an earlier run removed` : ''
  io.err(`${all.size} files written to ${out}/${removed}\n`)
}

/** What decides the draws; threads and chunks do not. */
function drawOptions({ draws, seed, sampling, quantiles, tail, joint, keep }: Options) {
  return { draws, seed, sampling, quantiles, tail, ...(joint ? { joint } : {}), ...(keep ? { keep } : {}) }
}
