/**
 * The seed of all properties of a run: the same one unless FAST_CHECK_SEED is another, or `random`
 * (`npm run test:random`). A failing property prints it, and FAST_CHECK_SEED repeats it.
 */
export function seedOfRun(asked = process.env.FAST_CHECK_SEED): number {
  if (!asked) return 20_201_116
  if (asked !== 'random') {
    if (/^-?\d+$/.test(asked)) return Number(asked)
    throw new Error(`FAST_CHECK_SEED is a whole number or random, not ${asked}`)
  }
  const seed = Math.floor(Math.random() * 2 ** 31)
  process.stdout.write(`FAST_CHECK_SEED=${seed}\n`)
  return seed
}
