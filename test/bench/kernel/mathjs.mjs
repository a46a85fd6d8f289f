// The work as equations of mathjs.
import { expressionOf, languages, resultsOf } from './expression.mjs'

/** Text of each equation, by column: this year's values are v0, v1 …, last year's last0, last1 … */
export function mathjsEquations({ equations, columnOf }) {
  const results = resultsOf(equations)
  const leaf = {
    columnOf,
    uniform: (i) => `u${i}`,
    draw: (i) => `p${i}`,
    shock(i, lag) {
      if (lag > 0) throw new Error('the bench has mathjs read shocks of this year alone')
      return `s${i}`
    },
    column(i, lag) {
      if (lag > 1) throw new Error('the bench has mathjs look back one year alone')
      return lag === 0 ? `v${i}` : `last${i}`
    },
  }
  return equations.map(({ column, value }) => ({
    column,
    text: expressionOf(value, languages.mathjs, leaf, results),
  }))
}
