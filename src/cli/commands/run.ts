import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { version } from '../../base/version.js'
import type { Command } from '../command.js'
import { EXIT } from '../io.js'
import { type CommonOptions, parseIndicators, parseYears, withCommon } from '../options.js'

interface Options extends CommonOptions {
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
    withCommon(
      yargs.positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Scenario files, or folders of them',
      }),
      io,
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
      .example('$0 run scenarios/ganxian/high.yaml --format csv --no-out', 'long CSV on standard output'),
  async run(options, io) {
    const { openWorkbench } = await import('../workbench.js')
    const bench = openWorkbench(options.paths, io, { oracle: options.oracle })
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
    const asked = select(table, {
      ...(options.years === undefined ? {} : { years }),
      ...(options.indicators === undefined ? {} : { indicators }),
    })
    const { tableToCsv } = await import('../../table/csv.js')
    const { resultsJson, targetsCsv, leversCsv, manifest } = await import('../results.js')
    if (options.format === 'csv') io.out(tableToCsv(asked))
    else if (options.format === 'json') io.out(resultsJson(asked, verdicts, simulations))
    else {
      const { showFound, showShortfalls, showValues, showVerdicts } = await import('../show.js')
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
      io.out(`${blocks.filter((b) => b !== '').join('\n\n')}\n`)
    }
    if (options.out !== false) {
      const outputs = new Map<string, string | Uint8Array>([
        ['results.csv', tableToCsv(table)],
        ['results.json', resultsJson(table, verdicts, simulations)],
        ['levers.csv', leversCsv(simulations)],
        ['targets.csv', targetsCsv(verdicts, table, options.lang)],
      ])
      if (options.excel)
        for (const [name, content] of outputs)
          if (name.endsWith('.csv')) outputs.set(name, `\ufeff${content as string}`)
      if (options.charts) {
        const { standardCharts } = await import('../draw.js')
        for (const [name, content] of await standardCharts(bench, indicators, options.lang, io))
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
          },
          inputs: project.sources,
          outputs,
          hash: (content) => createHash('sha256').update(content).digest('hex'),
        }),
      )
      const { removeFiles, staleFiles } = await import('../stale.js')
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
