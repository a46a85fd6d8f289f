import type { Builtin } from '../../functions/builtin.js'
import type { Part, Program } from '../program.js'
import type { Value } from '../value.js'
import { assemble, Code, type DefinedFunction, type ImportedFunction } from './assembler.js'
import { type Lanes, masks, writers } from './lanes.js'
import { exponential, logarithm, power } from './transcendental.js'

/** Where things lie in memory, in bytes; all multiples of 16. */
export interface Layout {
  readonly times: number
  /** Draws of a chunk; even. */
  readonly chunk: number
  /** Uniform `i` of time `t`: `uniforms + (i * times + t) * 8`. */
  readonly uniforms: number
  readonly constants: number
  /** Within a thread's work space: `bad + draw * 8`. */
  readonly bad: number
  /** `parameters + (position * chunk + draw) * 8`. */
  readonly parameters: number
  /** `columns + ((column * times + time) * chunk + draw) * 8`. */
  readonly columns: number
}

/** A WebAssembly module for the recursive parts of a program. */
export interface Assembled {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Exported function of each part, `(base, time, draws)`; empty for simultaneous parts. */
  readonly names: readonly string[]
  /** To be laid at `layout.constants`. */
  readonly constants: readonly number[]
  /** Operators and functions that are called from outside, one draw at a time: `env.<name>`. */
  readonly called: readonly Builtin[]
}

/** What parts of the module share. */
class Shared {
  readonly layout: Layout
  readonly columns: Int32Array
  readonly constants: number[] = []
  readonly #places = new Map<string, number>()
  readonly called: readonly Builtin[]

  constructor(layout: Layout, columns: Int32Array, called: readonly Builtin[]) {
    this.layout = layout
    this.columns = columns
    this.called = called
  }

  /** Address of a constant. */
  constant(value: number): number {
    const key = Object.is(value, -0) ? '-0' : String(value)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.layout.constants + this.constants.length * 8
    this.constants.push(value)
    this.#places.set(key, place)
    return place
  }
}

/** Imported for the places that the series of transcendental functions do not reach. */
const FALLBACKS = ['exp', 'log', 'pow'] as const

/**
 * Assembles a module: each recursive part becomes a function over a chunk of draws, two at a time (128-bit SIMD).
 * It computes what the JavaScript of the same program computes, to rounding: powers, exponentials and logarithms
 * have series of their own (transcendental.ts), all else is the same IEEE arithmetic.
 */
export function assembleProgram({ parts, columns }: Program, layout: Layout, pages: number): Assembled {
  const called = builtinsWithoutLanes(parts)
  const imports: ImportedFunction[] = [
    ...FALLBACKS.map(
      (name): ImportedFunction => ({
        name,
        parameters: name === 'pow' ? ['f64', 'f64'] : ['f64'],
        results: ['f64'],
      }),
    ),
    ...called.map(
      (builtin): ImportedFunction => ({
        name: builtin.name,
        parameters: builtin.args.map(() => 'f64' as const),
        results: ['f64'],
      }),
    ),
  ]
  const fallbacks = { exp: 0, log: 1, pow: 2 }
  const own = { exp: imports.length, log: imports.length + 1, pow: imports.length + 2 }
  const functions: DefinedFunction[] = [
    exponential(fallbacks),
    logarithm(fallbacks),
    power(fallbacks, own.exp, own.log),
  ]
  const shared = new Shared(layout, columns, called)
  const names = parts.map((part, i) => {
    if (part.kind === 'simultaneous') return ''
    functions.push(new PartWriter(shared, own, part).finish(`part${i}`))
    return `part${i}`
  })
  return { bytes: assemble(imports, functions, pages), names, constants: shared.constants, called }
}

function builtinsWithoutLanes(parts: readonly Part[]): Builtin[] {
  const found = new Set<Builtin>()
  const seen = new Set<Value>()
  const visit = (value: Value): void => {
    if (seen.has(value) || value.kind !== 'call') return
    seen.add(value)
    if (!writers[value.builtin.name]) found.add(value.builtin)
    value.args.forEach(visit)
  }
  for (const part of parts) if (part.kind === 'recursive') part.values.forEach(visit)
  return [...found]
}

/** Parameters of a part's function. */
const [BASE, TIME, DRAWS] = [0, 1, 2]

class PartWriter implements Lanes {
  readonly code = new Code(3)
  readonly functions: Lanes['functions']
  readonly #shared: Shared
  readonly #part: Extract<Part, { kind: 'recursive' }>
  readonly #locals = new Map<Value, number>()
  /** Address of this time's uniforms, of the draw, of the draw at this time, and the end of the draws. */
  readonly #uniform = this.code.local('i32')
  readonly #draw = this.code.local('i32')
  readonly #now = this.code.local('i32')
  readonly #end = this.code.local('i32')

