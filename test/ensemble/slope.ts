import type { Town } from '../project/town.js'

/** Everything adds up, so that what each input does to `height` is known in closed form. */
export const slope: Town = {
  parameters: ['push: {value: 4, label: {zh: 推力, en: Push}}'],
  levers: [
    'wind: {label: {zh: 风, en: Wind}, unit: 米, default: 2 米}',
    'rain: {label: {zh: 雨, en: Rain}, unit: 米, default: 1 米}',
    'sun: {label: {zh: 日照, en: Sun}, unit: 米, default: 3 米}',
    'snow: {label: {zh: 雪, en: Snow}, unit: 米, default: 5 米}',
  ],
  indicators: [
    'height: {label: {zh: 高度, en: Height}, unit: 米, equation: height(-1) + wind + 2 * rain + push * metre}',
    'warmth: {label: {zh: 温暖, en: Warmth}, unit: 米, equation: warmth(-1) + sun, start: 0 * metre}',
    'depth: {label: {zh: 深度, en: Depth}, unit: 米, equation: depth(-1) + snow, start: 0 * metre}',
    'root: {label: {zh: 根, en: Root}, equation: sqrt(height / metre)}',
    'luck: {label: {zh: 运气, en: Luck}, unit: 米, equation: wind - wind(-1)}',
    'metre: {label: {zh: 一米, en: One metre}, unit: 米, equation: metre(-1)}',
  ],
  years: '{base: 2020, end: 2023}',
  data: ['height,2020,100,米', 'metre,2020,1,米'],
  scenarios: {
    baseline: [
      'label: {zh: 坡, en: Slope}',
      'uncertain:',
      '  wind: {shocks: {normal: {sd: 2}}}',
      '  rain: {add: {normal: {sd: 1}}}',
      '  push: {normal: {mean: 4, sd: 1}}',
      '  sun: {add: {uniform: {low: -1, high: 1}}}',
      '',
    ].join('\n'),
    together: 'correlations: {wind: {sun: 0}, rain: {push: 0.6}, push: {sun: 0.2}}\n',
    certain: 'uncertain: {wind: none, rain: none, push: none, sun: none}\n',
  },
}
