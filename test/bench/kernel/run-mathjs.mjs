// A contestant in mathjs: each equation compiled, and evaluated for one draw and year after another.
// node run-mathjs.mjs <folder> <sums> <draws>
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { all, create } from 'mathjs'
import { answer } from './process.mjs'
import { readWork } from './work.mjs'

const [folder, file, drawn] = process.argv.slice(2)
const count = Number(drawn)
const { work, p, s } = readWork(folder)
const { times, base, draws, kept, columns } = work
const math = create(all)
const equations = JSON.parse(readFileSync(join(folder, 'mathjs.json'), 'utf8')).map(({ column, text }) => ({
  name: `v${column}`,
  code: math.compile(text),
}))
const names = (letter, many) => Array.from({ length: many }, (_, i) => `${letter}${i}`)
const [uniforms, given, shocks] = [
  names('u', work.uniforms.length / times),
  names('p', work.draws_of),
  names('s', work.paths),
]
const [values, last] = [names('v', columns), names('last', columns)]
const [sum, square] = [new Float64Array(work.cells), new Float64Array(work.cells)]
const years = times - base - 1

function compute() {
  sum.fill(0)
  square.fill(0)
  for (let d = 0; d < count; d++) {
    const scope = {}
    given.forEach((name, i) => {
      scope[name] = p[i * draws + d]
    })
    values.forEach((name, i) => {
      scope[name] = work.known[i * times + base]
    })
    for (let t = base + 1; t < times; t++) {
      uniforms.forEach((name, i) => {
        scope[name] = work.uniforms[i * times + t]
      })
      shocks.forEach((name, i) => {
        scope[name] = s[(i * times + t) * draws + d]
      })
      last.forEach((name, i) => {
        scope[name] = scope[values[i]]
      })
      for (const { name, code } of equations) scope[name] = code.evaluate(scope)
      for (let k = 0; k < kept.length; k++) {
        const row = k * years + t - base - 1
        const e = scope[values[kept[k]]] - work.centres[row]
        sum[row] += e
        square[row] += e * e
      }
    }
  }
}

for (let turn = 0; turn < 2; turn++) compute()
await answer({ form: `on ${count} draws`, compute, sums: () => ({ sum, square }), file })
