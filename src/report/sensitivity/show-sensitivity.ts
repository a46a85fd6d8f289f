import { formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Estimate } from '../../sensitivity/bootstrap.js'
import { datedLabel, digitsFor, endsText, inputNames, rowOf } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'
import { failureLines } from '../run/show-failures.js'
import { textTable } from '../text-table.js'
import { idleFactors, labelsOf } from './sensitivity-factors.js'
import { noteLines } from './sensitivity-notes.js'
import { sensitivitySentences } from './sensitivity-sentences.js'

const WORDS = {
  zh: {
    input: '输入',
    low: '低值',
    high: '高值',
    atLow: '取低值时',
    atHigh: '取高值时',
    swing: '变幅',
    first: '一阶指数',
    total: '总指数',
    sum: '一阶指数之和',
    muStar: 'μ*',
    mu: 'μ',
    sigma: 'σ',
    interval: '95%区间',
    idle: '没有影响：',
  },
  en: {
    input: 'Input',
    low: 'Low',
    high: 'High',
    atLow: 'At low',
    atHigh: 'At high',
    swing: 'Swing',
    first: 'First-order',
    total: 'Total',
    sum: 'Sum of first-order indices',
    muStar: 'μ*',
    mu: 'μ',
    sigma: 'σ',
    interval: '95% interval',
    idle: 'Without effect: ',
  },
} as const

/** What a result depends on: a table, the most important input first, then sentences and how to read it. */
export function showSensitivity(sensitivity: Sensitivity, language: Language): string {
  const { options, simulation, ensemble } = sensitivity
  const { measure, year } = options
  const unit = withUnit('', measure.unit).trim()
  const result = inLanguage(datedLabel(measure.label, year), language)
  const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', ']
  const title = `${simulation.scenario.name}${colon}${result}${unit === '' ? '' : comma + unit}`
  const idle = idleFactors(sensitivity)
  const labels = labelsOf(sensitivity)
  return `${[
    `${title}\n\n${table(sensitivity, language)}`,
    idle.size > 0
      ? WORDS[language].idle +
        rowOf(
          [...idle].map((name) => labels.get(name)!),
          language,
        )
      : '',
    sensitivitySentences(sensitivity)[language].join('\n'),
    noteLines(sensitivity, language).join('\n'),
    failureLines(ensemble, language).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`
}

function table(sensitivity: Sensitivity, language: Language): string {
  const { findings, options, simulation } = sensitivity
  const words = WORDS[language]
  const labels = labelsOf(sensitivity)
  const label = (name: string) => inLanguage(labels.get(name)!, language)
  const idle = idleFactors(sensitivity)
  switch (findings.method) {
    case 'tornado': {
      const names = inputNames(simulation)
      const bars = findings.tornado.bars.filter(({ name }) => !idle.has(name))
      const digits = digitsFor(bars[0]?.swing ?? 0, options.measure.digits)
      const percent = (p: number) => `${Number((100 * p).toPrecision(6))}%`
      return textTable(
        [
          words.input,
          `${words.low} (${percent(options.low)})`,
          `${words.high} (${percent(options.high)})`,
          words.atLow,
          words.atHigh,
          words.swing,
        ],
        bars.map(({ name, low, high, swing }) => [
          label(name),
          ...endsText(names.find(({ id }) => id === name)!, ...findings.ends.get(name)!),
          ...[low, high, swing].map((value) => formatNumber(value, digits)),
        ]),
      )
    }
    case 'sobol': {
      if (findings.result.kind !== 'indices') return ''
      const { indices, firstOrderSum } = findings.result
      const share = (estimate: Estimate) => [
        formatNumber(estimate.value, 3) + (estimate.includesZero ? ' ~' : '  '),
        interval(estimate, 3),
      ]
      return textTable(
        [words.input, `${words.first}  `, words.interval, `${words.total}  `, words.interval],
        [
          ...indices
            .filter(({ name }) => !idle.has(name))
            .toSorted((a, b) => b.total.value - a.total.value)
            .map(({ name, first, total }) => [label(name), ...share(first), ...share(total)]),
          [words.sum, `${formatNumber(firstOrderSum, 3)}  `, '', '', ''],
        ],
      )
    }
    case 'morris': {
      const effects = findings.effects
        .filter(({ name }) => !idle.has(name))
        .toSorted((a, b) => rank(b.muStar) - rank(a.muStar))
      const digits = digitsFor(effects[0]?.muStar.value ?? 0, options.measure.digits)
      return textTable(
        [words.input, words.muStar, words.interval, words.mu, words.sigma],
        effects.map(({ name, muStar, mu, sigma }) => [
          label(name),
          formatNumber(muStar.value, digits),
          interval(muStar, digits),
          formatNumber(mu, digits),
          formatNumber(sigma, digits),
        ]),
      )
    }
  }
}

function rank({ value }: Estimate): number {
  return Number.isNaN(value) ? -1 : value
}

function interval({ low, high }: Estimate, digits: number): string {
  return `${formatNumber(low, digits)} … ${formatNumber(high, digits)}`
}
