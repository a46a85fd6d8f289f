import { normalBetween, normalCdf, normalDensity } from '../../numerics/special/normal.js'
import { studentCdf, studentDensity, studentQuantile, studentSize } from '../../numerics/special/student-t.js'
import type { Distribution } from '../distribution.js'
import { scoreTable } from '../score-table.js'
import { checkFinite, checkPositive } from './check.js'

/**
 * Student's t distribution with `df` degrees of freedom, times `scale`, plus `location`. It has a mean for df > 1
 * and a standard deviation, scale × √(df / (df - 2)), for df > 2.
 *
 * @throws RangeFault when `df` or `scale` is not positive or `location` not finite.
 */
export function studentT(df: number, location = 0, scale = 1): Distribution {
  checkPositive('df', df)
  checkFinite('location', location)
  checkPositive('scale', scale)
  const density = studentDensity(df)
  const curve = (z: number) => {
    const tail = normalCdf(-Math.abs(z))
    const t = Math.sign(z) * studentSize(2 * tail, normalBetween(-Math.abs(z), Math.abs(z)), df)
    return [location + scale * t, (scale * normalDensity(z)) / density(t)] as const
  }
  let table: Distribution['fromScores'] | undefined
  return {
    kind: 'student_t',
    mean: df > 1 ? location : Number.NaN,
    sd: df > 2 ? scale * Math.sqrt(df / (df - 2)) : Number.NaN,
    low: -Infinity,
    high: Infinity,
    cdf: (x) => studentCdf((x - location) / scale, df),
    quantile: (p) => location + scale * studentQuantile(p, df),
    fromScores(scores, count) {
      table ??= scoreTable(curve, scale)
      table(scores, count)
    },
  }
}
