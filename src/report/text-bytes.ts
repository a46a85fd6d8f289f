import { fail } from '../base/problem.js'

/** Characters that are turned into bytes at a time. */
const BATCH = 2 ** 20
/** What can be hashed and written in one call. */
const MOST_BYTES = 2 ** 31 - 1

/**
 * Text as UTF-8, from its pieces: for files that may be larger than a string can be (512 MB).
 *
 * @throws PlanwrightError of kind `file-too-large` beyond `most` bytes, 2 GB.
 */
export function textBytes(name: string, pieces: Iterable<string>, most = MOST_BYTES): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  let batch = ''
  const flush = () => {
    const part = Buffer.from(batch)
    parts.push(part)
    size += part.length
    batch = ''
    if (size > most)
      throw fail(
        'file-too-large',
        `${name} would have more than ${most.toLocaleString('en-US')} bytes`,
        'take fewer --draws, --indicators or --years, or --keep arrow, which takes 8 bytes a value',
      )
  }
  for (const piece of pieces) {
    batch += piece
    if (batch.length >= BATCH) flush()
  }
  flush()
  return Buffer.concat(parts)
}
