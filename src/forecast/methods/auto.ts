import type { Bounds } from '../bounds.js'
import { MEMBERS, type Member, type Opinion, opinionOf, SHORT_MEMBERS } from '../combination/members.js'
import { type Pooled, pool } from '../combination/pool.js'
import { followsSaturation } from '../combination/saturating.js'
import { spreadAround } from '../combination/shape.js'
import { weightsOf } from '../combination/weights.js'
import { type Fit, FitError, type Method } from '../method.js'
import { log, logit, type Scale } from '../scale.js'
import { gompertz } from './gompertz.js'
import { logistic } from './logistic.js'

/** Most past years from which the members are tried on the year after. */
const ORIGINS = 10
/** Fewest values that a member is tried on. */
const FIRST_ORIGIN = 6
/** Fewest values for more than the walks. */
const MODELLED = 5
/** Fewest values for a backtest: two origins. */
const BACKTESTED = FIRST_ORIGIN + 2

/** Scale of the t distribution for a pooled spread of 1, one year ahead, after a long history. */
const SCALE = 0.57
/** Short histories understate what may come: spreads grow by this over the number of values. */
const SHORTNESS = 7
/** Histories shorter than this are as this one: the members' disagreement says the rest. */
const SHORTEST = 10
/** Spreads grow this much faster with the horizon than the members think: a power of the years ahead. */
const FARTHER = 0.17
/** Mean absolute one-step error of the combination, in pooled spreads, over many series. */
const USUAL_ERROR = 0.75
/** How many errors' worth that mean is to a series' own. */
const OWN_SHRINKAGE = 20
/** One miss counts as at most so many spreads. */
const LARGEST = 5

/**
 * A combination of walks, smoothing and ARIMA, on the values and on a curved scale of theirs (logits between two
 * bounds, logarithms of what is positive), and of a saturating curve where the history follows one closely; weighted by their errors one year ahead from the last ten years, and with
 * intervals scaled by the combination's own errors there and by constants that make them cover what they claim on
 * public series of many kinds.
 */
export const auto: Method = {
  id: 'auto',
  label: { zh: '自动组合', en: 'Automatic combination' },
  doc: 'Walks, smoothing and ARIMA combined by their past errors, intervals calibrated by them.',
  minimum: 2,
  fit(values, bounds) {
    const n = values.length
    const scale = curvedScale(values, bounds)
    const curved = scale && values.map(scale.forward)
    const candidates = membersFor(values).filter(({ curved }) => !curved || scale)
    const fits = candidates.map((member) => fitted(member, values, curved))
    const members = candidates.filter((_, i) => fits[i])
    const own = fits.filter((fit) => fit !== undefined)
    if (members.length === 0) throw new FitError('no method can be fitted to it')

    const opinion = (fit: Fit, horizon: number, { curved }: Member) =>
      within(bounds, opinionOf(fit, horizon, curved ? scale : undefined))
    const opinions = (end: number, horizon: number) =>
      members.map((member) => {
        const fit = fitted(member, values.subarray(0, end), curved?.subarray(0, end))
        return fit && opinion(fit, horizon, member)
      })
    const origins: { readonly end: number; readonly said: readonly (Opinion | undefined)[] }[] = []
    if (n >= BACKTESTED)
      for (let end = Math.max(FIRST_ORIGIN, n - ORIGINS); end < n; end++)
        origins.push({ end, said: opinions(end, 1) })
    const errors = members.map((_, i) =>
      Float64Array.from(origins, ({ end, said }) => {
        const centre = said[i]?.centre[0]
        return Number.isFinite(centre) ? Math.abs(centre! - values[end]!) : Number.NaN
      }),
    )
    const weights = weightsOf(errors, members, values)
    const ratio = ownRatio(origins.map(({ end, said }) => [pool(said, weights, 0), values[end]!]))
    const factor = SCALE * ratio * (1 + SHORTNESS / Math.max(n, SHORTEST))
    const positive = values.every((value) => value > 0)
    return {
      form: wordsOf(members, own, weights, scale, origins.length, ratio),
      parameters: Object.fromEntries([
        ...members.map(({ method, curved }, i) => [
          `weight ${method.id}${curved ? ` on ${scale?.name}` : ''}`,
          weights[i]!,
        ]),
        ['ratio', ratio],
      ]),
      fitted: fittedValues(members, own, weights, scale, n),
      predict(horizon) {
        const said = own.map((fit, i) => opinion(fit, horizon, members[i]!))
        const steps = Array.from({ length: horizon }, (_, step) => pool(said, weights, step))
        return spreadAround(
          Float64Array.from(steps, ({ centre }) => centre),
          Float64Array.from(steps, ({ spread }, step) => factor * spread * (step + 1) ** FARTHER),
          positive,
        )
      },
    }
  },
}

