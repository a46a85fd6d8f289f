/** Text with the full-width signs that Chinese keyboards write (％, ／, ：) and the minus sign as plain ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[²㎡]/g, (sign) => (sign === '²' ? '^2' : 'm^2'))
    .replace(/[³㎥]/g, (sign) => (sign === '³' ? '^3' : 'm^3'))
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
}
