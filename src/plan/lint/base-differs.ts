import { intervalOf } from '../interval.js'
import { figureAt, inBoth, rowName, shown } from '../words/say.js'
import { overlap } from './range.js'
import type { Level, Rule } from './rule.js'

/** One past value printed twice, differently. */
export const baseDiffers: Rule = {
  kind: 'base-differs',
  doc: 'Figures of one indicator and past year that differ beyond their printed digits.',
  find: ({ plan, levels }) => {
    const groups = new Map<string, Level[]>()
    for (const level of levels.filter((l) => l.past)) {
      const key = `${level.subject.indicator}@${level.year}`
      const group = groups.get(key)
      if (group) group.push(level)
      else groups.set(key, [level])
    }
    return [...groups.values()].flatMap((group) => {
      const range = ({ figure }: Level) => intervalOf(figure, 'level', plan.policy)
      const apart = group.filter((a) => group.some((b) => b !== a && !overlap(range(a), range(b))))
      if (apart.length === 0) return []
      const [first] = apart as [Level]
      return [
        {
          kind: 'base-differs',
          statements: [...new Set(apart.map((l) => l.id))],
          citations: apart.map((l) => l.citation),
          message: inBoth((language) => {
            const zh = language === 'zh'
            const each = apart.map((l) =>
              figureAt(shown(l.figure, l.subject.unit, language), l.citation, language),
            )
            const name =
              first.row.subjects.length > 1 ? first.subject.label[language] : rowName(first.row, language)
            return zh
              ? `${name}${first.year}年的数值不一：${each.join('，')}。`
              : `${name} has different values for ${first.year}: ${each.join(', ')}.`
          }),
        },
      ]
    })
  },
}
