import { inLanguage } from '../../base/label.js'
import { say } from '../../base/text.js'
import { type Expression, walk } from '../../functions/expression.js'
import { intervalOf } from '../interval.js'
import { evaluate } from '../kinds/relation.js'
import type { Plan, Relation } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { named, placed, shown } from '../words/printed-words.js'
import { isPoint } from './range.js'
import type { Finding, Level, LintContext } from './rule.js'

/** What slips of units come to: percent, 万, 亿. */
const POWERS = [2, 4, 8].flatMap((power) => [power, -power])
/** Most that rounding may leave open, as a share, for an agreement to say anything. */
const LOOSE = 0.2

/** Figures that a relation would hold with, were one of them 100, 10⁴ or 10⁸ times as large or small. */
export function powersOfTen(context: LintContext): Finding[] {
  return context.plan.relations.flatMap((relation) =>
    relation.years.flatMap((year) => ofRelation(context, relation, year)),
  )
}

/** A value that a relation reads. */
interface Reading {
  readonly name: string
  readonly year: number
  readonly value: number
  /** How far it may be off, by its digits and an “about”. */
  readonly width: number
  /** Undefined for constants. */
  readonly level: Level | undefined
}

function ofRelation({ plan, levels }: LintContext, relation: Relation, year: number): Finding[] {
  const { says } = relation
  if (says.kind !== 'equation' || says.sign !== '=') return []
  const readings = readingsOf([says.left, says.right], year, plan, levels)
  if (!readings || agrees(relation, year, readings)) return []
  const slips = readings.flatMap(({ level, value }, at) =>
    POWERS.flatMap((power) => {
      if (!level || value === 0) return []
      const factor = 10 ** power
      const mended = readings.map((r, i) =>
        i === at ? { ...r, value: r.value * factor, width: r.width * factor } : r,
      )
      return agrees(relation, year, mended) ? [{ level, power }] : []
    }),
  )
  if (slips.length === 0) return []
  const sorted = slips.sort((a, b) => (a.level.id < b.level.id ? -1 : 1))
  return [
    {
      kind: 'unit',
      statements: sorted.map(({ level }) => level.id),
      citations: sorted.map(({ level }) => level.citation),
      message: say(LINT_WORDS, ({ unit: words }, language) => {
        const each = sorted.map(({ level: { subject, figure, citation }, power }) => {
          const level = named(
            inLanguage(subject.label, language),
            shown(figure, subject.unit, language),
            language,
          )
          const change = power > 0 ? words.times : words.dividedBy
          return change(placed(level, citation, language), 10 ** Math.abs(power))
        })
        return words.powersOff(year, inLanguage(relation.label, language), each)
      }),
    },
  ]
}

/** What is printed for everything that expressions read; undefined when something is not printed, or only as a bound. */
function readingsOf(
  expressions: readonly Expression[],
  year: number,
  plan: Plan,
  levels: readonly Level[],
): Reading[] | undefined {
  const wanted = new Map<string, { name: string; year: number }>()
  for (const expression of expressions)
    walk(expression, (e) => {
      if (e.kind !== 'read' && e.kind !== 'fixed') return
      const at = e.kind === 'read' ? year - e.lag : e.year
      wanted.set(`${e.name}@${at}`, { name: e.name, year: at })
    })
  const readings = [...wanted.values()].map(({ name, year }): Reading | undefined => {
    const constant = plan.constants.get(name)
    if (constant) {
      const { value, half } = constant.value
      const { scale } = constant.subject
      return {
        name,
        year,
        value: value * scale,
        width: (half + Math.abs(value) * constant.band) * scale,
        level: undefined,
      }
    }
    const level = levels.find((l) => l.subject.indicator === name && l.year === year && isPoint(l.figure))
    if (!level) return undefined
    const { figure, subject } = level
    const { low, high } = intervalOf(figure, 'level', plan.policy)
    return {
      name,
      year,
      value: figure.value * subject.scale,
      width: ((high - low) / 2) * subject.scale,
      level,
    }
  })
  return readings.includes(undefined) ? undefined : (readings as Reading[])
}

/** Whether a relation holds for values, up to its band and what their digits make of either side. */
function agrees({ says, band }: Relation, year: number, readings: readonly Reading[]): boolean {
  if (says.kind !== 'equation') return false
  const sides = (moved: Reading | undefined) =>
    [says.left, says.right].map((side) =>
      evaluate(side, year, (name, at) => {
        const reading = readings.find((r) => r.name === name && (r.level === undefined || r.year === at))
        return (reading?.value ?? Number.NaN) + (moved !== undefined && reading === moved ? moved.width : 0)
      }),
    ) as [number, number]
  const [left, right] = sides(undefined)
  const size = Math.max(Math.abs(left), Math.abs(right))
  const open = readings.reduce((total, reading) => {
    const [l, r] = sides(reading)
    return total + Math.abs(l - r - (left - right))
  }, 0)
  const wide = open + (band.kind === 'share' ? band.value * Math.abs(right) : band.value)
  // Not a number, or digits so few that anything would do, proves nothing.
  return Math.abs(left - right) <= wide + 1e-9 * size && wide <= LOOSE * size
}
