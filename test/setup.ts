import fc from 'fast-check'

// Properties are tried with the same numbers every time; test/seed.ts says how to try others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED) })
