/** A number with thousands separators and a fixed number of decimals; `–` when there is none. */
export function formatNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–'
  const text = Math.abs(value).toFixed(Math.min(digits, 20))
  const [whole, decimals] = text.split('.') as [string, string?]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(text) !== 0 ? '−' : ''
  return sign + grouped + (decimals === undefined ? '' : `.${decimals}`)
}

/** As {@link formatNumber}, with a plus before positive numbers. */
export function formatChange(value: number, digits: number): string {
  const text = formatNumber(value, digits)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** A value and its unit: `8.2%`, `300 亿元`. */
export function withUnit(text: string, unit: string): string {
  if (unit === '' || unit === '1') return text
  return unit === '%' || unit === '‰' ? `${text}${unit}` : `${text} ${unit}`
}
