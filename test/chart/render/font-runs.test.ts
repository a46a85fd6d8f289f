import { describe, expect, it } from 'vitest'
import { charactersOf, fontRuns, svgPieces } from '../../../src/chart/render/font-runs.js'
import { openFontPackage, partOf } from '../../../src/chart/render/fonts.js'

describe('svgPieces', () => {
  it('finds the texts and how heavy they are', () => {
    const svg =
      '<svg a=">"><text font-weight="bold">甲<tspan font-weight="400">乙</tspan>丙</text><!-- <text> --><g>丁</g><text>戊</text></svg>'
    const pieces = svgPieces(svg)
    expect(pieces.map((piece) => piece.text).join('')).toBe(svg)
    expect(pieces.filter((piece) => piece.kind === 'text')).toEqual([
      { kind: 'text', text: '甲', weight: 700 },
      { kind: 'text', text: '乙', weight: 400 },
      { kind: 'text', text: '丙', weight: 700 },
      { kind: 'text', text: '戊', weight: 400 },
    ])
  })
})

describe('charactersOf', () => {
  it('takes entities for the characters they are', () => {
    expect(charactersOf('a&amp;&#20013;&#x4E2D;😀').map(({ code }) => code)).toEqual([
      0x61, 0x26, 0x4e2d, 0x4e2d, 0x1f600,
    ])
  })
})

describe('fontRuns', () => {
  const latin = (code: number) => (code < 0x2000 || code === 0x25a1 ? 'latin' : undefined)

  it('keeps neighbours of one part together, spaces with what is before them', () => {
    const part = (code: number) => (code > 0x4e00 ? 'han' : 'latin')
    expect(fontRuns('规划 GDP &lt; 目标', part)).toEqual([
      { part: 'han', text: '规划 ' },
      { part: 'latin', text: 'GDP &lt; ' },
      { part: 'han', text: '目标' },
    ])
  })

  it('spells out what the font lacks, else draws a box', () => {
    expect(fontRuns('Ⅲ', latin)).toEqual([{ part: 'latin', text: 'III' }])
    expect(fontRuns('\ufe64a\ufe0f', latin)).toEqual([{ part: 'latin', text: '&#60;a' }])
    expect(fontRuns('😀', latin)).toEqual([{ part: 'latin', text: '□' }])
  })
})

describe('partOf', () => {
  it('knows where common characters are', () => {
    const pack = openFontPackage()
    for (const character of 'Az09%−—…“”‰²（）、。：；《》〇赣县区亿元吨煤□')
      expect(partOf(pack, character.codePointAt(0)!)).toBeDefined()
    expect(partOf(pack, 0x41)).toBe('latin')
    expect(partOf(pack, 0x1f600)).toBeUndefined()
  })
})
