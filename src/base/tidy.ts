/** Powers of ten that are exact as numbers: 10⁰ to 10²². */
const POWERS = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))

/**
 * A number rounded to 15 significant digits, which is all that arithmetic between units leaves of sixteen; the same
 * as `Number(value.toPrecision(15))`, several times as fast. What is not finite stays as it is.
 *
 * Scaled to 15 digits before the point, a value is off by at most 1/16 (half a unit in its last place); where that
 * cannot turn the rounding, the rounded integer and the power of ten are exact, and one division rounds correctly
 * (Clinger 1990, section 4). Elsewhere the text decides.
 */
export function tidy(value: number): number {
  const size = Math.abs(value)
  if (!(size > 1e-8 && size < 1e22)) return Number.isFinite(value) ? Number(value.toPrecision(15)) : value
  const shift = 14 - Math.floor(Math.log10(size))
  const scaled = shift >= 0 ? size * POWERS[shift]! : size / POWERS[-shift]!
  const whole = Math.round(scaled)
  const certain = Math.abs(scaled - whole) < 0.4 && scaled >= 1e14 && scaled < 1e15
  if (!certain) return Number(value.toPrecision(15))
  const rounded = shift >= 0 ? whole / POWERS[shift]! : whole * POWERS[-shift]!
  return value < 0 ? -rounded : rounded
}
