import type { Language } from '../../base/label.js'
import type { Verdict } from '../../plan/judge/judge.js'
import type { Plan } from '../../plan/plan.js'
import { targetName, wantedText } from '../../plan/words/target-words.js'
import { verdictSentence } from '../../plan/words/verdict-words.js'
import type { Simulation } from '../../simulate/simulate.js'
import { csv } from '../../table/csv.js'
import { offsetOf, type Table } from '../../table/table.js'
import { digitsOf } from './show.js'

interface Judged {
  readonly plan: Plan
  readonly verdicts: readonly Verdict[]
}

/** Values, verdicts and found shifts as JSON; NaN becomes null. */
export function resultsJson(
  table: Table,
  judged: readonly Judged[],
  simulations: readonly Simulation[],
  ensembles?: readonly object[],
): string {
  const document = {
    years: table.years,
    indicators: table.measures,
    scenarios: table.runs.map((run, r) => ({
      ...run,
      values: Object.fromEntries(
        table.measures.map((m, i) => [
          m.id,
          table.years.map((_, y) => table.values[offsetOf(table, r, i, y)]!),
        ]),
      ),
      found: simulations
        .filter((s) => s.scenario.name === run.scenario)
        .flatMap((s) =>
          s.found.map(({ find, shifts }) => ({
            levers: find.levers,
            shift: find.shift,
            indicator: find.indicator,
            equals: find.words,
            years: find.years,
            shifts,
          })),
        ),
    })),
    targets: judged.flatMap(({ plan, verdicts }) =>
      verdicts.map((v) => ({
        plan: plan.name,
        ...verdictRecord(v),
        sentence: {
          zh: verdictSentence(v, digitsOf(table, v), 'zh'),
          en: verdictSentence(v, digitsOf(table, v), 'en'),
        },
      })),
    ),
    ...(ensembles ? { ensembles } : {}),
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

function verdictRecord(v: Verdict) {
  const { target } = v
  return {
    scenario: v.scenario,
    target: target.id,
    indicators: target.subjects.map((s) => s.indicator),
    unit: target.subjects[0]!.unit,
    year: target.year,
    status: v.status,
    ...(v.reason ? { reason: v.reason } : {}),
    leaning: v.leaning,
    projected: v.projected,
    wanted: v.wanted,
    gap: v.gap,
    gap_percent: v.gapPercent,
    reached: v.reached ?? null,
    growth: v.growth,
    growth_needed: v.growthNeeded,
    binding: target.status === 'binding',
    table: target.citation.table,
    row: target.citation.row ?? null,
    page: target.citation.page ?? null,
  }
}

/** Verdicts as CSV, a row for each scenario and target. */
export function targetsCsv(judged: readonly Judged[], table: Table, language: Language): string {
  const header = [
    'scenario',
    'target',
    'label',
    'year',
    'wanted',
    'projected',
    'unit',
    'status',
    'leaning',
    'reached',
    'gap',
    'gap_percent',
    'growth_percent',
    'growth_needed_percent',
    'duty',
    'page',
    'table',
    'sentence',
  ]
  const six = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : Number.NaN)
  return csv(
    header,
    judged
      .flatMap(({ verdicts }) => verdicts)
      .map((v) => [
        v.scenario,
        v.target.id,
        targetName(v.target, language),
        v.target.year,
        wantedText(v.target, language),
        v.projected
          .map(six)
          .map((n) => (Number.isNaN(n) ? '' : n))
          .join(':'),
        v.target.subjects[0]!.unit,
        v.status,
        v.leaning,
        v.reached ?? '',
        six(v.gap),
        six(v.gapPercent),
        six(v.growth),
        six(v.growthNeeded),
        v.target.status ?? '',
        v.target.citation.page ?? '',
        v.target.citation.table,
        verdictSentence(v, digitsOf(table, v), language),
      ]),
  )
}

/** Lever paths as simulated, in long form. */
export function leversCsv(simulations: readonly Simulation[]): string {
  const rows = simulations.flatMap(({ scenario, levers }) =>
    [...levers].flatMap(([id, { lever, values }]) =>
      values.map((value, i) => [
        scenario.name,
        scenario.region,
        id,
        scenario.model.base + 1 + i,
        Number((value / lever.scale).toPrecision(15)),
        lever.unit,
      ]),
    ),
  )
  return csv(['scenario', 'region', 'lever', 'year', 'value', 'unit'], rows)
}

/** What a run was made from and what it made, so that it can be repeated and checked. */
export function manifest(of: {
  version: string
  command: string
  paths: readonly string[]
  options: Readonly<Record<string, unknown>>
  inputs: ReadonlyMap<string, string>
  outputs: ReadonlyMap<string, string | Uint8Array>
  hash: (content: string | Uint8Array) => string
}): string {
  const list = (files: ReadonlyMap<string, string | Uint8Array>) =>
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, content]) => ({ file, sha256: of.hash(content) }))
  return `${JSON.stringify(
    {
      planwright: of.version,
      node: process.versions.node,
      command: of.command,
      paths: of.paths,
      options: of.options,
      inputs: list(of.inputs),
      outputs: list(of.outputs),
    },
    null,
    2,
  )}\n`
}
