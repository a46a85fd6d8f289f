import type { Text } from '../../src/base/text.js'
import { RangeFault } from '../../src/random/range-fault.js'

/** What is said of the numbers that nothing can be made of. */
export function faultText(make: () => unknown): Text | undefined {
  try {
    make()
    return undefined
  } catch (error) {
    if (error instanceof RangeFault) return error.text
    throw error
  }
}
