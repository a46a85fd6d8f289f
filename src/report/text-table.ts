import stringWidth from 'string-width'

/** Columns of a text on a terminal; plain and Chinese text, nearly all there is, without the full reckoning. */
function width(text: string): number {
  if (/^[\x20-\x7e–−✓✗→·≈─]*$/.test(text)) return text.length
  if (/^[\x20-\x7e\u4e00-\u9fff（），、：；]*$/.test(text))
    return text.length + (text.match(/[^\x20-\x7e]/g)?.length ?? 0)
  return stringWidth(text)
}

/** Text in columns: the first is left-aligned, the others right-aligned unless said otherwise. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string {
  const clean = [header, ...rows].map((row) => row.map(printable))
  const widths = header.map((_, c) => Math.max(...clean.map((row) => width(row[c] ?? ''))))
  const line = (row: readonly string[]) =>
    widths
      .map((columns, c) => {
        const text = row[c] ?? ''
        const pad = ' '.repeat(columns - width(text))
        return left.includes(c) ? text + pad : pad + text
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((w) => '─'.repeat(w)).join('──')
  return [line(clean[0]!), rule, ...clean.slice(1).map(line)].join('\n')
}

/** Labels come from strangers' files; a terminal must not obey them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
