// One point of growth, in a process of its own; prints a line of JSON.
// node run-growth.mjs draws <scenario> <draws> | model <folder> <draws>
import { bundled } from './bundle.mjs'
import { median } from './process.mjs'
import { simulated } from './work.mjs'

const [what, name, draws] = process.argv.slice(2)
const own = await import(bundled(process.env.BENCH_BUNDLES, 'own'))

async function timed(compute, turns, most = 2000) {
  const times = []
  let result
  for (let turn = 0; turn < turns && times.reduce((a, b) => a + b, 0) < most; turn++) {
    const begun = performance.now()
    result = await compute()
    times.push(performance.now() - begun)
  }
  return { ms: median(times.slice(times.length > 3 ? 1 : 0)), result }
}

const ensemble = (simulation) => () => own.runEnsemble(simulation, { draws: Number(draws) })

async function growthOfDraws() {
  const { ms, result } = await timed(ensemble(simulated(own, name)), 5)
  return { ms, cells: result.spread.mean.length }
}

async function growthOfModel() {
  const files = {
    list: own.disk.list,
    modelFolders: () => [`${name}/models`],
    read: own.disk.read,
  }
  const read = await timed(() => own.openProject([`${name}/scenario.yaml`], files), 1)
  const { scenario } = read.result.cases[0]
  const first = await timed(() => own.simulate(scenario), 1)
  const again = await timed(() => own.simulate(scenario), 7)
  const many = await timed(ensemble(again.result), 3)
  return { read: read.ms, first: first.ms, again: again.ms, many: many.ms }
}

const point = await (what === 'draws' ? growthOfDraws() : growthOfModel())
console.log(JSON.stringify({ ...point, peak: process.resourceUsage().maxRSS / 1024 }))
