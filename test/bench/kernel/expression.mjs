// Equations as expressions of other languages.

const infix = (sign) => (a, b) => `(${a} ${sign} ${b})`
const called = (name) => (a) => `${name}(${a})`
const folded =
  (two) =>
  (first, ...others) =>
    others.reduce(two, first)

const common = {
  add: infix('+'),
  subtract: infix('-'),
  multiply: infix('*'),
  divide: infix('/'),
  unaryMinus: (a) => `(-${a})`,
}

/** How a call of the equation language is written; conditions are used in `if` alone. */
export const languages = {
  c: {
    ...common,
    exp: called('exp'),
    min: folded((a, b) => `MIN(${a}, ${b})`),
    max: folded((a, b) => `MAX(${a}, ${b})`),
    if: (condition, a, b) => `(${condition} ? ${a} : ${b})`,
    larger: infix('>'),
    smaller: infix('<'),
  },
  javascript: {
    ...common,
    exp: called('Math.exp'),
    min: folded((a, b) => `Math.min(${a}, ${b})`),
    max: folded((a, b) => `Math.max(${a}, ${b})`),
    if: (condition, a, b) => `(${condition} ? ${a} : ${b})`,
    larger: infix('>'),
    smaller: infix('<'),
  },
  mathjs: {
    ...common,
    exp: called('exp'),
    min: (...all) => `min(${all.join(', ')})`,
    max: (...all) => `max(${all.join(', ')})`,
    if: (condition, a, b) => `(${condition} ? ${a} : ${b})`,
    larger: infix('>'),
    smaller: infix('<'),
  },
}

/**
 * An expression for the value of an equation.
 * @param leaf names what is read: `uniform(i)`, `draw(i)`, `shock(i, lag)`, `column(i, lag)`
 * @param results columns of values that other equations have computed
 */
export function expressionOf(root, language, leaf, results) {
  const write = (value) => {
    const column = value === root ? undefined : results.get(value)
    if (column !== undefined) return leaf.column(column, 0)
    switch (value.kind) {
      case 'constant':
        return value.value < 0 ? `(${value.value})` : literal(value.value)
      case 'uniform':
        return leaf.uniform(value.index)
      case 'draw':
        return leaf.draw(value.position)
      case 'shock':
        return leaf.shock(value.position, value.when.lag)
      case 'column':
        return leaf.column(leaf.columnOf(value.slot), value.lag)
      case 'call': {
        const writer = language[value.builtin.name]
        if (!writer) throw new Error(`the bench does not know how to write ${value.builtin.name}`)
        return writer(...value.args.map(write))
      }
      default:
        throw new Error(`the bench does not know how to write a ${value.kind}`)
    }
  }
  return write(root)
}

/** A number that no language takes for an integer. */
function literal(value) {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** Which column each computed value stands in; the first equation that computes it counts. */
export function resultsOf(equations) {
  const results = new Map()
  for (const { value, column } of equations)
    if (value.kind === 'call' && !results.has(value)) results.set(value, column)
  return results
}
