import { badInput } from '../failure.ts'
import { readStamp } from '../stamp.ts'
import { wordsOf } from './fold.ts'

/** What a field holds. `any` is a custom field, which may hold whatever somebody put there. */
export type Kind = 'text' | 'number' | 'flag' | 'time' | 'list' | 'any'

/** Whether a value satisfies one condition; an absent value is undefined. */
export type Test = (value: unknown) => boolean

const SCALAR_OPERATORS = ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists']
const OPERATORS: Readonly<Record<Kind, readonly string[]>> = {
  text: [...SCALAR_OPERATORS, '$autocomplete', '$q'],
  number: SCALAR_OPERATORS,
  time: SCALAR_OPERATORS,
  flag: ['$eq', '$ne', '$in', '$nin', '$exists'],
  list: ['$eq', '$ne', '$in', '$nin', '$contains', '$exists'],
  any: [...SCALAR_OPERATORS, '$contains', '$autocomplete', '$q'],
}

/** Makes the test of one condition. @throws Failure 4 for an operator or operand that does not fit the field */
export function comparison(operator: string, operand: unknown, kind: Kind, path: string): Test {
  if (!OPERATORS[kind].includes(operator)) throw badInput(path, `is no operator for a field of kind ${kind}`)
  const scalar = (): Scalar | null => readScalar(operand, kind, path)
  switch (operator) {
    case '$eq':
      return equals(Array.isArray(operand) ? readList(operand, kind, path) : scalar())
    case '$ne':
      return not(equals(Array.isArray(operand) ? readList(operand, kind, path) : scalar()))
    case '$gt':
      return ordered(scalar(), path, (sign) => sign > 0)
    case '$gte':
      return ordered(scalar(), path, (sign) => sign >= 0)
    case '$lt':
      return ordered(scalar(), path, (sign) => sign < 0)
    case '$lte':
      return ordered(scalar(), path, (sign) => sign <= 0)
    case '$in':
      return isAmong(readList(operand, kind, path))
    case '$nin':
      return not(isAmong(readList(operand, kind, path)))
    case '$contains':
      return contains(scalar())
    case '$exists': {
      if (typeof operand !== 'boolean') throw badInput(path, 'must be true or false')
      return (value) => (value !== undefined && value !== null) === operand
    }
    default:
      return speaksOf(readText(operand, path), operator === '$autocomplete')
  }
}

type Scalar = string | number | boolean

const not =
  (test: Test): Test =>
  (value) =>
    !test(value)

const same = (value: unknown, operand: unknown): boolean =>
  operand === null ? value === undefined || value === null : value === operand

function equals(operand: Scalar | null | readonly Scalar[]): Test {
  if (!Array.isArray(operand))
    return (value) => (Array.isArray(value) ? value.includes(operand) : same(value, operand))
  const wanted = new Set<unknown>(operand)
  return (value) =>
    Array.isArray(value) && new Set(value).size === wanted.size && value.every((entry) => wanted.has(entry))
}

function isAmong(operands: readonly Scalar[]): Test {
  const wanted = new Set<unknown>(operands)
  return (value) => (Array.isArray(value) ? value.some((entry) => wanted.has(entry)) : wanted.has(value))
}

const contains =
  (operand: Scalar | null): Test =>
  (value) =>
    Array.isArray(value) && value.includes(operand)

function ordered(operand: Scalar | null, path: string, holds: (sign: number) => boolean): Test {
  if (operand === null) throw badInput(path, 'must not be null')
  return (value) => typeof value === typeof operand && holds(compare(value as Scalar, operand))
}

/** The order of two values of one type: negative, zero or positive. */
export const compare = (one: Scalar, other: Scalar): number => (one < other ? -1 : one > other ? 1 : 0)

/** Every word asked for begins a word of the text, or is one of its words. */
function speaksOf(query: string, begins: boolean): Test {
  const asked = wordsOf(query)
  const holds = (text: unknown): boolean => {
    const words = typeof text === 'string' ? wordsOf(text) : []
    return asked.every((part) => words.some((word) => (begins ? word.startsWith(part) : word === part)))
  }
  return (value) => asked.length > 0 && (Array.isArray(value) ? value.some(holds) : holds(value))
}

function readText(operand: unknown, path: string): string {
  if (typeof operand !== 'string') throw badInput(path, 'must be text')
  return operand
}

function readList(operand: unknown, kind: Kind, path: string): readonly Scalar[] {
  if (!Array.isArray(operand)) throw badInput(path, 'must be a list')
  return operand.map((entry) => readScalar(entry, kind, path)).filter((entry) => entry !== null)
}

function readScalar(operand: unknown, kind: Kind, path: string): Scalar | null {
  if (operand === null) return null
  if (kind === 'time') {
    const stamp = readStamp(operand)
    if (stamp === undefined) throw badInput(path, 'must be a time')
    return stamp
  }
  const type = typeof operand
  const isRight =
    kind === 'any' || kind === 'list'
      ? type === 'string' || type === 'number' || type === 'boolean'
      : type === { text: 'string', number: 'number', flag: 'boolean' }[kind]
  if (!isRight) throw badInput(path, `must fit a field of kind ${kind}`)
  return operand as Scalar
}
