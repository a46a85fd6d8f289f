import { beta } from '../../../src/random/distributions/beta.js'
import { empirical } from '../../../src/random/distributions/empirical.js'
import { logNormal, logNormalOf } from '../../../src/random/distributions/log-normal.js'
import { normal } from '../../../src/random/distributions/normal.js'
import { pert } from '../../../src/random/distributions/pert.js'
import { quantileTable } from '../../../src/random/distributions/quantile-table.js'
import { studentT } from '../../../src/random/distributions/student-t.js'
import { triangular } from '../../../src/random/distributions/triangular.js'
import { truncated } from '../../../src/random/distributions/truncated.js'
import { uniform } from '../../../src/random/distributions/uniform.js'

const kinked = [
  { probability: 0.1, value: 1 },
  { probability: 0.5, value: 2 },
  { probability: 0.6, value: 2 },
  { probability: 0.9, value: 6 },
]

/** A distribution of every kind, with and without tails, kinks, steps and level stretches. */
export const SHAPES = {
  normal: normal(8, 1.5),
  logNormal: logNormal(1, 0.4),
  logNormalOf: logNormalOf(100, 30),
  uniform: uniform(-2, 5),
  triangular: triangular(0, 1, 4),
  beta: beta(2, 5, 0, 1),
  'u-shaped beta': beta(0.5, 0.4, -1, 1),
  pert: pert(4, 7, 9),
  studentT: studentT(5, 2, 0.5),
  'studentT with 2.5 degrees of freedom': studentT(2.5),
  empirical: empirical([3, 1, 2, 2, 10], [1, 2, 0, 1, 0.5]),
  quantileTable: quantileTable(kinked),
  'truncated normal': truncated(normal(0, 1), 0.5, 3),
  'truncated triangular': truncated(triangular(0, 1, 4), 0.5, 2),
  'truncated pert': truncated(pert(4, 7, 9), 6, Infinity),
  'truncated studentT': truncated(studentT(5), -1, Infinity),
  'truncated empirical': truncated(empirical([1, 2, 3, 4, 5]), 2, 4),
  'truncated quantileTable': truncated(quantileTable(kinked), 0, 5),
}
