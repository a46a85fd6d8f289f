// The work in plain JavaScript, as straight-line code: draw by draw, or chunks of columns.
import { expressionOf, languages, resultsOf } from './expression.mjs'

/** A module that exports `draws(...)` and `columns(...)`, which fill `sum` and `square`, and `keeping(...)`. */
export function plainSource(made) {
  return `${byDraw(made, false)}\n${byDraw(made, true)}\n${byColumn(made)}\n`
}

/** A loop over draws outside, years inside; last year's values are in variables. With `keeps`, all values are kept. */
function byDraw({ work, equations, columnOf }, keeps) {
  const { times, base, draws, kept, columns } = work
  const results = resultsOf(equations)
  const leaf = {
    columnOf,
    uniform: (i) => `u[${i * times} + t]`,
    draw: (i) => `p${i}`,
    shock: (i, lag) => `s[(${i * times} + t - ${lag}) * ${draws} + d]`,
    column(i, lag) {
      if (lag > 1) throw new Error('the bench has plain JavaScript look back one year alone')
      return lag === 0 ? `n${i}` : `v${i}`
    },
  }
  const list = (count, one) => Array.from({ length: count }, (_, i) => one(i))
  return [
    ...(keeps
      ? ['export function keeping(p, s, u, known, values) {']
      : [
          'export function draws(p, s, u, known, centres, sum, square) {',
          '  sum.fill(0)',
          '  square.fill(0)',
        ]),
    `  for (let d = 0; d < ${draws}; d++) {`,
    ...list(work.draws_of, (i) => `    const p${i} = p[${i * draws} + d]`),
    ...list(columns, (i) => `    let v${i} = known[${i * times + base}]`),
    `    for (let t = ${base + 1}; t < ${times}; t++) {`,
    ...equations.map(
      ({ column, value }) =>
        `      const n${column} = ${expressionOf(value, languages.javascript, leaf, results)}`,
    ),
    ...kept.flatMap((column, k) => {
      const row = `${k * (times - base - 1) - base - 1} + t`
      if (keeps) return [`      values[${row}][d] = n${column}`]
      return [
        `      const e${k} = n${column} - centres[${row}]`,
        `      sum[${row}] += e${k}`,
        `      square[${row}] += e${k} * e${k}`,
      ]
    }),
    ...list(columns, (i) => `      v${i} = n${i}`),
    '    }',
    '  }',
    '}',
  ].join('\n')
}

/** A loop over chunks of draws, then years, then equations; each goes over the chunk's columns. */
function byColumn({ work, equations, columnOf }) {
  const { times, base, draws, kept, columns } = work
  const results = resultsOf(equations)
  const outside = new Map()
  const named = (name, code) => {
    outside.set(name, `      const ${name} = ${code}`)
    return name
  }
  const leaf = {
    columnOf,
    uniform: (i) => named(`u${i}`, `u[${i * times} + t]`),
    draw: (i) => `p[${named(`p${i}`, `${i * draws} + from`)} + d]`,
    shock: (i, lag) => `s[${named(`s${i}_${lag}`, `(${i * times} + t - ${lag}) * ${draws} + from`)} + d]`,
    column: (i, lag) => `${named(`v${i}_${lag}`, `v[${i * 2} + (t - ${lag}) % 2]`)}[d]`,
  }
  const functions = equations.map(({ column, value }, i) => {
    outside.clear()
    const to = leaf.column(column, 0)
    const code = expressionOf(value, languages.javascript, leaf, results)
    return [
      `function equation${i}(v, p, s, u, t, from, n) {`,
      ...outside.values(),
      `      for (let d = 0; d < n; d++) ${to} = ${code}`,
      '}',
    ].join('\n')
  })
  return [
    ...functions,
    'function moments(x, centre, n, row, sum, square) {',
    '  let a = 0, b = 0, c = 0, f = 0',
    '  for (let d = 0; d < n; d += 2) {',
    '    const e = x[d] - centre',
    '    const g = d + 1 < n ? x[d + 1] - centre : 0',
    '    a += e, b += g, c += e * e, f += g * g',
    '  }',
    '  sum[row] += a + b',
    '  square[row] += c + f',
    '}',
    'let v',
    'export function columns(p, s, u, known, centres, sum, square, chunk) {',
    '  sum.fill(0)',
    '  square.fill(0)',
    `  if (v?.[0].length !== chunk) v = Array.from({ length: ${columns * 2} }, () => new Float64Array(chunk))`,
    `  for (let from = 0; from < ${draws}; from += chunk) {`,
    `    const n = Math.min(chunk, ${draws} - from)`,
    `    for (let i = 0; i < ${columns}; i++) v[i * 2 + ${base % 2}].fill(known[i * ${times} + ${base}])`,
    `    for (let t = ${base + 1}; t < ${times}; t++) {`,
    ...equations.map((_, i) => `      equation${i}(v, p, s, u, t, from, n)`),
    ...kept.map((column, k) => {
      const row = `${k * (times - base - 1) - base - 1} + t`
      return `      moments(v[${column * 2} + t % 2], centres[${row}], n, ${row}, sum, square)`
    }),
    '    }',
    '  }',
    '}',
  ].join('\n')
}
