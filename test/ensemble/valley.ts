import type { Question } from '../../src/ensemble/question.js'
import type { Town } from '../project/town.js'

/** A town with every way to be uncertain; some of its draws fail, by two causes. */
export const valley: Town = {
  parameters: ['share: {value: 60%, unit: "%"}'],
  levers: [
    'pace: {unit: "%", default: {2021: 6%, 2025: 4%}, min: -10%, max: 20%}',
    'drift: {unit: "%", default: 1%}',
    'rain: {unit: "%", default: 0%, min: -20%, max: 30%}',
    'price: {default: 1}',
  ],
  indicators: [
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace + drift + rain / 2)}',
    'people: {label: People, unit: 万人, equation: people(-1) * 1.01}',
    'head: {label: Head, unit: 元/人, equation: gdp / people}',
    'spending: {label: Spending, unit: 亿元, equation: share * gdp + 0.2 * saving}',
    'saving: {label: Saving, unit: 亿元, equation: gdp - spending}',
    'mood: {label: Mood, equation: log(price + 0.2) + sqrt(price + rain * 5) + mood(-1) / 2, start: 0}',
    'fixed: {label: Fixed, equation: fixed(-1) + 1, start: 1}',
  ],
  data: ['gdp,2020,100,亿元', 'people,2020,50,万人'],
  scenarios: {
    baseline: [
      'uncertain:',
      '  pace: {add: {normal: {sd: 1pp}}, shocks: {normal: {sd: 3pp}, persistence: 0.5}}',
      '  drift: {student_t: {df: 4, location: 1%, scale: 0.5pp}}',
      '  rain: {fan: {2021: {10%: -2%, 50%: 0%, 90%: 2%}, 2025: {10%: -6%, 50%: 1%, 90%: 8%}}, persistence: 0.7}',
      '  price: {multiply: {normal: {sd: 0.25}}, widens: sqrt}',
      '  share: {pert: {low: 50%, mode: 60%, high: 75%}}',
      '  gdp: {multiply: {log_normal: {median: 1, sigma: 0.03}}}',
      'correlations: {pace: {drift: 0.5, price: -0.4}, share: {gdp: 0.3}}',
      '',
    ].join('\n'),
  },
}

/** Three questions about it: of one value, of a change from the base year, and of two values at once. */
export const questions: readonly Question[] = [
  {
    id: 'rich',
    conditions: [{ terms: [{ indicator: 'gdp', year: 2025, weight: 1 }], low: 125, high: Infinity }],
  },
  {
    id: 'grown',
    conditions: [
      {
        terms: [
          { indicator: 'gdp', year: 2025, weight: 1 },
          { indicator: 'gdp', year: 2020, weight: -1.25 },
        ],
        low: 0,
        high: Infinity,
      },
    ],
  },
  {
    id: 'calm',
    conditions: [
      { terms: [{ indicator: 'mood', year: 2024, weight: 1 }], low: -1, high: 2 },
      {
        terms: [
          { indicator: 'spending', year: 2023, weight: 1 },
          { indicator: 'people', year: 2023, weight: -1 },
        ],
        low: -1e9,
        high: 28,
      },
    ],
  },
]
