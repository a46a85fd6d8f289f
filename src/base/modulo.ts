/** Remainder with the sign of the divisor; compiled kernels call it by this name. */
export function modulo(a: number, b: number): number {
  return a - b * Math.floor(a / b)
}
