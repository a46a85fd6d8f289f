import { didYouMean } from '../../base/closest.js'
import { formatChange, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { fail, type Place } from '../../base/problem.js'
import { type Expression, walk } from '../../functions/expression.js'
import { printExpression } from '../../language/print.js'
import { type Indicator, resolve, type Scaled } from '../../model/model.js'
import type { Layer, Sourced } from '../../model/scenario.js'
import type { Simulation } from '../../simulate/simulate.js'
import { trendGrowth } from '../../table/trend.js'

/**
 * Where a value of a simulation comes from: for an indicator its equation and the values that went in, for a
 * lever every layer of its path, for a parameter its source; with file and line.
 * @throws PlanwrightError for a name that the model does not have, or a year it does not simulate.
 */
export function explanation(
  simulation: Simulation,
  name: string,
  year: number | undefined,
  language: Language,
): string {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const reference = model.references.get(name)
  if (!reference)
    throw fail(
      'unknown-name',
      `the model ${model.name} has no "${name}"`,
      didYouMean(name, model.references.keys()) ?? 'name an indicator, lever or parameter',
    )
  const at = year ?? scenario.end
  if (!Number.isInteger(at) || at < model.base || at > scenario.end)
    throw fail('bad-option', `${year} is not among the years ${model.base}–${scenario.end}`)
  const item = resolve(model, reference)
  const lines = [
    `${name}  ${inLanguage(item.label, language)}  (${reference.kind}${item.unit ? `, ${item.unit}` : ''})`,
  ]
  const value = (of: Scaled, when: number) => shown(lookup(of.id, when), of)
  switch (reference.kind) {
    case 'parameter': {
      const source = scenario.parameters.get(name)!
      lines.push(`${value(item, at)} in every year`, `  from ${where(source.place)}`)
      break
    }
    case 'lever':
      if (at === model.base) throw fail('bad-option', `levers begin in ${model.base + 1}`)
      lines.push(`${scenario.name}, ${at}: ${value(item, at)}`, ...layers(simulation, name, at))
      break
    case 'indicator': {
      lines.push(`${scenario.name}, ${at}: ${value(item, at)}`)
      lines.push(
        ...(at === model.base
          ? baseValue(simulation, item as Indicator)
          : equation(simulation, item as Indicator, at, language)),
        ...behind(simulation, item as Indicator, at, language),
        ...history(simulation, item as Indicator),
      )
    }
  }
  return lines.join('\n')
}

/** Levers that reach an indicator through other indicators, each with the origin of its value. */
function behind(simulation: Simulation, indicator: Indicator, year: number, language: Language): string[] {
  const { scenario, lookup } = simulation
  const { model } = scenario
  if (year === model.base) return []
  const direct = new Set(reads(indicator.equation).map((read) => read.name))
  const seen = new Set<string>([indicator.id])
  const queue: Indicator[] = [indicator]
  const levers: string[] = []
  for (let next = queue.pop(); next; next = queue.pop())
    for (const { name } of reads(next.equation)) {
      if (seen.has(name)) continue
      seen.add(name)
      const reference = model.references.get(name)!
      if (reference.kind === 'indicator') queue.push(model.indicators[reference.position]!)
      else if (reference.kind === 'lever' && !direct.has(name)) levers.push(name)
    }
  if (levers.length === 0) return []
  const lines = levers.sort().map((id) => {
    const lever = model.levers[model.references.get(id)!.position]!
    const [origin] = layers(simulation, id, year)
    return `  ${id} = ${shown(lookup(id, year), lever)}   ${inLanguage(lever.label, language)}\n  ${origin}`
  })
  return ['', `  levers behind it, ${year}:`, ...lines]
}

/** The region's published figures and their trend, when there are enough for one. */
function history({ scenario }: Simulation, indicator: Indicator): string[] {
  const points = [...(scenario.known.get(indicator.id) ?? [])]
    .filter(([, { note }]) => note === undefined)
    .map(([year, { value }]) => ({ year, value }))
    .sort((a, b) => a.year - b.year)
  const trend = trendGrowth(points)
  if (Number.isNaN(trend)) return []
  const span = `${points[0]!.year}–${points.at(-1)!.year}`
  const values = points.map((p) => shown(p.value, { ...indicator, unit: '' })).join(', ')
  return [
    '',
    `  history ${span}: ${values}${indicator.unit === '%' ? '' : `; trend growth ${formatChange(trend, 1)}% a year`}`,
  ]
}

function shown(base: number, of: Scaled): string {
  return Number.isNaN(base) ? 'no value' : withUnit(String(Number((base / of.scale).toPrecision(8))), of.unit)
}

function where(place: Place): string {
  return `${place.file}:${place.line}`
}

function givenAs({ words, note: how, place }: Sourced): string {
  return `  ${how === undefined ? 'given as ' : ''}${words}, ${where(place)}`
}

function baseValue({ scenario }: Simulation, indicator: Indicator): string[] {
  const known = scenario.known.get(indicator.id)?.get(scenario.model.base)
  if (known) return [givenAs(known), ...note(known)]
  if (indicator.start)
    return [`  the model's start value, ${where(indicator.place)}: ${printExpression(indicator.start)}`]
  return [`  from its own equation in the base year, ${where(indicator.place)}: ${indicator.text}`]
}

function equation(simulation: Simulation, indicator: Indicator, year: number, language: Language): string[] {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const lines = [`  = ${indicator.text.replace(/\s+/g, ' ')}`, `  ${where(indicator.place)}`, '']
  const block = model.blocks.find(
    (b) => b.kind === 'simultaneous' && b.indicators.includes(model.indicators.indexOf(indicator)),
  )
  if (block)
    lines.push(
      `  solved together with ${
        block.indicators
          .map((i) => model.indicators[i]!.id)
          .filter((id) => id !== indicator.id)
          .join(', ') || 'itself'
      }`,
      '',
    )
  for (const read of reads(indicator.equation)) {
    const reference = model.references.get(read.name)!
    const item = resolve(model, reference)
    const when = read.kind === 'fixed' ? read.year : year - read.lag
    const called =
      read.kind === 'fixed'
        ? `at(${read.name}, ${read.year})`
        : read.lag > 0
          ? `${read.name}(-${read.lag})`
          : read.name
    lines.push(
      `  ${called} = ${shown(lookup(read.name, when), item)}   ${inLanguage(item.label, language)}, ${when}`,
    )
    if (reference.kind === 'lever' && when > model.base)
      lines.push(...layers(simulation, read.name, when).map((line) => `  ${line}`))
    if (reference.kind === 'parameter')
      lines.push(`    from ${where(scenario.parameters.get(read.name)!.place)}`)
    if (reference.kind === 'indicator' && when <= model.base) {
      const known = scenario.known.get(read.name)?.get(when)
      if (known) lines.push(`  ${givenAs(known)}`, ...note(known).map((line) => `  ${line}`))
    }
  }
  return lines
}

type Read = Extract<Expression, { kind: 'read' | 'fixed' }>

function reads(expression: Expression): Read[] {
  const found = new Map<string, Read>()
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed')
      found.set(`${e.name} ${e.kind === 'read' ? e.lag : `@${e.year}`}`, e)
  })
  return [...found.values()]
}

/** How a forecast was made, under the line that says of what it is. */
function note(of: Pick<Layer | Sourced, 'note'>): string[] {
  return of.note === undefined ? [] : [`    ${of.note}`]
}

/** Each thing that shaped a lever's value of a year, the last first; those that left the year alone are skipped. */
function layers({ scenario, levers }: Simulation, id: string, year: number): string[] {
  const path = levers.get(id)!
  const at = year - scenario.model.base - 1
  const lines: string[] = []
  path.layers.forEach((layer, i) => {
    const value = layer.values[at]!
    const before = path.layers[i - 1]?.values[at]
    if (before !== undefined && value === before) return
    const who =
      layer.scenario === ''
        ? "model's default"
        : layer.scenario === scenario.name
          ? 'own'
          : `inherited from ${layer.scenario}`
    lines.unshift(
      `  ${shown(value, path.lever)}  ${who}: ${layer.words}   ${where(layer.place)}`,
      ...note(layer),
    )
  })
  return lines
}
