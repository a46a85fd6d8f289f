import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sound and unsound histories: a growing one with a gap, a share, a constant, and one of each fault. */
export const MIXED = `region,indicator,year,value,unit,note
甲县,gdp,2010,100.5,亿元,
甲县,gdp,2011,108,亿元,
甲县,gdp,2012,121,亿元,"revised, 2014"
甲县,gdp,2014,150,亿元,
甲县,gdp,2015,"1,60",亿元,
甲县,gdp,2015,159,亿元,
甲县,urban,2010,71%,,
甲县,urban,2011,80.5%,,
甲县,urban,2012,88%,,
甲县,urban,2013,91%,,
乙县,one,2010,1,,
乙县,two,2010,1,,
乙县,two,2011,1.5,,
乙县,flat,2010,4,,
乙县,flat,2011,4,,
乙县,flat,2012,4,,
乙县,missing,2010,NA,,
乙县,missing,2011,..,,
乙县,text,2010,many,,
乙县,text,2011,2,,
乙县,duplicate,2010,1,,
乙县,duplicate,2010,2,,
乙县,duplicate,2011,2,,
乙县,gaps,2010,1,,
乙县,gaps,2016,2,,
乙县,huge,2010,1,,
乙县,huge,2011,1e300,,
乙县,huge,2012,2,,
乙县,grows,2010,10,,
乙县,grows,2011,11,,
乙县,grows,2012,13,,
乙县,grows,2013,12.5,,
乙县,,2013,12.5,,
`

/** Sixteen years of three histories without fault. */
export const SOUND = `region,indicator,year,value\n${[
  ['甲县', 'gdp', (t: number) => 100 * 1.08 ** t + 4 * Math.sin(2.3 * t)],
  ['甲县', 'balance', (t: number) => 20 * Math.sin(1.7 * t + 1)],
  ['乙县', 'gdp', (t: number) => 50 + 3 * t + 5 * Math.cos(1.9 * t)],
]
  .flatMap(([region, indicator, value]) =>
    Array.from(
      { length: 16 },
      (_, t) => `${region},${indicator},${2000 + t},${(value as (t: number) => number)(t).toFixed(2)}`,
    ),
  )
  .join('\n')}\n`

/** A folder with files of these texts; its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync('out/histories-')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
