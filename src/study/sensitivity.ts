import { badOption, fail } from '../base/problem.js'
import { type Ensemble, runEnsemble } from '../ensemble/ensemble.js'
import {
  type InputFactor,
  type InputFactors,
  inputFactors,
  withoutCorrelations,
} from '../ensemble/inputs/factors.js'
import { inputDesign } from '../ensemble/inputs/input-design.js'
import { inputMeans } from '../ensemble/inputs/input-means.js'
import type { Design } from '../random/design.js'
import { designs } from '../random/designs.js'
import { SOBOL_DIMENSIONS } from '../random/sobol-sequence.js'
import type { Factor } from '../sensitivity/factor.js'
import { morrisDesign } from '../sensitivity/morris-design.js'
import { type MorrisEffect, morrisEffects } from '../sensitivity/morris-effects.js'
import { saltelliDesign } from '../sensitivity/saltelli-design.js'
import { type SobolIndices, sobolIndices } from '../sensitivity/sobol-indices.js'
import { type Tornado, tornado, tornadoDesign } from '../sensitivity/tornado.js'
import type { Simulation } from '../simulate/simulate.js'
import { valueAt } from '../table/table.js'
import type { RunOptions } from './in-turn.js'
import type { OneScenario } from './one-scenario.js'
import {
  type SensitivityChoices,
  type SensitivityMethod,
  type SensitivityOptions,
  sensitivityChoices,
} from './sensitivity-options.js'

/** What came of one method. */
export type Findings =
  | {
      readonly method: 'tornado'
      readonly tornado: Tornado
      /** For each input, in shown units, its low and its high end. */
      readonly ends: ReadonlyMap<string, readonly [low: number, high: number]>
    }
  | { readonly method: 'sobol'; readonly result: SobolIndices; readonly rows: number }
  | { readonly method: 'morris'; readonly effects: readonly MorrisEffect[]; readonly trajectories: number }

/** What a result of a scenario depends on. */
export interface Sensitivity {
  readonly options: SensitivityChoices
  readonly simulation: Simulation
  readonly factors: readonly InputFactor[]
  readonly ensemble: Ensemble
  /** The result on the scenario's own path. */
  readonly central: number
  /** Whether the scenario has correlations that were set aside. */
  readonly setAside: boolean
  readonly findings: Findings
}

/** Runs of the model that are usual: 1,024 rows of Sobol's design, 50 of Morris's trajectories. */
const USUAL_ROWS = 1024
const USUAL_TRAJECTORIES = 50

/** A scenario about to be run as a method wants it. */
interface Trial {
  /** Without correlations where they are set aside. */
  readonly simulation: Simulation
  readonly inputs: InputFactors
  readonly options: SensitivityChoices
  /** Runs the model; of the result all values are kept. */
  readonly run: (design: Design) => Promise<Ensemble>
}

/** What a method found, and the runs that it found it in. */
interface Tried {
  readonly ensemble: Ensemble
  readonly findings: Findings
}

const TRIALS: Readonly<Record<SensitivityMethod, (trial: Trial) => Promise<Tried>>> = {
  tornado: tryTornado,
  sobol: trySobol,
  morris: tryMorris,
}

/**
 * Runs the model as the method wants it and says what its result depends on.
 * @throws PlanwrightError for an option that cannot be, or when the run is stopped (kind `stopped`).
 */
export async function sensitivityOf(
  scenario: OneScenario,
  asked: SensitivityOptions = {},
  run: RunOptions = {},
): Promise<Sensitivity> {
  const { simulation } = scenario
  const options = sensitivityChoices(scenario, asked)
  const { method, measure, year, seed } = options
  const apart = method !== 'sobol' || options.independent
  const used = apart ? withoutCorrelations(simulation) : simulation
  const inputs = inputFactors(used)
  const { ensemble, findings } = await TRIALS[method]({
    simulation: used,
    inputs,
    options,
    run: (design) =>
      runEnsemble(used, {
        draws: design.draws,
        seed,
        design,
        indicators: [measure.id],
        keep: true,
        ...run,
      }),
  })
  return {
    options,
    simulation,
    factors: inputs.factors,
    ensemble,
    central: valueAt(simulation.table, simulation.scenario.name, measure.id, year),
    setAside: apart && inputFactors(simulation).factors.length < inputs.factors.length,
    findings,
  }
}

