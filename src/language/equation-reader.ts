import type { MathNode } from 'mathjs'
import { type Suggestions, suggestion } from '../base/closest.js'
import { say } from '../base/text.js'
import type { Unit } from '../base/unit.js'
import { builtins, functionNames } from '../functions/builtins.js'
import { type Builtin, call, type Expression, type Span } from '../functions/expression.js'
import { checkSize } from './equation-size.js'
import { type EquationPhrase, literal, Refused, type Word } from './equation-text.js'
import { numberOf, type Operation, type SyntaxNode } from './syntax-tree.js'
import { WORDS } from './words/words.js'

/** What an equation may refer to. */
export interface EquationScope {
  readonly baseYear: number
  /** Every indicator, lever and parameter. */
  readonly names: ReadonlySet<string>
  /** A unit written as a factor, such as 万元 in `3 * 万元`; undefined when the word is no unit. */
  readonly unit: (word: string) => Unit | undefined
  readonly suggestions: Suggestions
}

const LONGEST_LAG = 100
/** Words of the text that the tree may not mention, such as the x of 0x1F. */
const SKIPPED = 8
const SYNONYMS: Readonly<Record<string, string>> = { ln: 'log', pow: 'pow' }

/** What is said of nodes that equations have no use for. */
const STRANGE_NODES: Readonly<Record<string, EquationPhrase>> = {
  AccessorNode: (words) => words.noDot,
  RangeNode: (words) => words.noRange,
}

/**
 * Makes an expression of a syntax tree. mathjs gives no positions, but its tree keeps names and numbers in the order
 * they are written, so they are paired with the words of the text.
 */
export class ExpressionReader {
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

  /** @throws Refused when the tree holds what no equation may hold. */
  read(tree: MathNode): Expression {
    const node = tree as SyntaxNode
    switch (node.type) {
      case 'ConstantNode':
        return this.#constant(node.value)
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
          [node.condition, node.trueExpr, node.falseExpr].map((part) => this.read(part)),
        )
      case 'RelationalNode': {
        const parts = node.params.map((part) => this.read(part))
        return node.conditionals
          .map((name, i) => this.#call(this.#comparison(name), [parts[i]!, parts[i + 1]!]))
          .reduce((a, b) => this.#call(builtins.get('and')!, [a, b]))
      }
      default:
        throw new Refused(
          'not-allowed',
          this.#here(),
          STRANGE_NODES[tree.type] ?? ((words) => words.noSuchPart(tree.type)),
          (words) => words.use,
        )
    }
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

  #here(): Span {
    const word = this.#words[this.#next]
    return word ? { from: word.from, to: word.to } : this.#whole
  }

  /** Where a sign stands for the first time. */
  #sign(sign: string): Span {
    const at = this.#raw.indexOf(sign)
    return at < 0 ? this.#here() : { from: this.#whole.from + at, to: this.#whole.from + at + sign.length }
  }

