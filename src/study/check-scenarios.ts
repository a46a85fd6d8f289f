import type { Check, Conflict } from '../plan/check/check.js'
import { holds } from '../plan/check/system.js'
import { judge, type Verdict } from '../plan/judge/judge.js'
import type { Plan } from '../plan/plan.js'
import { ALWAYS, type Path, type Statement } from '../plan/statement.js'
import type { Simulation } from '../simulate/simulate.js'
import { offsetOf, type Table } from '../table/table.js'

/** A scenario held against a checked plan. */
export interface ScenarioFinding {
  readonly scenario: string
  readonly table: Table
  readonly verdicts: readonly Verdict[]
  /** Of every conflict: the members that do not hold on the scenario's path; at least one cannot. */
  readonly broken: readonly { readonly conflict: Conflict; readonly members: readonly Statement[] }[]
  /** Conflicts that explain why a target is missed: they have a figure of its row. */
  explained(verdict: Verdict): readonly Conflict[]
}

/** Holds a simulated scenario against a plan and its conflicts. */
export function holdAgainst(check: Check, plan: Plan, { scenario, table }: Simulation): ScenarioFinding {
  const path = pathOf(table, plan)
  const conflicts = check.groups.flatMap((g) => g.conflicts)
  const knows = (statement: Statement) =>
    statement.kind
      .measure(statement, path, { plan, policy: plan.policy })
      .flat()
      .every((v) => !Number.isNaN(v))
  return {
    scenario: scenario.name,
    table,
    verdicts: judge(plan, table),
    broken: conflicts.map((conflict) => ({
      conflict,
      members: conflict.members
        .map((m) => m.statement)
        .filter((s) => knows(s) && !holds(s, path, plan).holds),
    })),
    explained: ({ target, status }) =>
      status === 'missed' || status === 'late'
        ? conflicts.filter((c) => c.members.some((m) => m.statement.source.row === target))
        : [],
  }
}

/** A table's only run as a path in base units; constants at their printed values. */
function pathOf(table: Table, plan: Plan): Path {
  const scales = new Map<string, number>()
  for (const row of [...plan.targets, ...plan.facts, ...plan.outcomes])
    for (const { indicator, scale } of row.subjects) scales.set(indicator, scale)
  return {
    at: (indicator, year) => {
      const constant = plan.constants.get(indicator)
      if (constant && year === ALWAYS) return constant.value.value * constant.subject.scale
      const measure = table.measures.findIndex((m) => m.id === indicator)
      const y = table.years.indexOf(year)
      const scale = scales.get(indicator)
      if (measure < 0 || y < 0 || scale === undefined) return Number.NaN
      return table.values[offsetOf(table, 0, measure, y)]! * scale
    },
  }
}
