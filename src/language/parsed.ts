import type * as z from 'zod'
import { closestTo, didYouMean, suggestion } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import { keysAt } from './schema-keys.js'
import type { SourceText } from './source.js'
import { alternative } from './union-alternative.js'
import type { LanguageWords } from './words/en.js'
import { WORDS } from './words/words.js'
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
      message: say(WORDS, (words) =>
        value === null
          ? words.fileEmpty
          : words.schema.otherKind(words.schema.map, '', foundText(words, file, [])),
      ),
      place: file.place([]),
      hint: spoken((words) => words.schema.seeExamples),
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

function spoken(phrase: (words: LanguageWords) => string): Text {
  return say(WORDS, phrase)
}

function complaint(kind: string, message: Text, place: Place, hint?: Text): Complaint {
  return { problem: { kind, severity: 'error', message, place, ...(hint ? { hint } : {}) } }
}

function complaintsOf(issue: Issue, above: Path, file: YamlFile, schema: z.ZodType): Complaint[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  const seen = valueAt(file, path)
  if (seen === undefined && issue.code.startsWith('invalid_') && issue.code !== 'invalid_key')
    return [missingKey(path, file)]
  /** What is wrong with the value at `path`. */
  const about = (kind: string, phrase: (words: LanguageWords) => string, hint?: Text) => [
    complaint(kind, spoken(phrase), file.place(path), hint),
  ]
  const found = (words: LanguageWords) => foundText(words, file, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => strangeKey(key, issue.keys, path, file, keysAt(schema, path)))
    case 'invalid_union': {
      const meant = alternative(issue.errors, seen)
      if (meant) return meant.flatMap((inner) => complaintsOf(inner, path, file, schema))
      return about('wrong-kind', (words) => expectation(words, issue.message) + found(words))
    }
    case 'invalid_key':
      return [badKey(String(path.at(-1)), issue.issues[0]?.message ?? '', file.keyPlace(path))]
    case 'invalid_type':
      return about('wrong-kind', (words) =>
        words.schema.otherKind(kindName(words, issue.expected), keysOf(path), found(words)),
      )
    case 'invalid_value': {
      const values = issue.values.map(String)
      return about(
        'wrong-value',
        (words) => words.schema.oneOf(values) + found(words),
        didYouMean(String(seen), values),
      )
    }
    case 'too_small':
    case 'too_big':
      return about('wrong-value', (words) => sizeText(words, issue) + foundSize(words, file, path))
    default:
      return about('wrong-value', (words) => expectation(words, issue.message) + found(words))
  }
}

function missingKey(path: Path, file: YamlFile): Complaint {
  const above = path.slice(0, -1)
  const message = spoken((words) => words.schema.keyMissing(String(path.at(-1)), keysOf(above)))
  return { ...complaint('missing-key', message, file.keyPlace(above)), missing: path.join('\0') }
}

/** A key that the schema does not know at all, or not beside the others. */
function strangeKey(
  key: string,
  strange: readonly string[],
  above: Path,
  file: YamlFile,
  known: readonly string[],
): Complaint {
  const place = file.keyPlace([...above, key])
  const map = valueAt(file, above) as Readonly<Record<string, unknown>>
  if (known.includes(key)) {
    const others = Object.keys(map).filter((k) => known.includes(k) && !strange.includes(k))
    return complaint(
      'unknown-key',
      spoken((words) => words.schema.notBeside(key, others)),
      place,
      spoken((words) => words.removeIt),
    )
  }
  const meant = closestTo(key, known)
  const message = spoken((words) => words.schema.unknownKey(key, keysOf(above)))
  // The rest of an equation that a comma has cut looks like a key without a value.
  const hint =
    map[key] === null && /\W/.test(key)
      ? spoken((words) => words.schema.commaCuts)
      : meant !== undefined
        ? suggestion(meant)
        : known.length > 0
          ? spoken((words) => words.schema.knownHere(known))
          : undefined
  return {
    ...complaint('unknown-key', message, place, hint),
    ...(meant ? { meant: [...above, meant].join('\0') } : {}),
  }
}

function badKey(key: string, reason: string, place: Place): Complaint {
  const better = key.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return complaint(
    'bad-name',
    spoken((words) => words.schema.badKey(key, expectation(words, reason))),
    place,
    /^[a-z]/.test(better) && better !== key ? spoken((words) => words.schema.writeKey(better)) : undefined,
  )
}

/** What a schema expects: its message is a key of the words, and the names that go into them. */
function expectation({ expectations }: LanguageWords, message: string): string {
  const [key, ...names] = message.split(' ')
  const phrase = Object.hasOwn(expectations, key!)
    ? expectations[key as keyof typeof expectations]
    : expectations.other
  return typeof phrase === 'string' ? phrase : phrase(names)
}

function kindName({ schema }: LanguageWords, kind: string): string {
  const names: Readonly<Record<string, string>> = {
    string: schema.text,
    number: schema.number,
    int: schema.wholeNumber,
    object: schema.map,
    record: schema.map,
    array: schema.list,
    boolean: schema.truth,
  }
  return names[kind] ?? kind
}

/** What is too small or too large; schemas' own messages stay as they are. */
function sizeText(words: LanguageWords, issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (!/^Too (small|big)/.test(issue.message)) return expectation(words, issue.message)
  const { schema } = words
  const least = issue.code === 'too_small'
  const bound = String(least ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') return schema.emptyText
  if (issue.origin === 'array') return least ? schema.fewestEntries(bound) : schema.mostEntries(bound)
  return least ? schema.atLeast(bound) : schema.atMost(bound)
}

/** The keys on a way down a file: `levers.growth`. */
function keysOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.')
}

function valueAt(file: YamlFile, path: Path): unknown {
  let value = file.value
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

/** Longest value that a message repeats. */
const LONGEST = 60

function foundText({ schema }: LanguageWords, file: YamlFile, path: Path): string {
  const seen = valueAt(file, path)
  if (seen === undefined) return ''
  if (seen === null) return schema.foundNothing
  if (Array.isArray(seen)) return schema.foundList
  if (typeof seen === 'object') return schema.foundMap
  const text = String(seen)
  return schema.found(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
}

/** What was found in the place of something larger or smaller: of a list, how many entries. */
function foundSize(words: LanguageWords, file: YamlFile, path: Path): string {
  const seen = valueAt(file, path)
  return Array.isArray(seen) ? words.schema.foundEntries(seen.length) : foundText(words, file, path)
}
