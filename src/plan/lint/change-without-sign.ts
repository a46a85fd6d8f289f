import { parseFigure } from '../../language/quantity.js'
import { inBoth, placed, rowName, shown } from '../words/say.js'
import type { Rule } from './rule.js'

/** A change of a share with nothing to tell points from percent. */
export const changeWithoutSign: Rule = {
  kind: 'change-without-sign',
  doc: 'A change of a share written as a bare number.',
  find: ({ targets }) =>
    targets
      .filter(({ change, subjects }) => {
        const share = subjects.length === 1 && ['%', '‰'].includes(subjects[0]!.unit)
        return share && change !== undefined && parseFigure(change.text)?.unit === ''
      })
      .map((row) => ({
        kind: 'change-without-sign',
        statements: [row.id],
        citations: [row.citation],
        message: inBoth((language) => {
          const name = placed(rowName(row, language), row.citation, language)
          const number = shown(row.change!, '', language)
          return language === 'zh'
            ? `${name}的变动印为${number}，未注明是百分点还是百分比；此处按百分点理解。`
            : `${name} has a change of ${number}, with no sign of points or percent; it is read as points.`
        }),
      })),
}
