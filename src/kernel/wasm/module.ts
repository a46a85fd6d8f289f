import type { Builtin } from '../../functions/builtin.js'
import type { Part, Program, RecursivePart } from '../program.js'
import type { Value } from '../value.js'
import { assemble, Code, type DefinedFunction, type ImportedFunction } from './assembler.js'
import { type Lanes, masks, writers } from './lanes.js'
import { exponential, logarithm, power } from './transcendental.js'

/** Draws that are carried from the first year to the last together, so that they stay in the fastest cache. */
export const STRIP = 4

/**
 * Where things lie in memory, in bytes. All are multiples of 16; those from `bad` on are within the work space of
 * a thread.
 */
export interface Layout {
  readonly times: number
  /** Index of the base year. */
  readonly base: number
  /** Uniform `i` of a time: `uniforms + (i * times + time) * 8`. */
  readonly uniforms: number
  readonly constants: number
  /** Whether a draw of the strip has failed: `bad + d * 8`. */
  readonly bad: number
  /** Values of the strip: `columns + ((column * times + time) * STRIP + d) * 8`. */
  readonly columns: number
  /** Draws that a thread has room for the inputs of; a multiple of STRIP. */
  readonly chunk: number
  /** Numbers of each draw: `draws + (position * chunk + d) * 8`. */
  readonly draws: number
  /** Numbers of each draw and time: `shocks + ((position * times + time) * chunk + d) * 8`. */
  readonly shocks: number
  /** Whether a draw of the chunk has failed: `failed + d * 8`. */
  readonly failed: number
  /**
   * Values that are kept, by slot: from the address that the caller gives, `kept.get(slot)` says which row of
   * `stride` numbers is its base year's; those of the years after it follow.
   */
  readonly kept: ReadonlyMap<number, number>
  readonly stride: number
}

/** A WebAssembly module for the recursive parts of a program. */
export interface Assembled {
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

/** What parts of the module share. */
class Shared {
  readonly layout: Layout
  readonly columns: Int32Array
  readonly constants: number[] = []
  readonly #places = new Map<string, number>()
  readonly called: readonly Builtin[]

  readonly stored: ReadonlySet<number>

