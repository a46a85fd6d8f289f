import { describe, expect, it } from 'vitest'
import { closestTo, didYouMean, Suggestions } from '../../src/base/closest.js'
import { english } from '../english.js'

const names = ['gdp', 'gdp_primary', 'population', 'growth_rate', 'x']

describe('closestTo', () => {
  it.each([
    ['gpd', 'gdp'],
    ['GDP', 'gdp'],
    ['gdp_primery', 'gdp_primary'],
    ['popluation', 'population'],
    ['growthrate', 'growth_rate'],
    ['X', 'x'],
  ])('%s means %s', (name, meant) => {
    expect(closestTo(name, names)).toBe(meant)
    expect(english(didYouMean(name, names)!)).toBe(`did you mean "${meant}"?`)
  })

  it.each(['capital', 'y', 'gdp', '', 'abc'])('%s means none of them', (name) => {
    expect(closestTo(name, name === 'gdp' ? ['gdp'] : names)).toBeUndefined()
    expect(didYouMean(name, [])).toBeUndefined()
  })

  it('tires after a hundred', () => {
    const suggestions = new Suggestions()
    for (let i = 0; i < 100; i++) expect(suggestions.hint('gpd', names)).toBeDefined()
    expect(suggestions.hint('gpd', names)).toBeUndefined()
    expect(suggestions.closest('gpd', names)).toBeUndefined()
  })
})
