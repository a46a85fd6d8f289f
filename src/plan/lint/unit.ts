import { describeUnit, sameDimension, type Unit } from '../../base/unit.js'
import { Units } from '../../base/units.js'
import { parseFigure } from '../../language/quantity.js'
import type { Target } from '../plan.js'
import { computed, inBoth, placed, rowName, shown } from '../words/say.js'
import { powersOfTen } from './power-of-ten.js'
import { isPoint } from './range.js'
import type { Finding, Rule } from './rule.js'

/** A unit that does not fit its number: printed as another, a share above the whole, or a power of ten off. */
export const unit: Rule = {
  kind: 'unit',
  doc: 'A unit that does not fit the number: another than the indicator’s, a share above 100%, or a power of ten off.',
  find: (context) => {
    const units = new Units()
    return [
      ...context.targets.flatMap((row) => [...misprinted(row, units), ...aboveWhole(row)]),
      ...powersOfTen(context),
    ]
  },
}

/** A row whose table prints a unit that is not the indicator's. */
function misprinted(row: Target, units: Units): Finding[] {
  const [subject] = row.subjects
  const printed = read(row.printedUnit, units)
  const own = read(subject!.unit, units)
  // A unit that a model defines for itself is not known here.
  if (!printed || !own) return []
  const same = sameDimension(printed.dimension, own.dimension)
  if (same && Math.abs(printed.scale / own.scale - 1) < 1e-12) return []
  const figure = row.target?.[0] ?? row.base?.[0] ?? row.sum
  const value = figure && parseFigure(figure.text)?.value
  const would = same && value !== undefined ? (value * printed.scale) / own.scale : undefined
  return [
    {
      kind: 'unit',
      statements: [row.id],
      citations: [row.citation],
      message: inBoth((language) => {
        const zh = language === 'zh'
        const name = placed(rowName(row, language), row.citation, language)
        const plain = own.text === ''
        const fits = plain ? (zh ? '无量纲的数' : 'a plain number') : zh ? own.text : describeUnit(own, 'en')
        const number = value === undefined ? '' : computed(value, printed.text, language)
        const then = would === undefined ? '' : computed(would, plain ? '' : own.text, language)
        if (zh) return `${name}印出的单位是${printed.text}，应为${fits}${then && `：${number}就是${then}`}。`
        return `${name} is printed in ${printed.text} where ${fits} is meant${then && `: ${number} would be ${then}`}.`
      }),
    },
  ]
}

function read(text: string | undefined, units: Units): Unit | undefined {
  if (text === undefined) return undefined
  try {
    return units.parse(text === '1' ? '' : text)
  } catch {
    return undefined
  }
}

/** A share that was within the whole and is to be more than it. */
function aboveWhole(row: Target): Finding[] {
  const [subject] = row.subjects
  const [base] = row.base ?? []
  const [target] = row.target ?? []
  if (row.subjects.length > 1 || subject!.unit !== '%' || !base || !target) return []
  const over = target.value > 100 && (isPoint(target) || target.qualifier !== 'at most')
  if (!over || base.value > 100) return []
  return [
    {
      kind: 'unit',
      statements: [row.id],
      citations: [row.citation],
      message: inBoth((language) => {
        const name = placed(rowName(row, language), row.citation, language)
        const [from, to] = [shown(base, '%', language), shown(target, '%', language)]
        return language === 'zh'
          ? `${name}由${from}到${to}：占比不会超过100%。`
          : `${name} goes from ${from} to ${to}: a share cannot pass 100%.`
      }),
    },
  ]
}
