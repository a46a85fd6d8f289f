import { defineConfig } from 'vitest/config'

/** Tests of the built package with tools of the machine: `npm run build`, then `npm run test:system`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/system/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'out/tests-system.json' }]] : ['default'],
  },
})
