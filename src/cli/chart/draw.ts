import { inLanguage, type Language } from '../../base/label.js'
import { fail } from '../../base/problem.js'
import { Units } from '../../base/unit.js'
import { dashboard } from '../../chart/kinds/dashboard.js'
import { fanChart } from '../../chart/kinds/fan-chart.js'
import { lineChart } from '../../chart/kinds/line-chart.js'
import { type OddsRow, oddsChart } from '../../chart/kinds/odds-chart.js'
import { structureChart } from '../../chart/kinds/structure-chart.js'
import { type TargetRow, targetOverview } from '../../chart/kinds/target-overview.js'
import type { ChartOptions, TargetMark } from '../../chart/page/options.js'
import { toPng, toSvg } from '../../chart/render/render.js'
import type { Plan } from '../../plan/plan.js'
import { listedName, verdictMark, wantedText } from '../../plan/words/words.js'
import type { NamedSpec } from '../../report/named-spec.js'
import type { Drawn } from '../../study/ensembles.js'
import type { Workbench } from '../../study/workbench.js'
import { concatenateSpreads } from '../../table/spread.js'
import type { Observation, Table } from '../../table/table.js'
import type { Io } from '../terminal/io.js'

/** Kinds of charts that can be asked for. */
export const CHART_KINDS = ['line', 'dashboard', 'structure', 'targets'] as const
/** A kind of chart. */
export type ChartKind = (typeof CHART_KINDS)[number]
/** Files that a chart can become. */
export const FILE_TYPES = ['json', 'svg', 'png'] as const
/** A file type of charts. */
export type FileType = (typeof FILE_TYPES)[number]

/** The charts of a run: a line chart for each indicator, the dashboard, the sector structure and the targets. */
export function chartSpecs(
  bench: Workbench,
  kinds: readonly ChartKind[],
  indicators: readonly string[],
  language: Language,
): NamedSpec[] {
  const { table } = bench
  const options = chartOptions(bench, language)
  const specs: NamedSpec[] = []
  for (const kind of kinds)
    switch (kind) {
      case 'line':
        for (const id of indicators) specs.push({ name: id, spec: lineChart(table, id, options) })
        break
      case 'dashboard':
        specs.push({ name: 'dashboard', spec: dashboard(table, indicators.slice(0, 12), options) })
        break
      case 'structure': {
        const structures = bench.verdicts.flatMap((v) => v.plan.targets.filter((t) => t.subjects.length > 1))
        const shares = sharesOf(table, [
          indicators,
          ...structures.map((t) => t.subjects.map((x) => x.indicator)),
        ])
        if (shares.length > 1) specs.push({ name: 'structure', spec: structureChart(table, shares, options) })
        else if (kinds.length === 1)
          throw fail(
            'no-structure',
            'a structure chart needs indicators that add up to 100%',
            'name them with --indicators, such as the shares of the sectors',
          )
        break
      }
      case 'targets':
        for (const { plan, verdicts } of bench.verdicts) {
          if (plan.targets.length === 0) continue
          const rows = overviewRows(bench, { plan, verdicts }, language)
          specs.push({
            name: bench.verdicts.length > 1 ? `targets-${plan.name}` : 'targets',
            spec: targetOverview(rows, {
              ...options,
              source: inLanguage(plan.title, language),
            }),
          })
        }
        if (kinds.length === 1 && specs.length === 0)
          throw fail(
            'no-targets',
            'there is no plan to hold the scenarios against',
            'name one in the scenario: "plan: plan.yaml"',
          )
    }
  return specs
}

function overviewRows(
  bench: Workbench,
  { plan, verdicts }: Workbench['verdicts'][number],
  language: Language,
): TargetRow[] {
  const judged = new Set(verdicts.filter((v) => v.status !== 'unknown').map((v) => v.target))
  return verdicts
    .filter((v) => judged.has(v.target))
    .map((v) => ({
      scenario: v.scenario,
      scenarioLabel: inLanguage(bench.table.runs.find((r) => r.scenario === v.scenario)!.label, language),
      target: listedName(plan, v.target, language),
      id: v.target.id,
      status: v.status,
      text:
        v.status === 'met' && v.leaning === 'none'
          ? ''
          : verdictMark(v).replace(/^[^ ]* ?/, (sign) => (/\d/.test(sign) ? `${sign.slice(1)}` : '')),
    }))
}

/** What charts of a run have in common: source, years marked, published figures, targets. */
export function chartOptions(bench: Workbench, language: Language): ChartOptions {
  const { table, verdicts, simulations } = bench
  const titles = [...new Set(verdicts.map((v) => inLanguage(v.plan.title, language)).filter((t) => t !== ''))]
  const models = [...new Set(simulations.map((s) => inLanguage(s.scenario.model.label, language)))]
  const source =
    language === 'zh'
      ? `来源：${[...titles, `${models.join('、')}（Planwright 测算）`].join('；')}`
      : `Source: ${[...titles, `${models.join(', ')} (computed with Planwright)`].join('; ')}`
  return {
    language,
    source,
    marks: [...new Set([...verdicts.map((v) => v.plan.end), table.years.at(-1)!])].sort(),
    history: historyOf(bench),
    targets: verdicts.flatMap((v) =>
      v.plan.targets.flatMap((target): TargetMark[] => {
        if (!target.target || target.subjects.length > 1) return []
        return [
          {
            indicator: target.subjects[0]!.indicator,
            year: target.year,
            value: target.target[0]!.value,
            label: language === 'zh' ? '规划目标' : 'Target',
          },
        ]
      }),
    ),
  }
}

