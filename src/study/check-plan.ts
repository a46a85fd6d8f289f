import { fail, PlanwrightError, type Problem } from '../base/problem.js'
import { type Check, type CheckLimits, checkPlan, USUAL_CHECK } from '../plan/check/check.js'
import { type Evaluation, evaluateOutcomes } from '../plan/judge/evaluation.js'
import { type Finding, lintPlan } from '../plan/lint/lint.js'
import type { Plan } from '../plan/plan.js'
import type { Files } from '../project/folder.js'
import { loadProject } from '../project/load.js'
import type { Simulation } from '../simulate/simulate.js'
import { holdAgainst, type ScenarioFinding } from './check-scenarios.js'

/** Everything that is found of a plan. */
export interface PlanFindings {
  /** Its statements held against each other. */
  readonly check: Check
  /** What a proof-reader would mark. */
  readonly lint: readonly Finding[]
  /** The outcomes of earlier targets that it tells. */
  readonly evaluation: readonly Evaluation[]
  /** Scenarios held against it. */
  readonly scenarios: readonly ScenarioFinding[]
}

/**
 * Reads a plan.
 * @param warn told what is doubtful in files that can be used.
 * @throws PlanwrightError with all that is wrong with it.
 */
export function openPlan(path: string, files: Files, warn?: (warnings: readonly Problem[]) => void): Plan {
  const { problems, plans, cases } = loadProject([path], files)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new PlanwrightError(errors)
  const [plan] = plans
  if (!plan || cases.length > 0)
    throw fail('wrong-kind', `${path} is not a plan`, 'name a plan file, such as scenarios/ganxian/plan.yaml')
  if (problems.length > 0) warn?.(problems)
  return plan
}

/**
 * Finds where a plan contradicts itself and how that is mended with the smallest changes, proof-reads it and holds
 * scenarios against it.
 * @param limits how long contradictions are looked for; what is left out is as usual.
 */
export async function studyPlan(
  plan: Plan,
  simulations: readonly Simulation[] = [],
  limits: Partial<CheckLimits> = {},
): Promise<PlanFindings> {
  const check = await checkPlan(plan, { ...USUAL_CHECK, ...limits })
  return {
    check,
    lint: lintPlan(plan),
    evaluation: evaluateOutcomes(plan),
    scenarios: simulations.map((simulation) => holdAgainst(check, plan, simulation)),
  }
}
