import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fail } from '../../base/problem.js'
import { version } from '../../base/version.js'
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
    const { table, simulations, verdicts, project } = bench
    const plans = verdicts.map((v) => v.plan)
    const headline = [...new Set(simulations.flatMap((s) => s.scenario.model.headline))]
    const years = parseYears(
      options.years,
      table,
      [...new Set([...plans.map((p) => p.end), table.years.at(-1)!])].sort(),
    )
    const indicators = parseIndicators(options.indicators, table, headline)
    const { select } = await import('../../table/table.js')
    const drawn = options.draws === undefined ? [] : await drawsOf(bench, options, indicators, io)
    const draws = drawn.length > 0 ? await import('../../report/run/ensemble-files.js') : undefined
    const only = {
      ...(options.years === undefined ? {} : { years }),
      ...(options.indicators === undefined ? {} : { indicators }),
    }
    const asked = select(table, only)
    const { tableToCsv } = await import('../../table/csv.js')
    const { resultsJson, targetsCsv, leversCsv, manifest } = await import('../../report/run/results.js')
    const ensembles = draws?.ensemblesJson(drawn, options)
    if (options.format === 'csv') io.out(draws ? draws.spreadCsv(drawn, only) : tableToCsv(asked))
    else if (options.format === 'json') io.out(resultsJson(asked, verdicts, simulations, ensembles))
    else {
      const { showFound, showShortfalls, showValues, showVerdicts } = await import('../../report/run/show.js')
      const blocks = [showValues(table, indicators, years, options.lang)]
      for (const { plan, verdicts: of } of verdicts) {
        blocks.push(showVerdicts(plan, of, options.lang))
        // With several scenarios, sentences for the headline alone; the rest is in the table and the files.
        const told =
          simulations.length === 1
            ? of
            : of.filter((v) => v.target.subjects.some((s) => headline.includes(s.indicator)))
        for (const name of new Set(of.map((v) => v.scenario))) {
          const short = showShortfalls(
            told.filter((v) => v.scenario === name),
            table,
            options.lang,
          )
          if (short !== '') blocks.push(`${name}\n${short}`)
        }
      }
      blocks.push(showFound(simulations, options.lang))
      if (drawn.length > 0) {
        const show = await import('../../report/run/show-ensembles.js')
        for (const { ensemble } of drawn)
          blocks.push(show.showSpread(ensemble.spread, indicators, years, options.lang))
        blocks.push(show.showOdds(drawn, options.lang), show.showFailures(drawn, options.lang))
        blocks.push(show.showPrecision(drawn, options.lang))
      }
      io.out(`${blocks.filter((b) => b !== '').join('\n\n')}\n`)
    }
    if (options.out !== false) {
      const outputs = new Map<string, string | Uint8Array>([
        ['results.csv', tableToCsv(table)],
        ['results.json', resultsJson(table, verdicts, simulations, ensembles)],
        ['levers.csv', leversCsv(simulations)],
        ['targets.csv', targetsCsv(verdicts, table, options.lang)],
      ])
      if (draws) {
        outputs.set('spread.csv', draws.spreadCsv(drawn))
        outputs.set('odds.csv', draws.oddsCsv(drawn))
        if (options.keep) outputs.set(...(await draws.drawsFile(drawn, options.keep, indicators, years)))
      }
      if (options.excel)
        for (const [name, content] of outputs)
          if (name.endsWith('.csv'))
            outputs.set(
              name,
              typeof content === 'string'
                ? `\ufeff${content}`
                : Buffer.concat([Buffer.from('\ufeff'), content]),
            )
      if (options.charts) {
        const { standardCharts } = await import('../chart/draw.js')
        for (const [name, content] of await standardCharts(bench, drawn, indicators, options.lang, io))
          outputs.set(`charts/${name}`, content)
      }
      const { writeFiles } = await import('../../files/disk.js')
      const { out } = options
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
          inputs: project.sources,
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
    const findings =
      verdicts.some(({ verdicts: of }) => of.some((v) => v.status === 'missed' || v.status === 'late')) ||
      bench.warnings.length > 0
    return options.strict && findings ? EXIT.findings : EXIT.done
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

/** What decides the draws; threads and chunks do not. */
function drawOptions({ draws, seed, sampling, quantiles, tail, joint, keep }: Options) {
  return { draws, seed, sampling, quantiles, tail, ...(joint ? { joint } : {}), ...(keep ? { keep } : {}) }
}
