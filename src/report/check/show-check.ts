import { formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Check, Conflict, Group } from '../../plan/check/check.js'
import type { Evaluation } from '../../plan/judge/evaluation.js'
import type { Finding } from '../../plan/lint/lint.js'
import type { Statement } from '../../plan/statement.js'
import { aloneText, answerText, conflictTitle, memberText, repairText } from '../../plan/words/check-words.js'
import { evaluationSentence } from '../../plan/words/evaluation-words.js'
import {
  citationText,
  figureText,
  rowWithYear,
  statementName,
  valueText,
} from '../../plan/words/statement-words.js'
import { verdictSentence } from '../../plan/words/verdict-words.js'
import type { PlanFindings } from '../../study/check-plan.js'
import type { ScenarioFinding } from '../../study/check-scenarios.js'
import { digitsOf } from '../run/show.js'
import { textTable } from '../text-table.js'
import { conflictNumbers } from './check-json.js'

/** Repairs and families shown in one group unless all are asked for. */
const SHOWN = 5

const WORDS = {
  zh: {
    rows: '各行自查',
    counts: (c: number, w: number, i: number) => `首尾与增速一致${c}行，仅在“左右”内一致${w}行，不一致${i}行`,
    together: '总体',
    contradiction: '矛盾',
    rests: '依据',
    repairs: '最小修改（先假设后硬性，先预期性后约束性）',
    more: (n: number) => `另有${n}个最小矛盾集以其他数字说明同一矛盾（--all 全部列出）`,
    moreRepairs: (n: number) => `另有${n}种最小修改（--all 全部列出）`,
    unverified: '（未能验算）',
    needs: '所需增速',
    need: (name: string, where: string, from: number, growth: string) =>
      `${name}${where === '' ? '' : `（${where}）`}：自${from}年起需年均${growth}%`,
    lint: '校读',
    evaluation: '上期目标完成情况',
    evaluated: (met: number, missed: number, unknown: number) =>
      `完成${met}项，未完成${missed}项${unknown > 0 ? `，无法判断${unknown}项` : ''}`,
    scenario: '情景',
    met: (met: number, late: number, missed: number, unknown: number) =>
      `达到${met}项，延后达到${late}项，未达到${missed}项，无法判断${unknown}项`,
    givesWay: (n: number, names: string) => `矛盾${n}：在本情景中不成立的是${names}`,
    explains: (list: string) => `见矛盾${list}：它与其他陈述本不能同时成立。`,
    witness: (n: number) => `其余${n}条能够同时成立，已逐条验算`,
    without: '须放弃的最少陈述',
    nothing: '无',
    statement: '陈述',
    figure: '数值',
    verdict: '判断',
    implied: '推得',
    place: '出处',
    verdicts: { consistent: '一致', within: '“左右”内', inconsistent: '不一致', single: '' },
  },
  en: {
    rows: 'Rows by themselves',
    counts: (c: number, w: number, i: number) =>
      `${c} consistent, ${w} only within “about”, ${i} inconsistent`,
    together: 'All together',
    contradiction: 'Contradiction',
    rests: 'by',
    repairs: 'Smallest repairs (assumptions first, then anticipated, then binding targets)',
    more: (n: number) => `${n} more conflict sets tell the same by other figures (--all lists them)`,
    moreRepairs: (n: number) => `${n} more smallest repairs (--all lists them)`,
    unverified: ' (not verified)',
    needs: 'Growth that targets take',
    need: (name: string, where: string, from: number, growth: string) =>
      `${name}${where === '' ? '' : ` (${where})`}: ${growth}% a year from ${from}`,
    lint: 'Proof-reading',
    evaluation: 'Earlier targets',
    evaluated: (met: number, missed: number, unknown: number) =>
      `${met} met, ${missed} missed${unknown > 0 ? `, ${unknown} not judged` : ''}`,
    scenario: 'Scenario',
    met: (met: number, late: number, missed: number, unknown: number) =>
      `${met} met, ${late} met late, ${missed} missed, ${unknown} not judged`,
    givesWay: (n: number, names: string) => `contradiction ${n}: what gives way here is ${names}`,
    explains: (list: string) => ` See contradiction ${list}: it cannot hold beside other statements.`,
    witness: (n: number) => `The other ${n} can hold together; every one was checked on the path found`,
    without: 'Fewest that must give way',
    nothing: 'none',
    statement: 'Statement',
    figure: 'Figure',
    verdict: 'Verdict',
    implied: 'Implied',
    place: 'Where',
    verdicts: {
      consistent: 'consistent',
      within: 'within “about”',
      inconsistent: 'inconsistent',
      single: '',
    },
  },
} as const

/** A check as text for the terminal: rows, contradictions with repairs, proof-reading, evaluation, scenarios. */
export function showCheck(findings: PlanFindings, language: Language, all: boolean): string {
  const { check, lint, evaluation, scenarios } = findings
  const words = WORDS[language]
  const blocks = [
    `${inLanguage(check.plan.label, language)}\n${answerText(check, language)}`,
    heading(words.rows, rowLines(check, language, all)),
    ...groupBlocks(check, language, all),
    heading(words.needs, needLines(check, language)),
    heading(
      words.lint,
      lint.map((f) => lintLine(f, language)),
    ),
    evaluationBlock(evaluation, language),
    ...scenarios.map((s) => scenarioBlock(s, check, language)),
    ...(all ? [statementTable(check, language)] : []),
  ]
  return `${blocks.filter((b) => b !== '').join('\n\n')}\n`
}

function heading(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `${title}\n${lines.map((l) => `  ${l.replaceAll('\n', '\n  ')}`).join('\n')}`
}

