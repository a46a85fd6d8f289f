import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { disk, writeFiles } from '../../src/files/disk.js'

const folder = mkdtempSync(join(tmpdir(), 'planwright-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('writeFiles', () => {
  it('writes all, making folders', () => {
    const file = join(folder, 'a/b/c.txt')
    writeFiles(new Map([[file, '文字']]))
    expect(readFileSync(file, 'utf8')).toBe('文字')
  })

  it('writes none when one cannot be written, and leaves no parts behind', () => {
    const place = join(folder, 'none')
    mkdirSync(join(place, 'taken'), { recursive: true })
    writeFileSync(join(place, 'old.txt'), 'old')
    const files = new Map([
      [join(place, 'old.txt'), 'new'],
      [join(place, 'taken'), 'text'],
    ])
    expect(() => writeFiles(files)).toThrow(`${join(place, 'taken')} is a folder`)
    expect(readFileSync(join(place, 'old.txt'), 'utf8')).toBe('old')
    expect(readdirSync(place).sort()).toEqual(['old.txt', 'taken'])
  })

  it('says so, and does not hang, where no folder can be made', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => writeFiles(new Map([[join(folder, 'file/x/y.txt'), '']]))).toThrow(
      'a part of the path is a file',
    )
    if (existsSync('/proc'))
      expect(() => writeFiles(new Map([['/proc/planwright/x.txt', '']]))).toThrow('cannot write')
  })
})

describe('disk', () => {
  it('does not follow links out of a folder', () => {
    const inside = join(folder, 'links')
    mkdirSync(inside)
    writeFileSync(join(folder, 'secret.csv'), 'secret')
    writeFileSync(join(inside, 'own.csv'), 'own')
    symlinkSync(join(folder, 'secret.csv'), join(inside, 'data.csv'))
    symlinkSync(join(inside, 'own.csv'), join(inside, 'alias.csv'))
    expect(disk.read(join(inside, 'data.csv'))).toBeUndefined()
    expect(disk.read(join(inside, 'alias.csv'))).toBe('own')
    expect(disk.read(join(inside, 'absent.csv'))).toBeUndefined()
    expect(disk.read(inside)).toBeUndefined()
  })
})
