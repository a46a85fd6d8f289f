import { inLanguage, type Language } from '../../base/label.js'
import type { ChartKind, NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type { DrawsData, OddsRow } from '../../chart/data/draws-data.js'
import type { RunData, TargetRow } from '../../chart/data/run-data.js'
import type { Plan } from '../../plan/plan.js'
import { listedName, wantedText } from '../../plan/words/target-words.js'
import { verdictMark } from '../../plan/words/verdict-words.js'
import type { Drawn } from '../../study/ensembles.js'
import type { Workbench } from '../../study/workbench.js'
import { concatenateSpreads } from '../../table/spread.js'
import { studyOptions } from './study-options.js'

/** What is asked of the charts of a run. */
export interface RunCharts {
  /** Ids of the indicators to draw. */
  readonly indicators: readonly string[]
  readonly language: Language
  /** Draws of what is uncertain; default none. */
  readonly drawn?: readonly Drawn[]
  /** Default the usual ones. */
  readonly kinds?: readonly ChartKind[] | undefined
}

/** The charts of scenarios that were run, and of their draws. */
export function runCharts(bench: Workbench, asked: RunCharts): NamedSpec[] {
  const { indicators, language, drawn = [], kinds } = asked
  const data = {
    run: runData(bench, indicators, language),
    ...(drawn.length > 0 ? { draws: drawsData(drawn, indicators, language) } : {}),
  }
  return chartSpecs(data, studyOptions(bench, language), kinds)
}

function runData({ table, verdicts }: Workbench, indicators: readonly string[], language: Language): RunData {
  const structures = verdicts.flatMap(({ plan }) =>
    plan.targets.filter(({ subjects }) => subjects.length > 1),
  )
  return {
    table,
    indicators,
    wholes: [
      indicators,
      ...structures.map(({ subjects }) => subjects.map(({ indicator }) => indicator)),
      table.measures.map(({ id }) => id).filter((id) => id.startsWith('share_')),
    ],
    plans: verdicts
      .filter(({ plan }) => plan.targets.length > 0)
      .map((judged) => ({
        name: verdicts.length > 1 ? judged.plan.name : '',
        title: inLanguage(judged.plan.title, language),
        rows: targetRows(table, judged, language),
      })),
  }
}

function targetRows(
  table: Workbench['table'],
  { plan, verdicts }: Workbench['verdicts'][number],
  language: Language,
): TargetRow[] {
  const judged = new Set(verdicts.filter(({ status }) => status !== 'unknown').map(({ target }) => target))
  const labelOf = (scenario: string) => table.runs.find((run) => run.scenario === scenario)!.label
  return verdicts
    .filter(({ target }) => judged.has(target))
    .map((verdict) => ({
      scenario: verdict.scenario,
      scenarioLabel: inLanguage(labelOf(verdict.scenario), language),
      target: listedName(plan, verdict.target, language),
      id: verdict.target.id,
      status: verdict.status,
      text: verdict.status === 'met' && verdict.leaning === 'none' ? '' : gapOf(verdictMark(verdict)),
    }))
}

/** A verdict's mark without its sign, which the chart draws: the year and the gap. */
function gapOf(mark: string): string {
  return mark.replace(/^[^ ]* ?/, (sign) => (/\d/.test(sign) ? sign.slice(1) : ''))
}

function drawsData(drawn: readonly Drawn[], indicators: readonly string[], language: Language): DrawsData {
  const plans = [...new Set(drawn.flatMap(({ plan }) => (plan ? [plan] : [])))]
  return {
    spread: concatenateSpreads(drawn.map(({ ensemble }) => ensemble.spread)),
    indicators,
    plans: plans.map((plan) => ({
      name: plans.length > 1 ? plan.name : '',
      rows: drawn.filter((one) => one.plan === plan).flatMap((one) => oddsRows(plan, one, language)),
    })),
  }
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
