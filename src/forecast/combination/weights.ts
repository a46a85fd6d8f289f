import { largestSize, mean, median, sum } from '../../numerics/statistics/summary.js'
import { changesOf } from '../history/changes.js'
import type { Member } from './members.js'

/** How many forecasts' worth of the usual error each member starts with: short histories tell them apart less. */
const SHRINKAGE = 6
/** How fast weight falls with the error; 2 would be weights by inverse mean squares. */
const SHARPNESS = 2.5
/** A member that misses by less than this share of the mean change is exact. */
const EXACT = 1e-3
/** What rounding of the values themselves can do. */
const ROUNDING = 1e-12

/**
 * Weights of members by their absolute one-step errors at past origins (`errors[member][origin]`, NaN where a member
 * had no forecast), summing to 1: each mean error is drawn towards the median member's and raised to a power, as in
 * Bates and Granger 1969 and, for the shrinkage, Stock and Watson 2004. Weights start from each member's `say`.
 * Members that were always exact share all the weight.
 */
export function weightsOf(
  errors: readonly Float64Array[],
  members: readonly Member[],
  values: Float64Array,
): Float64Array {
  const means = errors.map((list) => mean(list.filter((error) => !Number.isNaN(error))))
  const usual = median(Float64Array.from(means.filter((mean) => !Number.isNaN(mean))))
  if (Number.isNaN(usual)) return shared(members.map(({ say }) => say))
  const exact = EXACT * meanChange(values) + ROUNDING * largestSize(values)
  if (means.some((mean) => mean <= exact)) return shared(means.map((mean) => (mean <= exact ? 1 : 0)))
  return shared(
    errors.map((list, i) => {
      const count = list.reduce((n, error) => (Number.isNaN(error) ? n : n + 1), 0)
      const missed = count === 0 ? 0 : means[i]! * count
      return members[i]!.say * ((missed + SHRINKAGE * usual) / (count + SHRINKAGE) / usual) ** -SHARPNESS
    }),
  )
}

function shared(weights: readonly number[]): Float64Array {
  const total = sum(weights)
  return Float64Array.from(weights, (weight) => weight / total)
}

/** The mean size of the changes from year to year. */
function meanChange(values: Float64Array): number {
  return mean(changesOf(values).map(Math.abs))
}
