/** Types of WebAssembly values that are used here, as the binary format numbers them. */
const TYPE = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const
type ValueType = keyof typeof TYPE

/** Plain instructions that are used here (WebAssembly Core Specification 2.0, section 5.4). */
const PLAIN = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  'i32.eqz': 0x45,
  'i32.lt_u': 0x49,
  'i32.add': 0x6a,
  'i32.mul': 0x6c,
  'i32.shl': 0x74,
} as const

/** Vector instructions, after the prefix 0xfd. */
const VECTOR = {
  'f64x2.splat': 0x14,
  'f64x2.eq': 0x47,
  'f64x2.ne': 0x48,
  'f64x2.lt': 0x49,
  'f64x2.gt': 0x4a,
  'f64x2.le': 0x4b,
  'f64x2.ge': 0x4c,
  'v128.not': 0x4d,
  'v128.and': 0x4e,
  'v128.or': 0x50,
  'v128.bitselect': 0x52,
  'f64x2.floor': 0x75,
  'f64x2.nearest': 0x94,
  'i64x2.all_true': 0xc3,
  'i64x2.shl': 0xcb,
  'i64x2.shr_u': 0xcd,
  'i64x2.add': 0xce,
  'f64x2.abs': 0xec,
  'f64x2.neg': 0xed,
  'f64x2.sqrt': 0xef,
  'f64x2.add': 0xf0,
  'f64x2.sub': 0xf1,
  'f64x2.mul': 0xf2,
  'f64x2.div': 0xf3,
  'f64x2.min': 0xf4,
  'f64x2.max': 0xf5,
  'i32x4.shl': 0xab,
  'f64x2.pmin': 0xf6,
  'f64x2.pmax': 0xf7,
} as const

/** An instruction without operands of its own, by its name in the specification. */
export type Instruction = keyof typeof PLAIN | keyof typeof VECTOR

const VOID = 0x40

/** The code of one function, instruction by instruction. */
export class Code {
  readonly bytes: number[] = []
  readonly locals: ValueType[] = []
  readonly #parameters: number

  constructor(parameters: number) {
    this.#parameters = parameters
  }

  /** A new local variable's number. */
  local(type: ValueType): number {
    this.locals.push(type)
    return this.#parameters + this.locals.length - 1
  }

  op(...names: Instruction[]): this {
    for (const name of names)
      if (name in PLAIN) {
        this.bytes.push(PLAIN[name as keyof typeof PLAIN])
        if (name === 'block' || name === 'loop' || name === 'if') this.bytes.push(VOID)
      } else this.bytes.push(0xfd, ...unsigned(VECTOR[name as keyof typeof VECTOR]))
    return this
  }

  get(local: number): this {
    return this.#with(0x20, local)
  }

  set(local: number): this {
    return this.#with(0x21, local)
  }

  tee(local: number): this {
    return this.#with(0x22, local)
  }

  call(fn: number): this {
    return this.#with(0x10, fn)
  }

  /** Branches to the enclosing block or loop `depth` levels out when the value on the stack is not 0. */
  branchIf(depth: number): this {
    return this.#with(0x0d, depth)
  }

  integer(value: number): this {
    this.bytes.push(0x41, ...signed(value))
    return this
  }

  /** The same number in both lanes. */
  vector(value: number): this {
    this.bytes.push(0xfd, 0x0c, ...bytesOf(value), ...bytesOf(value))
    return this
  }

  /** The same 64 bits in both lanes. */
  bits(value: bigint): this {
    const bytes = new Uint8Array(new BigUint64Array([value]).buffer)
    this.bytes.push(0xfd, 0x0c, ...bytes, ...bytes)
    return this
  }

  /** Loads two numbers from the address on the stack plus `offset` bytes. */
  load(offset: number): this {
    return this.#memory(0x00, 3, offset)
  }

  /** Loads one number into both lanes. */
  loadSplat(offset: number): this {
    return this.#memory(0x0a, 3, offset)
  }

  /** Stores two numbers at an address; the stack holds address and numbers. */
  store(offset: number): this {
    return this.#memory(0x0b, 3, offset)
  }

