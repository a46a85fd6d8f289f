import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { halfWidth } from '../../src/base/half-width.js'
import {
  combine,
  describeDimension,
  describeUnit,
  divide,
  multiply,
  power,
  sameDimension,
} from '../../src/base/unit.js'
import { UnitError } from '../../src/base/unit-error.js'
import { Units } from '../../src/base/units.js'

const units = new Units()

/** One of `a` in units of `b`. */
function ratio(a: string, b: string): number {
  const [x, y] = [units.parse(a), units.parse(b)]
  expect(sameDimension(x.dimension, y.dimension), `${a} and ${b}`).toBe(true)
  return x.scale / y.scale
}

describe('units', () => {
  it.each([
    ['亿元', '元', 1e8],
    ['万亿元', '亿元', 1e4],
    ['百万千瓦', 'kW', 1e6],
    ['十万亩', '亩', 1e5],
    ['billion USD', '亿美元', 10],
    ['million 人', '万人', 100],
    ['1e6 EUR', '欧元', 1e6],
    ['亿元/万人', '元/人', 1e4],
    ['万元/人', '元/人', 1e4],
    ['立方米/万元', 'm^3/元', 1e-4],
    ['件/万人', '件/人', 1e-4],
    ['公顷', '亩', 15],
    ['平方公里', '公顷', 100],
    ['平方公里', 'km^2', 1],
    ['斤', '公斤', 0.5],
    ['亿斤', '吨', 5e4],
    ['吨标准煤', 'GJ', 29.3076],
    ['toe', 'GJ', 41.868],
    ['千瓦时', 'kWh', 1],
    ['度', 'MJ', 3.6],
    ['km', '米', 1000],
    ['mg/m^3', 'g/m^3', 1e-3],
    ['微克/立方米', 'ug/m^3', 1],
    ['天', 'hour', 24],
    ['小时', '分钟', 60],
    ['岁', '年', 1],
    ['%', '‰', 10],
    ['pp', '%', 1],
    ['百分点', '%', 1],
    ['成', '%', 10],
    ['个/千人', '个/人', 1e-3],
    ['人/千人', '‰', 1],
    ['m²', 'm^2', 1],
    ['㎡', 'm^2', 1],
    ['m³/s', 'm^3 / s', 1],
    ['kW·h', 'kWh', 1],
    ['元*人/(元*人)', '', 1],
    ['万元／人', '元/人', 1e4],
    ['％', '%', 1],
    ['degC', 'K', 1],
    ['100 m^2', 'm^2', 100],
    ['1e6 km^2', 'm^2', 1e12],
    ['万m^2', 'm^2', 1e4],
    ['亿m³', '立方米', 1e8],
    ['万平方米', 'm^2', 1e4],
    ['million m^3', 'm^3', 1e6],
    ['2 million m^3', 'm^3', 2e6],
    ['万人^2', '人^2', 1e8],
    ['2 人^-1', '1/人', 2],
  ])('one %s is as much as so many %s', (a, b, expected) => {
    expect(ratio(a, b) / expected).toBeCloseTo(1, 12)
  })

  it.each([
    ['亿元', '万人'],
    ['元', '美元'],
    ['张', '件'],
    ['床', '人'],
    ['kW', 'kWh'],
    ['元/人', '元'],
    ['人次', '人'],
  ])('%s is of another dimension than %s', (a, b) => {
    expect(sameDimension(units.parse(a).dimension, units.parse(b).dimension)).toBe(false)
  })

  it.each([
    ['亿园', 'unknown unit "亿园"', 'did you mean "亿元"?'],
    ['万入', 'unknown unit "万入"', 'did you mean "万人"?'],
    ['yuann', 'unknown unit "yuann"', 'did you mean "yuan"?'],
    ['kWh2', 'unknown unit "kWh2"', 'did you mean "kWh^2"?'],
    ['亿元/foo', 'unknown unit "foo"', expect.stringContaining('units:')],
    ['3 foo', 'unknown unit "foo"', expect.stringContaining('units:')],
    ['constructor', 'unknown unit "constructor"', expect.stringContaining('units:')],
    ['__proto__', 'unknown unit "__proto__"', expect.stringContaining('units:')],
    ['/人', '"/人" is not a unit', undefined],
    ['元/', '"元/" is not a unit', undefined],
    ['元//人', '"元//人" is not a unit', undefined],
    ['(元', '"(元" lacks a closing parenthesis', undefined],
    ['元)', '"元)" is not a unit', undefined],
    ['元^', '"元^" has a power that is not a number', undefined],
    ['元^x', '"元^x" has a power that is not a number', undefined],
    ['0 元', '"0 元" cannot be a unit: it would be 0 of its base units', undefined],
    ['-1 元', '"-1 元" cannot be a unit: it would be -1 of its base units', undefined],
    ['亿元^99', '"亿元^99" cannot be a unit: it would be Infinity of its base units', undefined],
    ['元'.repeat(300), expect.stringContaining('at most 200 characters'), undefined],
  ])('%s is refused', (text, message, hint) => {
    const error = thrown(() => units.parse(text))
    expect(error).toBeInstanceOf(UnitError)
    expect((error as UnitError).message).toEqual(message)
    expect((error as UnitError).hint?.en).toEqual(hint)
  })

  it('say what is wrong with them, and which unit may be meant', () => {
    const faultOf = (text: string, definitions = {}) => {
      const { fault, close } = thrown(() => new Units(definitions).parse(text)) as UnitError
      return [fault, close]
    }
    expect(faultOf('yuann')).toEqual(['unknown', 'yuan'])
    expect(faultOf('foo')).toEqual(['unknown', undefined])
    expect(faultOf('元/')).toEqual(['malformed', undefined])
    expect(faultOf('a', { a: '2 b', b: '3 a' })).toEqual(['circular', undefined])
  })

  it('are degrees of any scale, of which differences are meant', () => {
    expect(units.parse('degC').scale).toBe(1)
    expect(units.parse('degF').scale).toBeCloseTo(5 / 9, 15)
  })

  it('of a model are defined in others, or are new', () => {
    const ours = new Units({
      斗: '6.25 公斤',
      EUR_m: '1e6 EUR',
      积分: 'new',
      石: '10 斗',
      constructor: 'new',
    })
    expect(ours.parse('石').scale).toBe(62.5)
    expect(ours.parse('万石').scale).toBe(625_000)
    expect(ours.parse('EUR_m/人').dimension).toEqual({ money_EUR: 1, person: -1 })
    expect(describeDimension(ours.parse('积分/人').dimension, 'en')).toBe('积分/人')
    expect(describeDimension(ours.parse('constructor/人').dimension, 'en')).toBe('constructor/人')
    expect(combine(ours.parse('constructor').dimension, ours.parse('constructor').dimension, 1)).toEqual({
      'own constructor': 2,
    })
  })

  it('of a model are no dimension of ours, whatever they are called', () => {
    const ours = new Units({ length: 'new', person: 'new', money_CNY: 'new' })
    expect(sameDimension(ours.parse('length').dimension, ours.parse('m').dimension)).toBe(false)
    expect(sameDimension(ours.parse('person').dimension, ours.parse('人').dimension)).toBe(false)
    expect(sameDimension(ours.parse('money_CNY').dimension, ours.parse('元').dimension)).toBe(false)
  })

  it('that are defined by each other are refused, however deep', () => {
    expect(() => new Units({ 斗: '2 斛', 斛: '斗 / 2' }).parse('斗')).toThrow(
      'the unit "斗" is defined by itself',
    )
    const chain = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`u${i}`, i < 39 ? `u${i + 1} * u${i + 1}` : '1.0 kg']),
    )
    expect(() => new Units(chain).parse('u0')).not.toThrow(RangeError)
  })

  it('keep their text and are read once', () => {
    const unit = units.parse(' 亿元 / 万人 ')
    expect(unit.text).toBe('亿元 / 万人')
    expect(units.parse(' 亿元 / 万人 ')).toBe(unit)
    expect(units.parse('')).toEqual({ text: '', scale: 1, dimension: {} })
  })
})

