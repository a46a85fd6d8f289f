import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { textBytes } from '../../src/report/text-bytes.js'

describe('text from pieces', () => {
  it('is their UTF-8, whatever their sizes', () => {
    const pieces = ['赣县', 'a'.repeat(2 ** 20 - 1), '区\n', '', 'b'.repeat(3 * 2 ** 20)]
    expect(Buffer.from(pieces.join('')).equals(textBytes('x', pieces))).toBe(true)
    expect(textBytes('x', [])).toHaveLength(0)
  })

  it('says when it is more than can be written', () => {
    expect(textBytes('x', ['12345'], 5)).toHaveLength(5)
    const endless = function* () {
      for (;;) yield '赣'
    }
    expect(() => textBytes('draws.csv', endless(), 1000)).toThrow(PlanwrightError)
    expect(() => textBytes('draws.csv', endless(), 1000)).toThrow(
      'draws.csv would have more than 1,000 bytes',
    )
  })
})
