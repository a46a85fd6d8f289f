import type { MathNode } from 'mathjs'
import { create, parseDependencies } from 'mathjs/number'
import type { Suggestions } from '../base/closest.js'
import type { Unit } from '../base/unit.js'
import type { Builtin } from '../functions/builtin.js'
import { builtins } from '../functions/builtins.js'
import { call, type Expression, type Span, walk } from '../functions/expression.js'
import {
  describeSyntaxError,
  type EquationProblem,
  literal,
  prepareEquation,
  Refused,
  type Word,
} from './equation-text.js'

/** What an equation may refer to. */
export interface EquationScope {
  readonly baseYear: number
  /** Every indicator, lever and parameter. */
  readonly names: ReadonlySet<string>
  /** A unit written as a factor, such as 万元 in `3 * 万元`; undefined when the word is no unit. */
  readonly unit: (word: string) => Unit | undefined
  readonly suggestions: Suggestions
}

/**
 * The parser of mathjs alone, of its edition for plain numbers, which is ready ten times as fast; its alphabet is
 * widened by Chinese characters.
 */
const math = create({ parseDependencies: parseDependencies! }) as unknown as {
  parse: ((text: string) => MathNode) & { isAlpha: (c: string, previous: string, next: string) => boolean }
}
const isAlpha = math.parse.isAlpha
math.parse.isAlpha = (c, previous, next) => isAlpha(c, previous, next) || /\p{Script=Han}/u.test(c)

const LONGEST = 20_000
const MOST_NODES = 20_000
const DEEPEST = 1_000
const MOST_NESTED = 200
const LONGEST_LAG = 100

/**
 * Reads an equation in mathjs syntax. `raw` is its text as it stands in the file (quotes or block marks and
 * all), `from` its offset there; `text` is what YAML makes of it.
 *
 * mathjs gives no positions, but its tree keeps names and numbers in the order they are written, so they are
 * paired with the words of `raw`.
 */
export function parseEquation(
  text: string,
  raw: string,
  from: number,
  scope: EquationScope,
): { readonly expression: Expression } | { readonly problem: EquationProblem } {
  const whole: Span = { from, to: from + raw.length }
  try {
    if (text.trim() === '')
      throw new Refused({ kind: 'empty-equation', message: 'the equation is empty', span: whole })
    if (text.length > LONGEST)
      throw new Refused({
        kind: 'equation-too-long',
        message: `the equation has ${text.length} characters; at most ${LONGEST} are read`,
        span: whole,
      })
    const { plain, words, locate } = prepareEquation(text, raw, from)
    const deep = tooDeep(plain)
    if (deep !== undefined)
      throw new Refused({
        kind: 'equation-too-deep',
        message: `parentheses are nested more than ${MOST_NESTED} deep`,
        hint: 'split the equation into several indicators',
        span: locate(deep),
      })
    let tree: MathNode
    try {
      tree = math.parse(plain)
    } catch (error) {
      if (error instanceof RangeError) throw error
      const { char, message } = error as Error & { char?: number }
      throw new Refused({
        kind: 'malformed-equation',
        message: describeSyntaxError(message),
        span: char === undefined ? whole : locate(char - 1),
      })
    }
    const reader = new Reader(words, scope, whole, raw)
    const expression = reader.read(tree)
    measure(expression, whole)
    return { expression }
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem }
    if (error instanceof RangeError)
      return {
        problem: {
          kind: 'equation-too-deep',
          message: 'the equation is nested too deep',
          hint: 'split it into several indicators',
          span: whole,
        },
      }
    throw error
  }
}

/** Where parentheses go deeper than is read. */
function tooDeep(text: string): number | undefined {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' && ++depth > MOST_NESTED) return i
    if (text[i] === ')') depth--
  }
  return undefined
}

function measure(expression: Expression, span: Span): void {
  let nodes = 0
  walk(expression, () => nodes++)
  if (nodes > MOST_NODES)
    throw new Refused({
      kind: 'equation-too-long',
      message: `the equation grows to ${nodes} terms; at most ${MOST_NODES} are read`,
      span,
    })
  const depth = (e: Expression): number => (e.kind === 'call' ? 1 + Math.max(0, ...e.args.map(depth)) : 1)
  if (depth(expression) > DEEPEST)
    throw new Refused({
      kind: 'equation-too-deep',
      message: `the equation is nested more than ${DEEPEST} deep`,
      hint: 'split it into several indicators',
      span,
    })
}

/** The parts of mathjs nodes that are read here. */
type Tree =
  | { type: 'ConstantNode'; value: unknown }
  | { type: 'SymbolNode'; name: string }
  | { type: 'ParenthesisNode'; content: MathNode }
  | { type: 'OperatorNode'; op: string; fn: string; args: MathNode[]; implicit?: boolean }
  | { type: 'FunctionNode'; fn: { name?: string }; args: MathNode[] }
  | { type: 'ConditionalNode'; condition: MathNode; trueExpr: MathNode; falseExpr: MathNode }
  | { type: 'RelationalNode'; conditionals: string[]; params: MathNode[] }
  | { type: 'other' }

