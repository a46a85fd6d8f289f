import { say } from '../../base/text.js'
import { UnitError } from '../../base/unit-error.js'
import { Units } from '../../base/units.js'
import type { Target } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { inPlace, listed, rowName, shown } from '../words/printed-words.js'
import type { Rule } from './rule.js'

/** Real growth beside a level in money that does not say at which prices. */
export const realBesideNominal: Rule = {
  kind: 'real-beside-nominal',
  doc: 'A real growth rate beside a level in money, with no note of its prices.',
  find: ({ targets }) => {
    const units = new Units()
    const rows = targets.filter((row) => row.basis === 'real' && row.growth && row.target)
    const open = rows.filter((row) => isMoney(row, units) && !saysPrices(row))
    // One for each table: its rows are all read alike.
    const tables = new Map<string, Target[]>()
    for (const row of open) {
      const key = row.citation.table
      const same = tables.get(key)
      if (same) same.push(row)
      else tables.set(key, [row])
    }
    return [...tables.values()].map((same) => ({
      kind: 'real-beside-nominal',
      statements: same.map((row) => row.id),
      citations: same.map((row) => row.citation),
      message: say(LINT_WORDS, (words, language) => {
        const { level, found } = words['real-beside-nominal']
        const levels = same.map((row) =>
          level(rowName(row, language), shown(row.target![0]!, row.subjects[0]!.unit, language)),
        )
        const years = [...new Set(same.map((row) => `${row.baseYear}`))]
        return found(listed(levels, language), inPlace(same[0]!.citation, language), listed(years, language))
      }),
    }))
  },
}

function isMoney({ subjects }: Target, units: Units): boolean {
  try {
    const { dimension } = units.parse(subjects[0]!.unit)
    return Object.keys(dimension).some((name) => name.startsWith('money_'))
  } catch (error) {
    // A unit of the model's own, which is no money that is known here.
    if (error instanceof UnitError) return false
    throw error
  }
}

function saysPrices({ note, label }: Target): boolean {
  return /price|价/i.test([note, label?.zh, label?.en].join(' '))
}
