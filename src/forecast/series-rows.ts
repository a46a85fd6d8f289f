import type { History, RowFault } from './history.js'

/** The rows of one history while a file is read, in the order of the file. */
export class SeriesRows {
  readonly faults: RowFault[] = []
  readonly #years: number[] = []
  readonly #values: number[] = []
  readonly #lines: number[] = []
  readonly #units: string[] = []
  readonly #percents: boolean[] = []

  constructor(
    readonly region: string,
    readonly indicator: string,
  ) {}

  /** Adds a row that could be read; a value of NaN is missing. */
  add(line: number, year: number, value: number, percent: boolean, unit: string): void {
    this.#lines.push(line)
    this.#years.push(year)
    this.#values.push(value)
    this.#percents.push(percent)
    this.#units.push(unit)
  }

  /** The rows as a history. A year that stands twice with one value counts once. */
  history(): History {
    const { region, indicator } = this
    const unit = this.#units.find((u) => u !== '') ?? ''
    const hasPercents = this.#percents.includes(true)
    const inPercent = hasPercents && (unit === '' || isPercent(unit))
    const order = this.#years.map((_, i) => i)
    if (this.#years.some((year, i) => i > 0 && year <= this.#years[i - 1]!))
      order.sort((a, b) => this.#years[a]! - this.#years[b]! || a - b)
    const years: number[] = []
    const values: number[] = []
    const faults = [...this.faults]
    for (const i of order) {
      const [year, value, line] = [this.#years[i]!, this.#values[i]!, this.#lines[i]!]
      const other = this.#units[i]!
      if (other !== '' && other !== unit) faults.push({ kind: 'unit', line, text: other, year })
      // A percent sign in some cells only, or beside another unit: nobody knows what the others are in.
      const ambiguous = inPercent ? unit === '' && !this.#percents[i] : this.#percents[i]
      if (ambiguous && !Number.isNaN(value)) faults.push({ kind: 'percent', line, text: String(value), year })
      if (years.at(-1) !== year) {
        years.push(year)
        values.push(value)
      } else if (Number.isNaN(values.at(-1))) values[values.length - 1] = value
      else if (!Number.isNaN(value) && values.at(-1) !== value)
        faults.push({ kind: 'duplicate', line, text: String(year), year })
    }
    faults.sort((a, b) => a.line - b.line)
    return { region, indicator, unit: unit === '' && inPercent ? '%' : unit, years, values, faults }
  }
}

/** Whether a unit is per cent. */
export function isPercent(unit: string): boolean {
  return /^(%|％|percent|per cent|pct)$/i.test(unit)
}
