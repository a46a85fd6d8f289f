/** A total that is the sum of its parts; series are counted from 0. */
export interface Identity {
  readonly total: number
  readonly parts: readonly Part[]
}

/** A series in a sum; with sign −1 it is subtracted. */
export interface Part {
  readonly series: number
  readonly sign: 1 | -1
}

/** The sum of the parts, in their order. */
export function sumOf(parts: readonly Part[], values: ArrayLike<number>): number {
  let sum = 0
  for (const { series, sign } of parts) sum += sign * values[series]!
  return sum
}

/**
 * The first identity of each total, parts before their totals: where totals are recomputed in this order, each is
 * the sum of final values.
 *
 * @throws RangeError when a total is a part of itself, directly or further down.
 */
export function bottomFirst(identities: readonly Identity[]): Identity[] {
  const first = new Map<number, Identity>()
  for (const identity of identities) if (!first.has(identity.total)) first.set(identity.total, identity)
  const state = new Map<number, 'open' | 'done'>()
  const ordered: Identity[] = []
  const visit = (series: number): void => {
    const identity = first.get(series)
    if (!identity || state.get(series) === 'done') return
    if (state.get(series) === 'open') throw new RangeError(`series ${series} is a part of itself`)
    state.set(series, 'open')
    for (const part of identity.parts) visit(part.series)
    state.set(series, 'done')
    ordered.push(identity)
  }
  for (const series of first.keys()) visit(series)
  return ordered
}
