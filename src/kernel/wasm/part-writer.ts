import { divide } from '../../functions/arithmetic.js'
import type { RecursivePart } from '../program.js'
import { type Value, walkValues } from '../value.js'
import { Code, type DefinedFunction } from './assembler.js'
import { type Lanes, masks, writers } from './lanes.js'
import { STRIP } from './layout.js'
import { FALLBACKS, KEPT, type ModuleContext, STRIP_NUMBER, TIME, WORK } from './module-context.js'

/** How often a part divides by each value. */
function divisionsOf({ values }: RecursivePart): Map<Value, number> {
  const counts = new Map<Value, number>()
  walkValues(values, (value) => {
    if (value.kind !== 'call' || value.builtin !== divide) return
    const denominator = value.args[1]!
    counts.set(denominator, (counts.get(denominator) ?? 0) + 1)
  })
  return counts
}

/** Writes the function of one recursive part: (work, kept, time, strip). */
export class PartWriter implements Lanes {
  readonly code = new Code(4)
  readonly functions: Lanes['functions']
  readonly #context: ModuleContext
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

  constructor(context: ModuleContext, functions: Lanes['functions'], part: RecursivePart) {
    this.#context = context
    this.functions = functions
    this.#part = part
    this.#divisions = divisionsOf(part)
  }

  finish(): DefinedFunction {
    const { code } = this
    const { layout, stored } = this.#context
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
    const { bad } = this.#context.layout
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
    code.integer(0).loadSplat(this.#context.constant(1))
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
    code.integer(0).loadSplat(this.#context.constant(0)).op('f64x2.ne')
  }

  #compute(value: Value): void {
    const { code } = this
    const { layout } = this.#context
    const { times } = layout
    switch (value.kind) {
      case 'constant':
        code.integer(0).loadSplat(this.#context.constant(value.value))
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
    const fn = FALLBACKS.length + 1 + this.#context.called.indexOf(builtin)
    for (const lane of [0, 1] as const) {
      for (const local of locals) code.get(local).lane(lane)
      code.call(fn)
      if (lane === 0) code.op('f64x2.splat')
      else code.replaceLane(1)
    }
  }

  #columnOffset(slot: number, lag: number): number {
    const { layout, columns } = this.#context
    const offset = layout.columns + (columns[slot]! * layout.times - lag) * STRIP * 8
    if (offset < 0) throw new RangeError(`a look back of ${lag} years does not fit the layout`)
    return offset
  }
}
