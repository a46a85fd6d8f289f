import { inLanguage } from '../../base/label.js'
import { say } from '../../base/text.js'
import { intervalOf } from '../interval.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { figureAt, rowName, shown } from '../words/printed-words.js'
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
          message: say(LINT_WORDS, (words, language) => {
            const { row, subject, year } = first
            const name =
              row.subjects.length > 1 ? inLanguage(subject.label, language) : rowName(row, language)
            const values = apart.map((l) =>
              figureAt(shown(l.figure, l.subject.unit, language), l.citation, language),
            )
            return words['base-differs'](name, year, values)
          }),
        },
      ]
    })
  },
}