/** Words of the text that the tree may not mention, such as the x of 0x1F. */
const SKIPPED = 8

class Reader {
  readonly #words: readonly Word[]
  readonly #scope: EquationScope
  readonly #whole: Span
  readonly #raw: string
  #next = 0

  constructor(words: readonly Word[], scope: EquationScope, whole: Span, raw: string) {
    this.#words = words
    this.#scope = scope
    this.#whole = whole
    this.#raw = raw
  }

  /** The span of the next word of the text, which the tree says is `expected`. */
  #take(expected: string): Span {
    for (let i = this.#next; i < Math.min(this.#words.length, this.#next + SKIPPED); i++) {
      const { word, from, to } = this.#words[i]!
      if (word === expected || (/^[\d.]/.test(word) && literal(word) === Number(expected))) {
        this.#next = i + 1
        return { from, to }
      }
    }
    return this.#whole
  }

  read(tree: MathNode): Expression {
    const node = tree as unknown as Tree
    switch (node.type) {
      case 'ConstantNode': {
        const span = this.#take(String(node.value))
        if (typeof node.value !== 'number' || !Number.isFinite(node.value))
          throw new Refused({
            kind: 'bad-constant',
            message:
              node.value === Number.POSITIVE_INFINITY
                ? 'this number is too large'
                : `"${String(node.value)}" is not a number`,
            ...(typeof node.value === 'boolean' ? { hint: 'write 1 for true and 0 for false' } : {}),
            span,
          })
        return { kind: 'number', value: node.value, span }
      }
      case 'SymbolNode':
        return this.#name(node.name, this.#take(node.name))
      case 'ParenthesisNode':
        return this.read(node.content)
      case 'OperatorNode':
        return this.#operator(node)
      case 'FunctionNode':
        return this.#function(node.fn.name, node.args)
      case 'ConditionalNode':
        return this.#call(
          builtins.get('if')!,
          [node.condition, node.trueExpr, node.falseExpr].map((n) => this.read(n)),
        )
      case 'RelationalNode': {
        const parts = node.params.map((n) => this.read(n))
        return node.conditionals
          .map((name, i) => this.#call(this.#builtin(name), [parts[i]!, parts[i + 1]!]))
          .reduce((a, b) => this.#call(builtins.get('and')!, [a, b]))
      }
      default:
        throw new Refused({
          kind: 'not-allowed',
          message: `equations cannot contain ${WORDS_FOR[tree.type] ?? `a ${tree.type}`}`,
          hint: 'use numbers, names, operators, comparisons and functions',
          span: this.#here(),
        })
    }
  }

  #here(): Span {
    const word = this.#words[this.#next]
    return word ? { from: word.from, to: word.to } : this.#whole
  }

  /** Where a sign stands for the first time. */
  #sign(sign: string): Span {
    const at = this.#raw.indexOf(sign)
    return at < 0 ? this.#here() : { from: this.#whole.from + at, to: this.#whole.from + at + sign.length }
  }

  #name(name: string, span: Span): Expression {
    if (this.#scope.names.has(name)) return { kind: 'read', name, lag: 0, span }
    if (name === 'year') return { kind: 'year', lag: 0, span }
    if (name === 'base_year') return { kind: 'number', value: this.#scope.baseYear, span }
    if (/[^ -~]/.test(name)) {
      const unit = this.#scope.unit(name)
      if (unit) return { kind: 'number', value: unit.scale, dimension: unit.dimension, unit: name, span }
    }
    const hint = this.#scope.suggestions.hint(name, this.#scope.names)
    throw new Refused({
      kind: 'unknown-name',
      message: `unknown name "${name}"`,
      ...(hint ? { hint } : {}),
      span,
    })
  }

  #builtin(name: string): Builtin {
    const found = builtins.get(name)
    if (!found)
      throw new Refused({
        kind: 'unknown-function',
        message: `the operator "${name}" is not used in equations`,
        span: this.#here(),
      })
    return found
  }

  #operator(node: Extract<Tree, { type: 'OperatorNode' }>): Expression {
    if (node.fn === 'unaryPlus') return this.read(node.args[0]!)
    const builtin = builtins.get(node.fn)
    if (!builtin || builtin.expand) {
      throw new Refused({
        kind: 'not-allowed',
        message: `the operator "${node.op}" is not used in equations`,
        hint: 'operators are + - * / ^, comparisons, and, or, not',
        span: this.#sign(node.op),
      })
    }
    if (node.implicit) return this.#juxtaposed(builtin, node.args)
    return this.#call(
      builtin,
      node.args.map((arg) => this.read(arg)),
    )
  }

  /** `3 万元`: a number and its unit. mathjs would multiply whatever stands side by side. */
  #juxtaposed(builtin: Builtin, [first, second]: readonly MathNode[]): Expression {
    const number = this.read(first!)
    const next = this.#here()
    const unit = second as unknown as Tree
    if (number.kind === 'number' && unit.type === 'SymbolNode' && !this.#scope.names.has(unit.name)) {
      const read = this.read(second!)
      if (read.kind === 'number') return this.#call(builtin, [number, read])
    }
    throw new Refused({
      kind: 'malformed-equation',
      message: 'an operator is missing before this',
      hint: 'for a product write *',
      span: next,
    })
  }

  #function(name: string | undefined, args: readonly MathNode[]): Expression {
    const span = name === undefined ? this.#here() : this.#take(name)
    if (name !== undefined && (this.#scope.names.has(name) || name === 'year'))
      return this.#lag(name, args, span)
    const builtin =
      name === undefined ? undefined : (builtins.get(name) ?? builtins.get(SYNONYMS[name] ?? ''))
    if (!builtin || builtin.sign) {
      const lag = args.length === 1 ? constant(args[0]!) : undefined
      const close =
        name === undefined
          ? undefined
          : this.#scope.suggestions.closest(name, [...this.#scope.names, ...functionNames()])
      const meansName = close !== undefined && this.#scope.names.has(close) && lag !== undefined
      throw new Refused({
        kind: meansName ? 'unknown-name' : 'unknown-function',
        message:
          name === undefined
            ? 'this cannot be called'
            : `unknown ${meansName ? 'name' : 'function'} "${name}"`,
        hint: close ? `did you mean "${close}"?` : `functions: ${functionNames().join(', ')}`,
        span,
      })
    }
    const { least, most } = builtin.arity
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`
      throw new Refused({
        kind: 'wrong-arguments',
        message: `${name} takes ${wanted} argument${most === 1 ? '' : 's'}, not ${args.length}`,
        hint: `${name}(${builtin.args.join(', ')})`,
        span,
      })
    }
    const read = args.map((arg) => this.read(arg))
    if (!builtin.expand) return this.#call(builtin, read, span)
    const expanded = builtin.expand(read, this.#scope)
    if ('refused' in expanded)
      throw new Refused({ kind: 'wrong-arguments', message: `${name}: ${expanded.refused}`, span })
    measure(expanded, span)
    return {
      ...expanded,
      span: { from: span.from, to: Math.max(span.to, ...read.map((e) => e.span.to)) },
    } as Expression
  }

  /** `gdp(-1)`: last year's value, as in EViews, Dynare and gretl. */
  #lag(name: string, args: readonly MathNode[], span: Span): Expression {
    const lag = args.length === 1 ? constant(args[0]!) : undefined
    if (lag === undefined || !Number.isInteger(lag))
      throw new Refused({
        kind: 'bad-lag',
        message: `${name}(…) means an earlier year and takes one whole number`,
        hint: builtins.has(name)
          ? `the model’s own "${name}" hides the function ${name}(…): give it another name`
          : `for last year write ${name}(-1)${lag === undefined ? `; for a product write ${name} * (…)` : ''}`,
        span,
      })
    this.read(args[0]!)
    if (lag > 0)
      throw new Refused({
        kind: 'lead',
        message: `${name}(${lag}) would look ${lag} year${lag > 1 ? 's' : ''} ahead; only earlier years are known`,
        hint: `for last year write ${name}(-1)`,
        span,
      })
    if (-lag > LONGEST_LAG)
      throw new Refused({
        kind: 'bad-lag',
        message: `${name}(${lag}) looks back more than ${LONGEST_LAG} years`,
        span,
      })
    const end = this.#words[this.#next - 1]?.to ?? span.to
    const closing = this.#raw.indexOf(')', end - this.#whole.from)
    const whole = { from: span.from, to: closing < 0 ? span.to : this.#whole.from + closing + 1 }
    return name === 'year' && !this.#scope.names.has('year')
      ? { kind: 'year', lag: Math.abs(lag), span: whole }
      : { kind: 'read', name, lag: Math.abs(lag), span: whole }
  }

  #call(builtin: Builtin, args: readonly Expression[], own?: Span): Expression {
    const spans = [...(own ? [own] : []), ...args.map((a) => a.span)]
    return call(builtin, args, {
      from: Math.min(...spans.map((s) => s.from)),
      to: Math.max(...spans.map((s) => s.to)),
    })
  }
}

const SYNONYMS: Readonly<Record<string, string>> = { ln: 'log', pow: 'pow' }

const WORDS_FOR: Readonly<Record<string, string>> = {
  AccessorNode: 'a dot',
  RangeNode: 'a range (:)',
}

function constant(node: MathNode): number | undefined {
  const tree = node as unknown as Tree
  if (tree.type === 'ConstantNode') return typeof tree.value === 'number' ? tree.value : undefined
  if (tree.type === 'ParenthesisNode') return constant(tree.content)
  if (tree.type === 'OperatorNode' && tree.fn === 'unaryMinus') {
    const inner = constant(tree.args[0]!)
    return inner === undefined ? undefined : -inner
  }
  return undefined
}

/** Names of the functions that equations may call. */
export function functionNames(): string[] {
  return [...builtins.values()].filter((b) => !b.sign).map((b) => b.name)
}
