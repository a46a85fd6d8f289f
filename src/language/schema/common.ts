import * as z from 'zod'
import type { LanguageWords } from '../words/en.js'

/** A key of what schemas expect, in words. */
type Expectation = keyof LanguageWords['expectations']

/**
 * What a schema expects, for zod, whose messages have one language: the key of the words, and names that go into them.
 * `parsed.ts` makes a text of it.
 */
export function expects(key: Expectation, names: readonly string[] = []): string {
  return [key, ...names].join(' ')
}

/** Identifier of an indicator, lever, parameter or group. */
const identifier = /^[a-z][a-z0-9_]{0,63}$/
/** Name of a model or a scenario; also part of file names, so nothing that a path could be made of. */
export const name = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u
/** Name of a file beside the one that names it. */
const fileName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u

/** A name in one or two languages. */
export const label = z
  .union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })], {
    error: expects('label'),
  })
  .meta({ description: 'A name: one text, or a Chinese and an English one: {zh: 地区生产总值, en: GDP}.' })

/** A number with or without unit, such as 8%, 202.28 亿元 or 0.3. */
export const quantity = z
  .union([z.number(), z.string().min(1)], {
    error: expects('quantity'),
  })
  .meta({
    description: 'A number, with its unit: 8%, 202.28 亿元, 0.5pp. Without one the declared unit is meant.',
    examples: ['8%', '202.28 亿元', 0.5],
  })

/** A calendar year. */
export const year = z
  .number()
  .int()
  .min(1000, expects('fourDigits'))
  .max(2999, expects('fourDigits'))
  .meta({ description: 'A calendar year.' })

/** Values by year. */
export const yearMap = z.record(z.string().regex(/^[12]\d{3}$/, expects('yearKey')), quantity).meta({
  description: 'Values by year: linear between the years named, held before the first and after the last.',
  examples: [{ 2021: '8%', 2035: '5%' }],
})

/** A constant or values by year. */
export const path = z.union([quantity, yearMap], {
  error: expects('path'),
})

/** A reference to a file of the same folder. */
export const file = z
  .string()
  .regex(fileName, expects('fileName'))
  .meta({ description: 'A file of the same folder.' })

/** Free text. */
export const text = z.string()

/** A map whose keys are identifiers. */
export function byId<T extends z.ZodType>(value: T) {
  return z.record(z.string().regex(identifier, expects('identifier')), value)
}
