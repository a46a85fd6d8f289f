// A contestant in plain JavaScript: node run-plain.mjs <folder> <sums> [by-hand | sorted]
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { byHand } from './by-hand.mjs'
import { answer } from './process.mjs'
import { readWork } from './work.mjs'

const [folder, file, way = 'generated'] = process.argv.slice(2)
const { work, p, s } = readWork(folder)
const generated = await import(pathToFileURL(join(folder, 'plain.mjs')))
const [u, known, centres] = [work.uniforms, work.known, work.centres].map((of) =>
  Float64Array.from(of, Number),
)
const [sum, square] = [new Float64Array(work.cells), new Float64Array(work.cells)]

/** Five quantiles of every cell: all values are kept, a column a cell, and sorted. */
function sorted(values) {
  generated.keeping(p, s, u, known, values)
  return values.map((column) => {
    column.sort()
    return [0.05, 0.25, 0.5, 0.75, 0.95].map((level) => {
      const place = (work.draws - 1) * level
      const low = Math.floor(place)
      return column[low] + (place - low) * (column[Math.ceil(place)] - column[low])
    })
  })
}

const ways = {
  generated: () => [
    ['draw by draw', () => generated.draws(p, s, u, known, centres, sum, square)],
    ...[256, 1024, 4096].map((chunk) => [
      `chunks of ${chunk}`,
      () => generated.columns(p, s, u, known, centres, sum, square, chunk),
    ]),
  ],
  'by-hand': () => [['', () => byHand[work.name](work.draws, p, centres, sum, square)]],
  sorted: () => {
    const values = Array.from(centres, () => new Float64Array(work.draws))
    return [['inputs ready', () => sorted(values)]]
  },
}
const timed = ways[way]().map(([form, compute]) => {
  let time = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now()
    compute()
    time = Math.min(time, performance.now() - begun)
  }
  return { form, compute, time }
})
const { form, compute } = timed.sort((a, b) => a.time - b.time)[0]
await answer({ form, compute, ...(way === 'sorted' ? {} : { sums: () => ({ sum, square }), file }) })
