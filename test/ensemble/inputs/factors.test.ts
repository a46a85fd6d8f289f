import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputFactors, withoutCorrelations } from '../../../src/ensemble/inputs/factors.js'
import { planInputs } from '../../../src/ensemble/inputs/plan-inputs.js'
import type { Simulation } from '../../../src/simulate/simulate.js'
import { read } from '../../project/town.js'
import { slope } from '../slope.js'
import { valley } from '../valley.js'

const town = read(slope)

describe('factors of uncertain inputs', () => {
  it('are the inputs, each with all that is drawn for it', () => {
    expect(inputFactors(town.run())).toEqual({
      names: ['wind 2021', 'wind 2022', 'wind 2023', 'rain', 'push', 'sun'],
      factors: [
        { name: 'wind', inputs: ['wind'], dimensions: [0, 1, 2] },
        { name: 'rain', inputs: ['rain'], dimensions: [3] },
        { name: 'push', inputs: ['push'], dimensions: [4] },
        { name: 'sun', inputs: ['sun'], dimensions: [5] },
      ],
    })
  })

  it('join inputs that are correlated, through others too, but not by a correlation of zero', () => {
    expect(inputFactors(town.run('together')).factors).toEqual([
      { name: 'wind', inputs: ['wind'], dimensions: [0, 1, 2] },
      { name: 'rain + push + sun', inputs: ['rain', 'push', 'sun'], dimensions: [3, 4, 5] },
    ])
  })

  it('are the inputs again without correlations, which changes nothing else', () => {
    const simulation = town.run('together')
    const apart = withoutCorrelations(simulation)
    expect(inputFactors(apart)).toEqual(inputFactors(town.run()))
    expect(apart.table).toBe(simulation.table)
    expect(simulation.scenario.uncertainty.correlations).toHaveLength(2)
  })

  it('have every dimension once, and are the connected parts of the correlations', () => {
    const simulation = read(valley).run()
    const { uncertainty } = simulation.scenario
    // Inputs that are drawn once, so that each pair can be correlated.
    const ids = ['pace', 'drift', 'price', 'share', 'gdp']
    const pair = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 5 }), (pairs) => {
        const correlations = pairs.map((between) => ({
          between: between as [string, string],
          value: 0.1,
          place: uncertainty.inputs[0]!.place,
        }))
        const changed: Simulation = {
          ...simulation,
          scenario: { ...simulation.scenario, uncertainty: { ...uncertainty, correlations } },
        }
        const { names, factors } = inputFactors(changed)
        expect(names).toEqual(planInputs(changed).sampling.names)
        expect(factors.flatMap((f) => f.dimensions).sort((a, b) => a - b)).toEqual([...names.keys()])
        // Warshall's closure of "correlated".
        const reach = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]))
        for (const via of ids)
          for (const a of ids)
            for (const b of ids)
              if (reach.has(`${a} ${via}`) && reach.has(`${via} ${b}`)) reach.add(`${a} ${b}`)
        for (const a of ids)
          for (const b of ids)
            if (a !== b)
              expect(factors.some((f) => f.inputs.includes(a) && f.inputs.includes(b))).toBe(
                reach.has(`${a} ${b}`),
              )
      }),
      { numRuns: 50 },
    )
  })
})
