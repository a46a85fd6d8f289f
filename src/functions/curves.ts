import { minus, negate, over, plus, times } from './arithmetic.js'
import { type Builtin, call, number } from './expression.js'
import { macro } from './macro.js'
import { exponential, maximum, minimum } from './mathematics.js'

const clamp = macro({
  name: 'clamp',
  args: ['x', 'low', 'high'],
  arity: { least: 3, most: 3 },
  doc: 'x, but not below low nor above high.',
  examples: [['clamp(7, 0, 5)', 5]],
  expand: ([x, low, high]) => call(minimum, [call(maximum, [x!, low!]), high!]),
})

const logistic = macro({
  name: 'logistic',
  args: ['previous', 'ceiling', 'speed'],
  arity: { least: 3, most: 3 },
  doc: 'One year along the logistic curve: ceiling / (1 + (ceiling / previous - 1) * exp(-speed)) (Verhulst 1838).',
  examples: [['logistic(0.5, 1, 0)', 0.5]],
  expand: ([previous, ceiling, speed]) =>
    over(
      ceiling!,
      plus(
        number(1),
        times(minus(over(ceiling!, previous!), number(1)), call(exponential, [call(negate, [speed!])])),
      ),
    ),
})

/** Curves of growth and their bounds. */
export const curves: readonly Builtin[] = [clamp, logistic]
