import { type Label, type Language, sameLabel } from '../../base/label.js'
import type { Method } from '../method.js'
import { memberLabel } from './members.js'
import { ownRatio } from './own-ratio.js'
import { pool } from './pool.js'
import { spreadAround } from './shape.js'
import { type Team, teamFor } from './team.js'
import { weightsOf } from './weights.js'

/** Most past years from which the members are tried on the year after. */
const ORIGINS = 8
/** Fewest values that a member is tried on. */
const FIRST_ORIGIN = 6
/** Fewest values for a backtest: two origins. */
const BACKTESTED = FIRST_ORIGIN + 2

/** Scale of the t distribution for a pooled spread of 1, one year ahead, after a long history. */
const SCALE = 0.53
/** Short histories understate what may come: spreads grow by this over the number of values. */
const SHORTNESS = 9
/** Histories shorter than this are as this one: the members' disagreement says the rest. */
const SHORTEST = 13
/** Spreads grow this much faster with the horizon than the members think: a power of the years ahead. */
const FARTHER = 0.17

/**
 * A combination of walks, smoothing and ARIMA, on the values and on a curved scale of theirs (logits between two
 * bounds, logarithms of what is positive), and of a saturating curve where the history follows one closely. They are
 * weighted by their errors one year ahead from the last eight years; the intervals are scaled by the combination's own
 * errors there and by constants that made them cover what they claim on public series of many kinds (windows of 14
 * to 61 years from the Penn World Table, the World Bank, the Groningen sectors and others, 6 and 15 years ahead).
 *
 * Combining: Bates and Granger 1969, Operational Research Quarterly 20; what does best on yearly series: Makridakis,
 * Spiliotis and Assimakopoulos 2020, International Journal of Forecasting 36.
 */
export const auto: Method = {
  id: 'auto',
  label: { zh: '自动组合', en: 'Automatic combination' },
  doc: 'Walks, smoothing and ARIMA combined by their past errors, intervals calibrated by them.',
  minimum: 2,
  fit(values, bounds) {
    const n = values.length
    const team = teamFor(values, bounds)
    const ends = n < BACKTESTED ? [] : range(Math.max(FIRST_ORIGIN, n - ORIGINS), n)
    const trials = ends.map((end) => ({ opinions: team.oneAheadOf(end), value: values[end]! }))
    const errors = team.members.map((_, i) =>
      Float64Array.from(trials, ({ opinions, value }) => {
        const centre = opinions[i]?.centre[0] ?? Number.NaN
        return Number.isFinite(centre) ? Math.abs(centre - value) : Number.NaN
      }),
    )
    const weights = weightsOf(errors, team.members, values)
    const ratio = ownRatio(
      trials.map(({ opinions, value }) => ({ pooled: pool(opinions, weights, 0), value })),
    )
    const factor = SCALE * ratio * (1 + SHORTNESS / Math.max(n, SHORTEST))
    const positive = values.every((value) => value > 0)
    return {
      form: wordsOf(team, weights, trials.length, ratio),
      parameters: Object.fromEntries([
        ...team.members.map((member, i) => [
          `weight ${memberLabel(member, sameLabel(member.method.id), team.scale).en}`,
          weights[i]!,
        ]),
        ['ratio', ratio],
      ]),
      fitted: fittedValues(team, weights, n),
      predict(horizon) {
        const opinions = team.ahead(horizon)
        const steps = range(0, horizon).map((step) => pool(opinions, weights, step))
        return spreadAround(
          Float64Array.from(steps, ({ centre }) => centre),
          Float64Array.from(steps, ({ spread }, step) => factor * spread * (step + 1) ** FARTHER),
          positive,
        )
      },
    }
  },
}

/** The weighted mean of what the members had fitted. */
function fittedValues({ members, fits, scale }: Team, weights: Float64Array, n: number): Float64Array {
  return Float64Array.from(range(0, n), (t) => {
    let sum = 0
    let total = 0
    members.forEach(({ curved }, i) => {
      const fitted = fits[i]!.fitted[t]!
      const value = curved ? scale!.inverse(fitted) : fitted
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
  { members, fits, scale }: Team,
  weights: Float64Array,
  trials: number,
  ratio: number,
): Label {
  const heard = members
    .map((member, i) => ({ name: memberLabel(member, fits[i]!.form, scale), weight: weights[i]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  const named = (language: Language) =>
    heard.slice(0, NAMED).map(({ name, weight }) => `${name[language]} ${Math.round(100 * weight)}%`)
  const more = heard.length - NAMED
  const times = ratio.toFixed(2)
  return {
    zh: `组合：${named('zh').join('、')}${more > 0 ? `等${heard.length}种` : ''}；${
      trials === 0 ? '历史过短无法回测，按规则赋权' : `按过去${trials}年的一年期误差赋权，区间据此 × ${times}`
    }`,
    en: `combination of ${named('en').join(', ')}${more > 0 ? ` and ${more} more` : ''}; ${
      trials === 0
        ? 'weights by rule: too short to backtest'
        : `weighted by errors one year ahead from ${trials} past years, intervals × ${times} by them`
    }`,
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