/** The members for a history: the walks when it is short, and a saturating curve where it follows one closely. */
function membersFor(values: Float64Array): readonly Member[] {
  if (values.length < MODELLED) return SHORT_MEMBERS
  const follows = followsSaturation(values)
  return [
    ...MEMBERS,
    ...(follows.logistic ? [{ method: logistic, curved: false, say: 1 }] : []),
    ...(follows.gompertz ? [{ method: gompertz, curved: false, say: 1 }] : []),
  ]
}

/** The scale on which such values grow evenly, if they have one. */
function curvedScale(values: Float64Array, bounds: Bounds | undefined): Scale | undefined {
  if (bounds && Number.isFinite(bounds.lower) && Number.isFinite(bounds.upper)) {
    const shares = logit(bounds.lower, bounds.upper)
    if (values.every((value) => Number.isFinite(shares.forward(value)))) return shares
  }
  return values.every((value) => value > 0) ? log : undefined
}

/** An opinion whose centres stay between two bounds, so that lines past them do not draw the others along. */
function within(bounds: Bounds | undefined, { centre, spread }: Opinion): Opinion {
  if (!bounds || !Number.isFinite(bounds.lower) || !Number.isFinite(bounds.upper)) return { centre, spread }
  return { centre: centre.map((value) => Math.min(bounds.upper, Math.max(bounds.lower, value))), spread }
}

function fitted(
  { method, curved }: Member,
  values: Float64Array,
  scaled: Float64Array | undefined,
): Fit | undefined {
  if (values.length < method.minimum) return undefined
  try {
    return method.fit(curved ? scaled! : values)
  } catch (error) {
    // A member that has no fit has no say; the others carry on, and the weights show who did.
    if (error instanceof FitError) return undefined
    throw error
  }
}

/** How the series' own errors compare with what spreads usually mean, drawn towards 1. */
function ownRatio(tried: readonly (readonly [Pooled, number])[]): number {
  let sum = OWN_SHRINKAGE * USUAL_ERROR
  let count = OWN_SHRINKAGE
  for (const [{ centre, spread }, value] of tried) {
    if (!(spread > 0)) continue
    sum += Math.min(LARGEST, Math.abs(value - centre) / spread)
    count++
  }
  return sum / count / USUAL_ERROR
}

function fittedValues(
  members: readonly Member[],
  fits: readonly Fit[],
  weights: Float64Array,
  scale: Scale | undefined,
  n: number,
): Float64Array {
  return Float64Array.from({ length: n }, (_, t) => {
    let sum = 0
    let total = 0
    members.forEach(({ curved }, i) => {
      const value = curved ? scale!.inverse(fits[i]!.fitted[t]!) : fits[i]!.fitted[t]!
      if (!Number.isFinite(value)) return
      sum += weights[i]! * value
      total += weights[i]!
    })
    return total > 0 ? sum / total : Number.NaN
  })
}

/** How many members are named in the form. */
const NAMED = 3

function wordsOf(
  members: readonly Member[],
  fits: readonly Fit[],
  weights: Float64Array,
  scale: Scale | undefined,
  origins: number,
  ratio: number,
): string {
  const named = members
    .map(({ curved }, i) => ({
      name: fits[i]!.form + (curved ? ` on ${scale!.name}` : ''),
      weight: weights[i]!,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  const shares = named
    .slice(0, NAMED)
    .map(({ name, weight }) => `${name} ${Math.round(100 * weight)}%`)
    .join(', ')
  const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : ''
  const why =
    origins === 0
      ? 'weights by rule: too short to backtest'
      : `weighted by errors one year ahead from ${origins} past years, intervals × ${ratio.toFixed(2)} by them`
  return `combination of ${shares}${more}; ${why}`
}
