import { plain } from '../page/text.js'

/** Beyond this, differences of two numbers are no numbers. */
const LARGEST = 1e300

/** Makes sure that numbers can be drawn. Throws a RangeError that names the row and the number otherwise. */
export function drawable(row: string, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers))
    if (!(Math.abs(value) < LARGEST))
      throw new RangeError(`"${plain(row)}": ${name} is ${value}; what is drawn is finite and under 1e300`)
}
