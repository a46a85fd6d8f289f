import { UnitError } from '../../base/unit-error.js'
import { Units } from '../../base/units.js'
import type { Target } from '../plan.js'
import { inBoth, inPlace, listed, rowName, shown, where } from '../words/say.js'
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
      message: inBoth((language) => {
        const zh = language === 'zh'
        const each = same.map((row) => {
          const level = shown(row.target![0]!, row.subjects[0]!.unit, language)
          return zh ? `“${rowName(row, language)}”${level}` : `${rowName(row, language)} (${level})`
        })
        const years = listed([...new Set(same.map((row) => `${row.baseYear}`))], language)
        const { citation } = same[0]!
        const levels = listed(each, language)
        if (zh)
          return `${where(citation, language)}在实际增速旁印出${levels}，未注明价格，应按${years}年价格理解。`
        const place = inPlace(citation) && ` ${inPlace(citation)}`
        return `Real growth stands beside the level of ${levels}${place} with no word of prices: to be read at prices of ${years}.`
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
