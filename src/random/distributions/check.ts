import { RangeFault } from '../range-fault.js'
import type { RandomWords } from '../words/en.js'

/** What is checked: a parameter as files call it, or what it is in words. */
type Name = string | ((words: RandomWords) => string)

function nameIn(words: RandomWords, name: Name): string {
  return typeof name === 'string' ? name : name(words)
}

/** @throws RangeFault when `value` is infinite or no number. */
export function checkFinite(name: Name, value: number): void {
  if (!Number.isFinite(value)) throw new RangeFault((words) => words.finite(nameIn(words, name), value))
}

/** @throws RangeFault when `value` is not positive and finite. */
export function checkPositive(name: string, value: number): void {
  checkFinite(name, value)
  if (value <= 0) throw new RangeFault((words) => words.positive(name, value))
}

/** @throws RangeFault unless `low` < `high`, both finite and no further apart than numbers reach. */
export function checkBounds(low: number, high: number): void {
  checkFinite('low', low)
  checkFinite('high', high)
  if (low >= high) throw new RangeFault((words) => words.ascending(low, high))
  checkFinite('high - low', high - low)
}

/** @throws RangeFault unless `low` < `high` and `mode` lies between them or on one of them. */
export function checkMode(low: number, mode: number, high: number): void {
  checkBounds(low, high)
  if (!(mode >= low && mode <= high)) throw new RangeFault((words) => words.modeBetween(low, mode, high))
}
