/** Made-up annual histories, 14 to 41 years each, as a long CSV: growing walks on a log scale, some of them bent or flat. */
export function madeUpHistories(count) {
  let state = 12345
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const rows = ['region,indicator,year,value']
  for (let i = 0; i < count; i++) {
    const years = 14 + Math.floor(28 * uniform())
    const noise = 0.01 + 0.1 * uniform()
    let growth = 0.04 * normal()
    let level = Math.log(100) + 4 * normal()
    for (let t = 0; t < years; t++) {
      rows.push(`made-up,series_${i},${1980 + t},${Math.exp(level).toPrecision(6)}`)
      growth = 0.9 * growth + 0.004 + 0.01 * normal() * (i % 3)
      level += growth + noise * normal()
    }
  }
  return `${rows.join('\n')}\n`
}
