import type { Builtin } from '../../functions/expression.js'
import type { Part, Program } from '../program.js'
import { type Value, walkValues } from '../value.js'
import { assemble, type DefinedFunction, type ImportedFunction } from './assembler.js'
import { copier, driver } from './driver.js'
import { writers } from './lanes.js'
import type { Layout } from './layout.js'
import { FALLBACKS, ModuleContext } from './module-context.js'
import { PartWriter } from './part-writer.js'
import { exponential, logarithm, power } from './transcendental.js'

/** A WebAssembly module for the recursive parts of a program. */
interface Assembled {
  /**
   * Exports `simulate(work, kept, strips)`: simulates so many strips of the chunk whose inputs lie in the work space
   * at `work`, and writes what is kept from `kept` on. Imports `env.memory`, `env.solve(part, time, strip)` for
   * simultaneous parts, and `env.<name>` for `called` and for exp, log and pow.
   */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** To be laid at `layout.constants`. */
  readonly constants: readonly number[]
  /** Operators and functions that are called from outside, one draw at a time: `env.<name>`. */
  readonly called: readonly Called[]
}

/** A function of plain numbers: `(...args, modulo) => number` with this body. */
export interface Called {
  readonly name: string
  readonly args: readonly string[]
  readonly body: string
}

/**
 * Assembles a module: each recursive part becomes a function over a chunk of draws, two at a time (128-bit SIMD).
 * It computes what the JavaScript of the same program computes, to rounding: powers, exponentials and logarithms
 * have series of their own (transcendental.ts), all else is the same IEEE arithmetic.
 *
 *   program ─► a function for each part (part-writer, with the operators of lanes) ─► the loop over strips and years
 *   that calls them (driver) ─► bytes (assembler); where everything lies in memory: layout
 */
export function assembleProgram(program: Program, layout: Layout, pages: number): Assembled {
  const { parts, start, columns } = program
  const called = builtinsWithoutLanes(program)
  const imports: ImportedFunction[] = [
    ...FALLBACKS.map(
      (name): ImportedFunction => ({
        name,
        parameters: name === 'pow' ? ['f64', 'f64'] : ['f64'],
        results: ['f64'],
      }),
    ),
    { name: 'solve', parameters: ['i32', 'i32', 'i32'], results: [] },
    ...called.map(
      (builtin): ImportedFunction => ({
        name: builtin.name,
        parameters: builtin.args.map(() => 'f64' as const),
        results: ['f64'],
      }),
    ),
  ]
  const [exp, log, pow] = [imports.length, imports.length + 1, imports.length + 2]
  const series = { exp, log, pow }
  const functions: DefinedFunction[] = [
    exponential({ exp: 0, log: 1, pow: 2 }),
    logarithm({ exp: 0, log: 1, pow: 2 }),
    power({ exp: 0, log: 1, pow: 2 }, exp, log),
  ]
  const context = new ModuleContext(layout, columns, called, storedSlots(program))
  const add = (part: Part): number => {
    functions.push(
      part.kind === 'recursive' ? new PartWriter(context, series, part).finish() : copier(context, part),
    )
    return imports.length + functions.length - 1
  }
  const starting = start && add(start)
  const stepping = parts.map((part) => ({ simultaneous: part.kind === 'simultaneous', number: add(part) }))
  functions.push(driver(layout, starting, stepping, FALLBACKS.length))
  return {
    bytes: assemble(imports, functions, pages),
    constants: context.constants,
    called: called.map(inJavascript),
  }
}

function inJavascript({ name, args, javascript }: Builtin): Called {
  const names = args.map((_, i) => `x${i}`)
  return { name, args: names, body: `"use strict"; return ${javascript(names)}` }
}

/** Slots whose values are read again from their columns: later, by another part, or by a system. */
function storedSlots({ parts, start }: Program): Set<number> {
  const stored = new Set<number>()
  for (const part of start ? [start, ...parts] : parts) {
    if (part.kind === 'simultaneous') for (const slot of part.indicators) stored.add(slot)
    walkValues(valuesOf(part), (value) => {
      if (value.kind === 'column' || value.kind === 'fixed') stored.add(value.slot)
    })
  }
  return stored
}

/** All that a part computes, in so far as it is not part of something else. */
function valuesOf(part: Part): Value[] {
  if (part.kind === 'recursive') return [...part.values]
  return part.equations.flatMap(({ value, derivatives }) => [value, ...derivatives.map((d) => d.value)])
}

function builtinsWithoutLanes({ parts, start }: Program): Builtin[] {
  const found = new Set<Builtin>()
  for (const part of start ? [start, ...parts] : parts)
    if (part.kind === 'recursive')
      walkValues(part.values, (value) => {
        if (value.kind === 'call' && !writers[value.builtin.name]) found.add(value.builtin)
      })
  return [...found]
}