describe('products and powers of units', () => {
  const atom = fc.constantFrom('元', '万人', 'kWh', '亩', '吨标准煤', '%', 'USD', '张', 'day')

  it('are those of their texts', () => {
    fc.assert(
      fc.property(atom, atom, fc.integer({ min: -3, max: 3 }), (a, b, k) => {
        const [x, y] = [units.parse(a), units.parse(b)]
        for (const [text, unit] of [
          [`${a}*${b}`, multiply(x, y)],
          [`${a}/${b}`, divide(x, y)],
          [`${a}^${k}`, power(x, k)],
          [`(${a}/${b})^${k}`, power(divide(x, y), k)],
        ] as const) {
          const read = units.parse(text)
          expect(read.scale / unit.scale).toBeCloseTo(1, 12)
          expect(sameDimension(read.dimension, unit.dimension)).toBe(true)
        }
      }),
    )
  })

  it('undo each other', () => {
    fc.assert(
      fc.property(atom, atom, (a, b) => {
        const [x, y] = [units.parse(a), units.parse(b)]
        const back = divide(multiply(x, y), y)
        expect(sameDimension(back.dimension, x.dimension)).toBe(true)
        expect(back.scale / x.scale).toBeCloseTo(1, 12)
        expect(power(power(x, 2), 0.5).dimension).toEqual(x.dimension)
        expect(divide(x, x).dimension).toEqual({})
      }),
    )
  })

  it('are called by what they measure', () => {
    const spoken = (text: string) => describeDimension(units.parse(text).dimension, 'en')
    expect(spoken('亿元/万人')).toBe('元/人')
    expect(spoken('%')).toBe('a plain number')
    expect(spoken('1/人')).toBe('1/人')
    expect(spoken('m^2*元/s')).toBe('m^2·元/s')
    expect(spoken('USD')).toBe('USD')
    expect(describeUnit(units.parse('亿元'), 'en')).toBe('亿元 (元)')
    expect(describeUnit(units.parse('元'), 'en')).toBe('元')
    expect(describeUnit(units.parse('%'), 'en')).toBe('%')
    expect(describeUnit(units.parse(''), 'en')).toBe('a plain number')
  })
})

describe('halfWidth', () => {
  it('turns full-width signs and the minus sign into plain ones', () => {
    expect(halfWidth('８．５％（−２）／人')).toBe('8.5%(-2)/人')
    expect(halfWidth('m²·㎥')).toBe('m^2·m^3')
  })
})

function thrown(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}
