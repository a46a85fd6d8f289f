import { Suggestions } from '../base/closest.js'
import type { Hierarchy, NamedPart, NamedSum } from '../base/hierarchy.js'
import type { Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { type Parsed, parseFile } from './parsed.js'
import { type HierarchySyntax, hierarchySchema } from './schema/hierarchy.js'
import type { SourceText } from './source.js'
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

/** Most circles that are told of. */
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
  const reader = new Reader(parsed, data)
  const hierarchy = reader.read()
  return reader.problems.length > 0 ? { problems: reader.problems } : { hierarchy, problems }
}

class Reader {
  readonly problems: Problem[] = []
  readonly #suggestions = new Suggestions()

  constructor(
    readonly parsed: Parsed<HierarchySyntax>,
    readonly data: HierarchyData,
  ) {}

  read(): Hierarchy {
    const { regions: knownRegions, indicators: knownIndicators, has } = this.data
    const regions = this.#sums('regions', 'region', knownRegions)
    const indicators = this.#sums('indicators', 'indicator', knownIndicators)
    const additive = this.parsed.value.additive?.map((_, i) => {
      const path = ['additive', i]
      const name = this.#name(path)
      this.#check('indicator', name, knownIndicators, path)
      return name
    })
    if (regions.length + indicators.length === 0)
      this.#report(
        'empty-file',
        'the file names no totals',
        [],
        'write regions: or indicators: with their parts',
      )
    if (this.problems.length === 0) {
      this.#mustApply('regions', regions, additive ?? knownIndicators, 'indicator', (i, r) => has(r, i))
      this.#mustApply('indicators', indicators, knownRegions, 'region', has)
      this.#mustAddUp(regions, additive ?? [])
    }
    return { regions, indicators, additive }
  }

  #sums(key: 'regions' | 'indicators', word: string, known: ReadonlySet<string>): NamedSum[] {
    const sums = Object.entries(this.parsed.value[key] ?? {}).map(([total, parts]): NamedSum => {
      this.#check(word, total, known, [key, total], true)
      const seen = new Set<string>()
      return {
        total,
        parts: parts.map((_, i) => {
          const path = [key, total, i]
          const part = signed(this.#name(path))
          if (seen.has(part.name))
            this.#report('duplicate-name', `${part.name} is twice a part of ${total}`, path, 'remove one')
          seen.add(part.name)
          this.#check(word, part.name, known, path)
          return part
        }),
      }
    })
    this.#circles(key, sums)
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

  #check(word: string, name: string, known: ReadonlySet<string>, path: Path, key = false): void {
    if (known.has(name)) return
    const hint = this.#suggestions.hint(name, known) ?? `the data have ${some([...known])}`
    this.#report('unknown-name', `the data have no ${word} "${name}"`, path, hint, key)
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
        this.#report('circle', `${name} is a part of itself: ${circle}`, [key, name], undefined, true)
      } else if (above.length > MOST_LEVELS) {
        if (found++ >= MOST_CIRCLES) return
        const message = `${above[0]} has parts of parts more than ${MOST_LEVELS} levels deep`
        this.#report('too-deep', message, [key, above[0]!], undefined, true)
      } else if (!done.has(name)) {
        for (const part of below.get(name) ?? []) visit(part.name, [...above, name])
        done.add(name)
      }
    }
    for (const { total } of sums) visit(total, [])
  }

  /** Each sum must hold somewhere: a total without its parts in the data is a slip. */
  #mustApply(
    key: string,
    sums: readonly NamedSum[],
    others: Iterable<string>,
    word: string,
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
      const message = `no ${word} has ${total} and all its parts in the data`
      const hint = least && `${least.other} lacks ${some(least.lacking)}`
      this.#report('too-few-parts', message, [key, total], hint, true)
    }
  }

  /** What is said to add up over regions must do so roughly: a share or a rate in the list is a slip. */
  #mustAddUp(regions: readonly NamedSum[], additive: readonly string[]): void {
    additive.forEach((indicator, i) => {
      for (const region of regions) {
        const found = this.data.farOff?.(region, indicator)
        if (!found) continue
        const [total, sum] = [found.total, found.sum].map((value) => Number(value.toPrecision(6)))
        const message = `${indicator} does not add up over regions: ${region.total} has ${total} in ${found.year}, its parts ${sum} together`
        this.#report('not-additive', message, ['additive', i], 'leave it out')
        return
      }
    })
  }

  #report(kind: string, message: string, path: Path, hint?: Said, key = false): void {
    const place = key ? this.parsed.file.keyPlace(path) : this.parsed.file.place(path)
    this.problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  }
}

function signed(written: string): NamedPart {
  const name = written.replace(/^[-−]\s*/, '')
  return { name, sign: name === written ? 1 : -1 }
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}
