import type { History, RowFault } from './history.js'

/** The rows of one history while a file is read, in the order of the file. */
export class SeriesRows {
  readonly faults: RowFault[] = []
  readonly #years: number[] = []
  readonly #values: number[] = []
  readonly #lines: number[] = []
  /** Rows with a percent sign, by their place in the other lists. */
  readonly #percents = new Set<number>()
  #unit = ''
  #rising = true

  constructor(
    readonly region: string,
    readonly indicator: string,
  ) {}

  /** Adds a row that could be read; a value of NaN is missing. */
  add(line: number, year: number, value: number, percent: boolean, unit: string): void {
    const i = this.#years.length
    if (i > 0 && year <= this.#years[i - 1]!) this.#rising = false
    if (percent) this.#percents.add(i)
    if (this.#unit === '') this.#unit = unit
    else if (unit !== '' && unit !== this.#unit) this.faults.push({ kind: 'unit', line, text: unit, year })
    this.#years.push(year)
    this.#values.push(value)
    this.#lines.push(line)
  }

  /** The rows as a history. A year that stands twice with one value counts once. */
  history(): History {
    const { region, indicator, faults } = this
    const ordered = this.#rising ? { years: this.#years, values: this.#values, faults: [] } : this.#inOrder()
    const unit = this.#unit === '' && this.#percents.size > 0 ? '%' : this.#unit
    const all = [...faults, ...this.#strangePercents(), ...ordered.faults]
    return { region, indicator, unit, ...ordered, faults: all.sort((a, b) => a.line - b.line) }
  }

  #inOrder() {
    const order = this.#years.map((_, i) => i)
    order.sort((a, b) => this.#years[a]! - this.#years[b]! || a - b)
    const years: number[] = []
    const values: number[] = []
    const faults: RowFault[] = []
    for (const i of order) {
      const [year, value] = [this.#years[i]!, this.#values[i]!]
      const before = values.length - 1
      if (years[before] !== year) {
        years.push(year)
        values.push(value)
      } else if (Number.isNaN(values[before])) values[before] = value
      else if (!Number.isNaN(value) && value !== values[before])
        faults.push({ kind: 'duplicate', line: this.#lines[i]!, text: String(year), year })
    }
    return { years, values, faults }
  }

  /** Rows with a percent sign beside another unit, or without one among others: nobody knows what they are in. */
  #strangePercents(): RowFault[] {
    if (this.#percents.size === 0 || isPercent(this.#unit)) return []
    return this.#values.flatMap((value, i) => {
      const strange = this.#unit === '' ? !this.#percents.has(i) : this.#percents.has(i)
      if (!strange || Number.isNaN(value)) return []
      return [{ kind: 'percent', line: this.#lines[i]!, text: String(value), year: this.#years[i]! }]
    })
  }
}

/** Whether a unit is per cent. */
export function isPercent(unit: string): boolean {
  return /^(%|％|percent|per cent|pct)$/i.test(unit)
}
