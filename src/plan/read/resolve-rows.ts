import { labelOf } from '../../base/label.js'
import { sameDimension } from '../../base/unit.js'
import { parseFigure } from '../../language/quantity.js'
import type { PlanSyntax } from '../../language/schema/plan.js'
import type { Path } from '../../language/yaml.js'
import { mismatch } from '../../model/quantity.js'
import type { Citation, Direction, Outcome, Printed, Subject, TableClaim, Target } from '../plan.js'
import { type Known, PERCENT, type PlanReader, TIMES } from './plan-reader.js'

type Row<Key extends 'targets' | 'outcomes' | 'facts' | 'tables'> = NonNullable<PlanSyntax[Key]>[number]

/** Reads rows of targets, facts and outcomes. */
export class RowReader {
  readonly #plan: PlanReader
  /** Lines of the ids given so far. */
  readonly ids = new Map<string, number>()

  constructor(plan: PlanReader) {
    this.#plan = plan
  }

  target(row: Row<'targets'>, path: Path): Target[] {
    const { period } = this.#plan.syntax
    const subjects = this.#subjects(row, path)
    if (!subjects) return []
    const first = subjects[0]!
    const year = row.year ?? period.end
    const baseYear = row.from ?? period.base
    if (year <= baseYear)
      this.#plan.error(
        'bad-years',
        `the year ${year} is not after the base year ${baseYear}`,
        this.#plan.file.place(row.year === undefined ? path : [...path, 'year']),
      )
    const id = this.id(row.id, `${subjects.map((s) => s.indicator).join('_')}_${year}`, path)
    const target = this.#plan.figures(row.target, subjects, [...path, 'target'])
    const changes = this.#changes(row, first, path)
    const { growth, change, sum, times } = changes
    return [
      {
        id,
        subjects: subjects.map(subjectOf),
        year,
        baseYear,
        base: this.#plan.figures(row.base, subjects, [...path, 'base']),
        target,
        ...changes,
        everyYear: row.every_year ?? false,
        converge: this.#converge(row.converge, first, path),
        basis: row.basis,
        direction:
          row.better ??
          directionOf(target?.[0] ?? growth ?? change ?? sum ?? times) ??
          (subjects.length > 1 ? 'near' : first.better),
        // An average or cumulative change is over the plan's own years.
        onlyInYear: row.only_in_year ?? row.target === undefined,
        label: row.label === undefined ? undefined : labelOf(row.label, id),
        status: row.status,
        printedUnit: row.printed_unit,
        citation: citationOf(row),
        note: row.note ?? '',
        place: this.#plan.file.place(path),
      },
    ]
  }

  fact(row: Row<'facts'>, path: Path): Target[] {
    const { period } = this.#plan.syntax
    const subjects = this.#subjects(row, path)
    if (!subjects) return []
    const year = row.year ?? period.base
    const change = (['growth', 'change', 'sum', 'times'] as const).find((key) => row[key] !== undefined)
    if (row.from === undefined && change !== undefined)
      this.#plan.error(
        'missing-key',
        `the key "from" is missing beside "${change}"`,
        this.#plan.file.place(path),
        'add the year before the first that it covers, such as from: 2015',
      )
    if (row.from !== undefined && year <= row.from)
      this.#plan.error(
        'bad-years',
        `the year ${year} is not after the base year ${row.from}`,
        this.#plan.file.place([...path, 'from']),
      )
    const id = this.id(row.id, `${subjects.map((s) => s.indicator).join('_')}_${year}_fact`, path)
    return [
      {
        id,
        subjects: subjects.map(subjectOf),
        year,
        baseYear: row.from ?? Math.min(year - 1, period.base),
        base: undefined,
        target: this.#plan.figures(row.value, subjects, [...path, 'value']),
        ...this.#changes(row, subjects[0]!, path),
        everyYear: false,
        converge: undefined,
        basis: row.basis,
        direction: 'near',
        onlyInYear: true,
        label: row.label === undefined ? undefined : labelOf(row.label, id),
        status: undefined,
        printedUnit: undefined,
        citation: citationOf(row),
        note: row.note ?? '',
        place: this.#plan.file.place(path),
      },
    ]
  }

  outcome(row: Row<'outcomes'>, path: Path): Outcome[] {
    const subjects = this.#subjects(row, path)
    if (!subjects) return []
    const target = this.#plan.figures(row.target, subjects, [...path, 'target'])
    const year = row.year ?? this.#plan.syntax.period.base
    return [
      {
        id: this.id(row.id, `${subjects.map((s) => s.indicator).join('_')}_${year}_outcome`, path),
        subjects: subjects.map(subjectOf),
        year,
        target,
        outcome: this.#plan.figures(row.outcome, subjects, [...path, 'outcome']),
        direction:
          row.better ?? directionOf(target?.[0]) ?? (subjects.length > 1 ? 'near' : subjects[0]!.better),
        citation: citationOf(row),
        note: row.note ?? '',
        place: this.#plan.file.place(path),
      },
    ]
  }

  table(row: Row<'tables'>, path: Path): TableClaim {
    return {
      table: row.table,
      page: row.page,
      count: row.count,
      mentions: (row.mentions ?? []).flatMap((id, i) => {
        const known = this.#plan.known(id, [...path, 'mentions', i])
        return known ? [subjectOf(known)] : []
      }),
      note: row.note ?? '',
      place: this.#plan.file.place(path),
    }
  }

  /** The id given or the usual one; it must be the first of its name. */
  id(given: string | undefined, usual: string, path: Path): string {
    const id = given ?? usual
    const { line } = this.#plan.file.place(path)
    const other = this.ids.get(id)
    if (other !== undefined)
      this.#plan.error(
        'duplicate-name',
        `the statement "${id}" stands in line ${other} already`,
        this.#plan.file.place(given === undefined ? path : [...path, 'id']),
        given === undefined ? 'give one of the two an "id:"' : 'give one of the two another id',
      )
    else this.ids.set(id, line)
    return id
  }

  #subjects(
    row: { indicator?: string | undefined; indicators?: string[] | undefined },
    path: Path,
  ): Known[] | undefined {
    if ((row.indicator === undefined) === (row.indicators === undefined)) {
      this.#plan.error(
        'wrong-kind',
        'expected either "indicator" or "indicators"',
        this.#plan.file.place(path),
      )
      return undefined
    }
    const subjects = (row.indicators ?? [row.indicator!]).map((id, i) =>
      this.#plan.known(id, row.indicators ? [...path, 'indicators', i] : [...path, 'indicator']),
    )
    return subjects.includes(undefined) ? undefined : (subjects as Known[])
  }

  #changes(row: Pick<Row<'targets'>, 'growth' | 'change' | 'sum' | 'times'>, subject: Known, path: Path) {
    const growth = this.#plan.single(row.growth, PERCENT, [...path, 'growth'])
    if (growth && growth.value - growth.half <= -100) {
      this.#plan.error(
        'bad-number',
        `a growth of ${growth.text} would leave nothing`,
        this.#plan.file.place([...path, 'growth']),
        'growth is the average for one year; for the whole period write "change:"',
      )
    }
    return {
      growth,
      change: row.change === undefined ? undefined : this.#change(row.change, subject, [...path, 'change']),
      sum: this.#plan.single(row.sum, subject.in, [...path, 'sum']),
      times: this.#plan.single(row.times, TIMES, [...path, 'times']),
    }
  }

  /** A change in the indicator's own unit, or in percent of its base value. */
  #change(written: string | number, subject: Known, path: Path): Printed | undefined {
    const raw = this.#plan.written(written, path)
    const figure = parseFigure(raw)
    const unit = figure?.unit === '%' && !['%', '‰', 'pp'].includes(subject.unit) ? PERCENT : subject.in
    return this.#plan.figure(raw, unit, path)
  }

  #converge(
    written: Row<'targets'>['converge'],
    subject: Known,
    path: Path,
  ): { to: Subject; share: Printed } | undefined {
    if (written === undefined) return undefined
    const given = typeof written === 'string' ? undefined : written
    const where = given ? [...path, 'converge', 'to'] : [...path, 'converge']
    const to = this.#plan.known(given ? given.to : (written as string), where)
    const share = this.#plan.single(given?.share ?? '100%', PERCENT, [...path, 'converge', 'share'])
    if (!to || !share) return undefined
    if (to.indicator === subject.indicator)
      this.#plan.error(
        'wrong-kind',
        `${subject.indicator} cannot converge to itself`,
        this.#plan.file.place(where),
      )
    else if (to.in && subject.in && !sameDimension(to.in.dimension, subject.in.dimension))
      this.#plan.error(
        'unit-mismatch',
        mismatch(`the level of ${to.indicator}`, to.in, subject.in),
        this.#plan.file.place(where),
      )
    // Its own 100% is exact: nobody printed digits.
    return { to: subjectOf(to), share: given?.share === undefined ? { ...share, half: 0 } : share }
  }
}

export function subjectOf({ indicator, label, unit, scale, modelled }: Known): Subject {
  return { indicator, label, unit, scale, modelled }
}

export function citationOf(row: {
  table?: string | undefined
  row?: number | undefined
  page?: number | undefined
}): Citation {
  return { table: row.table ?? '', row: row.row, page: row.page }
}

/** The direction that a qualifier implies. */
function directionOf(figure: Printed | undefined): Direction | undefined {
  switch (figure?.qualifier) {
    case 'at least':
    case 'above':
    case 'keep at least':
      return 'higher'
    case 'at most':
    case 'below':
    case 'keep at most':
      return 'lower'
    default:
      return undefined
  }
}
