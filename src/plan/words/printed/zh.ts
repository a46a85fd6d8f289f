import type { Qualifier } from '../../../language/quantity.js'
import type { Citation } from '../../plan.js'
import type { PrintedWords } from './en.js'

const qualified: Readonly<Record<Qualifier, (figure: string) => string>> = {
  about: (figure) => `${figure}左右`,
  'at least': (figure) => `${figure}以上`,
  above: (figure) => `突破${figure}`,
  'at most': (figure) => `${figure}以内`,
  below: (figure) => `低于${figure}`,
  keep: (figure) => `保持${figure}`,
  'keep at least': (figure) => `稳定在${figure}以上`,
  'keep at most': (figure) => `稳定在${figure}以内`,
}

/** 附表2第23页 */
const place = ({ table, page }: Citation) => table + (page === undefined ? '' : `第${page}页`)

/** How figures, names and places that a plan prints are spoken of, in Chinese. */
export const zh: PrintedWords = {
  qualified,
  inSigns: qualified,
  // Chinese documents do not group thousands.
  amount: (number, unit) =>
    number.replaceAll(',', '') + (unit === '1' ? '' : unit === 'pp' ? '个百分点' : unit),
  points: '个百分点',
  inPoints: (number) => `${number}个百分点`,
  yearly: (rate) => `${rate}/年`,
  multiple: (number) => `${number}倍`,
  shareOf: (share, other) => `${other}的${share}`,
  total: (sum, from, year) => `${from}–${year}年累计${sum}`,
  ofYear: (name, year) => `${name}（${year}年）`,
  aside: (text, aside) => (aside === '' ? text : `${text}（${aside}）`),
  named: (name, figure) => name + figure,
  citation: place,
  place,
  figureAt: (figure, citation) => `${place(citation)}为${figure}`,
  inPlace: place,
  listed: (texts) => texts.join('、'),
}
