import fc from 'fast-check'
import { derivative } from 'mathjs'
import { describe, expect, it } from 'vitest'
import { modulo } from '../../src/base/modulo.js'
import { isPlain } from '../../src/base/unit.js'
import { builtins } from '../../src/functions/builtins.js'
import { call, number } from '../../src/functions/expression.js'
import { differentiate } from '../../src/kernel/differentiate.js'
import { DomainError, evaluate } from '../../src/kernel/evaluate.js'
import { inferDimension } from '../../src/model/dimensions.js'
import { equations, parse } from './expressions.js'

const all = [...builtins.values()]
const plain = all.filter((b) => !b.expand)
const examples = all.flatMap((b) => b.examples.map(([text, value]) => [text, value, b.name] as const))

/** A value in 2021 for a, b, c; other years are a little smaller. */
const at = (values: Readonly<Record<string, number>>) => (name: string, year: number) =>
  values[name]! * 0.97 ** (2021 - year)

const near = (x: number, y: number, tolerance: number) =>
  Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(x), Math.abs(y))

/** The value, or undefined where there is none. */
function valueIn(
  text: string | ReturnType<typeof parse>,
  values: Record<string, number>,
): number | undefined {
  try {
    const value = evaluate(typeof text === 'string' ? parse(text) : text, 2021, at(values))
    return Number.isFinite(value) ? value : undefined
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

describe('every function and operator', () => {
  it('is documented, with an example and as many argument names as it takes at least', () => {
    for (const { name, doc, examples, args, arity } of all) {
      expect(doc, name).toMatch(/\.$/)
      expect(examples.length, name).toBeGreaterThan(0)
      expect(args.length, name).toBeGreaterThanOrEqual(arity.least)
    }
  })

  it.each(examples)('%s is %d', (text, value) => {
    expect(evaluate(parse(text), 2022, () => Number.NaN)).toBeCloseTo(value, 12)
  })

  it.each(plain.map((b) => [b.name, b] as const))(
    '%s: generated code gives what the evaluator gives',
    (_, b) => {
      const names = Array.from({ length: Math.max(b.arity.least, 2) }, (_, i) => `x${i}`).slice(
        0,
        b.arity.most === 1 ? 1 : Math.min(3, b.arity.most),
      )
      const code = new Function('modulo', ...names, `return ${b.javascript(names)}`)
      const value = fc.oneof(
        fc.constantFrom(0, -0, 1, -1, 0.5, 2, 1e-9, 1e9),
        fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
      )
      fc.assert(
        fc.property(fc.tuple(...names.map(() => value)), (args) => {
          if (b.domain?.(args)) return
          expect(code(modulo, ...args) + 0).toBe(b.evaluate(args) + 0)
        }),
      )
    },
  )

  it.each(plain.map((b) => [b.name, b] as const))(
    '%s: its derivative is that of central differences',
    (_, b) => {
      const size = b.arity.most === 1 ? 1 : Math.min(3, b.arity.most)
      // Away from zero and from whole numbers, where floor, abs and comparisons jump.
      const value = fc
        .double({ noNaN: true, min: 0.3, max: 3 })
        .filter((x) => Math.abs(x - Math.round(x)) > 0.01)
      fc.assert(
        fc.property(fc.uniqueArray(value, { minLength: size, maxLength: size }), (args) => {
          fc.pre(args.every((x, i) => args.every((y, j) => i === j || Math.abs(x - y) > 0.01)))
          const leaves = args.map((x) => number(x))
          const self = call(b, leaves)
          args.forEach((x, i) => {
            const h = 1e-5
            const moved = (by: number) => b.evaluate(args.map((y, j) => (j === i ? x + by : y)))
            const [low, middle, high] = [moved(-h), moved(0), moved(h)]
            // A jump or kink within the step.
            fc.pre(Math.abs(high - 2 * middle + low) < 1e-4)
            const exact = evaluate(b.derivative(leaves, i, self), 2021, () => Number.NaN)
            expect(near(exact, (high - low) / (2 * h), 1e-4)).toBe(true)
          })
        }),
      )
    },
  )
})

describe('the derivative of random equations', () => {
  const values = fc.record({
    a: fc.double({ min: 0.5, max: 2, noNaN: true }),
    b: fc.double({ min: 0.5, max: 2, noNaN: true }),
    c: fc.double({ min: 0.5, max: 2, noNaN: true }),
  })

  it('is that of mathjs', () => {
    let compared = 0
    fc.assert(
      fc.property(equations(true), values, (text, scope) => {
        fc.pre(valueIn(text, scope) !== undefined && text.length < 120)
        // mathjs takes a + 8% for a · 1.08.
        const plainText = text.replaceAll(/([\d.]+)%/g, (_, digits: string) => String(Number(digits) / 100))
        const ours = valueIn(differentiate(parse(text), 'a'), scope)
        const theirs = derivative(plainText, 'a').evaluate({ ...scope })
        fc.pre(ours !== undefined && typeof theirs === 'number' && Number.isFinite(theirs))
        compared++
        expect(near(ours!, theirs, 1e-8), `${text}: ${ours}, mathjs ${theirs}`).toBe(true)
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  it('is that of central differences', () => {
    fc.assert(
      fc.property(equations(true), values, (text, scope) => {
        const expression = parse(text)
        const h = 1e-5
        const moved = (by: number) => valueIn(expression, { ...scope, a: scope.a + by })
        const [low, high] = [moved(-h), moved(h)]
        const exact = valueIn(differentiate(expression, 'a'), scope)
        fc.pre(low !== undefined && high !== undefined && exact !== undefined)
        const slope = (high! - low!) / (2 * h)
        const half = (moved(h / 2)! - moved(-h / 2)!) / h
        // Where differences of two widths disagree they tell nothing.
        fc.pre(near(slope, half, 1e-6) && Math.abs(low!) < 1e4)
        expect(near(exact!, half, 1e-4), `${text}: ${exact}, differences ${half}`).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('is zero by a name that is not read in the same year', () => {
    expect(differentiate(parse('a(-1) * at(b, 2019) + c'), 'a')).toMatchObject({ value: 0 })
    expect(differentiate(parse('a(-1) * at(b, 2019) + c'), 'b')).toMatchObject({ value: 0 })
    expect(differentiate(parse('a(-1) * at(b, 2019) + c'), 'c')).toMatchObject({ value: 1 })
  })

  it('does not touch the branch that is not taken', () => {
    const derivative = differentiate(parse('if(a > 0, log(a), a ^ 2)'), 'a')
    expect(valueIn(derivative, { a: -3, b: 1, c: 1 })).toBeCloseTo(-6)
    expect(valueIn(derivative, { a: 4, b: 1, c: 1 })).toBeCloseTo(0.25)
  })
})

describe('dimensions', () => {
  const money = { money_CNY: 1 }
  const dimension = (text: string) =>
    inferDimension(parse(text), (name) => ({ a: money, b: { person: 1 }, c: {} })[name])
  const inferred = (text: string) => {
    const result = dimension(text)
    return 'mismatch' in result ? result.mismatch.en : result.dimension
  }

  it('follow the arithmetic', () => {
    expect(inferred('a / b')).toEqual({ money_CNY: 1, person: -1 })
    expect(inferred('a * c + 0')).toEqual(money)
    expect(inferred('(a / b) ^ 2 * b')).toEqual({ money_CNY: 2, person: -1 })
    expect(inferred('sqrt(a ^ 2)')).toEqual(money)
    expect(inferred('a ^ -1')).toEqual({ money_CNY: -1 })
    expect(inferred('growth(a)')).toEqual({})
    expect(inferred('movsum(a, 3) + diff(a) + max(a, 0)')).toEqual(money)
    expect(inferred('a > 3 * 万元 ? a : 0')).toEqual(money)
    expect(inferred('log(a / 1 * c / a) + (a < a(-1))')).toEqual({})
  })

  it.each([
    ['a + b', '"+" cannot combine 元 with 人'],
    ['a < b', '"<" cannot combine 元 with 人'],
    ['exp(a)', '"exp" needs a plain number, not 元'],
    ['a ^ c', '"^" a base in 元 needs a literal exponent'],
    ['c ^ a', '"^" needs a plain exponent, not 元'],
    ['if(a, 1, 2)', '"if" needs a condition, not 元'],
    ['if(c, a, b)', '"if" cannot combine 元 with 人'],
    ['a and c', '"and" needs a plain number, not 元'],
    ['min(a, a, c)', '"min" cannot combine 元 with a plain number'],
  ])('%s does not fit', (text, message) => {
    expect(inferred(text)).toBe(message)
  })

  it('are plain for plain numbers only', () => {
    expect(isPlain({})).toBe(true)
    expect(isPlain(money)).toBe(false)
  })
})