  constructor(shared: Shared, functions: Lanes['functions'], part: Extract<Part, { kind: 'recursive' }>) {
    this.#shared = shared
    this.functions = functions
    this.#part = part
  }

  finish(name: string): DefinedFunction {
    const { code } = this
    const { layout } = this.#shared
    code.get(TIME).integer(8).op('i32.mul').set(this.#uniform)
    code.get(BASE).tee(this.#draw)
    code.get(DRAWS).integer(8).op('i32.mul', 'i32.add').set(this.#end)
    code
      .get(TIME)
      .integer(layout.chunk * 8)
      .op('i32.mul')
      .get(BASE)
      .op('i32.add')
      .set(this.#now)
    code.op('loop')
    this.#part.indicators.forEach((slot, i) => {
      const value = this.#part.values[i]!
      code.get(this.#now)
      this.push(value)
      code.store(this.#columnOffset(slot, 0))
    })
    this.#checks()
    for (const address of [this.#now, this.#draw]) code.get(address).integer(16).op('i32.add').set(address)
    code.get(this.#draw).get(this.#end).op('i32.lt_u').branchIf(0).op('end')
    return { name, parameters: ['i32', 'i32', 'i32'], results: [], code }
  }

  #checks(): void {
    const { code } = this
    const { bad } = this.#shared.layout
    code.get(this.#draw).get(this.#draw).load(bad)
    for (const { value, guards } of this.#part.checks) {
      this.push(value)
      this.push(value)
      code.op('f64x2.sub')
      if (guards.length > 0) {
        guards.forEach((guard, i) => {
          this.mask(guard)
          if (i > 0) code.op('v128.or')
        })
        code.op('v128.and')
      }
      code.op('f64x2.add')
    }
    code.store(bad)
  }

  push = (value: Value): void => {
    const { code } = this
    const known = this.#locals.get(value)
    if (known !== undefined) {
      code.get(known)
      return
    }
    this.#compute(value)
    // What is the same for all draws is as quick to load again as to keep.
    if (value.uses < 2 || value.kind === 'constant' || value.kind === 'uniform') return
    const local = code.local('v128')
    this.#locals.set(value, local)
    code.tee(local)
  }

  mask = (value: Value): void => {
    const { code } = this
    const writer = value.kind === 'call' ? masks[value.builtin.name] : undefined
    if (writer && value.kind === 'call' && !this.#locals.has(value)) {
      writer(value.args, this)
      return
    }
    this.push(value)
    code.integer(0).loadSplat(this.#shared.constant(0)).op('f64x2.ne')
  }

  #compute(value: Value): void {
    const { code } = this
    const { layout } = this.#shared
    const { times, chunk } = layout
    switch (value.kind) {
      case 'constant':
        code.integer(0).loadSplat(this.#shared.constant(value.value))
        return
      case 'uniform':
        code.get(this.#uniform).loadSplat(layout.uniforms + value.index * times * 8)
        return
      case 'parameter':
        code.get(this.#draw).load(layout.parameters + value.position * chunk * 8)
        return
      case 'column':
        code.get(this.#now).load(this.#columnOffset(value.slot, value.lag))
        return
      case 'fixed':
        code.get(this.#draw).load(this.#columnOffset(value.slot, -value.time))
        return
      case 'call': {
        const writer = writers[value.builtin.name]
        if (writer) writer(value.args, this)
        else this.#callOut(value)
        return
      }
      case 'year':
      case 'unknown':
        throw new RangeError(`${value.kind} is not the same for a chunk of draws`)
    }
  }

  /** Calls a function from outside for each of the two draws. */
  #callOut({ builtin, args }: Extract<Value, { kind: 'call' }>): void {
    const { code } = this
    const locals = args.map((arg) => {
      const local = code.local('v128')
      this.push(arg)
      code.set(local)
      return local
    })
    const fn = FALLBACKS.length + this.#shared.called.indexOf(builtin)
    for (const lane of [0, 1] as const) {
      for (const local of locals) code.get(local).lane(lane)
      code.call(fn)
      if (lane === 0) code.op('f64x2.splat')
      else code.replaceLane(1)
    }
  }

  #columnOffset(slot: number, lag: number): number {
    const { layout, columns } = this.#shared
    const offset = layout.columns + (columns[slot]! * layout.times - lag) * layout.chunk * 8
    if (offset < 0) throw new RangeError(`a look back of ${lag} years does not fit the layout`)
    return offset
  }
}
