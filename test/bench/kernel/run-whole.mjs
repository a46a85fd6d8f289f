// A contestant: `runEnsemble` as a user calls it, sampling and five quantiles of every cell included.
// node run-whole.mjs <scenario> <draws> <wasm|javascript> <threads>
import { bundled } from './bundle.mjs'
import { answer } from './process.mjs'
import { simulated } from './work.mjs'

const [name, draws, kind, threads] = process.argv.slice(2)
const bundles = process.env.BENCH_BUNDLES
const own = await import(bundled(bundles, 'own'))
own.useThreadProgram(bundled(bundles, 'thread'))
const simulation = simulated(own, name)
const compute = () =>
  own.runEnsemble(simulation, { draws: Number(draws), threads: Number(threads), wasm: kind === 'wasm' })
for (let turn = 0; turn < 2; turn++) await compute()
await answer({ compute, after: () => process.exit() })
