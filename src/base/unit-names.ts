import type { Language } from './label.js'
import type { UnitNames } from './words/english-units.js'
import { WORDS } from './words/words.js'

/**
 * A unit as readers of a language know it: 亿元 is `100 million yuan` in English, 件/万人 `per 10,000 people`.
 * Units that the language has no names for stay as they are.
 */
export function unitName(unit: string, language: Language): string {
  if (unit === '1') return ''
  if (!/\p{Script=Han}/u.test(unit)) return unit
  const { units } = WORDS[language]
  const [above, ...below] = unit.split('/').map((atom) => atomName(atom, units))
  if (above === undefined || below.includes(undefined)) return unit
  const per = below.map((name) => units.per(units.single[name!] ?? name!))
  return [above, ...per].filter((part) => part !== '').join(' ')
}

function atomName(atom: string, { names, multipliers }: UnitNames): string | undefined {
  if (Object.hasOwn(names, atom)) return names[atom]
  for (const [pattern, words] of multipliers)
    if (pattern.test(atom)) {
      const rest = atom.replace(pattern, '')
      const name = rest === '' ? '' : names[rest]
      return name === undefined ? undefined : `${words} ${name}`.trim()
    }
  return /\p{Script=Han}/u.test(atom) ? undefined : atom
}