  constructor(layout: Layout, columns: Int32Array, called: readonly Builtin[], stored: ReadonlySet<number>) {
    this.layout = layout
    this.columns = columns
    this.called = called
    this.stored = stored
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
  const own = { exp, log, pow }
  const functions: DefinedFunction[] = [
    exponential({ exp: 0, log: 1, pow: 2 }),
    logarithm({ exp: 0, log: 1, pow: 2 }),
    power({ exp: 0, log: 1, pow: 2 }, exp, log),
  ]
  const shared = new Shared(layout, columns, called, storedSlots(program))
  const add = (part: Part): number => {
    functions.push(
      part.kind === 'recursive' ? new PartWriter(shared, own, part).finish() : copier(shared, part),
    )
    return imports.length + functions.length - 1
  }
  const starting = start && add(start)
  const stepping = parts.map((part) => ({ simultaneous: part.kind === 'simultaneous', number: add(part) }))
  functions.push(driver(layout, starting, stepping, FALLBACKS.length))
  return {
    bytes: assemble(imports, functions, pages),
    constants: shared.constants,
    called: called.map(inJavascript),
  }
}

function inJavascript({ name, args, javascript }: Builtin): Called {
  const names = args.map((_, i) => `x${i}`)
  return { name, args: names, body: `"use strict"; return ${javascript(names)}` }
}

/** The loop over strips and years that calls the parts. */
function driver(
  layout: Layout,
  start: number | undefined,
  parts: readonly { simultaneous: boolean; number: number }[],
  solve: number,
): DefinedFunction {
  const [work, kept, strips] = [0, 1, 2]
  const code = new Code(3)
  const [strip, time, to] = [code.local('i32'), code.local('i32'), code.local('i32')]
  const call = (part: number) => code.get(work).get(to).get(time).get(strip).call(part)
  code.op('loop')
  for (let d = 0; d < STRIP; d += 2)
    code
      .get(work)
      .vector(0)
      .store(layout.bad + d * 8)
  code
    .get(strip)
    .integer(STRIP * 8)
    .op('i32.mul')
    .get(kept)
    .op('i32.add')
    // Rows begin with the base year, times before it; addresses are whole numbers modulo 2^32.
    .integer((-layout.base * layout.stride * 8) | 0)
    .op('i32.add')
    .set(to)
  code.integer(layout.base).set(time)
  if (start !== undefined) call(start)
  code.op('loop')
  code.get(time).integer(1).op('i32.add').set(time)
  parts.forEach(({ simultaneous, number }, i) => {
    if (simultaneous) code.integer(i).get(time).get(strip).call(solve)
    call(number)
  })
  code
    .get(time)
    .integer(layout.times - 1)
    .op('i32.lt_u')
    .branchIf(0)
    .op('end')
  for (let d = 0; d < STRIP; d += 2) {
    code
      .get(strip)
      .integer(STRIP * 8)
      .op('i32.mul')
      .get(work)
      .op('i32.add')
    code
      .get(work)
      .load(layout.bad + d * 8)
      .store(layout.failed + d * 8)
  }
  code.get(strip).integer(1).op('i32.add').tee(strip)
  code.get(strips).op('i32.lt_u').branchIf(0).op('end')
  return { name: 'simulate', parameters: ['i32', 'i32', 'i32'], results: [], code }
}

/** Copies what a simultaneous part has solved to where it is kept. */
function copier({ layout, columns }: Shared, { indicators }: Part): DefinedFunction {
  const code = new Code(4)
  const [from, to] = [code.local('i32'), code.local('i32')]
  code
    .get(TIME)
    .integer(STRIP * 8)
    .op('i32.mul')
    .get(WORK)
    .op('i32.add')
    .set(from)
  code
    .get(TIME)
    .integer(layout.stride * 8)
    .op('i32.mul')
    .get(KEPT)
    .op('i32.add')
    .set(to)
  for (const slot of indicators) {
    const place = layout.kept.get(slot)
    if (place === undefined) continue
    for (let d = 0; d < STRIP; d += 2)
      code
        .get(to)
        .get(from)
        .load(layout.columns + (columns[slot]! * layout.times * STRIP + d) * 8)
        .store((place * layout.stride + d) * 8)
  }
  return { parameters: ['i32', 'i32', 'i32', 'i32'], results: [], code }
}

/** Slots whose values are read again from their columns: later, by another part, or by a system as its first guess. */
function storedSlots({ parts, start }: Program): Set<number> {
  const stored = new Set<number>()
  const seen = new Set<Value>()
  const visit = (value: Value): void => {
    if (seen.has(value)) return
    seen.add(value)
    if (value.kind === 'column' || value.kind === 'fixed') stored.add(value.slot)
    else if (value.kind === 'call') value.args.forEach(visit)
  }
  for (const part of start ? [start, ...parts] : parts)
    if (part.kind === 'recursive') part.values.forEach(visit)
    else {
      for (const slot of part.indicators) stored.add(slot)
      for (const { value, derivatives } of part.equations) {
        visit(value)
        for (const d of derivatives) visit(d.value)
      }
    }
  return stored
}

function builtinsWithoutLanes({ parts, start }: Program): Builtin[] {
  const found = new Set<Builtin>()
  const seen = new Set<Value>()
  const visit = (value: Value): void => {
    if (seen.has(value) || value.kind !== 'call') return
    seen.add(value)
    if (!writers[value.builtin.name]) found.add(value.builtin)
    value.args.forEach(visit)
  }
  for (const part of start ? [start, ...parts] : parts)
    if (part.kind === 'recursive') part.values.forEach(visit)
  return [...found]
}

/** How often a part divides by each value. */
function divisionsOf({ values }: RecursivePart): Map<Value, number> {
  const counts = new Map<Value, number>()
  const seen = new Set<Value>()
  const visit = (value: Value): void => {
    if (value.kind !== 'call' || seen.has(value)) return
    seen.add(value)
    const [, denominator] = value.args
    if (value.builtin.name === 'divide') counts.set(denominator!, (counts.get(denominator!) ?? 0) + 1)
    value.args.forEach(visit)
  }
  values.forEach(visit)
  return counts
}

/** Parameters of a part's function: work space, where this strip is kept, time, and the strip's number. */
const [WORK, KEPT, TIME, STRIP_NUMBER] = [0, 1, 2, 3]

class PartWriter implements Lanes {
  readonly code = new Code(4)
  readonly functions: Lanes['functions']
  readonly #shared: Shared
  readonly #part: RecursivePart
  readonly #locals = new Map<Value, number>()
  /** How many values are divided by a value: one division and multiplications take less than several divisions. */
  readonly #divisions: ReadonlyMap<Value, number>
  readonly #reciprocals = new Map<Value, number>()
  // Addresses: this time's uniforms; the draw in the strip, in general and at this time; the draw in the chunk, in
  // general and at this time; where it is kept; and where the strip ends.
  readonly #uniform = this.code.local('i32')
  readonly #draw = this.code.local('i32')
  readonly #now = this.code.local('i32')
  readonly #input = this.code.local('i32')
  readonly #shock = this.code.local('i32')
  readonly #kept = this.code.local('i32')
  readonly #end = this.code.local('i32')