async function tryTornado({ simulation, inputs, options, run }: Trial): Promise<Tried> {
  const { low, high, year, seed } = options
  const factors = singleFactors(inputs)
  const moves = tornadoDesign({ factors, dimensions: factors.length, low, high })
  const design = inputDesign(simulation, moves, year, seed)
  const ensemble = await run(design)
  const means = inputMeans(simulation, design, year)
  const ends = factors.map(({ name }, f) => {
    const column = means.get(name)!
    return [name, [column[1 + 2 * f]!, column[2 + 2 * f]!]] as const
  })
  const found = tornado(resultsOf(ensemble, options), factors)
  return { ensemble, findings: { method: 'tornado', tornado: found, ends: new Map(ends) } }
}

async function trySobol({ inputs, options, run }: Trial): Promise<Tried> {
  const { factors } = inputs
  const rows = rowsOf(options.draws, factors.length)
  const ensemble = await run(saltelliDesign(baseDesign(inputs, rows, options), factors))
  const result = sobolIndices(resultsOf(ensemble, options), factors, rows, { seed: options.seed })
  return { ensemble, findings: { method: 'sobol', result, rows } }
}

async function tryMorris({ simulation, inputs, options, run }: Trial): Promise<Tried> {
  const { year, seed } = options
  const factors = singleFactors(inputs)
  const trajectories = trajectoriesOf(options.draws, factors.length)
  const moves = morrisDesign({ factors, dimensions: factors.length, trajectories, seed })
  const ensemble = await run(inputDesign(simulation, moves, year, seed))
  const effects = morrisEffects(resultsOf(ensemble, options), moves, { seed })
  return { ensemble, findings: { method: 'morris', effects, trajectories } }
}

/** A tornado and elementary effects move each input as one number. */
function singleFactors({ factors }: InputFactors): Factor[] {
  return factors.map(({ name }, f) => ({ name, dimensions: [f] }))
}

function resultsOf(ensemble: Ensemble, { measure, year }: SensitivityChoices): Float64Array {
  return ensemble.values(measure.id, year)!
}

function baseDesign({ names }: InputFactors, rows: number, { sampling, seed }: SensitivityChoices): Design {
  if (sampling === 'sobol' && 2 * names.length > SOBOL_DIMENSIONS)
    throw fail(
      'too-many-dimensions',
      `Sobol points have at most ${SOBOL_DIMENSIONS} dimensions; ${names.length} numbers are drawn for a run, and their indices need two dimensions for each`,
      'add `sampling` lhs, or screen with `method` morris; shocks and fans take a number for each year',
    )
  const doubled = ['A', 'B'].flatMap((matrix) => names.map((name) => `${matrix} ${name}`))
  return designs[sampling]({ draws: rows, names: doubled, seed })
}

/** The largest power of two with N (k + 2) runs within the draws: Sobol points are most even then. */
function rowsOf(draws: number | undefined, factors: number): number {
  if (draws === undefined) return USUAL_ROWS
  const most = Math.floor(draws / (factors + 2))
  if (most < 16) throw tooFew(draws, 16 * (factors + 2), factors)
  return 2 ** Math.floor(Math.log2(most))
}

function trajectoriesOf(draws: number | undefined, factors: number): number {
  if (draws === undefined) return USUAL_TRAJECTORIES
  const most = Math.floor(draws / (factors + 1))
  if (most < 4) throw tooFew(draws, 4 * (factors + 1), factors)
  return most
}

function tooFew(draws: number, least: number, factors: number): Error {
  return badOption(
    'draws',
    `${draws} are too few for ${factors} inputs`,
    `${least} are the least, and intervals narrow with more`,
  )
}
