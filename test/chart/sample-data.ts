import type { Language } from '../../src/base/label.js'
import type { ChartData } from '../../src/chart/data/chart-data.js'
import { sampleOptions, sampleRows, smallTable } from './fixtures.js'
import { sampleAccuracy } from './sample-accuracy.js'
import { sampleBox } from './sample-box.js'
import { sampleConflicts } from './sample-conflicts.js'
import { sampleEffects } from './sample-effects.js'
import { sampleForecast, sampleHindcasts, sampleResiduals } from './sample-forecasts.js'
import { sampleIndices } from './sample-indices.js'
import { sampleOdds } from './sample-odds.js'
import { GROWTH, sampleSpread } from './sample-spread.js'
import { sampleTornado, TORNADO_BASE } from './sample-tornado.js'

/** Something of all that charts are drawn from. */
export function sampleData(language: Language): ChartData {
  const table = smallTable()
  const measure = table.measures[0]!
  const picture = sampleForecast(language, true)
  return {
    run: {
      table,
      indicators: ['gdp', 'gdp_growth', 'income_urban'],
      wholes: [
        ['gdp', 'gdp_growth'],
        ['share_primary', 'share_secondary', 'share_tertiary'],
      ],
      plans: [{ name: '', title: sampleOptions(language).source, rows: sampleRows(language).slice(0, 25) }],
    },
    draws: {
      spread: sampleSpread(GROWTH.slice(0, 1), [0.05, 0.25, 0.5, 0.75, 0.95], 2027),
      indicators: ['gdp', 'gdp_growth'],
      plans: [{ name: '', rows: sampleOdds(language, 2) }],
    },
    check: { conflicts: sampleConflicts(language) },
    tornado: {
      file: 'tornado-gdp-2035',
      rows: sampleTornado(language),
      measure,
      base: TORNADO_BASE,
    },
    indices: { file: 'sobol-gdp-2035', rows: sampleIndices(language), measure },
    effects: { file: 'morris-gdp-2035', rows: sampleEffects(language), measure },
    discovery: { boxes: [{ file: 'box-gdp_2025', picture: sampleBox(language) }] },
    forecast: {
      shared: '',
      forecasts: [{ file: 'gdp', picture, panel: picture }],
    },
    residuals: { histories: [{ file: 'gdp', picture: sampleResiduals(language) }] },
    backtest: {
      rows: sampleAccuracy(language),
      histories: [{ file: 'gdp', picture: sampleHindcasts(language) }],
    },
  }
}
