import { describe, expect, it } from 'vitest'
import { unitName } from '../../src/base/unit-names.js'

describe('unitName', () => {
  it.each([
    ['亿元', '100 million yuan'],
    ['万人', '10,000 people'],
    ['元/人', 'yuan per person'],
    ['万元/人', '10,000 yuan per person'],
    ['件/万人', 'per 10,000 people'],
    ['张/千人', 'per 1,000 people'],
    ['万千瓦', '10,000 kW'],
    ['亿千瓦时', '100 million kWh'],
    ['千瓦', 'kW'],
    ['吨标准煤/万元', 'tce per 10,000 yuan'],
    ['亿美元', '100 million US$'],
    ['岁', 'years'],
    ['%', '%'],
    ['', ''],
    ['1', ''],
    ['km^2', 'km^2'],
    ['斗', '斗'],
  ])('%s in English is "%s"', (unit, name) => expect(unitName(unit, 'en')).toBe(name))

  it('leaves Chinese readers what is written', () => expect(unitName('亿元', 'zh')).toBe('亿元'))
})
