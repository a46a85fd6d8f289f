// The work in numpy: whole columns of draws, a loop over years and equations, results written in place.
import { spawnSync } from 'node:child_process'
import { resultsOf } from './expression.mjs'

const FRAME = `
def simulate(chunk):
    sums[:] = 0
    squares[:] = 0
    for start in range(0, N, chunk):
        n = min(chunk, N - start)
        v = columns[:, :, :n]
        w = work[:, :n]
        for c in range(COLUMNS):
            for t in range(max(0, BASE + 1 - RING), BASE + 1):
                v[c, t % RING] = known[c, t]
        for t in range(BASE + 1, TIMES):
            year(v, w, p[:, start:start + n], s[:, :, start:start + n], u[:, t], t)
            for k in range(KEPT):
                row = k * (TIMES - BASE - 1) + t - BASE - 1
                np.subtract(v[kept[k], t % RING], centres[row], out=w[0])
                sums[row] += w[0].sum()
                squares[row] += w[0].dot(w[0])

best, form = 1e300, 0
for chunk in sorted({min(c, N) for c in (1024, 4096, 16384, N)}):
    columns = np.empty((COLUMNS, RING, chunk))
    work = np.empty((MOST + 1, chunk))
    for turn in range(2):
        begun = time.perf_counter()
        simulate(chunk)
        took = time.perf_counter() - begun
    if took < best:
        best, form = took, chunk
columns = np.empty((COLUMNS, RING, form))
work = np.empty((MOST + 1, form))
print('ready chunks of', form, flush=True)
for line in sys.stdin:
    if line[0] != 'r':
        break
    begun = time.perf_counter()
    simulate(form)
    print((time.perf_counter() - begun) * 1e3, flush=True)
np.concatenate([sums, squares]).tofile(sys.argv[3])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
`

const UFUNCS = {
  add: 'np.add',
  subtract: 'np.subtract',
  multiply: 'np.multiply',
  divide: 'np.divide',
  unaryMinus: 'np.negative',
  exp: 'np.exp',
  min: 'np.minimum',
  max: 'np.maximum',
}
const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/', larger: '>', smaller: '<' }

/** The statements of one equation; numbers that are the same for all draws stay plain numbers. */
class Writer {
  lines = []
  most = 0
  ring = 2
  #used = 0
  #results
  #columnOf

  constructor(results, columnOf) {
    this.#results = results
    this.#columnOf = columnOf
  }

  column(column, lag) {
    this.ring = Math.max(this.ring, lag + 1)
    return `v[${column}, ${lag === 0 ? 'r0' : `(t - ${lag}) % RING`}]`
  }

  /** Writes the root's value to its column. */
  root(value, column) {
    const to = this.column(column, 0)
    this.#used = 0
    const from = this.#value(value, value, to)
    if (from.text !== to) this.lines.push(`np.copyto(${to}, ${from.text})`)
  }

  #value(value, root, to) {
    const column = value === root ? undefined : this.#results.get(value)
    if (column !== undefined) return { text: this.column(column, 0), array: true }
    switch (value.kind) {
      case 'constant':
        return { text: `(${value.value})`, array: false }
      case 'uniform':
        return { text: `u[${value.index}]`, array: false }
      case 'draw':
        return { text: `p[${value.position}]`, array: true }
      case 'shock':
        return { text: `s[${value.position}, t - ${value.when.lag}]`, array: true }
      case 'column':
        return { text: this.column(this.#columnOf(value.slot), value.lag), array: true }
      default:
        return this.#call(value, root, to)
    }
  }

  #call({ builtin: { name }, args }, root, to) {
    const before = this.#used
    const parts = args.map((arg) => this.#value(arg, root, undefined))
    const texts = parts.map((part) => part.text)
    if (!parts.some((part) => part.array))
      return { text: `(${texts.join(` ${SIGNS[name]} `)})`, array: false }
    this.#used = before
    const target = to ?? this.#temporary()
    if (name === 'if') {
      if (parts[0].array) throw new Error('the bench has numpy choose by uniform conditions alone')
      this.lines.push(`np.copyto(${target}, ${texts[1]} if ${texts[0]} else ${texts[2]})`)
    } else {
      const ufunc = UFUNCS[name]
      if (!ufunc) throw new Error(`the bench does not know how to write ${name} in numpy`)
      texts.slice(1).reduce((first, second) => {
        this.lines.push(`${ufunc}(${first}, ${second}, out=${target})`)
        return target
      }, texts[0])
      if (texts.length === 1) this.lines.push(`${ufunc}(${texts[0]}, out=${target})`)
    }
    return { text: target, array: true }
  }

  #temporary() {
    this.#used++
    this.most = Math.max(this.most, this.#used)
    return `w[${this.#used - 1}]`
  }
}

/** The source of a program for the work. */
export function numpySource({ work, equations, columnOf }) {
  const writer = new Writer(resultsOf(equations), columnOf)
  for (const { column, value } of equations) writer.root(value, column)
  return [
    'import json, resource, sys, time',
    'import numpy as np',
    'np.seterr(all="ignore")',
    'w_ = json.load(open(sys.argv[1]))',
    'numbers = np.fromfile(sys.argv[2])',
    `N, TIMES, BASE, RING = ${work.draws}, ${work.times}, ${work.base}, ${writer.ring}`,
    `COLUMNS, KEPT, MOST = ${work.columns}, ${work.kept.length}, ${writer.most}`,
    `p = numbers[:${work.draws_of} * N].reshape(${work.draws_of}, N)`,
    `s = numbers[${work.draws_of} * N:].reshape(${work.paths}, TIMES, N)`,
    'kept = w_["kept"]',
    'known = np.array(w_["known"], dtype=float).reshape(COLUMNS, TIMES)',
    'centres = w_["centres"]',
    `u = np.array(w_["uniforms"], dtype=float).reshape(${work.uniforms.length / work.times}, TIMES)`,
    `sums, squares = np.zeros(${work.cells}), np.zeros(${work.cells})`,
    'def year(v, w, p, s, u, t):',
    '    r0 = t % RING',
    ...writer.lines.map((line) => `    ${line}`),
    FRAME,
  ].join('\n')
}

/** The version of numpy; undefined without it. */
export function numpyVersion() {
  const { status, stdout } = spawnSync('python3', ['-c', 'import numpy; print(numpy.__version__)'], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}
