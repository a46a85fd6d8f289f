import { inLanguage, type Language } from '../../base/label.js'
import { indicesChart } from '../../chart/kinds/indices-chart.js'
import { morrisChart } from '../../chart/kinds/morris-chart.js'
import { tornadoChart } from '../../chart/kinds/tornado-chart.js'
import type { ChartOptions } from '../../chart/page/options.js'
import { datedLabel, endsText, inputNames } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'
import type { NamedSpec } from '../named-spec.js'
import { idleFactors, labelsOf } from './sensitivity-factors.js'

/** The chart of what a result depends on; none when nothing moves it, or it has no value. */
export function sensitivitySpecs(sensitivity: Sensitivity, chart: ChartOptions): NamedSpec[] {
  const { language } = chart
  const { findings, options, simulation } = sensitivity
  const { method, year } = options
  const dated = datedLabel(options.measure.label, year)
  const own = simulation.scenario.label
  const measure = {
    ...options.measure,
    label: { zh: `${own.zh}：${dated.zh}`, en: `${own.en}: ${dated.en}` },
  }
  const labels = labelsOf(sensitivity)
  const label = (name: string) => inLanguage(labels.get(name)!, language)
  const idle = idleFactors(sensitivity)
  const moving = <T extends { readonly name: string }>(of: readonly T[]) =>
    of.filter(({ name }) => !idle.has(name))
  const named = (spec: object): NamedSpec[] => [{ name: `${method}-${measure.id}-${year}`, spec }]
  switch (findings.method) {
    case 'tornado': {
      const { base, bars } = findings.tornado
      const names = inputNames(simulation)
      const rows = moving(bars).map(({ name, low, high }) => {
        const input = names.find(({ id }) => id === name)!
        const [lowInput, highInput] = endsText(input, ...findings.ends.get(name)!)
        return { label: label(name), low, high, lowInput, highInput }
      })
      return rows.length > 0 && Number.isFinite(base)
        ? named(
            tornadoChart(rows, measure, base, { ...chart, subtitle: tornadoSubtitle(sensitivity, language) }),
          )
        : []
    }
    case 'sobol': {
      if (findings.result.kind !== 'indices') return []
      const rows = moving(findings.result.indices).map((index) => ({ ...index, label: label(index.name) }))
      return rows.length > 0 ? named(indicesChart(rows, measure, chart)) : []
    }
    case 'morris': {
      const rows = moving(findings.effects).map((effect) => ({ ...effect, label: label(effect.name) }))
      return rows.length > 0 ? named(morrisChart(rows, measure, chart)) : []
    }
  }
}

function tornadoSubtitle({ options, simulation }: Sensitivity, language: Language): string {
  const { low, high, year } = options
  const first = simulation.scenario.model.base + 1
  const years = first === year ? `${year}` : `${first}–${year}`
  const [from, to] = [low, high].map((p) => `${Number((100 * p).toPrecision(6))}%`) as [string, string]
  return language === 'zh'
    ? `每次一个输入取${from}和${to}分位，其余取中位数；杠杆取${years}年均值，标于条形两端`
    : `One input at a time at its ${from} and ${to} quantile, the others at their medians; of levers the mean of ${years}`
}
