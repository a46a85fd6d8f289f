import type { Language } from '../../src/base/label.js'
import type { ConflictMember, ConflictPicture } from '../../src/chart/data/check-data.js'

/** Figures are printed, low, high, implied. */
export function member(
  name: string,
  unit: string,
  [printed, low, high, implied]: readonly [number, number, number, number],
  soft = false,
): ConflictMember {
  return { name, printed, low, high, implied, unit, soft }
}

/** Two conflicts of the district's plan. */
export function sampleConflicts(language: Language): ConflictPicture[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return [
    {
      title: say(
        '实际利用外资：五年累计与年均增速不能同时成立',
        'Foreign capital: five-year sum and growth cannot both hold',
      ),
      members: [
        member(
          say('实际利用外资 2020年（附表1第20页）', 'Foreign capital used, 2020 (table 1, p. 20)'),
          '亿美元',
          [1.39, 1.385, 1.395, 1.7004],
        ),
        member(
          say('实际利用外资 年均增长（附表2第23页）', 'Foreign capital used, annual growth (table 2, p. 23)'),
          '%',
          [5.5, 4.95, 6.05, 12.43],
        ),
        member(
          say(
            '实际利用外资 2021—2025年累计（附表2第23页）',
            'Foreign capital used, sum of 2021–2025 (table 2, p. 23)',
          ),
          '亿美元',
          [10, 9.5, 10.5, 8.18],
        ),
        member(
          say('各年增速与年均增速相差不超过3个百分点', 'Growth of each year within 3 points of the average'),
          say('百分点', 'points'),
          [3, 3, 3, 16.3],
          true,
        ),
      ],
      note: say('改动其中任何一条，其余各条即可同时成立。', 'Changing any one of them lets the others hold.'),
    },
    {
      title: say('地区生产总值、工业增速与三次产业结构', 'GDP, industrial growth and structure'),
      members: [
        member(
          say('地区生产总值 2025年（附表2第23页）', 'GDP in 2025 (table 2, p. 23)'),
          '亿元',
          [300, 299.5, 300.5, 223.4],
        ),
        member(
          say(
            '规模以上工业增加值 年均增长（附表2第23页）',
            'Industrial value added, growth (table 2, p. 23)',
          ),
          '%',
          [8, 7, 9, 14.6],
        ),
        member(say('三次产业结构 8:41:51，第二产业', 'Structure 8:41:51, secondary industry'), '%', [
          41,
          40.5,
          41.5,
          Number.NaN,
        ]),
      ],
    },
  ]
}
