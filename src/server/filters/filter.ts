import { isObject } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import { comparison, type Kind, type Test } from './comparison.ts'

/** The fields of one thing a filter is asked about, by name; an absent one has no value. */
export type Facts = ReadonlyMap<string, unknown>

/** A filter that was read and found right. */
export interface Filter {
  /** The fields it asks about, so that only those need to be looked up. */
  readonly fields: ReadonlySet<string>
  matches(facts: Facts): boolean
}

/** What kind each known field is of; any other name is a custom field. */
export type FieldKinds = ReadonlyMap<string, Kind>

/**
 * Reads a filter: fields with conditions, all of which must hold, and `$and`, `$or`, `$nor` of filters.
 * @throws Failure 4 for an unknown operator or an operand of the wrong type
 */
export function readFilter(value: unknown, kinds: FieldKinds, path: string = 'filter_conditions'): Filter {
  if (value === undefined || value === null) return everything
  if (!isObject(value)) throw badInput(path, 'must be an object')
  return all(
    Object.entries(value).map(([name, condition]) =>
      name.startsWith('$')
        ? readJunction(name, condition, kinds, `${path}.${name}`)
        : readField(name, condition, kinds.get(name) ?? 'any', `${path}.${name}`),
    ),
  )
}

const everything: Filter = { fields: new Set(), matches: () => true }

const fieldsOf = (filters: readonly Filter[]): ReadonlySet<string> =>
  new Set(filters.flatMap((filter) => [...filter.fields]))

const all = (filters: readonly Filter[]): Filter => ({
  fields: fieldsOf(filters),
  matches: (facts) => filters.every((filter) => filter.matches(facts)),
})

function readJunction(name: string, value: unknown, kinds: FieldKinds, path: string): Filter {
  if (name !== '$and' && name !== '$or' && name !== '$nor')
    throw badInput(path, 'is no operator that joins filters')
  if (!Array.isArray(value) || value.length === 0) throw badInput(path, 'must be a list of filters')
  const filters = value.map((part, place) => readFilter(part, kinds, `${path}.${place}`))
  const some = (facts: Facts): boolean => filters.some((filter) => filter.matches(facts))
  switch (name) {
    case '$and':
      return all(filters)
    case '$or':
      return { fields: fieldsOf(filters), matches: some }
    case '$nor':
      return { fields: fieldsOf(filters), matches: (facts) => !some(facts) }
    default:
      return name satisfies never
  }
}

function readField(name: string, condition: unknown, kind: Kind, path: string): Filter {
  const conditions = isObject(condition) ? Object.entries(condition) : [['$eq', condition] as const]
  if (conditions.length === 0) throw badInput(path, 'must have an operator such as $eq')
  const tests: readonly Test[] = conditions.map(([operator, operand]) =>
    comparison(operator, operand, kind, `${path}.${operator}`),
  )
  return { fields: new Set([name]), matches: (facts) => tests.every((test) => test(facts.get(name))) }
}
