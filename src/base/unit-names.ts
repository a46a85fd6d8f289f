import type { Language } from './label.js'

/** English names of Chinese units. Counters say nothing in English: 4 件/万人 is 4 per 10,000 people. */
const NAMES: Readonly<Record<string, string>> = {
  元: 'yuan',
  人民币元: 'yuan',
  美元: 'US$',
  欧元: '€',
  日元: 'yen',
  港元: 'HK$',
  人: 'people',
  亩: 'mu',
  公顷: 'ha',
  平方公里: 'km²',
  平方千米: 'km²',
  平方米: 'm²',
  立方米: 'm³',
  公里: 'km',
  千米: 'km',
  米: 'm',
  斤: 'jin',
  公斤: 'kg',
  克: 'g',
  吨: 't',
  吨标准煤: 'tce',
  瓦: 'W',
  千瓦: 'kW',
  千瓦时: 'kWh',
  岁: 'years',
  年: 'years',
  月: 'months',
  天: 'days',
  日: 'days',
  小时: 'hours',
  户: 'households',
  人次: 'visits',
  辆: 'vehicles',
  倍: 'times',
  百分点: 'pp',
  个: '',
  件: '',
  张: '',
  套: '',
  所: '',
  座: '',
  台: '',
  条: '',
  项: '',
  家: '',
}
const ONE: Readonly<Record<string, string>> = { people: 'person', households: 'household', years: 'year' }
const MULTIPLIERS: readonly (readonly [RegExp, string])[] = [
  [/^万亿/, 'trillion'],
  [/^千亿/, '100 billion'],
  [/^百亿/, '10 billion'],
  [/^十亿/, 'billion'],
  [/^亿/, '100 million'],
  [/^千万/, '10 million'],
  [/^百万/, 'million'],
  [/^十万/, '100,000'],
  [/^万/, '10,000'],
  [/^千/, '1,000'],
  [/^百/, '100'],
  [/^十/, '10'],
]

/**
 * A unit as readers of a language know it: 亿元 is `100 million yuan` in English, 件/万人 `per 10,000 people`.
 * Units that are not known here stay as they are.
 */
export function unitName(unit: string, language: Language): string {
  if (language === 'zh' || !/\p{Script=Han}/u.test(unit)) return unit === '1' ? '' : unit
  const [above, ...below] = unit.split('/')
  const names = [above!, ...below].map(atomName)
  if (names.includes(undefined)) return unit
  const per = names.slice(1).map((name) => `per ${ONE[name!] ?? name}`)
  return [names[0], ...per].filter((part) => part !== '').join(' ')
}

function atomName(atom: string): string | undefined {
  if (Object.hasOwn(NAMES, atom)) return NAMES[atom]
  for (const [pattern, words] of MULTIPLIERS)
    if (pattern.test(atom)) {
      const rest = atom.replace(pattern, '')
      const name = rest === '' ? '' : NAMES[rest]
      return name === undefined ? undefined : `${words} ${name}`.trim()
    }
  return /\p{Script=Han}/u.test(atom) ? undefined : atom
}