  /** The number in one lane. */
  lane(index: 0 | 1): this {
    this.bytes.push(0xfd, 0x21, index)
    return this
  }

  loadInteger(offset: number): this {
    this.bytes.push(0x28, 2, ...unsigned(offset))
    return this
  }

  storeInteger(offset: number): this {
    this.bytes.push(0x36, 2, ...unsigned(offset))
    return this
  }

  /** One of four integers. */
  integerLane(index: 0 | 2): this {
    this.bytes.push(0xfd, 0x1b, index)
    return this
  }

  /** Replaces one lane; the stack holds vector and number. */
  replaceLane(index: 0 | 1): this {
    this.bytes.push(0xfd, 0x22, index)
    return this
  }

  #memory(code: number, alignment: number, offset: number): this {
    this.bytes.push(0xfd, ...unsigned(code), alignment, ...unsigned(offset))
    return this
  }

  #with(code: number, index: number): this {
    this.bytes.push(code, ...unsigned(index))
    return this
  }
}

/** A function's type. */
interface Signature {
  readonly parameters: readonly ValueType[]
  readonly results: readonly ValueType[]
}

/** A function to be called from outside under `name`, or an inner one without a name. */
export interface DefinedFunction extends Signature {
  readonly name?: string
  readonly code: Code
}

/** A function from outside: `env.<name>`. */
export interface ImportedFunction extends Signature {
  readonly name: string
}

/**
 * The bytes of a module that imports a memory (`env.memory`, shared, of `pages` pages) and functions. Functions are
 * numbered in order, imported ones first.
 */
export function assemble(
  imports: readonly ImportedFunction[],
  functions: readonly DefinedFunction[],
  pages: number,
): Uint8Array<ArrayBuffer> {
  const types = [...imports, ...functions].map(({ parameters, results }) => [
    0x60,
    ...vectorOf(parameters.map((t) => [TYPE[t]])),
    ...vectorOf(results.map((t) => [TYPE[t]])),
  ])
  // Minimum and maximum, shared (threads proposal).
  const memory = [...text('env'), ...text('memory'), 0x02, 0x03, ...unsigned(pages), ...unsigned(pages)]
  const imported = imports.map(({ name }, i) => [...text('env'), ...text(name), 0x00, ...unsigned(i)])
  const exported = functions.flatMap(({ name }, i) =>
    name === undefined ? [] : [[...text(name), 0x00, ...unsigned(imports.length + i)]],
  )
  const parts: number[][] = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, vectorOf(types)),
    section(2, vectorOf([memory, ...imported])),
    section(3, vectorOf(functions.map((_, i) => unsigned(imports.length + i)))),
    section(7, vectorOf(exported)),
    section(10, vectorOf(functions.map(({ code }) => body(code)))),
  ]
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function body({ bytes, locals }: Code): number[] {
  const groups: { type: ValueType; count: number }[] = []
  for (const type of locals) {
    const last = groups.at(-1)
    if (last?.type === type) last.count++
    else groups.push({ type, count: 1 })
  }
  const code = concat([
    vectorOf(groups.map(({ type, count }) => [...unsigned(count), TYPE[type]])),
    bytes,
    [PLAIN.end],
  ])
  return concat([unsigned(code.length), code])
}

function section(id: number, content: number[]): number[] {
  return concat([[id], unsigned(content.length), content])
}

function vectorOf(items: readonly (readonly number[])[]): number[] {
  return concat([unsigned(items.length), ...items])
}

/** Arrays as one; spreading long ones would exhaust the stack. */
function concat(arrays: readonly (readonly number[])[]): number[] {
  const result: number[] = []
  for (const array of arrays) for (const item of array) result.push(item)
  return result
}

function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)]
  return [...unsigned(bytes.length), ...bytes]
}

function bytesOf(value: number): Uint8Array {
  return new Uint8Array(new Float64Array([value]).buffer)
}

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}

/** Signed LEB128 of a 32-bit integer. */
function signed(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; ; ) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) {
      bytes.push(low)
      return bytes
    }
    bytes.push(low | 0x80)
  }
}
