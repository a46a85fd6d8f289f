/** Twelve digits: more would be noise of the last bits. What is not finite stays as it is. */
export function twelveDigits(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}

/** A document as JSON, numbers with twelve digits; what is not finite becomes null. */
export function jsonText(document: object): string {
  const shown = (_: string, value: unknown) => (typeof value === 'number' ? twelveDigits(value) : value)
  return `${JSON.stringify(document, shown, 1)}\n`
}
