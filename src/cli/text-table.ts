import stringWidth from 'string-width'

/** Text in columns: the first is left-aligned, the others right-aligned unless said otherwise. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const clean = [header, ...rows].map((row) => row.map(printable))
  const widths = header.map((_, c) => Math.max(...clean.map((row) => stringWidth(row[c] ?? ''))))
  const line = (row: readonly string[]) =>
    widths
      .map((width, c) => {
        const text = row[c] ?? ''
        const pad = ' '.repeat(width - stringWidth(text))
        return left.includes(c) ? text + pad : pad + text
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('──')
  return [line(clean[0]!), rule, ...clean.slice(1).map(line)].join('\n')
}

/** Labels come from strangers' files; a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
