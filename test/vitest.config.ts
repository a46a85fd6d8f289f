import { defineConfig } from 'vitest/config'
import { seedOfRun } from './seed.js'

/** Every test that needs nothing beyond Node. */
export default defineConfig({
  resolve: { alias: { planwright: new URL('../src/index.ts', import.meta.url).pathname } },
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/system/**'],
    setupFiles: ['test/setup.ts'],
    env: { FAST_CHECK_SEED: String(seedOfRun()) },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'out/tests.json' }]] : ['default'],
  },
})
