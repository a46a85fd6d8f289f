import { tickFormat, type ValueAxis, yearTicks } from '../page/ticks.js'

/**
 * The horizontal axis of a plot of years `width` pixels wide: both ends, `important` years and multiples of five,
 * as many as there is room for.
 */
export function yearAxis(
  first: number,
  last: number,
  important: readonly number[],
  width: number,
  labelSize: number,
) {
  return {
    field: 'year',
    type: 'quantitative',
    scale: { domain: [first, Math.max(last, first + 1)], nice: false, zero: false },
    axis: {
      values: yearTicks(first, last, important, width, labelSize * 2.6),
      format: 'd',
      grid: false,
      labelFontSize: labelSize,
      labelOverlap: false,
      labelFlush: false,
    },
  } as const
}

/** The vertical axis of a plot of values, with lines across at its ticks. */
export function verticalAxis(axis: ValueAxis, labelSize: number) {
  return {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [axis.low, axis.high], nice: false, zero: false },
    axis: {
      values: [...axis.ticks],
      ...tickFormat(axis),
      domain: false,
      ticks: false,
      labelPadding: 6,
      labelFontSize: labelSize,
      labelOverlap: false,
    },
  } as const
}
