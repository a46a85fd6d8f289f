import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBounds } from '../../src/model/draw-bounds.js'
import type { Draw } from '../../src/model/uncertain.js'

/** What the lever is in each year when `drawn` is drawn. */
function drawnPath(
  path: readonly number[],
  { effect, widths }: Pick<Draw, 'effect' | 'widths'>,
  drawn: number,
) {
  return path.map((value, i) => {
    const width = widths?.[i] ?? 1
    if (effect === 'replace') return drawn
    return effect === 'add' ? value + width * drawn : value * (1 + width * (drawn - 1))
  })
}

describe('the room of a draw', () => {
  it('is the lever’s own, for what replaces the path', () => {
    const draw = { effect: 'replace', widths: undefined } as const
    expect(drawBounds({ min: -1, max: 3 }, [0, 2], draw)).toEqual([-1, 3])
  })

  it('ends where the first year reaches a bound', () => {
    const add = (widths?: number[]) =>
      drawBounds({ min: -1, max: 3 }, [0, 2], { effect: 'add', widths }).map((end) => Number(end.toFixed(12)))
    expect(add()).toEqual([-1, 1])
    expect(add([1, 2])).toEqual([-1, 0.5])
    expect(add([0, 4])).toEqual([-0.75, 0.25])
    const multiply = (path: number[], widths?: number[]) =>
      drawBounds({ min: -1, max: 3 }, path, { effect: 'multiply', widths })
    expect(multiply([0, 2])).toEqual([-0.5, 1.5])
    expect(multiply([-0.5, 2])).toEqual([-0.5, 1.5])
    expect(multiply([-0.5, 0.1])).toEqual([-6, 2])
    expect(multiply([0, 2], [1, 2])).toEqual([0.25, 1.25])
    expect(multiply([0, 0])).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })

  it('has no ends where the lever has no bounds', () => {
    const bounds = { min: Number.NEGATIVE_INFINITY, max: 1 }
    expect(drawBounds(bounds, [0.5], { effect: 'add', widths: undefined })).toEqual([
      Number.NEGATIVE_INFINITY,
      0.5,
    ])
    expect(drawBounds(bounds, [-0.5], { effect: 'multiply', widths: undefined })).toEqual([
      -2,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('keeps every year within the bounds, and not a bit more room would', () => {
    const amount = fc.double({ min: -100, max: 100, noNaN: true })
    const cases = fc.record({
      years: fc.array(
        fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          width: fc.double({ min: 0, max: 5, noNaN: true }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      min: amount,
      room: fc.double({ min: 0.01, max: 100, noNaN: true }),
      effect: fc.constantFrom('add', 'multiply'),
      where: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(cases, ({ years, min, room, effect, where }) => {
        const max = min + room
        const path = years.map(({ share }) => Math.min(max, min + share * room))
        const draw = { effect, widths: years.map(({ width }) => width) }
        const [low, high] = drawBounds({ min, max }, path, draw)
        const still = effect === 'add' ? 0 : 1
        expect(low).toBeLessThanOrEqual(still)
        expect(high).toBeGreaterThanOrEqual(still)
        const outside = (drawn: number) =>
          Math.max(...drawnPath(path, draw, drawn).map((value) => Math.max(min - value, value - max)))
        const tiny = 1e-9 * (Math.abs(min) + Math.abs(max))
        const [from, to] = [Math.max(low, -1e3), Math.min(high, 1e3)]
        expect(outside(from + where * (to - from))).toBeLessThanOrEqual(tiny * 1e3)
        // Of the bound that is reached first nothing is left over.
        for (const end of [low, high])
          if (Math.abs(end) < 1e6) expect(Math.abs(outside(end))).toBeLessThanOrEqual(tiny * 1e3)
      }),
    )
  })
})
