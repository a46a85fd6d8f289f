import type { Plan, Printed } from './plan.js'

/** What a printed figure allows, both ends included. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** What widens a figure besides its rounding: points for growth rates, a share for all else. */
export type Width = 'growth' | 'level'

/** The least by which “above” and “below” must pass the figure, as a share: less than any digit shows. */
const STRICT = 1e-6

/** How wide “about” makes a figure, to each side; 0 without the word. */
export function aboutWidth(figure: Printed, width: Width, policy: Plan['policy']): number {
  if (figure.qualifier !== 'about' && figure.qualifier !== 'keep') return 0
  return width === 'growth' ? policy.aboutGrowth : Math.abs(figure.value) * policy.aboutLevel
}

/**
 * What a figure stands for: its rounding (2.37 is 2.365 to 2.375), what its qualifier opens, and, unless
 * `about` is false, the width that the plan gives to “about”.
 */
export function intervalOf(figure: Printed, width: Width, policy: Plan['policy'], about = true): Interval {
  const { value, half } = figure
  const wide = half + (about ? aboutWidth(figure, width, policy) : 0)
  const step = Math.max(Math.abs(value), half) * STRICT
  switch (figure.qualifier) {
    case 'at least':
    case 'keep at least':
      return { low: value - half, high: Number.POSITIVE_INFINITY }
    case 'above':
      return { low: value + step, high: Number.POSITIVE_INFINITY }
    case 'at most':
    case 'keep at most':
      return { low: Number.NEGATIVE_INFINITY, high: value + half }
    case 'below':
      return { low: Number.NEGATIVE_INFINITY, high: value - step }
    case 'about':
    case 'keep':
    case undefined:
      return { low: value - wide, high: value + wide }
  }
}

/** Whether a figure holds over the years and not in its last alone: 保持, 稳定在. */
export function isKept(figure: Printed): boolean {
  return figure.qualifier?.startsWith('keep') ?? false
}
