import { Suggestions } from '../base/closest.js'
import type { Hierarchy, NamedPart, NamedSum } from '../base/hierarchy.js'
import type { Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import { type Parsed, parseFile } from './parsed.js'
import { type HierarchySyntax, hierarchySchema } from './schema/hierarchy.js'
import type { SourceText } from './source.js'
import type { LanguageWords } from './words/en.js'
import { sayOf, WORDS } from './words/words.js'
import type { Path } from './yaml.js'

/** What there is to add up. */
export interface HierarchyData {
  readonly regions: ReadonlySet<string>
  readonly indicators: ReadonlySet<string>
  readonly has: (region: string, indicator: string) => boolean
  /** A year that shows how far an indicator is from adding up over regions; undefined when it is not far. */
  readonly farOff?: (sum: NamedSum, indicator: string) => SumOfYear | undefined
}

/** A total and the sum of its parts in a year. */
export interface SumOfYear {
  readonly year: number
  readonly total: number
  readonly sum: number
}

/** Most circles that are reported. */
const MOST_CIRCLES = 10
/** Most levels between a total and its last parts. */
const MOST_LEVELS = 100

/** Reads a hierarchy file and holds it against the data that it is for; says everything that is wrong, with places. */
export function parseHierarchy(
  source: SourceText,
  data: HierarchyData,
): { readonly hierarchy?: Hierarchy; readonly problems: readonly Problem[] } {
  const { parsed, problems } = parseFile<HierarchySyntax>(source, hierarchySchema)
  if (!parsed) return { problems }
  const reader = new HierarchyReader(parsed, data)
  const hierarchy = reader.read()
  return reader.problems.length > 0 ? { problems: reader.problems } : { hierarchy, problems }
}

type Phrase = (words: LanguageWords['hierarchy']) => string

/** What regions and indicators are called in keys, and what is said of names that the data do not have. */
const AXES = {
  regions: {
    unknown: (name: string) => (words: LanguageWords['hierarchy']) => words.noRegion(name),
    nowhere: (total: string) => (words: LanguageWords['hierarchy']) => words.noIndicatorHasAll(total),
  },
  indicators: {
    unknown: (name: string) => (words: LanguageWords['hierarchy']) => words.noIndicator(name),
    nowhere: (total: string) => (words: LanguageWords['hierarchy']) => words.noRegionHasAll(total),
  },
} as const
type Axis = keyof typeof AXES

class HierarchyReader {
  readonly problems: Problem[] = []
  readonly #suggestions = new Suggestions()

  constructor(
    readonly parsed: Parsed<HierarchySyntax>,
    readonly data: HierarchyData,
  ) {}

  read(): Hierarchy {
    const { regions: knownRegions, indicators: knownIndicators, has } = this.data
    const regions = this.#sums('regions', knownRegions)
    const indicators = this.#sums('indicators', knownIndicators)
    const additive = this.parsed.value.additive?.map((_, i) => {
      const path = ['additive', i]
      const name = this.#name(path)
      this.#check('indicators', name, knownIndicators, path)
      return name
    })
    if (regions.length + indicators.length === 0)
      this.#report(
        'empty-file',
        (words) => words.noTotals,
        [],
        sayOf('hierarchy', (words) => words.writeTotals),
      )
    if (this.problems.length === 0) {
      this.#mustApply('regions', regions, additive ?? knownIndicators, (i, r) => has(r, i))
      this.#mustApply('indicators', indicators, knownRegions, has)
      this.#mustAddUp(regions, additive ?? [])
    }
    return { regions, indicators, additive }
  }

  #sums(axis: Axis, known: ReadonlySet<string>): NamedSum[] {
    const sums = Object.entries(this.parsed.value[axis] ?? {}).map(([total, parts]): NamedSum => {
      this.#check(axis, total, known, [axis, total], true)
      const seen = new Set<string>()
      return {
        total,
        parts: parts.map((_, i) => {
          const path = [axis, total, i]
          const part = signed(this.#name(path))
          if (seen.has(part.name))
            this.#report(
              'duplicate-name',
              (words) => words.partTwice(part.name, total),
              path,
              say(WORDS, (words) => words.removeOne),
            )
          seen.add(part.name)
          this.#check(axis, part.name, known, path)
          return part
        }),
      }
    })
    this.#circles(axis, sums)
    return sums
  }

  /** A name as it is written: 007 stays 007. */
  #name(path: Path): string {
    const written = this.parsed.file.written(path)?.text ?? ''
    const value = path.reduce<unknown>(
      (at, step) => (at as Record<string | number, unknown>)[step],
      this.parsed.value,
    )
    return typeof value === 'number' ? written : String(value)
  }

  #check(axis: Axis, name: string, known: ReadonlySet<string>, path: Path, key = false): void {
    if (known.has(name)) return
    const hint =
      this.#suggestions.hint(name, known) ??
      sayOf('hierarchy', (words) => words.dataHave(some(words, [...known])))
    this.#report('unknown-name', AXES[axis].unknown(name), path, hint, key)
  }

  #circles(key: string, sums: readonly NamedSum[]): void {
    const below = new Map(sums.map((sum) => [sum.total, sum.parts]))
    const done = new Set<string>()
    let found = 0
    const visit = (name: string, above: readonly string[]): void => {
      const from = above.indexOf(name)
      if (from >= 0) {
        if (found++ >= MOST_CIRCLES) return
        const circle = [...above.slice(from), name].join(' → ')
        this.#report('circle', (words) => words.partOfItself(name, circle), [key, name], undefined, true)
      } else if (above.length > MOST_LEVELS) {
        if (found++ >= MOST_CIRCLES) return
        const total = above[0]!
        const message: Phrase = (words) => words.tooDeep(total, MOST_LEVELS)
        this.#report('too-deep', message, [key, total], undefined, true)
      } else if (!done.has(name)) {
        for (const part of below.get(name) ?? []) visit(part.name, [...above, name])
        done.add(name)
      }
    }
    for (const { total } of sums) visit(total, [])
  }

  /** Each sum must hold somewhere: a total without its parts in the data is a slip. */
  #mustApply(
    axis: Axis,
    sums: readonly NamedSum[],
    others: Iterable<string>,
    has: (other: string, name: string) => boolean,
  ): void {
    for (const { total, parts } of sums) {
      let least: { other: string; lacking: string[] } | undefined
      for (const other of others) {
        if (!has(other, total)) continue
        const lacking = parts.map(({ name }) => name).filter((name) => !has(other, name))
        if (!least || lacking.length < least.lacking.length) least = { other, lacking }
      }
      if (least?.lacking.length === 0) continue
      const { other, lacking } = least ?? {}
      const hint = lacking && sayOf('hierarchy', (words) => words.lacks(other!, some(words, lacking)))
      this.#report('too-few-parts', AXES[axis].nowhere(total), [axis, total], hint, true)
    }
  }

  /** What is said to add up over regions must do so roughly: a share or a rate in the list is a slip. */
  #mustAddUp(regions: readonly NamedSum[], additive: readonly string[]): void {
    additive.forEach((indicator, i) => {
      for (const region of regions) {
        const found = this.data.farOff?.(region, indicator)
        if (!found) continue
        const rounded = (value: number) => Number(value.toPrecision(6))
        const [total, sum] = [rounded(found.total), rounded(found.sum)]
        this.#report(
          'not-additive',
          (words) => words.notAdditive(indicator, region.total, found.year, total, sum),
          ['additive', i],
          sayOf('hierarchy', (words) => words.leaveOut),
        )
        return
      }
    })
  }

  #report(kind: string, phrase: Phrase, path: Path, hint?: Text, key = false): void {
    const place = key ? this.parsed.file.keyPlace(path) : this.parsed.file.place(path)
    this.problems.push({
      kind,
      severity: 'error',
      message: sayOf('hierarchy', phrase),
      place,
      ...(hint ? { hint } : {}),
    })
  }
}

function signed(written: string): NamedPart {
  const name = written.replace(/^[-−]\s*/, '')
  return { name, sign: name === written ? 1 : -1 }
}

function some(words: LanguageWords['hierarchy'], names: readonly string[]): string {
  return words.some(names.slice(0, 5), Math.max(0, names.length - 5))
}
