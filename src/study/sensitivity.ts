import { fail } from '../base/problem.js'
import { type Ensemble, runEnsemble } from '../ensemble/ensemble.js'
import {
  type InputFactor,
  type InputFactors,
  inputFactors,
  withoutCorrelations,
} from '../ensemble/factors.js'
import { inputDesign } from '../ensemble/input-design.js'
import { inputMeans } from '../ensemble/lever-means.js'
import type { Design } from '../random/design.js'
import { type DesignName, designs } from '../random/designs.js'
import { SOBOL_DIMENSIONS } from '../random/sobol-sequence.js'
import { morrisDesign } from '../sensitivity/morris-design.js'
import { type MorrisEffect, morrisEffects } from '../sensitivity/morris-effects.js'
import { saltelliDesign } from '../sensitivity/saltelli-design.js'
import { type SobolIndices, sobolIndices } from '../sensitivity/sobol-indices.js'
import { type Tornado, tornado, tornadoDesign } from '../sensitivity/tornado.js'
import type { Simulation } from '../simulate/simulate.js'
import { type Measure, valueAt } from '../table/table.js'

/** Ways to find out what a result depends on. */
export const METHODS = ['tornado', 'sobol', 'morris'] as const
export type Method = (typeof METHODS)[number]

/** What is wanted, checked. */
export interface SensitivityOptions {
  readonly method: Method
  readonly measure: Measure
  readonly year: number
  /** Most runs of the model; of a tornado they are given by the inputs. */
  readonly draws: number | undefined
  readonly seed: number
  /** Of the base design of Sobol indices. */
  readonly sampling: DesignName
  /** Whether correlated inputs are taken as independent; a tornado and elementary effects always do so. */
  readonly independent: boolean
  /** Probabilities of a tornado's ends. */
  readonly low: number
  readonly high: number
}

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
  readonly options: SensitivityOptions
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

/** Runs the model as the method wants it and says what its result depends on. */
export async function sensitivityOf(
  simulation: Simulation,
  options: SensitivityOptions,
  run: { readonly progress?: (done: number, all: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Sensitivity> {
  const { method, measure, year, seed } = options
  const apart = method !== 'sobol' || options.independent
  const used = apart ? withoutCorrelations(simulation) : simulation
  const own = inputFactors(used)
  const { factors } = own
  const simulate = (design: Design) =>
    runEnsemble(used, {
      draws: design.draws,
      seed,
      design,
      indicators: [measure.id],
      keep: true,
      ...run,
    })
  const resultsOf = (ensemble: Ensemble) => ensemble.values(measure.id, year)!
  const common = {
    options,
    simulation,
    factors,
    central: valueAt(simulation.table, simulation.scenario.name, measure.id, year),
    setAside: apart && inputFactors(simulation).factors.length < factors.length,
  }
  // A tornado and elementary effects move each input as one number.
  const single = factors.map(({ name }, f) => ({ name, dimensions: [f] }))
  const dimensions = factors.length
  if (method === 'tornado') {
    const { low, high } = options
    const design = inputDesign(used, tornadoDesign({ factors: single, dimensions, low, high }), year, seed)
    const ensemble = await simulate(design)
    const values = inputMeans(used, design, year)
    const ends = factors.map(({ name }, f) => {
      const column = values.get(name)!
      return [name, [column[1 + 2 * f]!, column[2 + 2 * f]!]] as const
    })
    const found = tornado(resultsOf(ensemble), single)
    return { ...common, ensemble, findings: { method, tornado: found, ends: new Map(ends) } }
  }
  if (method === 'sobol') {
    const rows = rowsOf(options.draws, factors.length)
    const ensemble = await simulate(saltelliDesign(baseDesign(own, rows, options), factors))
    const result = sobolIndices(resultsOf(ensemble), factors, rows, { seed })
    return { ...common, ensemble, findings: { method, result, rows } }
  }
  const trajectories = trajectoriesOf(options.draws, factors.length)
  const moves = morrisDesign({ factors: single, dimensions, trajectories, seed })
  const ensemble = await simulate(inputDesign(used, moves, year, seed))
  const effects = morrisEffects(resultsOf(ensemble), moves, { seed })
  return { ...common, ensemble, findings: { method, effects, trajectories } }
}

function baseDesign({ names }: InputFactors, rows: number, { sampling, seed }: SensitivityOptions): Design {
  if (sampling === 'sobol' && 2 * names.length > SOBOL_DIMENSIONS)
    throw fail(
      'too-many-dimensions',
      `Sobol points have at most ${SOBOL_DIMENSIONS} dimensions; ${names.length} numbers are drawn for a run, and their indices need two dimensions for each`,
      'add --sampling lhs, or screen with --method morris; shocks and fans take a number for each year',
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
  return fail(
    'bad-option',
    `--draws: ${draws} are too few for ${factors} inputs`,
    `${least} are the least, and intervals narrow with more`,
  )
}
