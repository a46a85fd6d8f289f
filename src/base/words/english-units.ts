/** How a language calls the units of data, which are Chinese; what is not in here stays as it is. */
export interface UnitNames {
  /** Units by themselves. Counters say nothing in English: 4 件/万人 is 4 per 10,000 people. */
  readonly names: Readonly<Record<string, string>>
  /** Names as they are called after "per". */
  readonly single: Readonly<Record<string, string>>
  /** What may stand before a unit; the first that fits counts. */
  readonly multipliers: readonly (readonly [pattern: RegExp, name: string])[]
  /** A unit that another is divided by. */
  readonly per: (name: string) => string
}

/** Chinese units in English. */
export const ENGLISH_UNITS: UnitNames = {
  names: {
    元: 'yuan',
    人民币元: 'yuan',
    美元: 'US$',
    欧元: '€',
    日元: 'yen',
    港元: 'HK$',
    人: 'people',
    亩: 'mu',
    公顷: 'ha',
    平方公里: 'km²',
    平方千米: 'km²',
    平方米: 'm²',
    立方米: 'm³',
    公里: 'km',
    千米: 'km',
    米: 'm',
    斤: 'jin',
    公斤: 'kg',
    克: 'g',
    吨: 't',
    吨标准煤: 'tce',
    瓦: 'W',
    千瓦: 'kW',
    千瓦时: 'kWh',
    岁: 'years',
    年: 'years',
    月: 'months',
    天: 'days',
    日: 'days',
    小时: 'hours',
    户: 'households',
    人次: 'visits',
    辆: 'vehicles',
    倍: 'times',
    百分点: 'pp',
    个: '',
    件: '',
    张: '',
    套: '',
    所: '',
    座: '',
    台: '',
    条: '',
    项: '',
    家: '',
  },
  single: { people: 'person', households: 'household', years: 'year' },
  multipliers: [
    [/^万亿/, 'trillion'],
    [/^千亿/, '100 billion'],
    [/^百亿/, '10 billion'],
    [/^十亿/, 'billion'],
    [/^亿/, '100 million'],
    [/^千万/, '10 million'],
    [/^百万/, 'million'],
    [/^十万/, '100,000'],
    [/^万/, '10,000'],
    [/^千/, '1,000'],
    [/^百/, '100'],
    [/^十/, '10'],
  ],
  per: (name) => `per ${name}`,
}
