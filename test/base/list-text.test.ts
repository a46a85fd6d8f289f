import { expect, it } from 'vitest'
import { listText } from '../../src/base/list-text.js'

it('joins names', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listText(names, 'en'))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ])
  expect(listText(['甲', '乙', '丙'], 'zh')).toBe('甲、乙和丙')
})
