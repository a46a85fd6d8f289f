import { formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { percentText } from '../../sensitivity/percent-text.js'
import type { NamedBound, ScenarioBox } from '../../sensitivity/scenario-box.js'
import { boundDigits, type Discovered, inputLabels, rangeOf, sentencesOf } from '../../study/discovery.js'
import { clauseOf } from '../../study/outcome.js'
import { failureLines } from '../run/show-failures.js'
import { textTable } from '../text-table.js'

const WORDS = {
  zh: { input: '输入', low: '不低于', high: '不高于', drawn: '抽样范围', p: '准p值', box: '范围' },
  en: { input: 'Input', low: 'at least', high: 'at most', drawn: 'drawn', p: 'quasi-p', box: 'Box' },
} as const

/** What was found: sentences first, then each box with its bounds and measures. */
export function showDiscovery(discovered: Discovered, language: Language): string {
  const { discovery, ensemble } = discovered
  return `${[
    sentencesOf(discovered)[language].join('\n'),
    shareLine(discovered, language),
    ...discovery.boxes.map((box, i) => showBox(discovered, box, i, language)),
    noteLines(discovered, language).join('\n'),
    failureLines(ensemble, language).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`
}

function shareLine(
  { discovery: { rows, hits }, outcome, simulation }: Discovered,
  language: Language,
): string {
  const { name } = simulation.scenario
  const share = percentText(hits / rows)
  const [of, all] = [count(hits), count(rows)]
  return language === 'zh'
    ? `${name}：${all}次模拟中有${of}次（${share}）${clauseOf(outcome, language)}。`
    : `${name}: ${clauseOf(outcome, language)} in ${of} of ${all} draws (${share}).`
}

function showBox(discovered: Discovered, box: ScenarioBox, index: number, language: Language): string {
  const { inputs, columns } = discovered
  const words = WORDS[language]
  const labels = inputLabels(discovered)
  const ids = [...new Set(box.bounds.map(({ name }) => name))]
  const rows = ids.map((id) => {
    const input = inputs.find((i) => i.id === id)!
    const digits = boundDigits(discovered, input)
    const say = (value: number) => withUnit(formatNumber(value, digits), input.unit)
    const bound = (side: NamedBound['side']) => box.bounds.find((b) => b.name === id && b.side === side)
    const [low, high] = [bound('low'), bound('high')]
    const [least, most] = rangeOf(columns.find(({ name }) => name === id)!)
    return [
      inLanguage(labels.get(id)!, language),
      low ? say(low.value) : '–',
      high ? say(high.value) : '–',
      `${say(least)} … ${say(most)}`,
      [low, high].flatMap((b) => (b ? [pText(b.p)] : [])).join(', '),
    ]
  })
  const header = [
    discovered.discovery.boxes.length > 1 ? `${words.box} ${index + 1}` : words.input,
    words.low,
    words.high,
    words.drawn,
    words.p,
  ]
  return `${textTable(header, rows)}\n${measureLines(box, language).join('\n')}`
}

function measureLines({ rows, hits, coverage, density, heldOut }: ScenarioBox, language: Language): string[] {
  const zh = language === 'zh'
  const measure = (of: { rows: number; hits: number; coverage: number; density: number }) =>
    zh
      ? `${count(of.rows)}次中有${count(of.hits)}次；覆盖率${percentText(of.coverage)}，密度${percentText(of.density)}`
      : `${count(of.hits)} of ${count(of.rows)} draws; coverage ${percentText(of.coverage)}, density ${percentText(of.density)}`
  const made = measure({ rows, hits, coverage, density })
  const lines = [zh ? `拟合样本：${made}` : `On the draws that it was made from: ${made}`]
  if (heldOut)
    lines.push(
      zh
        ? `留出样本：${measure(heldOut)}，p ${pText(heldOut.p)}`
        : `On draws held out: ${measure(heldOut)}, p ${pText(heldOut.p)}`,
    )
  return lines
}

function noteLines({ discovery, outcome, options }: Discovered, language: Language): string[] {
  const zh = language === 'zh'
  const { kind, hits, rows, boxes } = discovery
  const notes: string[] = []
  if (kind === 'nothing' && options.density !== undefined)
    notes.push(
      zh
        ? `没有密度达到${percentText(options.density)}的范围；不加 --density 则在密度与覆盖率之间取平衡。`
        : `No box has a density of ${percentText(options.density)}; without --density the best balance with coverage is sought.`,
    )
  if (hits < rows && hits > rows / 2)
    notes.push(
      outcome.question.id === 'where'
        ? zh
          ? '该结果出现于多数模拟；把 --where 的符号反过来，可看较少见的一面。'
          : 'The outcome is the more frequent one; with the sign of --where turned around the rarer one is looked for, which says more.'
        : zh
          ? `该结果出现于多数模拟；${outcome.negated ? '去掉' : '加上'} --missed 可看较少见的一面。`
          : `The outcome is the more frequent one; ${outcome.negated ? 'without' : 'with'} --missed the rarer one is looked for, which says more.`,
    )
  if (boxes.length > 0)
    notes.push(
      zh
        ? '覆盖率：出现该结果的模拟中落在范围内的占比；密度：范围内出现该结果的占比；准p值：若该界限不起作用，偶然得到同样密度的可能性。'
        : 'Coverage: share of the draws with the outcome that lie in the box; density: share of the draws in the box that have it; quasi-p: how likely chance alone would make the box as dense if the bound did nothing.',
    )
  return notes
}

function pText(p: number): string {
  return p < 0.001 ? '<0.001' : formatNumber(p, 3)
}

function count(n: number): string {
  return n.toLocaleString('en-US')
}
