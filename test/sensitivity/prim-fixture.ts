import { readFileSync } from 'node:fs'

interface Fixture {
  readonly x: number[][]
  readonly y: number[]
  readonly peels: {
    alpha: number
    fewest: number
    steps: { column: number; side: 'low' | 'high'; value: number; rows: number; hits: number }[]
  }[]
  readonly tails: [hits: number, trials: number, p: number, tail: number][]
}

const read = JSON.parse(readFileSync(new URL('fixtures/prim.json', import.meta.url), 'utf8')) as Fixture

/** Made-up rows, and what an independent reckoning makes of them; the file's head says how. */
export const primFixture = {
  ...read,
  x: read.x.map((column) => Float64Array.from(column)),
  y: Uint8Array.from(read.y),
}
