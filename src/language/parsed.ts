import * as z from 'zod'
import { closestTo, didYouMean } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import type { SourceText } from './source.js'
import { type Path, readYaml, type YamlFile } from './yaml.js'

/** A file that has the form its schema asks for, with the places of its values. */
export interface Parsed<T> {
  readonly file: YamlFile
  readonly value: T
}

/** Reads a YAML file and holds it against a schema; says everything that is wrong, with places. */
export function parseFile<T>(
  source: SourceText,
  schema: z.ZodType<T>,
): { readonly parsed?: Parsed<T>; readonly problems: readonly Problem[] } {
  const file = readYaml(source)
  if (file.problems.length > 0) return { problems: file.problems }
  const { value } = file
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const problem: Problem = {
      kind: 'empty-file',
      severity: 'error',
      message:
        value === null ? 'the file is empty' : `expected a map of keys and values${seenText(file, [])}`,
      place: file.place([]),
      hint: 'see the examples in the README',
    }
    return { problems: [problem] }
  }
  const result = schema.safeParse(value)
  if (result.success) return { parsed: { file, value: result.data }, problems: [] }
  const complaints = result.error.issues.flatMap((issue) => complaintsOf(issue, [], file, schema))
  // A misspelt key is not also a missing one.
  const meant = new Set(complaints.map((c) => c.meant))
  return { problems: complaints.filter((c) => !meant.has(c.missing ?? '')).map((c) => c.problem) }
}

type Issue = z.core.$ZodIssue

/** A problem, the key it finds missing, and the key that an unknown one seems to mean; both as whole paths. */
interface Complaint {
  readonly problem: Problem
  readonly missing?: string
  readonly meant?: string
}

function complaintsOf(issue: Issue, above: Path, file: YamlFile, schema: z.ZodType): Complaint[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  const seen = valueAt(file, path)
  const make = (kind: string, message: string, place: Place, hint?: Said): Complaint => ({
    problem: { kind, severity: 'error', message, place, ...(hint ? { hint } : {}) },
  })
  if (seen === undefined && issue.code.startsWith('invalid_') && issue.code !== 'invalid_key')
    return [
      {
        ...make(
          'missing-key',
          `the key "${String(path.at(-1))}" is missing${within(path.slice(0, -1))}`,
          file.keyPlace(path.slice(0, -1)),
        ),
        missing: path.join('\0'),
      },
    ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysAt(schema, path)
        const place = file.keyPlace([...path, key])
        if (known.includes(key)) {
          const beside = Object.keys(seen as object).filter(
            (k) => known.includes(k) && !issue.keys.includes(k),
          )
          return make(
            'unknown-key',
            `"${key}" cannot stand beside "${beside.join('", "')}"`,
            place,
            'remove it',
          )
        }
        const meant = closestTo(key, known)
        return {
          ...make(
            'unknown-key',
            `unknown key "${key}"${within(path)}`,
            place,
            unknownKeyHint(meant, known, (seen as Record<string, unknown>)[key] === null && /\W/.test(key)),
          ),
          ...(meant ? { meant: [...path, meant].join('\0') } : {}),
        }
      })
    case 'invalid_union': {
      const meant = alternative(issue.errors, seen)
      if (meant) return meant.flatMap((inner) => complaintsOf(inner, path, file, schema))
      return [make('wrong-kind', `${issue.message}${seenText(file, path)}`, file.place(path))]
    }
    case 'invalid_key': {
      const key = String(path.at(-1))
      const better = key.toLowerCase().replace(/[^a-z0-9]+/g, '_')
      return [
        make(
          'bad-name',
          `"${key}" cannot stand here: ${issue.issues[0]?.message ?? 'bad key'}`,
          file.keyPlace(path),
          /^[a-z]/.test(better) && better !== key ? `write "${better}"` : undefined,
        ),
      ]
    }
    case 'invalid_type':
      return [
        make(
          'wrong-kind',
          `expected ${ARTICLES[issue.expected] ?? issue.expected}${within(path)}${seenText(file, path)}`,
          file.place(path),
        ),
      ]
    case 'invalid_value': {
      const values = issue.values.map(String)
      return [
        make(
          'wrong-value',
          `expected ${values.slice(0, -1).join(', ')} or ${values.at(-1)}${seenText(file, path)}`,
          file.place(path),
          didYouMean(String(seen), values),
        ),
      ]
    }
    case 'too_small':
    case 'too_big':
      return [make('wrong-value', `${sizeText(issue)}${sizeSeen(file, path)}`, file.place(path))]
    default:
      return [make('wrong-value', `${issue.message}${seenText(file, path)}`, file.place(path))]
  }
}

