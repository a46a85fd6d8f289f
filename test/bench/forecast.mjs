// Forecasts of 645 annual histories as whole processes on one thread, against an empty Node process and, where Rscript
// and its forecast package are there, against R.
// npm run build && npm run bench:forecast
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeUpHistories } from './histories.mjs'

const COUNT = 645
const ROUNDS = 5
const HORIZON = 6
const METHODS = ['naive', 'theta', 'ets', 'arima', 'auto']
const out = mkdtempSync(join(tmpdir(), 'planwright-bench-'))
const file = join(out, 'histories.csv')
writeFileSync(file, madeUpHistories(COUNT))

const REPORT = `process.on('exit', () => process.stderr.write('cpu ' + (process.cpuUsage().user + process.cpuUsage().system) / 1e6));`

/** Processor seconds of one Node process. */
function cpu(code, args = []) {
  const { status, stderr } = spawnSync(process.execPath, ['-e', REPORT + code, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return Number(/cpu ([\d.]+)/.exec(stderr)[1])
}

const main = new URL('../../dist/cli/main.js', import.meta.url)
const forecast = (method) =>
  cpu(`process.argv.splice(1, 0, 'planwright'); import('${main}')`, [
    'forecast',
    file,
    '--horizon',
    String(HORIZON),
    '--method',
    method,
    '--format',
    'json',
  ])

const R = `suppressMessages(library(forecast)); d <- read.csv('${file}'); s <- split(d$value, d$indicator)
f <- list(theta = function(y) thetaf(y, h = ${HORIZON}), ets = function(y) forecast(ets(y), h = ${HORIZON}),
  arima = function(y) forecast(auto.arima(y), h = ${HORIZON}))
for (k in names(f)) cat(k, sum(system.time(for (y in s) f[[k]](ts(y)))[1:2]), '\\n')`

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  console.log(
    `load of the last minute ${loadavg()[0].toFixed(1)}; ${COUNT} histories, ${HORIZON} years ahead`,
  )
  const found = spawnSync('Rscript', ['-e', R], { encoding: 'utf8' })
  const theirs = Object.fromEntries(
    [...(found.stdout ?? '').matchAll(/^(\w+) ([\d.]+)/gm)].map(([, method, time]) => [method, Number(time)]),
  )
  const times = Object.fromEntries(METHODS.map((method) => [method, []]))
  const empty = []
  for (let round = 0; round < ROUNDS; round++) {
    empty.push(cpu(''))
    for (const method of METHODS) times[method].push(forecast(method))
  }
  console.table(
    METHODS.map((method) => ({
      method,
      'times node -e 0': Number((median(times[method]) / median(empty)).toFixed(1)),
      'ms a history': Number(((1000 * median(times[method])) / COUNT).toFixed(2)),
      'R, ms a history': theirs[method] ? Number(((1000 * theirs[method]) / COUNT).toFixed(1)) : '-',
      'R / ours': theirs[method] ? Number((theirs[method] / median(times[method])).toFixed(1)) : '-',
    })),
  )
  if (!Object.keys(theirs).length) console.log('without R: Rscript or its package forecast is not there')
} finally {
  rmSync(out, { recursive: true })
}
