import { say } from '../../base/text.js'
import { describeUnit, sameDimension, type Unit } from '../../base/unit.js'
import { Units } from '../../base/units.js'
import { parseFigure } from '../../language/quantity.js'
import type { Target } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { computed, placed, rowName, shown } from '../words/printed-words.js'
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
  const meant = read(subject!.unit, units)
  // A unit that a model defines for itself is not known here.
  if (!printed || !meant) return []
  const same = sameDimension(printed.dimension, meant.dimension)
  if (same && Math.abs(printed.scale / meant.scale - 1) < 1e-12) return []
  const figure = row.target?.[0] ?? row.base?.[0] ?? row.sum
  const value = same && figure ? parseFigure(figure.text)?.value : undefined
  return [
    {
      kind: 'unit',
      statements: [row.id],
      citations: [row.citation],
      message: say(LINT_WORDS, ({ unit: words }, language) => {
        const name = placed(rowName(row, language), row.citation, language)
        const fits = words.fits(meant.text, describeUnit(meant, language))
        if (value === undefined) return words.misprinted(name, printed.text, fits)
        const number = computed(value, printed.text, language)
        const would = computed((value * printed.scale) / meant.scale, meant.text, language)
        return words.misprintedValue(name, printed.text, fits, number, would)
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
      message: say(LINT_WORDS, ({ unit: words }, language) =>
        words.aboveWhole(
          placed(rowName(row, language), row.citation, language),
          shown(base, '%', language),
          shown(target, '%', language),
        ),
      ),
    },
  ]
}
