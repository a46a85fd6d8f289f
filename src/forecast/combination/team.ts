import type { Bounds } from '../bounds.js'
import { type Fit, FitError } from '../method.js'
import { log, logit, type Scale } from '../scale.js'
import { type Member, membersFor } from './members.js'
import type { Opinion } from './opinion.js'
import { opinionOf } from './opinion.js'

/** The members that can be fitted to one history, each fitted to the whole of it. */
export interface Team {
  readonly members: readonly Member[]
  readonly fits: readonly Fit[]
  /** The scale that curved members work on. */
  readonly scale: Scale | undefined
  /** What the members expect of the years after the history; undefined where that is beyond all numbers. */
  ahead(horizon: number): readonly (Opinion | undefined)[]
  /** What they would have expected of the year after the first `end` values; undefined where one has no fit. */
  oneAheadOf(end: number): readonly (Opinion | undefined)[]
}

/** @throws {FitError} when no member can be fitted. */
export function teamFor(values: Float64Array, bounds: Bounds | undefined): Team {
  const scale = curvedScale(values, bounds)
  const scaled = scale && values.map(scale.forward)
  const fitTo = ({ method, curved }: Member, end: number): Fit | undefined => {
    if (end < method.minimum) return undefined
    return withoutFitError(() => method.fit((curved ? scaled! : values).subarray(0, end)))
  }
  const able = membersFor(values)
    .filter(({ curved }) => !curved || scale)
    .flatMap((member) => {
      const fit = fitTo(member, values.length)
      return fit ? [{ member, fit }] : []
    })
  if (able.length === 0) throw new FitError('no method can be fitted to it', '没有可用的方法')
  const opinion = ({ curved }: Member, fit: Fit, horizon: number): Opinion | undefined => {
    const found = withoutFitError(() => opinionOf(fit, horizon, curved ? scale : undefined))
    return found && within(bounds, found)
  }
  return {
    members: able.map(({ member }) => member),
    fits: able.map(({ fit }) => fit),
    scale,
    ahead: (horizon) => able.map(({ member, fit }) => opinion(member, fit, horizon)),
    oneAheadOf: (end) =>
      able.map(({ member }) => {
        const fit = fitTo(member, end)
        return fit && opinion(member, fit, 1)
      }),
  }
}

/** What `make` gives; nothing for a member that cannot be fitted or predicts no numbers, which then has no say. */
function withoutFitError<Result>(make: () => Result): Result | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof FitError) return undefined
    throw error
  }
}

/** The scale on which such values grow evenly, if they have one. */
function curvedScale(values: Float64Array, bounds: Bounds | undefined): Scale | undefined {
  if (bounds && hasTwo(bounds)) {
    const shares = logit(bounds.lower, bounds.upper)
    if (values.every((value) => Number.isFinite(shares.forward(value)))) return shares
  }
  return values.every((value) => value > 0) ? logOf(values[0]!) : undefined
}

/** Logarithms of values in units of the first, so that forecasts do not depend on the unit of measurement. */
function logOf(unit: number): Scale {
  return {
    name: log.name,
    forward: (value) => log.forward(value / unit),
    inverse: (value) => unit * log.inverse(value),
  }
}

/** An opinion whose centres stay between two bounds, so that lines past them do not draw the others along. */
function within(bounds: Bounds | undefined, { centre, spread }: Opinion): Opinion {
  if (!bounds || !hasTwo(bounds)) return { centre, spread }
  return { centre: centre.map((value) => Math.min(bounds.upper, Math.max(bounds.lower, value))), spread }
}

function hasTwo({ lower, upper }: Bounds): boolean {
  return Number.isFinite(lower) && Number.isFinite(upper)
}
