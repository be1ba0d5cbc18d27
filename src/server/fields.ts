import { isObject, type Json } from '../wire/decode.ts'
import { badInput, tooBig } from './failure.ts'
import { readStamp } from './stamp.ts'

/** How many bytes custom data of one thing, or all attachments of one message, may take as JSON. */
export const CUSTOM_BYTES: number = 5 * 1024

/**
 * Reads a request object without trusting it: a missing field (or null) reads as undefined, a wrong one is refused
 * with its path. Every method throws {@link Failure}.
 */
export interface Fields {
  /** Where this object lies in the request: `message`. */
  readonly path: string
  readonly json: Json
  has(name: string): boolean
  text(name: string, longest?: number): string | undefined
  /** Text that names something; see {@link isId}. */
  id(name: string): string | undefined
  flag(name: string): boolean | undefined
  number(name: string): number | undefined
  /** A whole number within bounds. */
  count(name: string, least: number, most: number): number | undefined
  time(name: string): string | undefined
  list(name: string, most: number): readonly unknown[] | undefined
  ids(name: string, most: number): readonly string[] | undefined
  /** An object, ready to be read; an absent one reads as one without fields. */
  object(name: string): Fields
}

/** Opens an object of a request. @param path its place, for error texts; `''` is the request itself */
export function fields(value: unknown, path: string): Fields {
  const json = value === undefined || value === null ? {} : value
  if (!isObject(json)) throw badInput(path || 'body', 'must be an object')
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const has = (name: string): boolean =>
    Object.hasOwn(json, name) && json[name] !== null && json[name] !== undefined
  const read = <Value>(
    name: string,
    test: (value: unknown) => value is Value,
    problem: string,
  ): Value | undefined => {
    if (!has(name)) return undefined
    const found = json[name]
    if (!test(found)) throw badInput(at(name), problem)
    return found
  }
  const list = (name: string, most: number): readonly unknown[] | undefined => {
    const found = read(name, Array.isArray, 'must be a list')
    if (found && found.length > most) throw badInput(at(name), `must have at most ${most} entries`)
    return found
  }
  return {
    path,
    json,
    has,
    text(name, longest = Infinity) {
      const found = read(name, isText, 'must be text')
      if (found && found.length > longest) throw badInput(at(name), `must have at most ${longest} characters`)
      return found
    },
    id: (name) => read(name, isId, ID_PROBLEM),
    flag: (name) =>
      read(name, (found): found is boolean => typeof found === 'boolean', 'must be true or false'),
    number: (name) => read(name, isNumber, 'must be a number'),
    count(name, least, most) {
      const found = read(name, isNumber, 'must be a number')
      if (found === undefined) return undefined
      if (!Number.isInteger(found) || found < least || found > most) {
        throw badInput(at(name), `must be a whole number from ${least} to ${most}`)
      }
      return found
    },
    time(name) {
      if (!has(name)) return undefined
      const found = readStamp(json[name])
      if (found === undefined) throw badInput(at(name), 'must be a time such as 2024-05-01T10:00:00Z')
      return found
    },
    list,
    ids(name, most) {
      const found = list(name, most)
      if (found && !found.every(isId)) throw badInput(at(name), `must be a list of ids: each ${ID_PROBLEM}`)
      return found as readonly string[] | undefined
    },
    object: (name) => fields(json[name], at(name)),
  }
}

const ID_PROBLEM = 'must be text of 1 to 255 characters, without control characters and not just dots'

/**
 * Names of messages, reaction types and the like: free text that a key of the store and a path of an address can
 * hold.
 */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= 255 &&
  !UNFIT.test(value) &&
  !/^\.\.?$/.test(value)

// oxlint-disable-next-line no-control-regex -- they are what is being refused
const UNFIT = /[\u0000-\u001f\u007f]|\p{Surrogate}/u

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/**
 * The custom data of a thing: what lies beside the fields it knows (v1) and below `custom` (v2), never a name that
 * answers use for something else.
 * @throws Failure 22 above {@link CUSTOM_BYTES}
 */
export function customOf(from: Fields, reserved: ReadonlySet<string>, bytes: number = CUSTOM_BYTES): Json {
  const custom = Object.fromEntries(
    [...Object.entries(from.json), ...Object.entries(from.object('custom').json)].filter(
      ([name]) => name !== 'custom' && !reserved.has(name),
    ),
  )
  if (jsonBytes(custom) > bytes) throw tooBig(from.path || 'custom data', `${bytes} bytes`)
  return custom
}

/** The size of a value as JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length
