/** What is said of numbers that no distribution or design can be made of, in English. */
export const en = {
  distribution: (kind: string) => `${kind} distribution`,

  finite: (name: string, value: number) => `${name} must be a finite number, not ${value}`,
  positive: (name: string, value: number) => `${name} must be positive, not ${value}`,
  ascending: (low: number, high: number) => `low must be below high, not ${low} and ${high}`,
  notDescending: (low: number, high: number) => `low must be at most high, not ${low} and ${high}`,
  modeBetween: (low: number, mode: number, high: number) =>
    `mode must lie from low to high (${low} to ${high}), not at ${mode}`,
  /** `least` to `most`: where 98% of the distribution lies. */
  noneBetween: (
    bounds: readonly [number, number],
    probability: number,
    distribution: string,
    [least, most]: readonly [number, number],
    needed: number,
  ) =>
    `between ${bounds[0]} and ${bounds[1]} lies probability ${probability} of this ${distribution}, of which 98% ` +
    `lies from ${least} to ${most}; at least ${needed} is needed: widen the bounds`,

  noValues: 'an empirical distribution needs at least one value',
  weightCount: (values: number, weights: number) =>
    `there are ${values} values and ${weights} weights; they go together`,
  valueNumber: (position: number) => `value ${position}`,
  weightNumber: (position: number) => `weight ${position}`,
  negativeWeight: (position: number, weight: number) =>
    `weight ${position} must not be negative, as ${weight} is`,
  weightSum: (sum: number) => `the weights must have a positive sum, not ${sum}`,

  fewQuantiles: (count: number) => `quantiles need at least two points, not ${count}`,
  quantileProbability: (probability: number) =>
    `the probability of a quantile must be between 0 and 1, not ${probability}`,
  quantile: (percent: string) => `the ${percent} quantile`,
  quantileTwice: (percent: string, first: number, second: number) =>
    `the ${percent} quantile is given twice: ${first} and ${second}`,
  fallingQuantiles: (before: number, beforePercent: string, value: number, percent: string) =>
    `quantiles must not fall: ${before} at ${beforePercent}, ${value} at ${percent}`,

  sobolDimensions: (most: number, dimensions: number) =>
    `a Sobol design has at most ${most} dimensions, not ${dimensions}: a latin hypercube (lhs) has no limit`,
}

/** The words of this room in any language. */
export type RandomWords = typeof en
