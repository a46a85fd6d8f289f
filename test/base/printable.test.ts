import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '../../src/base/printable.js'

describe('printable text', () => {
  it('has visible signs in the place of control characters, and spaces in that of tabs', () => {
    expect(printable('a\u001b[31mb\tc\nd\u202ee')).toBe('a\ufffd[31mb c\ufffdd\ufffde')
    expect(printable('赣县区 · gdp (亿元)')).toBe('赣县区 · gdp (亿元)')
  })

  it('has no control character, and is no longer or shorter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text)
        expect(shown).not.toMatch(/\p{Cc}/u)
        expect(shown.length).toBe(text.length)
        expect(printable(shown)).toBe(shown)
      }),
    )
  })
})
