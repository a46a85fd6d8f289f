import type { RelationStatus } from '../../plan.js'
import type { KindsWords, KindWords } from './en.js'

const STATUS: Readonly<Record<RelationStatus, string>> = {
  identity: '恒等关系',
  accounting: '核算关系',
  assumption: '假设',
}

const growth = {
  printed: (figure: string) => `${figure}/年`,
  part: (figure: string) => `年均增长${figure}`,
  implied: (value: string) => `目标需年均${value}`,
}

const relation: KindWords = { name: ({ row, status }) => `${STATUS[status!]}：${row}` }

/** How statements are spoken of in Chinese, by the kind's id. */
export const zh: KindsWords = {
  base: {
    name: ({ row, from }) => `${row}（${from}年）`,
    part: (figure) => `基期${figure}`,
  },
  target: {
    name: ({ row, year }) => `${row}（${year}年）`,
    part: (figure) => `目标${figure}`,
    implied: (value) => `按增速到期为${value}`,
  },
  growth: { ...growth, name: ({ row, from, year }) => `${row}${from}—${year}年年均增长` },
  'every-year': { ...growth, name: ({ row }) => `${row}每年增长` },
  change: {
    name: ({ row, from, year }) => `${row}${from}—${year}年累计变化`,
    printed: (figure) => `变动${figure}`,
    part: (figure) => `累计变化${figure}`,
    implied: (value) => `首尾之差为${value}`,
  },
  sum: {
    name: ({ row, from, year }) => `${row}（${from + 1}—${year}年合计）`,
    printed: (figure, { from, year }) => `${from + 1}—${year}年累计${figure}`,
    part: (figure) => `合计${figure}`,
    implied: (value) => `合计为${value}`,
  },
  times: {
    figure: (number) => `${number}倍`,
    name: ({ row, from, year }) => `${row}（${year}年与${from}年之比）`,
    printed: (figure) => `${figure}倍`,
    part: (figure) => `为基期的${figure}`,
  },
  converge: {
    name: ({ row, year }) => `${row}（${year}年）`,
    printed: (figure, { other }) => `${other}的${figure}`,
  },
  relation,
  steady: relation,
  value: { name: ({ row }) => row },
}
