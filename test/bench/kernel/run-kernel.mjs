// A contestant: the kernel alone, inputs ready, moments of every cell.
// node run-kernel.mjs <folder> <sums> <wasm|javascript> <threads>
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { bundled } from './bundle.mjs'
import { answer } from './process.mjs'
import { preparation, readWork, simulated } from './work.mjs'

const [folder, file, kind, threads] = process.argv.slice(2)
const bundles = process.env.BENCH_BUNDLES
const own = await import(bundled(bundles, 'own'))
const address = bundled(bundles, 'kernel')
const { BLOCK, compileModules, Engine, NEXT_BLOCK, STATS, shareFor } = await import(address)
const { work, p, s } = readWork(folder)
const wasm = kind === 'wasm'
const prepared = own.prepare(simulated(own, work.name), preparation(work.draws, Number(threads), wasm))
const { job, centres, years } = prepared
const { pages } = job.map
const memory = wasm
  ? new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
  : new SharedArrayBuffer(pages * 65536)
prepared.fill(memory.buffer ?? memory)
const shared = shareFor(work.draws, job.rows, 0)
const ready = { p, s, draws: work.draws }
const engine = new Engine(job, compileModules(job), memory, shared, ready, 0)
const blocks = Math.ceil(work.draws / BLOCK)
const workers = Array.from({ length: threads - 1 }, () => {
  const workerData = { kernel: address.href, job, memory, shared, ready }
  return new Worker(new URL('kernel-thread.mjs', import.meta.url), { workerData })
})
await Promise.all(workers.map((worker) => once(worker, 'message')))
const [sum, square] = [new Float64Array(work.cells), new Float64Array(work.cells)]

async function compute() {
  Atomics.store(shared.control, NEXT_BLOCK, 0)
  const others = workers.map((worker) => {
    worker.postMessage('run')
    return once(worker, 'message')
  })
  for (;;) {
    const block = Atomics.add(shared.control, NEXT_BLOCK, 1)
    if (block >= blocks) break
    for (const _ of engine.run(block, false));
  }
  if (others.length > 0) await Promise.all(others)
  sum.fill(0)
  square.fill(0)
  for (let block = 0; block < blocks; block++)
    for (let cell = 0; cell < work.cells; cell++) {
      // Rows of ours begin with the base year.
      const row = cell + Math.floor(cell / (years - 1)) + 1
      sum[cell] += shared.stats[(block * job.rows + row) * STATS]
      square[cell] += shared.stats[(block * job.rows + row) * STATS + 1]
    }
}

for (let turn = 0; turn < 4; turn++) await compute()
if (centres.length !== job.rows) throw new Error('a centre for each row is expected')
await answer({
  compute,
  sums: () => ({ sum, square }),
  file,
  after: () => {
    for (const worker of workers) worker.terminate()
  },
})
