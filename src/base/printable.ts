/**
 * Text of strangers' files as a terminal may show it: control characters, which it would obey, and marks that turn
 * the direction of writing become a visible sign, tabs a space.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
