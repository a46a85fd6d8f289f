import { formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { indexSentences } from '../../sensitivity/index-sentences.js'
import { datedLabel, digitsFor, endsText, inputNames } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'
import { labelsOf } from './sensitivity-factors.js'

/** Inputs that a sentence names at most. */
const NAMED = 3

/** What was found, in sentences of both languages; inputs without effect are left out. */
export function sensitivitySentences(
  sensitivity: Sensitivity,
): Readonly<Record<Language, readonly string[]>> {
  return { zh: sentences(sensitivity, 'zh'), en: sentences(sensitivity, 'en') }
}

function sentences(sensitivity: Sensitivity, language: Language): readonly string[] {
  const { findings, options } = sensitivity
  const labels = labelsOf(sensitivity)
  const output = datedLabel(options.measure.label, options.year)
  switch (findings.method) {
    case 'tornado':
      return tornadoSentence(sensitivity, language)
    case 'sobol': {
      const { result } = findings
      const moving =
        result.kind === 'indices'
          ? { ...result, indices: result.indices.filter(({ total }) => total.value !== 0) }
          : result
      return indexSentences(moving, { output, factors: Object.fromEntries(labels) }, language)
    }
    case 'morris': {
      const zh = language === 'zh'
      const effects = findings.effects
        .filter(({ muStar }) => muStar.value > 0)
        .toSorted((a, b) => b.muStar.value - a.muStar.value)
      if (effects.length === 0) return [nothing(inLanguage(output, language), zh)]
      const digits = digitsFor(effects[0]!.muStar.value, options.measure.digits)
      const parts = effects.slice(0, NAMED).map(({ name, muStar }) => {
        const size = withUnit(formatNumber(muStar.value, digits), options.measure.unit)
        return zh ? `${labels.get(name)!.zh}（μ* ${size}）` : `${labels.get(name)!.en} (μ* ${size})`
      })
      return [
        zh
          ? `对${output.zh}影响最大的是${inTurn(parts)}。`
          : `${output.en} moves most with ${parts.join(', then with ')}.`,
      ]
    }
  }
}

function tornadoSentence({ findings, options, simulation }: Sensitivity, language: Language): string[] {
  if (findings.method !== 'tornado') return []
  const zh = language === 'zh'
  const { measure, year } = options
  const output = inLanguage(datedLabel(measure.label, year), language)
  const bars = findings.tornado.bars.filter(({ swing }) => swing > 0)
  if (bars.length === 0) return [nothing(output, zh)]
  const digits = digitsFor(bars[0]!.swing, measure.digits)
  const names = inputNames(simulation)
  const parts = bars.slice(0, NAMED).map(({ name, low, high }) => {
    const input = names.find(({ id }) => id === name)!
    const [from, to] = endsText(input, ...findings.ends.get(name)!)
    const [atLow, atHigh] = [low, high].map((value) => formatNumber(value, digits)) as [string, string]
    const range = withUnit(zh ? `${atLow}至${atHigh}` : `${atLow} to ${atHigh}`, measure.unit)
    return zh
      ? `${input.label.zh}（由${from}到${to}，结果为${range}）`
      : `${input.label.en} (${range} as it goes from ${from} to ${to})`
  })
  return [
    zh
      ? `对${output}影响最大的是${inTurn(parts)}。`
      : `${output} moves most with ${parts.join(', then with ')}.`,
  ]
}

/** The first, `其次为` the second, `再次为` the third. */
function inTurn(parts: readonly string[]): string {
  return parts.map((part, i) => ['', '，其次为', '，再次为'][i] + part).join('')
}

function nothing(output: string, zh: boolean): string {
  return zh ? `没有输入影响${output}。` : `No input moves ${output}.`
}
