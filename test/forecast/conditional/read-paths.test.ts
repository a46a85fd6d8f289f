import { describe, expect, it } from 'vitest'
import { readPaths, scenariosIn } from '../../../src/forecast/conditional/read-paths.js'

const RESULTS = `scenario,region,indicator,year,value,unit
low,R,gdp,2021,100,亿元
low,R,gdp,2022,105,亿元
high,R,gdp,2021,110,亿元
high,R,gdp,2022,120,亿元
`

describe('given paths', () => {
  it('are those of a scenario of a run', () => {
    expect(scenariosIn(RESULTS)).toEqual(['low', 'high'])
    expect(scenariosIn(`\ufeff${RESULTS}`)).toEqual(['low', 'high'])
    const [path, ...more] = readPaths('results.csv', RESULTS, 'high')
    expect(more).toEqual([])
    expect(path!.values).toMatchObject({ region: 'R', unit: '亿元', years: [2021, 2022], values: [110, 120] })
    expect(path!.interval).toBeUndefined()
  })

  it('are medians of forecasts, with the widest interval', () => {
    const text =
      'region,indicator,year,mean,median,lower_80,upper_80,lower_95,upper_95\nR,gdp,2021,101,100,90,110,80,120\n'
    expect(scenariosIn(text)).toEqual([])
    const [path] = readPaths('forecast.csv', text)
    expect(path!.values.values).toEqual([100])
    expect([path!.interval!.lower.values, path!.interval!.upper.values]).toEqual([[80], [120]])
    expect(path!.interval!.level).toBe(0.95)
  })

  it('may have ends without a level, and no region', () => {
    const [path] = readPaths('path.csv', '\ufeffindicator,year,value,lower,upper\ngdp,2021,5,4,6\n')
    expect(path!.values.region).toBe('')
    expect([path!.interval!.lower.values[0], path!.interval!.level]).toEqual([4, 0.95])
  })
})
