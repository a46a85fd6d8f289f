/** @throws RangeError when `value` is infinite or no number. */
export function checkFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}`)
}

/** @throws RangeError when `value` is not positive and finite. */
export function checkPositive(name: string, value: number): void {
  checkFinite(name, value)
  if (value <= 0) throw new RangeError(`${name} must be positive, not ${value}`)
}

/** @throws RangeError unless `low` < `high`, both finite and no further apart than numbers reach. */
export function checkBounds(low: number, high: number): void {
  checkFinite('low', low)
  checkFinite('high', high)
  if (low >= high) throw new RangeError(`low must be below high, not ${low} and ${high}`)
  checkFinite('high - low', high - low)
}

/** @throws RangeError unless `low` < `high` and `mode` lies between them or on one of them. */
export function checkMode(low: number, mode: number, high: number): void {
  checkBounds(low, high)
  if (!(mode >= low && mode <= high))
    throw new RangeError(`mode must lie from low to high (${low} to ${high}), not at ${mode}`)
}
