import * as z from 'zod'

/** Identifier of an indicator, lever, parameter or group. */
export const identifier = /^[a-z][a-z0-9_]{0,63}$/
/** Name of a model or a scenario; also part of file names, so nothing that a path could be made of. */
export const name = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u
/** Name of a file beside the one that names it. */
export const fileName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u

/** A name in one or two languages. */
export const label = z
  .union([z.string().min(1), z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })], {
    error: 'expected a text, or {zh: …, en: …}',
  })
  .meta({ description: 'A name: one text, or a Chinese and an English one: {zh: 地区生产总值, en: GDP}.' })

/** A number with or without unit, such as 8%, 202.28 亿元 or 0.3. */
export const quantity = z
  .union([z.number(), z.string().min(1)], {
    error: 'expected a number, with a unit where it has one, such as 8% or 202.28 亿元',
  })
  .meta({
    description: 'A number, with its unit: 8%, 202.28 亿元, 0.5pp. Without one the declared unit is meant.',
    examples: ['8%', '202.28 亿元', 0.5],
  })

/** A calendar year. */
export const year = z
  .number({ error: 'expected a year' })
  .int('a year is a whole number')
  .min(1000, 'a year has four digits')
  .max(2999, 'a year has four digits')
  .meta({ description: 'A calendar year.' })

/** Values by year. */
export const yearMap = z
  .record(z.string().regex(/^[12]\d{3}$/, 'expected a year, such as 2025'), quantity)
  .meta({
    description: 'Values by year: linear between the years named, held before the first and after the last.',
    examples: [{ 2021: '8%', 2035: '5%' }],
  })

/** A constant or values by year. */
export const path = z.union([quantity, yearMap], {
  error: 'expected a number such as 8%, or a map of years such as {2021: 8%, 2035: 5%}',
})

/** A reference to a file of the same folder. */
export const file = z
  .string()
  .regex(fileName, 'expected the name of a file in this folder, without any path')
  .meta({ description: 'A file of the same folder.' })

/** Free text. */
export const text = z.string()

/** A map whose keys are identifiers. */
export function byId<T extends z.ZodType>(value: T) {
  return z.record(
    z.string().regex(identifier, 'an identifier has small letters, digits and _ and begins with a letter'),
    value,
  )
}
