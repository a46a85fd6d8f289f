import type { Language } from '../../src/base/label.js'
import type { AccuracyRow } from '../../src/chart/data/backtest-data.js'

/** What a method of 120 forecasts scored. */
export const score = (label: string, mase: number, coverage80 = 0.8, coverage95 = 0.95): AccuracyRow => ({
  label,
  forecasts: 120,
  mase,
  coverage80,
  coverage95,
})

/** Six methods; one is the naive one, one made no forecast. */
export function sampleAccuracy(language: Language): AccuracyRow[] {
  const zh = language === 'zh'
  return [
    { ...score(zh ? '朴素法' : 'Naive', 2.83, 0.684, 0.861), naive: true },
    score(zh ? '漂移法' : 'Drift', 2.41, 0.72, 0.9),
    score('Theta', 2.2, 0.83, 0.948),
    score(zh ? '自动组合' : 'Automatic combination', 1.93, 0.812, 0.953),
    score(zh ? '均值法' : 'Mean', 11.2, 0.13, 0.31),
    { ...score(zh ? '逻辑斯蒂曲线' : 'Logistic curve', Number.NaN, Number.NaN, Number.NaN), forecasts: 0 },
  ]
}
