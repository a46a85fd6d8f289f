import { formatChange, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Place } from '../../base/problem.js'
import type { BaseOrigin, EquationOrigin, ExplainedInput, LeverBehind } from '../../study/explain/equation.js'
import type { ExplainedIndicator, Explanation } from '../../study/explain/explain.js'
import type { HistorySummary } from '../../study/explain/history.js'
import type { LayerOrigin, Origin } from '../../study/explain/origins.js'
import { WORDS } from '../words/explain/words.js'

/** Where a value comes from, as text: a line for each thing that went into it, with file and line. */
export function explanationText(explanation: Explanation, language: Language): string {
  return `${[heading(explanation, language), ...body(explanation, language)].join('\n')}\n`
}

function heading({ id, label, kind, unit }: Explanation, language: Language): string {
  const words = WORDS[language]
  return words.heading(id, inLanguage(label, language), words.kinds[kind], unit)
}

function body(explanation: Explanation, language: Language): string[] {
  const words = WORDS[language]
  const value = valueText(explanation, language)
  switch (explanation.kind) {
    case 'parameter':
      return [words.inEveryYear(value), `  ${words.from(placeText(explanation.place))}`]
    case 'lever': {
      const { scenario, year, layers, unit } = explanation
      return [words.inYear(scenario, year, value), ...layerLines(layers, unit, language)]
    }
    case 'indicator':
      return [
        words.inYear(explanation.scenario, explanation.year, value),
        ...indicatorLines(explanation, language),
      ]
  }
}

function indicatorLines(explanation: ExplainedIndicator, language: Language): string[] {
  const { origin, behind, year, history, unit } = explanation
  return [
    ...(origin.kind === 'equation' ? equationLines(origin, language) : baseLines(origin, language)),
    ...behindLines(behind, year, language),
    ...(history ? historyLines(history, unit, language) : []),
  ]
}

function baseLines(origin: BaseOrigin, language: Language): string[] {
  const words = WORDS[language]
  switch (origin.kind) {
    case 'given':
      return originLines(origin, language)
    case 'start':
      return [`  ${words.start(placeText(origin.place), origin.equation)}`]
    case 'own-equation':
      return [`  ${words.ownEquation(placeText(origin.place), origin.equation)}`]
  }
}

function equationLines({ equation, place, together, inputs }: EquationOrigin, language: Language): string[] {
  return [
    `  = ${equation}`,
    `  ${placeText(place)}`,
    '',
    ...(together ? [`  ${WORDS[language].together(together)}`, ''] : []),
    ...inputs.flatMap((input) => inputLines(input, language)),
  ]
}

function inputLines(input: ExplainedInput, language: Language): string[] {
  const words = WORDS[language]
  const { term, label, year, layers, unit, place, given } = input
  return [
    `  ${words.input(term, valueText(input, language), inLanguage(label, language), year)}`,
    ...indented(layerLines(layers, unit, language)),
    ...(place ? [`    ${words.from(placeText(place))}`] : []),
    ...(given ? indented(originLines(given, language)) : []),
  ]
}

/** Levers that reach an indicator through other indicators, each with the origin of its value. */
function behindLines(levers: readonly LeverBehind[], year: number, language: Language): string[] {
  if (levers.length === 0) return []
  const words = WORDS[language]
  const lines = levers.flatMap((lever) => [
    `  ${words.lever(lever.id, valueText(lever, language), inLanguage(lever.label, language))}`,
    `  ${layerLine(lever.layer, lever.unit, language)}`,
  ])
  return ['', `  ${words.behind(year)}`, ...lines]
}

function historyLines({ years, values, trend }: HistorySummary, unit: string, language: Language): string[] {
  const words = WORDS[language]
  const figures = values.map((value) => valueText({ value, unit: '' }, language))
  const change = unit === '%' ? '' : words.trend(formatChange(trend, 1))
  return ['', `  ${words.history(`${years[0]}–${years.at(-1)}`, figures)}${change}`]
}

function layerLines(layers: readonly LayerOrigin[], unit: string, language: Language): string[] {
  return layers.flatMap((layer) => [layerLine(layer, unit, language), ...noteLines(layer)])
}

function layerLine(
  { value, by, scenario, words: written, place }: LayerOrigin,
  unit: string,
  language: Language,
) {
  const words = WORDS[language]
  return `  ${words.layer(valueText({ value, unit }, language), words.by[by](scenario), written, placeText(place))}`
}

function originLines(origin: Origin, language: Language): string[] {
  const { words: written, note, place } = origin
  const words = WORDS[language]
  const line = note === undefined ? words.given : words.forecast
  return [`  ${line(written, placeText(place))}`, ...noteLines(origin)]
}

/** How a forecast was made, under the line that says of what it is. */
function noteLines({ note }: Origin): string[] {
  return note === undefined ? [] : [`    ${note}`]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

/** Eight digits: more would be noise of the last bits. */
function valueText(
  { value, unit }: { readonly value: number; readonly unit: string },
  language: Language,
): string {
  return Number.isNaN(value) ? WORDS[language].noValue : withUnit(String(Number(value.toPrecision(8))), unit)
}

function placeText({ file, line }: Place): string {
  return `${file}:${line}`
}
