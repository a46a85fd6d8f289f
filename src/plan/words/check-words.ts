import { formatChange, formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { Alone } from '../check/alone.js'
import type { Change } from '../check/change.js'
import type { Check, Conflict, Member } from '../check/check.js'
import type { Repair } from '../check/repairs.js'
import type { Printed } from '../plan.js'
import type { Statement } from '../statement.js'
import { citationText, figureText, figureUnit, rowName, statementName, valueText } from './statement-words.js'

/** A statement with its figure and where it is printed: `实际利用外资2020—2025年年均增长5.5%左右（附表2第23页）`. */
export function statementText(statement: Statement, language: Language): string {
  const where = citationText(statement.citation, language)
  const figure = figureText(statement, language)
  const name = statementName(statement, language)
  if (language === 'zh') return `${name}：${figure}${where === '' ? '' : `（${where}）`}`
  return `${name}: ${figure}${where === '' ? '' : ` (${where})`}`
}

/** A member of a conflict in a line: what is printed, where, and what the others imply. */
export function memberText({ statement, repeated, implied }: Member, language: Language): string {
  const zh = language === 'zh'
  const again = repeated
    .map((s) => citationText(s.citation, language))
    .filter((text) => text !== '')
    .join(zh ? '、' : '; ')
  const text =
    statementText(statement, language) + (again === '' ? '' : zh ? `，另见${again}` : `, also in ${again}`)
  const needs = impliedText(statement, implied, language)
  return needs === '' ? text : `${text}${zh ? '；' : '; '}${needs}`
}

function impliedText(statement: Statement, implied: number, language: Language): string {
  const zh = language === 'zh'
  if (Number.isNaN(implied)) return ''
  const value = valueText(statement, implied, language)
  if (statement.source.kind === 'relation')
    return zh ? `其余各条要求放宽到${value}` : `the others need ${value}`
  // Only what is positive grows by a rate or stands in a product: nothing near a negative figure will do.
  const { value: printed } = statement.figures[0]!
  if (printed <= 0 && implied <= 0 && Math.abs(implied - printed) <= 1e-3 * Math.max(1, Math.abs(printed)))
    return zh ? '其余各条要求为正数' : 'the others need it to be positive'
  // What is counted cannot be negative: then nothing of it is left, and no number helps.
  if (implied <= 0 && statement.figures[0]!.value > 0 && !['growth', 'change'].includes(statement.kind.name))
    return zh ? '其余各条不给它留下任何余地' : 'the others leave nothing for it'
  return zh ? `其余各条要求${value}` : `the others need ${value}`
}

/** One sentence on what a conflict is about. */
export function conflictTitle({ members }: Conflict, language: Language): string {
  if (members.length === 0)
    return language === 'zh' ? '所列恒等关系相互矛盾' : 'the identities named contradict each other'
  const printed = members.filter(({ statement }) => statement.source.kind !== 'relation')
  const targets = printed.filter(
    ({ statement }) => statement.source.kind === 'target' && statement.kind.name !== 'base',
  )
  const names = [
    ...new Set((targets.length > 0 ? targets : printed).map((m) => statementName(m.statement, language))),
  ]
  const zh = language === 'zh'
  const listed = names.slice(0, 3).join(zh ? '、' : '; ') + (names.length > 3 ? (zh ? '等' : ' …') : '')
  const soft = members.some((m) => m.statement.rank === 'assumption')
  const end = zh ? (soft ? '（以所列假设为前提）' : '') : soft ? ' (given the assumptions named)' : ''
  return zh ? `${listed}不能同时成立${end}` : `cannot all hold: ${listed}${end}`
}

/** What a repair changes, in a line: `10 亿美元 → 8 亿美元（−20.0%）`. */
export function repairText({ changes }: Repair, language: Language): string {
  const zh = language === 'zh'
  return changes.map((c) => changeText(c, language)).join(zh ? '；并且' : '; and ')
}

function changeText(change: Change, language: Language): string {
  const { statement, from, to, relative } = change
  const zh = language === 'zh'
  const name = statementName(statement, language)
  const [before, after] = [figureText(statement, language), figureText(statement, language, to)]
  if (statement.source.kind === 'relation')
    return zh ? `${name}，由${before}放宽到${after}` : `${name}, from ${before} to ${after}`
  const size =
    figureUnit(statement, language) === '%' && to.length === 1
      ? zh
        ? `${formatChange(to[0]!.value - from[0]!.value, 1)}个百分点`
        : `${formatChange(to[0]!.value - from[0]!.value, 1)} pp`
      : `${to.length > 1 ? '±' : to[0]!.value < from[0]!.value ? '−' : '+'}${formatNumber(relative * 100, relative < 0.01 ? 2 : 1)}%`
  const where = citationText(statement.citation, language)
  // What cannot be negative is then not changed but given up.
  const [figure] = to as [Printed]
  if (
    to.length === 1 &&
    !['growth', 'change'].includes(statement.kind.name) &&
    figure.value <= 0 &&
    from[0]!.value > 0
  )
    return zh ? `放弃${name}${before}（${where}）` : `give up ${name}: ${before} (${where})`
  return zh
    ? `${name}由${before}改为${after}（${size}${where === '' ? '' : `；${where}`}）`
    : `${name} from ${before} to ${after} (${size}${where === '' ? '' : `; ${where}`})`
}

/** A row's own verdict in a sentence; empty for a single figure. */
export function aloneText(figures: readonly Alone[], language: Language): string {
  const zh = language === 'zh'
  const [first] = figures as [Alone]
  if (first.verdict === 'single') return ''
  const given = figures.map(({ statement }) => {
    const name = {
      base: zh ? '基期' : 'base',
      target: zh ? '目标' : 'target',
      growth: zh ? '年均增长' : 'growth',
      change: zh ? '累计变化' : 'change',
      sum: zh ? '合计' : 'total',
      times: zh ? '为基期的' : '',
    }[statement.kind.name]
    return `${name ?? ''}${name && !zh ? ' ' : ''}${figureText(statement, language)}`
  })
  const needs = figures
    .filter((f) => !Number.isNaN(f.implied) && f.statement.kind.name !== 'base')
    .map((f) => {
      const value = valueText(f.statement, f.implied, language)
      const part = {
        growth: zh ? `目标需年均${value}` : `the target needs ${value} a year`,
        target: zh ? `按增速到期为${value}` : `the change leads to ${value}`,
        change: zh ? `首尾之差为${value}` : `base and target differ by ${value}`,
        sum: zh ? `合计为${value}` : `the years add up to ${value}`,
      }[f.statement.kind.name]
      return part ?? value
    })
  const used = figures.find((f) => !Number.isNaN(f.used))?.used ?? Number.NaN
  const verdict = {
    consistent: zh ? '一致' : 'consistent',
    within: zh
      ? `仅在“左右”范围内一致${Number.isNaN(used) ? '' : `，已用去其${formatNumber(used * 100, 0)}%`}`
      : `consistent only within “about”${Number.isNaN(used) ? '' : `, of which it uses ${formatNumber(used * 100, 0)}%`}`,
    inconsistent: zh ? '不一致' : 'inconsistent',
    single: '',
  }[first.verdict]
  const where = citationText(first.statement.citation, language)
  const subject = rowName(first.statement, language)
  return zh
    ? `${subject}${where === '' ? '' : `（${where}）`}：${[given.join('，'), needs.join('，'), verdict].filter((part) => part !== '').join('；')}。`
    : `${subject}${where === '' ? '' : ` (${where})`}: ${[given.join(', '), needs.join(', '), verdict].filter((part) => part !== '').join('; ')}.`
}

/** The answer for the whole plan, in a sentence. */
export function answerText(check: Check, language: Language): string {
  const zh = language === 'zh'
  const count = check.statements.length
  const conflicts = check.groups.reduce((sum, g) => sum + g.conflicts.length, 0)
  if (count === 0) return zh ? '规划没有可检查的数字。' : 'The plan prints no figures to check.'
  const open = check.complete
    ? ''
    : zh
      ? '；在给定限度内未能找全'
      : '; the limits did not suffice to find all'
  switch (check.feasible) {
    case true:
      return zh
        ? `${count}条陈述能够同时成立${check.witness.verified ? '，并已逐条验算' : ''}${open}。`
        : `All ${count} statements can hold together${check.witness.verified ? '; every one was checked on the path found' : ''}${open}.`
    case false:
      return zh
        ? `${count}条陈述不能同时成立：有${families(check)}处矛盾，共${conflicts}个最小矛盾集${open}。`
        : `The ${count} statements cannot all hold: ${families(check)} contradiction${families(check) === 1 ? '' : 's'}, ${conflicts} smallest conflict set${conflicts === 1 ? '' : 's'}${open}.`
    case 'undecided':
      return zh ? `${count}条陈述在给定限度内未能判定。` : `${count} statements: undecided within the limits.`
  }
}

function families(check: Check): number {
  return check.groups.reduce((sum, g) => sum + new Set(g.conflicts.map((c) => c.family)).size, 0)
}
