import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/base/label.js'
import { KINDS } from '../../src/plan/kinds/statements.js'
import { KIND_WORDS } from '../../src/plan/words/kinds/words.js'

describe('the words for statements', () => {
  it.each(LANGUAGES)('know every kind and no other: %s', (language) => {
    expect(Object.keys(KIND_WORDS[language]).sort()).toEqual(KINDS.map((kind) => kind.id).sort())
  })
})