function rowLines(check: Check, language: Language, all: boolean): string[] {
  const rows = new Map<unknown, (typeof check.alone)[number][]>()
  for (const figure of check.alone)
    if (figure.verdict !== 'single')
      rows.set(figure.statement.source.row, [...(rows.get(figure.statement.source.row) ?? []), figure])
  const list = [...rows.values()]
  if (list.length === 0) return []
  const count = (verdict: string) => list.filter(([f]) => f!.verdict === verdict).length
  return [
    WORDS[language].counts(count('consistent'), count('within'), count('inconsistent')),
    ...list
      .filter(([f]) => all || f!.verdict !== 'consistent')
      .map((figures) => aloneText(figures, language)),
  ]
}

function groupBlocks(check: Check, language: Language, all: boolean): string[] {
  const words = WORDS[language]
  const numbers = conflictNumbers(check.groups)
  const blocks = check.groups.flatMap((group) => groupBlock(group, numbers, language, all))
  if (check.feasible === false) {
    const { without, verified } = check.witness
    const left = check.statements.length - without.length
    blocks.push(
      heading(words.without, [
        ...without.map((s) => statementName(s, language)),
        ...(verified ? [words.witness(left)] : []),
      ]),
    )
  }
  return blocks
}

function groupBlock(
  group: Group,
  numbers: ReadonlyMap<Conflict, number>,
  language: Language,
  all: boolean,
): string[] {
  const words = WORDS[language]
  const families = new Map<number, Conflict[]>()
  for (const conflict of group.conflicts)
    families.set(conflict.family, [...(families.get(conflict.family) ?? []), conflict])
  const told = all ? group.conflicts : [...families.values()].slice(0, SHOWN).map(([first]) => first!)
  const blocks = told.map((conflict) => {
    const rests = conflict.rests.map((s) => statementName(s, language)).join(language === 'zh' ? '；' : '; ')
    const same = families.get(conflict.family)!.length - 1
    return heading(`${words.contradiction} ${numbers.get(conflict)}  ${conflictTitle(conflict, language)}`, [
      ...conflict.members.map((m) => `· ${memberText(m, language)}`),
      ...(rests === '' ? [] : [`  ${words.rests} ${rests}`]),
      ...(all || same === 0 ? [] : [`  ${words.more(same)}`]),
    ])
  })
  const repairs = all ? group.repairs : group.repairs.slice(0, SHOWN)
  const more = group.repairs.length - repairs.length
  blocks.push(
    heading(words.repairs, [
      ...repairs.map((r, i) => `${i + 1}. ${repairText(r, language)}${r.verified ? '' : words.unverified}`),
      ...(more > 0 ? [words.moreRepairs(more)] : []),
    ]),
  )
  return blocks
}

function needLines(check: Check, language: Language): string[] {
  return check.needs.map(({ statement, from, growth }) =>
    WORDS[language].need(
      `${rowWithYear(statement, language)}${figureText(statement, language) === '100%' ? '' : ` ${figureText(statement, language)}`}`,
      citationText(statement.citation, language),
      from,
      formatNumber(growth, 1),
    ),
  )
}

function lintLine({ message }: Finding, language: Language): string {
  return `· ${message[language]}`
}

function evaluationBlock(evaluation: readonly Evaluation[], language: Language): string {
  if (evaluation.length === 0) return ''
  const words = WORDS[language]
  const count = (status: Evaluation['status']) => evaluation.filter((e) => e.status === status).length
  return heading(words.evaluation, [
    words.evaluated(count('met'), count('missed'), count('unknown')),
    ...evaluation.filter((e) => e.status !== 'met').map((e) => `· ${evaluationSentence(e, language)}`),
  ])
}

function scenarioBlock(finding: ScenarioFinding, check: Check, language: Language): string {
  const words = WORDS[language]
  const numbers = conflictNumbers(check.groups)
  const count = (status: string) => finding.verdicts.filter((v) => v.status === status).length
  // One conflict speaks for its family: the first, which is the one told above.
  const list = (conflicts: readonly Conflict[]) =>
    [...new Set(conflicts.map((c) => numbers.get(firstOf(check, c))))].sort((x, y) => x! - y!).join(', ')
  const names = (members: readonly Statement[]) =>
    members.map((s) => statementName(s, language)).join(language === 'zh' ? '、' : '; ')
  const broken = finding.broken.filter(
    (b) => b.members.length > 0 && firstOf(check, b.conflict) === b.conflict,
  )
  return heading(`${words.scenario} ${finding.scenario}`, [
    words.met(count('met'), count('late'), count('missed'), count('unknown')),
    ...finding.verdicts.flatMap((v) => {
      if (v.status !== 'missed' && v.status !== 'late') return []
      const conflicts = finding.explained(v)
      const why = conflicts.length === 0 ? '' : words.explains(list(conflicts))
      return [`· ${verdictSentence(v, digitsOf(finding.table, v), language)}${why}`]
    }),
    ...broken.map(({ conflict, members }) => `· ${words.givesWay(numbers.get(conflict)!, names(members))}`),
  ])
}

/** The conflict that speaks for the family of another. */
function firstOf({ groups }: Check, conflict: Conflict): Conflict {
  const group = groups.find((g) => g.conflicts.includes(conflict))!
  return group.conflicts.find((c) => c.family === conflict.family)!
}

/** Every statement in a table. */
function statementTable(check: Check, language: Language): string {
  const words = WORDS[language]
  return textTable(
    [words.statement, words.figure, words.verdict, words.implied, words.place],
    check.alone.map(({ statement, verdict, implied }) => [
      statementName(statement, language),
      figureText(statement, language),
      words.verdicts[verdict],
      Number.isNaN(implied) ? '' : valueText(statement, implied, language),
      citationText(statement.citation, language),
    ]),
    [0, 4],
  )
}
