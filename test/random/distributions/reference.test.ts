import { describe, expect, it } from 'vitest'
import type { Distribution } from '../../../src/random/distribution.js'
import { beta } from '../../../src/random/distributions/beta.js'
import { logNormal } from '../../../src/random/distributions/log-normal.js'
import { normal } from '../../../src/random/distributions/normal.js'
import { studentT } from '../../../src/random/distributions/student-t.js'
import { triangular } from '../../../src/random/distributions/triangular.js'
import { truncated } from '../../../src/random/distributions/truncated.js'
import { expectClose } from '../close.js'
import fixture from '../fixtures/distributions.json' with { type: 'json' }

/** What each case of the fixture is made by, and how near (in relative terms, or to a share of the sd). */
const MADE: Readonly<Record<string, readonly [(args: readonly number[]) => Distribution, number]>> = {
  beta: [([a, b, low, high]) => beta(a!, b!, low!, high!), 1e-12],
  student_t: [([df, location, scale]) => studentT(df!, location, scale), 1e-12],
  log_normal: [([mu, sigma]) => logNormal(mu!, sigma!), 1e-13],
  triangular: [([low, mode, high]) => triangular(low!, mode!, high!), 1e-13],
  truncated_normal: [([mean, sd, low, high]) => truncated(normal(mean!, sd!), low!, high!), 1e-9],
  truncated_t: [([df, low, high]) => truncated(studentT(df!), low!, high!), 1e-9],
  truncated_beta: [([a, b, low, high]) => truncated(beta(a!, b!, 0, 1), low!, high!), 1e-9],
}

describe('distributions', () => {
  it.each(fixture.cases)('$kind($args) is what many-digit arithmetic says', (row) => {
    const [make, tolerance] = MADE[row.kind]!
    const distribution = make(
      row.args.map(Number).map((x, i) => (Number.isNaN(x) ? infinity(row.args[i]!) : x)),
    )
    expectClose(distribution.mean, row.mean ?? Number.NaN, tolerance)
    expectClose(distribution.sd, row.sd ?? Number.NaN, tolerance)
    for (const [x, p] of row.cdf) expectClose(distribution.cdf(x!), p!, tolerance)
    const spread = Number.isNaN(distribution.sd) ? 1 : distribution.sd
    for (const [p, x] of row.quantile) {
      expectClose(distribution.quantile(p!), x!, tolerance, tolerance * Math.min(spread, Math.abs(x!) || 1))
    }
  })
})

function infinity(word: number | string): number {
  expect(['inf', '-inf']).toContain(word)
  return word === 'inf' ? Infinity : -Infinity
}
