// Whole processes, timed against an empty Node process in the same run: medians of ratios, pair by pair.
// npm run build && npm run bench:processes
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planOf } from './plan-of.mjs'

const ROUNDS = 7
const out = mkdtempSync(join(tmpdir(), 'planwright-bench-'))
const program = ['dist/cli/main.js']
const cases = [
  ['planwright --help', [...program, '--help'], 4],
  ['run, five scenarios, no charts', [...program, 'run', 'scenarios/ganxian', '--out', join(out, 'run')], 20],
  [
    'check, the register of the district',
    [...program, 'check', 'scenarios/ganxian/plan.yaml', '--format', 'json'],
    undefined,
  ],
  ['validate, the whole region', [...program, 'validate', 'scenarios/ganxian', 'models/county'], undefined],
  [
    'dashboard of five scenarios to SVG and PNG',
    [
      ...program,
      'chart',
      'scenarios/ganxian',
      '--kind',
      'dashboard',
      '--type',
      'svg',
      'png',
      '--out',
      join(out, 'chart'),
    ],
    undefined,
  ],
  [
    'run with every chart',
    [...program, 'run', 'scenarios/ganxian', '--charts', '--out', join(out, 'all')],
    undefined,
  ],
]

// Eight equations, fifteen years, 10,000 draws, five quantiles of every cell.
const draws = ['run', 'test/bench/scenarios/loop8.yaml', '--draws', '10000', '--out', join(out, 'draws')]
const { stdout: help } = spawnSync(process.execPath, [...program, 'run', '--help'], { encoding: 'utf8' })
if (help.includes('--draws'))
  cases.push(['run --draws 10000 of eight equations', [...program, ...draws], undefined])

function seconds(args) {
  const begun = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return Number(process.hrtime.bigint() - begun) / 1e9
}

/** One check of a made-up plan: how time and memory grow with its statements. */
function scale(statements) {
  const indicators = Math.round(statements / 3)
  const file = join(out, `plan-${statements}.yaml`)
  writeFileSync(file, planOf(indicators, Math.round(statements / 20)))
  const measure = `process.argv.splice(1, 0, 'planwright');process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS));import('${new URL('../../dist/cli/main.js', import.meta.url)}')`
  const begun = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', measure, 'check', file, '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  if (status !== 0) throw new Error(`check of ${statements} statements ended with ${status}: ${stderr}`)
  const time = Number(process.hrtime.bigint() - begun) / 1e9
  const answer = JSON.parse(stdout)
  return {
    statements: answer.statements.length,
    conflicts: answer.conflicts.length,
    repairs: answer.repairs.length,
    complete: answer.complete,
    'times node -e 0': Number((time / seconds(['-e', '0'])).toFixed(0)),
    seconds: Number(time.toFixed(1)),
    'peak MB': Math.round(Number(/rss (\d+)/.exec(stderr)[1]) / 1024),
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  const rows = cases.map(([name, args, wanted]) => {
    seconds(args)
    const ratios = []
    const times = []
    for (let round = 0; round < ROUNDS; round++) {
      const empty = seconds(['-e', '0'])
      const time = seconds(args)
      ratios.push(time / empty)
      times.push(time)
    }
    return {
      process: name,
      'times node -e 0': Number(median(ratios).toFixed(1)),
      wanted: wanted ? `under ${wanted}` : '',
      'median seconds': Number(median(times).toFixed(2)),
    }
  })
  console.table(rows)
  console.table([100, 300, 1000].map(scale))
} finally {
  rmSync(out, { recursive: true, force: true })
}
