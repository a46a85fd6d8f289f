import { planInputs } from '../../src/ensemble/inputs/plan-inputs.js'
import type { Scenario } from '../../src/model/scenario.js'
import type { Draw } from '../../src/model/uncertain.js'
import { normalQuantile } from '../../src/numerics/special/normal.js'
import { type DesignName, designs } from '../../src/random/designs.js'
import type { Simulation } from '../../src/simulate/simulate.js'

/** How an ensemble's draws were laid out. */
export interface Drawn {
  readonly draws: number
  readonly seed: number
  readonly sampling: DesignName
  /** `ensemble.inputs()` */
  readonly inputs: ReadonlyMap<string, Float64Array>
}

/**
 * The scenario of one draw: what was drawn stands in it as if a user had written it. Numbers that are drawn once are
 * those of `inputs`; normal shocks are made anew from the layout's own numbers.
 */
export function scenarioOfDraw(simulation: Simulation, draw: number, drawn: Drawn): Scenario {
  const { scenario } = simulation
  const { model, uncertainty } = scenario
  const { names } = planInputs(simulation).sampling
  const design = designs[drawn.sampling]({ draws: drawn.draws, names, seed: drawn.seed })
  // What was found stands in the paths already.
  const levers = new Map(simulation.levers)
  const parameters = new Map(scenario.parameters)
  const known = new Map(scenario.known)
  for (const { id, of, draw: once, shocks } of uncertainty.inputs) {
    const number = drawn.inputs.get(id)![draw]!
    if (of === 'parameter') parameters.set(id, { ...parameters.get(id)!, value: number })
    else if (of === 'start') {
      const years = new Map(known.get(id))
      const central = simulation.lookup(id, model.base)
      const value =
        once!.effect === 'replace' ? number : once!.effect === 'add' ? central + number : central * number
      years.set(model.base, { value, words: '', place: model.indicators[0]!.place })
      known.set(id, years)
    } else {
      const path = levers.get(id)!
      // Beside shocks, `inputs` has the mean of the path and not the number drawn once.
      const before = path.values.map((v, i) => (once && !shocks ? moved(once, v, number, i) : v))
      const { distribution, persistence } = shocks ?? {}
      if (distribution && distribution.kind !== 'normal') throw new RangeError('only normal shocks')
      let carried = 0
      const values = before.map((value, i) => {
        if (!distribution) return value
        const at = new Float64Array(1)
        design.fill(names.indexOf(`${id} ${model.base + 1 + i}`), draw, 1, at)
        const { mean, sd } = distribution as { mean: number; sd: number }
        carried = persistence! * carried + mean + sd * normalQuantile(at[0]!)
        return value + carried
      })
      levers.set(id, { ...path, values })
    }
  }
  return { ...scenario, levers, parameters, known, finds: [] }
}

function moved({ effect, widths }: Draw, central: number, number: number, year: number): number {
  const width = widths?.[year] ?? 1
  if (effect === 'replace') return number
  return effect === 'add' ? central + width * number : central + central * width * (number - 1)
}