/** `cut`: the key seems to be the rest of an equation that a comma has cut. */
function unknownKeyHint(
  meant: string | undefined,
  known: readonly string[],
  cut: boolean,
): string | undefined {
  if (cut) return 'between { and } a comma ends a value: put an equation with commas in quotes'
  if (meant) return `did you mean "${meant}"?`
  return known.length > 0 ? `known here: ${known.join(', ')}` : undefined
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
  boolean: 'true or false',
}

/** What is too small or too large; schemas' own messages stay as they are. */
function sizeText(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (!/^Too (small|big)/.test(issue.message)) return issue.message
  const least = issue.code === 'too_small'
  const bound = least ? issue.minimum : issue.maximum
  if (issue.origin === 'string') return 'expected a text that is not empty'
  const side = least ? 'at least' : 'at most'
  return issue.origin === 'array' ? `expected ${side} ${bound} entries` : `expected ${side} ${bound}`
}

function within(path: Path): string {
  const keys = path.filter((step) => typeof step === 'string')
  return keys.length > 0 ? ` in ${keys.join('.')}` : ''
}

/**
 * The alternative of a union that was meant: the one that knows most of the keys written and lacks fewest. None
 * when no key is known, or when several would do as well and all lack something.
 */
function alternative(errors: readonly (readonly Issue[])[], seen: unknown): readonly Issue[] | undefined {
  if (seen === null || typeof seen !== 'object' || Array.isArray(seen)) return undefined
  const keys = Object.keys(seen)
  const rated = flat(errors)
    .filter((issues) => issues.every((i) => i.path.length > 0 || i.code === 'unrecognized_keys'))
    .map((issues) => {
      const unknown = issues.flatMap((i) =>
        i.code === 'unrecognized_keys' && i.path.length === 0 ? i.keys : [],
      )
      const bad = issues.filter((i) => i.code === 'invalid_key').length
      const lacking = issues
        .filter((i) => i.path.length === 1 && !Object.hasOwn(seen, i.path[0]!))
        .map((i) => String(i.path[0]))
      const near = unknown.filter((key) => closestTo(key, lacking) !== undefined).length
      const known = keys.length - unknown.length - bad
      return { issues, known: known + near, lacking: lacking.length - near }
    })
    .filter(({ known }) => known > 0)
    .sort((a, b) => b.known - b.lacking - (a.known - a.lacking))
  const [best, next] = rated
  if (!best) return undefined
  const tied = next && next.known - next.lacking === best.known - best.lacking
  return tied && best.lacking > 0 ? undefined : best.issues
}

/** Alternatives of unions within a union as its own. */
function flat(errors: readonly (readonly Issue[])[]): (readonly Issue[])[] {
  return errors.flatMap((issues) => {
    const [only] = issues
    return issues.length === 1 && only!.code === 'invalid_union' && only!.path.length === 0
      ? flat(only!.errors)
      : [issues]
  })
}

function valueAt(file: YamlFile, path: Path): unknown {
  let value = file.value
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

function seenText(file: YamlFile, path: Path): string {
  const seen = valueAt(file, path)
  if (seen === undefined) return ''
  if (seen === null) return ', found nothing'
  if (Array.isArray(seen)) return ', found a list'
  if (typeof seen === 'object') return ', found a map'
  const text = String(seen)
  return `, found "${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

/** What was found in the place of something larger or smaller: of a list, how many entries. */
function sizeSeen(file: YamlFile, path: Path): string {
  const seen = valueAt(file, path)
  return Array.isArray(seen) ? `, found ${seen.length}` : seenText(file, path)
}

/** Keys that the schema knows at a path, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
    if (at instanceof z.ZodUnion) at = at.options.map(unwrap).find((o) => hasKey(o, step)) ?? at
    if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[String(step)]
    else if (at instanceof z.ZodRecord) at = at.valueType
    else if (at instanceof z.ZodArray) at = at.element
    else return []
  }
  at = unwrap(at)
  if (at instanceof z.ZodObject) return Object.keys(at.shape)
  if (at instanceof z.ZodUnion)
    return [
      ...new Set(
        at.options.flatMap((o) =>
          unwrap(o) instanceof z.ZodObject ? Object.keys((unwrap(o) as z.ZodObject).shape) : [],
        ),
      ),
    ]
  return []
}

function hasKey(schema: unknown, key: string | number): boolean {
  return schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
