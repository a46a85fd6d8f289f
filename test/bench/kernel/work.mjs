// What all contestants compute: the same program, the same inputs, in plain data.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Levers of the county that are uncertain where it is drawn without its own uncertainty, and their spreads. */
const COUNTY_LEVERS = {
  growth_primary: '1pp',
  growth_secondary: '1.2pp',
  growth_tertiary: '1.2pp',
  growth_deflator: '0.8pp',
  growth_population: '0.1pp',
  growth_labour_productivity: '0.8pp',
  growth_urban_income: '0.8pp',
  growth_rural_income: '0.8pp',
  growth_retail_sales: '1pp',
  growth_investment: '2pp',
  fall_energy_intensity: '0.4pp',
  fall_water_intensity: '0.5pp',
}

const COUNTY = 'scenarios/ganxian/county12.yaml'
const countyText = [
  'extends: plan-growth',
  'uncertain:',
  ...Object.entries(COUNTY_LEVERS).map(([id, sd]) => `  ${id}: {add: {normal: {sd: ${sd}}}}`),
  '',
].join('\n')

/** Scenarios by name: the file, and whether the district's own uncertainty is left out. */
export const scenarios = {
  loop8: { file: 'test/bench/scenarios/loop8.yaml', title: 'loop of 8 equations, 4 normals' },
  loop12: { file: 'test/bench/scenarios/loop12.yaml', title: 'loop of 12 equations, 6 normals' },
  county12: { file: COUNTY, title: 'county, 12 normals' },
  county: { file: 'scenarios/ganxian/plan-growth.yaml', title: 'county, its own uncertainty' },
}

/** Files of the checkout, with the county's scenario of the bench among them. */
export function benchFiles({ disk }, name) {
  return {
    list: disk.list,
    modelFolders: () => ['test/bench/models', 'models'],
    read(path) {
      if (path === COUNTY) return countyText
      const text = disk.read(path)
      if (name !== 'county12' || !path.endsWith('ganxian/baseline.yaml')) return text
      return text.slice(0, text.indexOf('\nuncertain:') + 1)
    },
  }
}

/** Reads and simulates a scenario on its central path. */
export function simulated(own, name) {
  const project = own.openProject([scenarios[name].file], benchFiles(own, name))
  return own.simulate(project.cases[0].scenario)
}

/** How ours is prepared where moments alone are wanted: values of all draws are not kept. */
export function preparation(draws, threads, wasm) {
  return { draws, keeps: false, keptBytes: 0, chunk: 1024, threads, wasm }
}

/** Inputs of all draws as whole columns: `p[position * draws + d]`, `s[(position * times + time) * draws + d]`. */
function inputsOf(own, job, draws) {
  const { sampling, layout } = job
  const { times, base } = layout
  const p = new Float64Array(sampling.draws.length * draws)
  const s = new Float64Array(sampling.paths.length * times * draws)
  const design = own.randomDesign({ draws, names: sampling.names, seed: 1 })
  new own.Sampler(sampling, design, base, draws).fill({ p, s, times, stride: draws }, 0, draws, draws)
  return { p, s }
}

/**
 * Writes the work of one scenario: `work.json`, and inputs beside it. Cells are counted from the year after the
 * base year on, and only those that differ between draws: nobody computes the others draw by draw.
 */
export function writeWork(own, name, draws, folder) {
  const { job, program, slots, years, centres, fill } = own.prepare(
    simulated(own, name),
    preparation(draws, 1, true),
  )
  const memory = new ArrayBuffer(job.map.pages * 65536)
  fill(memory)
  const { times, base, uniforms } = job.layout
  if (program.start || program.parts.some((part) => part.kind !== 'recursive'))
    throw new Error(`${name} has uncertain base-year values or simultaneous equations`)
  const equations = program.parts.flatMap((part) =>
    part.indicators.map((slot, i) => ({ column: program.columns[slot], value: part.values[i] })),
  )
  const from = uniforms / 8
  const { p, s } = inputsOf(own, job, draws)
  const work = {
    name,
    draws,
    times,
    base,
    columns: program.columns.filter((column) => column >= 0).length,
    /** Column of each indicator that is summed up. */
    kept: slots.map((slot) => program.columns[slot]),
    cells: slots.length * (years - 1),
    known: [...job.known],
    centres: slots.flatMap((_, place) => [...centres.subarray(place * years + 1, (place + 1) * years)]),
    uniforms: [...new Float64Array(memory).subarray(from, from + program.uniforms.length * times)],
    draws_of: p.length / draws,
    paths: s.length / draws / times,
    inputs: join(folder, 'inputs.bin'),
  }
  writeFileSync(work.inputs, Buffer.concat([Buffer.from(p.buffer), Buffer.from(s.buffer)]))
  writeFileSync(join(folder, 'work.json'), JSON.stringify(work))
  return { work, equations, columnOf: (slot) => program.columns[slot] }
}

/** Reads what `writeWork` wrote. */
export function readWork(folder) {
  const work = JSON.parse(readFileSync(join(folder, 'work.json'), 'utf8'))
  const bytes = readFileSync(work.inputs)
  const numbers = new Float64Array(new SharedArrayBuffer(bytes.length))
  new Uint8Array(numbers.buffer).set(bytes)
  const split = work.draws_of * work.draws
  return { work, p: numbers.subarray(0, split), s: numbers.subarray(split) }
}
