// A plan of made-up figures with a known number of planted contradictions, all of it one connected whole: every
// indicator has base, target and growth, twenty of them make a total, and the totals make a grand total.

/** A small generator of numbers between 0 and 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const GROUP = 20

/** The plan as YAML. It has about three statements for each indicator. */
export function planOf(indicators, planted, seed = 1) {
  const next = random(seed)
  const names = Array.from({ length: indicators }, (_, i) => `x${i}`)
  const groups = Array.from({ length: Math.ceil(indicators / GROUP) }, (_, g) =>
    names.slice(g * GROUP, (g + 1) * GROUP),
  )
  const bad = new Set()
  while (bad.size < planted) bad.add(Math.floor(next() * indicators))
  const rows = names.map((name, i) => {
    const base = 10 + 990 * next()
    const growth = 1 + 11 * next()
    const target = base * (1 + growth / 100) ** 5 * (bad.has(i) ? 1.3 : 1)
    return `  - {id: ${name}_2025, indicator: ${name}, base: ${base.toFixed(2)} 亿元, target: ${target.toFixed(2)} 亿元, growth: ${growth.toFixed(1)}%}`
  })
  const label = (name) => `  ${name}: {label: ${name}, unit: 亿元}`
  return [
    'plan: made-up',
    'period: {base: 2020, end: 2025}',
    'indicators:',
    ...names.map(label),
    ...groups.map((_, g) => label(`total${g}`)),
    label('all'),
    'targets:',
    ...rows,
    `  - {indicator: all, target: at least 1 亿元}`,
    'relations:',
    ...groups.map((of, g) => `  - {id: sum${g}, says: total${g} = ${of.join(' + ')}, status: identity}`),
    `  - {id: sum_all, says: "all = ${groups.map((_, g) => `total${g}`).join(' + ')}", status: identity}`,
    '',
  ].join('\n')
}
