import { expect } from 'vitest'

/** Expects `actual` to differ from `expected` by at most `relative` of it (or by `absolute`, where that is more). */
export function expectClose(actual: number, expected: number, relative: number, absolute = 0): void {
  const allowed = Math.max(relative * Math.abs(expected), absolute)
  if (Object.is(actual, expected) || Math.abs(actual - expected) <= allowed) return
  expect.fail(`${actual} is not ${expected}: off by ${actual - expected}, allowed ${allowed}`)
}
