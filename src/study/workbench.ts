import { PlanwrightError, type Problem } from '../base/problem.js'
import { judge, type Verdict } from '../plan/judge/judge.js'
import type { Plan } from '../plan/plan.js'
import type { Files } from '../project/folder.js'
import { loadProject, type Project } from '../project/load.js'
import { type Simulation, simulate } from '../simulate/simulate.js'
import { concatenate, type Table } from '../table/table.js'

/** Scenarios read, simulated and held against their plans. */
export interface Workbench {
  readonly project: Project
  readonly simulations: readonly Simulation[]
  readonly table: Table
  /** Of every plan: its verdicts. */
  readonly verdicts: readonly { readonly plan: Plan; readonly verdicts: readonly Verdict[] }[]
  readonly warnings: readonly Problem[]
}

/** How scenarios are opened. */
export interface OpenOptions {
  /** Computes with the slow plain evaluator, as a check. Defaults to false. */
  readonly oracle?: boolean
  /** Told what is doubtful in files that can be used, before anything is simulated. */
  readonly warn?: (warnings: readonly Problem[]) => void
}

/**
 * Reads scenarios, by file or folder, simulates them and holds them against their plans.
 * @throws PlanwrightError with all that stops it: bad files first, then runs that fail.
 */
export function openWorkbench(
  paths: readonly string[],
  files: Files,
  { warn, ...options }: OpenOptions = {},
): Workbench {
  const project = loadProject(paths, files)
  const errors = project.problems.filter((p) => p.severity === 'error')
  const warnings = project.problems.filter((p) => p.severity === 'warning')
  if (errors.length > 0) throw new PlanwrightError([...errors, ...warnings])
  if (warnings.length > 0) warn?.(warnings)
  if (project.cases.length === 0)
    throw new PlanwrightError([
      {
        kind: 'no-scenarios',
        severity: 'error',
        message: `no scenario among ${paths.join(', ')}`,
        hint: 'name a scenario file or a folder of them, such as scenarios/ganxian',
      },
    ])
  const names = new Map<string, string>()
  for (const { scenario } of project.cases) {
    const other = names.get(scenario.name)
    if (other !== undefined)
      throw new PlanwrightError([
        {
          kind: 'duplicate-name',
          severity: 'error',
          message: `two scenarios are named ${scenario.name}: ${other} and ${scenario.files[0]}`,
          hint: 'rename one file',
        },
      ])
    names.set(scenario.name, scenario.files[0]!)
  }
  const simulations: Simulation[] = []
  const failed: Problem[] = []
  for (const { scenario } of project.cases)
    try {
      simulations.push(simulate(scenario, options))
    } catch (error) {
      if (!(error instanceof PlanwrightError)) throw error
      failed.push(...error.problems)
    }
  if (failed.length > 0) throw new PlanwrightError(failed)
  const table = concatenate(simulations.map((s) => s.table))
  const plans = [...new Set(project.cases.flatMap((c) => (c.plan ? [c.plan] : [])))]
  const verdicts = plans.map((plan) => {
    const of = simulations.filter((_, i) => project.cases[i]!.plan === plan)
    return { plan, verdicts: judge(plan, concatenate(of.map((s) => s.table))) }
  })
  return { project, simulations, table, verdicts, warnings }
}

/** Whether a target is missed or met late, or something in the files is doubtful. */
export function hasFindings({ verdicts, warnings }: Workbench): boolean {
  const fallsShort = ({ status }: Verdict) => status === 'missed' || status === 'late'
  return warnings.length > 0 || verdicts.some((judged) => judged.verdicts.some(fallsShort))
}