/** Published figures of the runs' regions, in the units of the table. */
function historyOf({ table, simulations }: Workbench): Observation[] {
  const units = new Map(simulations.map((s) => [s.scenario.region, s.scenario.model.units]))
  const seen = new Set<string>()
  return simulations
    .flatMap((s) => s.scenario.data)
    .flatMap((row) => {
      const measure = table.measures.find((m) => m.id === row.indicator)
      const key = `${row.region} ${row.indicator} ${row.year}`
      if (!measure || !units.has(row.region) || seen.has(key)) return []
      seen.add(key)
      const known = units.get(row.region) ?? new Units()
      const factor = row.unit === '' ? 1 : known.parse(row.unit).scale / known.parse(measure.unit).scale
      return [{ ...row, value: Number((row.value * factor).toPrecision(15)), unit: measure.unit }]
    })
}

/** The first of several lists of indicators that adds up to 100%, else those of the model that are called shares and do. */
function sharesOf(table: Table, lists: readonly (readonly string[])[]): string[] {
  const addUp = (ids: readonly string[]) => {
    const y = table.years.length - 1
    const sum = ids.reduce(
      (total, id) =>
        total +
        table.values[(table.measures.findIndex((m) => m.id === id) * table.years.length + y) * table.draws]!,
      0,
    )
    return ids.length > 1 && Math.abs(sum - 100) < 0.5
  }
  const percent = (ids: readonly string[]) =>
    ids.filter((id) => table.measures.find((m) => m.id === id)?.unit === '%')
  for (const list of lists) {
    const asked = percent(list)
    if (addUp(asked)) return asked
  }
  const shares = percent(table.measures.map((m) => m.id)).filter((id) => id.startsWith('share_'))
  return addUp(shares) ? shares : []
}

/** Renders specifications to files, telling of progress on standard error. */
export async function render(
  specs: readonly NamedSpec[],
  types: readonly FileType[],
  scale: number,
  io: Io,
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  const begun = Date.now()
  let said = begun
  for (const [i, { name, spec }] of specs.entries()) {
    const now = Date.now()
    if (now - said > (io.interactive ? 200 : 2000) && now - begun > 1000) {
      said = now
      io.err(io.interactive ? `\rchart ${i + 1} of ${specs.length} ` : `chart ${i + 1} of ${specs.length}\n`)
    }
    if (types.includes('json')) files.set(`${name}.vl.json`, `${JSON.stringify(spec, null, 1)}\n`)
    if (!types.includes('svg') && !types.includes('png')) continue
    const svg = await toSvg(spec)
    if (types.includes('svg')) files.set(`${name}.svg`, svg)
    if (types.includes('png')) files.set(`${name}.png`, await toPng(svg, { scale }))
  }
  if (io.interactive && Date.now() - begun > 1000) io.err('\r                    \r')
  return files
}

/** Charts of draws: a fan for each indicator, all scenarios in it, and the odds of targets. */
function drawSpecs(
  bench: Workbench,
  drawn: readonly Drawn[],
  indicators: readonly string[],
  language: Language,
): NamedSpec[] {
  const options = chartOptions(bench, language)
  if (drawn.length === 0) return []
  const spread = concatenateSpreads(drawn.map((d) => d.ensemble.spread))
  const fans = indicators
    .filter((id) => spread.measures.some((m) => m.id === id))
    .map((id) => ({ name: `fan-${id}`, spec: fanChart(spread, id, options) }))
  const plans = [...new Set(drawn.flatMap((d) => (d.plan ? [d.plan] : [])))]
  const odds = plans.flatMap((plan) => {
    const rows = drawn.filter((d) => d.plan === plan).flatMap((d) => oddsRows(plan, d, language))
    if (rows.length === 0) return []
    return [{ name: plans.length > 1 ? `odds-${plan.name}` : 'odds', spec: oddsChart(rows, options) }]
  })
  return [...fans, ...odds]
}

function oddsRows(plan: Plan, { ensemble, targets }: Drawn, language: Language): OddsRow[] {
  const { scenario } = ensemble.simulation
  return ensemble.answers.map(({ probability, low, high }, i) => ({
    label: listedName(plan, targets[i]!.target, language),
    wanted: wantedText(targets[i]!.target, language),
    scenario: inLanguage(scenario.label, language),
    probability,
    low,
    high,
  }))
}

/** Every chart of a run in every file type. */
export async function standardCharts(
  bench: Workbench,
  drawn: readonly Drawn[],
  indicators: readonly string[],
  language: Language,
  io: Io,
): Promise<Map<string, string | Uint8Array>> {
  const specs = chartSpecs(bench, CHART_KINDS, indicators, language)
  return render([...specs, ...drawSpecs(bench, drawn, indicators, language)], FILE_TYPES, 2, io)
}