  #constant(value: unknown): Expression {
    const span = this.#take(String(value))
    if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value, span }
    throw new Refused(
      'bad-constant',
      span,
      (words) => (value === Number.POSITIVE_INFINITY ? words.numberTooLarge : words.noNumber(String(value))),
      typeof value === 'boolean' ? (words) => words.truthsAreNumbers : undefined,
    )
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
    throw new Refused('unknown-name', span, (words) => words.unknownName(name), hint)
  }

  #comparison(name: string): Builtin {
    const found = builtins.get(name)
    if (!found) throw new Refused('unknown-function', this.#here(), (words) => words.unusedOperator(name))
    return found
  }

  #operator(node: Operation): Expression {
    if (node.fn === 'unaryPlus') return this.read(node.args[0]!)
    const builtin = builtins.get(node.fn)
    if (!builtin || builtin.expand)
      throw new Refused(
        'not-allowed',
        this.#sign(node.op),
        (words) => words.unusedOperator(node.op),
        (words) => words.operatorsAre,
      )
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
    const unit = second as SyntaxNode
    if (number.kind === 'number' && unit.type === 'SymbolNode' && !this.#scope.names.has(unit.name)) {
      const read = this.read(unit)
      if (read.kind === 'number') return this.#call(builtin, [number, read])
    }
    throw new Refused(
      'malformed-equation',
      next,
      (words) => words.operatorMissing,
      (words) => words.writeProduct,
    )
  }

  #function(name: string | undefined, args: readonly MathNode[]): Expression {
    const span = name === undefined ? this.#here() : this.#take(name)
    if (name !== undefined && (this.#scope.names.has(name) || name === 'year'))
      return this.#lag(name, args, span)
    const builtin =
      name === undefined ? undefined : (builtins.get(name) ?? builtins.get(SYNONYMS[name] ?? ''))
    if (name === undefined || !builtin || builtin.sign) throw this.#unknownFunction(name, args, span)
    const { least, most } = builtin.arity
    if (args.length < least || args.length > most)
      throw new Refused(
        'wrong-arguments',
        span,
        (words) => words.argumentCount(name, least, most, args.length),
        () => `${name}(${builtin.args.join(', ')})`,
      )
    const read = args.map((arg) => this.read(arg))
    return builtin.expand
      ? this.#macro(name, builtin.expand(read, this.#scope), read, span)
      : this.#call(builtin, read, span)
  }

  #unknownFunction(name: string | undefined, args: readonly MathNode[], span: Span): Refused {
    const functionsAre: EquationPhrase = (words) => words.functionsAre(functionNames())
    if (name === undefined)
      return new Refused('unknown-function', span, (words) => words.notCallable, functionsAre)
    const { names, suggestions } = this.#scope
    const close = suggestions.closest(name, [...names, ...functionNames()])
    const hint = close === undefined ? functionsAre : suggestion(close)
    // What looks like a lag of a name is one.
    const lag = args.length === 1 ? numberOf(args[0]!) : undefined
    return close !== undefined && names.has(close) && lag !== undefined
      ? new Refused('unknown-name', span, (words) => words.unknownName(name), hint)
      : new Refused('unknown-function', span, (words) => words.unknownFunction(name), hint)
  }

  #macro(
    name: string,
    expanded: ReturnType<NonNullable<Builtin['expand']>>,
    args: readonly Expression[],
    span: Span,
  ): Expression {
    if ('refused' in expanded)
      throw new Refused(
        'wrong-arguments',
        span,
        say(WORDS, (words, language) => words.equation.ofFunction(name, expanded.refused[language])),
      )
    checkSize(expanded, span)
    return { ...expanded, span: { from: span.from, to: Math.max(span.to, ...args.map((e) => e.span.to)) } }
  }

  /** `gdp(-1)`: last year's value, as in EViews, Dynare and gretl. */
  #lag(name: string, args: readonly MathNode[], span: Span): Expression {
    const lag = args.length === 1 ? numberOf(args[0]!) : undefined
    if (lag === undefined || !Number.isInteger(lag))
      throw new Refused('bad-lag', span, (words) => words.lagNumber(name), lagHint(name, lag))
    this.read(args[0]!)
    if (lag > 0)
      throw new Refused(
        'lead',
        span,
        (words) => words.ahead(name, lag),
        (words) => words.lastYear(name),
      )
    if (-lag > LONGEST_LAG)
      throw new Refused('bad-lag', span, (words) => words.tooFarBack(name, lag, LONGEST_LAG))
    const end = this.#words[this.#next - 1]?.to ?? span.to
    const closing = this.#raw.indexOf(')', end - this.#whole.from)
    const whole = { from: span.from, to: closing < 0 ? span.to : this.#whole.from + closing + 1 }
    return name === 'year' && !this.#scope.names.has('year')
      ? { kind: 'year', lag: Math.abs(lag), span: whole }
      : { kind: 'read', name, lag: Math.abs(lag), span: whole }
  }

  #call(builtin: Builtin, args: readonly Expression[], nameSpan?: Span): Expression {
    const spans = [...(nameSpan ? [nameSpan] : []), ...args.map((a) => a.span)]
    return call(builtin, args, {
      from: Math.min(...spans.map((s) => s.from)),
      to: Math.max(...spans.map((s) => s.to)),
    })
  }
}

/** How to mend a lag that is no whole number: another name, a lag, or a product. */
function lagHint(name: string, lag: number | undefined): EquationPhrase {
  if (builtins.has(name)) return (words) => words.hidesFunction(name)
  return (words) => (lag === undefined ? words.lastYearOrProduct(name) : words.lastYear(name))
}