  constructor(shared: Shared, functions: Lanes['functions'], part: RecursivePart) {
    this.#shared = shared
    this.functions = functions
    this.#part = part
    this.#divisions = divisionsOf(part)
  }

  finish(): DefinedFunction {
    const { code } = this
    const { layout, stored } = this.#shared
    const row = (bytes: number, from: number, to: number) =>
      code.get(TIME).integer(bytes).op('i32.mul').get(from).op('i32.add').set(to)
    code.get(TIME).integer(8).op('i32.mul').set(this.#uniform)
    code
      .get(WORK)
      .tee(this.#draw)
      .integer(STRIP * 8)
      .op('i32.add')
      .set(this.#end)
    code
      .get(STRIP_NUMBER)
      .integer(STRIP * 8)
      .op('i32.mul')
      .get(WORK)
      .op('i32.add')
      .set(this.#input)
    row(STRIP * 8, WORK, this.#now)
    row(layout.chunk * 8, this.#input, this.#shock)
    row(layout.stride * 8, KEPT, this.#kept)
    code.op('loop')
    this.#part.indicators.forEach((slot, i) => {
      const value = this.#part.values[i]!
      const place = layout.kept.get(slot)
      this.push(value)
      const local = code.local('v128')
      code.set(local)
      if (stored.has(slot)) code.get(this.#now).get(local).store(this.#columnOffset(slot, 0))
      if (place !== undefined)
        code
          .get(this.#kept)
          .get(local)
          .store(place * layout.stride * 8)
    })
    this.#checks()
    for (const address of [this.#now, this.#draw, this.#input, this.#shock, this.#kept])
      code.get(address).integer(16).op('i32.add').set(address)
    code.get(this.#draw).get(this.#end).op('i32.lt_u').branchIf(0).op('end')
    return { parameters: ['i32', 'i32', 'i32', 'i32'], results: [], code }
  }

  /** A finite number less itself is 0, all bits of it; else NaN. The bits of all that must be finite, together. */
  #checks(): void {
    const { code } = this
    const wrong = code.local('v128')
    code.vector(0).set(wrong)
    for (const { value, guards } of this.#part.checks) {
      this.push(value)
      this.push(value)
      code.op('f64x2.sub')
      guards.forEach((guard, i) => {
        this.mask(guard)
        if (i > 0) code.op('v128.or')
      })
      if (guards.length > 0) code.op('v128.and')
      code.get(wrong).op('v128.or').set(wrong)
    }
    const { bad } = this.#shared.layout
    code.get(this.#draw).get(this.#draw).load(bad).get(wrong).op('v128.or').store(bad)
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

  reciprocal = (value: Value): boolean => {
    const { code } = this
    if ((this.#divisions.get(value) ?? 0) < 2) return false
    const known = this.#reciprocals.get(value)
    if (known !== undefined) {
      code.get(known)
      return true
    }
    const local = code.local('v128')
    code.integer(0).loadSplat(this.#shared.constant(1))
    this.push(value)
    code.op('f64x2.div').tee(local)
    this.#reciprocals.set(value, local)
    return true
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
    const { times } = layout
    switch (value.kind) {
      case 'constant':
        code.integer(0).loadSplat(this.#shared.constant(value.value))
        return
      case 'uniform':
        code.get(this.#uniform).loadSplat(layout.uniforms + value.index * times * 8)
        return
      case 'draw':
        code.get(this.#input).load(layout.draws + value.position * layout.chunk * 8)
        return
      case 'shock': {
        const { when, position } = value
        const offset = layout.shocks + position * times * layout.chunk * 8
        if ('lag' in when) code.get(this.#shock).load(offset - when.lag * layout.chunk * 8)
        else code.get(this.#input).load(offset + when.time * layout.chunk * 8)
        return
      }
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
    const fn = FALLBACKS.length + 1 + this.#shared.called.indexOf(builtin)
    for (const lane of [0, 1] as const) {
      for (const local of locals) code.get(local).lane(lane)
      code.call(fn)
      if (lane === 0) code.op('f64x2.splat')
      else code.replaceLane(1)
    }
  }

  #columnOffset(slot: number, lag: number): number {
    const { layout, columns } = this.#shared
    const offset = layout.columns + (columns[slot]! * layout.times - lag) * STRIP * 8
    if (offset < 0) throw new RangeError(`a look back of ${lag} years does not fit the layout`)
    return offset
  }
}
