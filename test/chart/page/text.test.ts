import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain, shorten, textWidth, wrap } from '../../../src/chart/page/text.js'

describe('plain', () => {
  it('makes one clean line of anything', () => {
    expect(plain('  a\n\tb\u0000c\u202ed\ud800 ')).toBe('a b cd\ufffd')
    expect(plain('the nation’s “aim”, 中’文')).toBe("the nation's “aim”, 中’文")
    expect(plain('赣县区 Ⅲ类 😀')).toBe('赣县区 Ⅲ类 😀')
    expect([...plain('😀'.repeat(500))]).toHaveLength(400)
  })
})

describe('textWidth', () => {
  it('takes Chinese characters to be square and Latin ones narrower', () => {
    expect(textWidth('地区生产', 10)).toBe(40)
    expect(textWidth('2025', 10)).toBeCloseTo(22.2)
    expect(textWidth('GDP', 10, true)).toBeGreaterThan(textWidth('GDP', 10))
  })
})

describe('shorten', () => {
  it('cuts what is too wide, and says so', () => {
    expect(shorten('短', 100, 10)).toBe('短')
    expect(shorten('很长的情景名称', 45, 10)).toBe('很长的…')
  })
})

describe('wrap', () => {
  it('breaks between words, into lines about equally long', () => {
    expect(wrap('Disposable income per head of urban residents', 200, 11, 2)).toEqual([
      'Disposable income per',
      'head of urban residents',
    ])
  })

  it('begins no line with closing punctuation, ends none with an opening one, and keeps 2035年 whole', () => {
    const lines = wrap(
      '到（2035年），增速（一）：高于、低于；各情景（2025年）。到（2035年），增速。',
      100,
      10,
      20,
    )
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。：；、）]/)
      expect(line).not.toMatch(/（$/)
      expect(line).not.toMatch(/^年/)
    }
  })

  it('cuts the last line when there is more', () => {
    const lines = wrap('很长的标题'.repeat(20), 100, 10, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })

  it('loses nothing but spaces and keeps within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 20, max: 200 }),
        (raw, width) => {
          const text = plain(raw)
          const lines = wrap(text, width, 10, 100)
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
