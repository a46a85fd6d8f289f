import * as z from 'zod'
import { didYouMean } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
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
  if (file.value === null || typeof file.value !== 'object' || Array.isArray(file.value)) {
    const problem: Problem = {
      kind: 'empty-file',
      severity: 'error',
      message: 'the file must be a map of keys and values',
      place: file.place([]),
      hint: 'see the examples in the README',
    }
    return { problems: [problem] }
  }
  const result = schema.safeParse(file.value)
  if (result.success) return { parsed: { file, value: result.data }, problems: [] }
  return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, [], file, schema)) }
}

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, above: Path, file: YamlFile, schema: z.ZodType): Problem[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  const make = (kind: string, message: string, place: Place, hint?: string): Problem => ({
    kind,
    severity: 'error',
    message,
    place,
    ...(hint ? { hint } : {}),
  })
  const where = path.length > 0 ? ` in ${path.join('.')}` : ''
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysAt(schema, path)
        return make(
          'unknown-key',
          `unknown key "${key}"${where}`,
          file.keyPlace([...path, key]),
          didYouMean(key, known) ?? (known.length > 0 ? `known here: ${known.join(', ')}` : undefined),
        )
      })
    case 'invalid_union': {
      // The alternative that got furthest says what is wrong; when none did, the union's own message does.
      const seen = valueAt(file, path)
      const fitting = issue.errors.filter(
        (alternative) =>
          alternative.length > 0 &&
          alternative.every((i) => i.code === 'unrecognized_keys' || i.path.length > 0),
      )
      const best = fitting.sort((a, b) => score(b, seen) - score(a, seen))[0]
      if (best && score(best, seen) > 0) return best.flatMap((inner) => problemsOf(inner, path, file, schema))
      return [make('wrong-kind', `${issue.message}${seenText(seen)}`, file.place(path))]
    }
    case 'invalid_key': {
      const key = String(path.at(-1))
      return [
        make(
          'bad-name',
          `"${key}" cannot be a name here: ${issue.issues[0]?.message ?? 'bad key'}`,
          file.keyPlace(path),
        ),
      ]
    }
    case 'invalid_type': {
      const seen = valueAt(file, path)
      if (seen === undefined)
        return [
          make(
            'missing-key',
            `the key "${String(path.at(-1))}" is missing${path.length > 1 ? ` in ${path.slice(0, -1).join('.')}` : ''}`,
            file.keyPlace(path.slice(0, -1)),
          ),
        ]
      return [
        make(
          'wrong-kind',
          `expected ${ARTICLES[issue.expected] ?? issue.expected}${seenText(seen)}`,
          file.place(path),
        ),
      ]
    }
    case 'invalid_value':
      return [
        make(
          'wrong-value',
          `expected ${issue.values.join(', ')}${seenText(valueAt(file, path))}`,
          file.place(path),
          didYouMean(String(valueAt(file, path)), issue.values.map(String)),
        ),
      ]
    default:
      return [make('wrong-value', `${issue.message}${seenText(valueAt(file, path))}`, file.place(path))]
  }
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

/** How well an alternative of a union fits what was written: one that shares a key with it is meant. */
function score(issues: readonly Issue[], seen: unknown): number {
  if (seen === null || typeof seen !== 'object') return 0
  const missing = issues.filter(
    (i) => i.code === 'invalid_type' && i.path.length === 1 && !Object.hasOwn(seen, i.path[0]!),
  ).length
  const unknown = issues.flatMap((i) =>
    i.code === 'unrecognized_keys' && i.path.length === 0 ? i.keys : [],
  ).length
  const keys = Object.keys(seen).length
  const badKeys = issues.filter((i) => i.code === 'invalid_key').length
  if (unknown >= keys || badKeys >= keys) return 0
  return keys - unknown - badKeys - missing
}

function valueAt(file: YamlFile, path: Path): unknown {
  let value = file.value
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

function seenText(seen: unknown): string {
  if (seen === undefined) return ''
  if (seen === null) return ', found nothing'
  if (Array.isArray(seen)) return ', found a list'
  if (typeof seen === 'object') return ', found a map'
  const text = String(seen)
  return `, found "${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

/** Keys that the schema knows at a path, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
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

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema
}
