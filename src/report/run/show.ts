import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import type { Verdict } from '../../plan/judge/judge.js'
import type { Plan } from '../../plan/plan.js'
import { listedName, wantedText } from '../../plan/words/target-words.js'
import { verdictMark, verdictSentence } from '../../plan/words/verdict-words.js'
import type { Simulation } from '../../simulate/simulate.js'
import { type Measure, type Table, valueAt } from '../../table/table.js'
import { textTable } from '../text-table.js'

const WORDS = {
  zh: {
    indicator: '指标',
    unit: '单位',
    target: '目标',
    wanted: '规划值',
    needs: '需年均',
    page: '页',
    met: '达到',
    late: '延后达到',
    missed: '未达到',
    unknown: '无法判断',
    found: '程序求得',
  },
  en: {
    indicator: 'Indicator',
    unit: 'Unit',
    target: 'Target',
    wanted: 'Wanted',
    needs: 'Needs',
    page: 'p.',
    met: 'met',
    late: 'met late',
    missed: 'missed',
    unknown: 'not judged',
    found: 'Found by the program',
  },
} as const

/** How a measure is called. */
export function labelOf(measure: Measure, language: Language): string {
  return inLanguage(measure.label, language)
}

/** Values by indicator and scenario: a block for each year, the base year's value beside. */
export function showValues(
  table: Table,
  indicators: readonly string[],
  years: readonly number[],
  language: Language,
): string {
  const words = WORDS[language]
  const base = table.years[0]!
  const measures = indicators.map((id) => table.measures.find((m) => m.id === id)!)
  return years
    .map((year) => {
      const withBase = year !== base
      const header = [
        `${year}`,
        words.unit,
        ...(withBase ? [String(base)] : []),
        ...table.runs.map((r) => r.scenario),
      ]
      const rows = measures.map((measure) => [
        labelOf(measure, language),
        unitName(measure.unit, language),
        ...(withBase
          ? [formatNumber(valueAt(table, table.runs[0]!.scenario, measure.id, base), measure.digits)]
          : []),
        ...table.runs.map((run) =>
          formatNumber(valueAt(table, run.scenario, measure.id, year), measure.digits),
        ),
      ])
      return textTable(header, rows, [0, 1])
    })
    .join('\n\n')
}

/** Verdicts by target and scenario, with a line that counts them. */
export function showVerdicts(plan: Plan, verdicts: readonly Verdict[], language: Language): string {
  const words = WORDS[language]
  const scenarios = [...new Set(verdicts.map((v) => v.scenario))]
  const judged = plan.targets.filter((target) =>
    verdicts.some((v) => v.target === target && v.status !== 'unknown'),
  )
  const rows = judged.map((target) => {
    const of = scenarios.map((s) => verdicts.find((v) => v.target === target && v.scenario === s)!)
    const needs = of.find((v) => !Number.isNaN(v.growthNeeded))?.growthNeeded ?? Number.NaN
    return [
      listedName(plan, target, language),
      wantedText(target, language),
      Number.isNaN(needs) ? '' : `${formatChange(needs, 1)}%${language === 'zh' ? '/年' : '/yr'}`,
      ...of.map(verdictMark),
    ]
  })
  const title = `${inLanguage(plan.label, language)}, ${plan.end}`
  const counts = scenarios.map((s) => {
    const of = verdicts.filter((v) => v.scenario === s)
    const count = (status: Verdict['status']) => of.filter((v) => v.status === status).length
    return `${s}: ${(['met', 'late', 'missed', 'unknown'] as const).map((status) => `${count(status)} ${words[status]}`).join(', ')}`
  })
  const legend =
    language === 'zh'
      ? '✓ 达到　✓≈ 在四舍五入或“左右”范围内达到　→年份 延后达到　✗ 未达到　· 无法判断；其后为与规划值的差距'
      : '✓ met   ✓≈ met within rounding or “about”   →year met late   ✗ missed   · not judged; then the gap to what is wanted'
  return `${title}\n\n${textTable([words.target, words.wanted, words.needs, ...scenarios], rows, [0])}\n${legend}\n\n${counts.join('\n')}`
}

/** A sentence for every target that a scenario misses or meets late. */
export function showShortfalls(verdicts: readonly Verdict[], table: Table, language: Language): string {
  return verdicts
    .filter((v) => v.status === 'missed' || v.status === 'late')
    .map((v) => `  ${verdictSentence(v, digitsOf(table, v), language)}`)
    .join('\n')
}

/** Decimals of a verdict's indicator. */
export function digitsOf(table: Table, verdict: Verdict): number {
  return table.measures.find((m) => m.id === verdict.target.subjects[0]!.indicator)?.digits ?? 1
}

/** What the program found, a line each. */
export function showFound(simulations: readonly Simulation[], language: Language): string {
  const lines = simulations.flatMap(({ scenario, found }) =>
    found.map(({ find, shifts }) => {
      const levers = find.levers.map((id) => scenario.model.levers.find((l) => l.id === id)!)
      const { scale, unit } = levers[0]!
      const shown = (shift: number) =>
        find.shift === 'multiply'
          ? `× ${formatNumber(shift, 4)}`
          : withUnit(formatChange(shift / scale, 3), unit === '%' ? 'pp' : unit)
      const years = find.years.length > 1 ? `${find.years[0]}–${find.years.at(-1)}` : String(find.years[0])
      const sizes =
        shifts.length > 1
          ? `${shown(Math.min(...shifts))} … ${shown(Math.max(...shifts))}`
          : shown(shifts[0]!)
      return `  ${scenario.name}: ${find.levers.join(', ')} ${sizes}  →  ${find.indicator} = ${find.words}, ${years}`
    }),
  )
  return lines.length > 0 ? `${WORDS[language].found}:\n${lines.join('\n')}` : ''
}
