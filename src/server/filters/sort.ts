import { isObject } from '../../wire/decode.ts'
import { badInput } from '../failure.ts'
import type { Fields } from '../fields.ts'
import { compare } from './comparison.ts'
import type { Facts } from './filter.ts'

/** One step of an order; later steps decide between what is equal in earlier ones. */
export interface Sort {
  readonly field: string
  readonly direction: 1 | -1
}

/** Reads `sort`. @throws Failure 4 unless it is a list of `{field, direction}` with 1 or −1 */
export function readSort(from: Fields, usual: readonly Sort[]): readonly Sort[] {
  const steps = from.list('sort', 10)
  if (!steps || steps.length === 0) return usual
  return steps.map((step, place) => {
    const path = `${from.path === '' ? '' : `${from.path}.`}sort.${place}`
    if (!isObject(step)) throw badInput(path, 'must be an object')
    const { field, direction } = step
    if (typeof field !== 'string' || field === '') throw badInput(`${path}.field`, 'must be text')
    if (direction !== 1 && direction !== -1) throw badInput(`${path}.direction`, 'must be 1 or -1')
    return { field, direction }
  })
}

/** A thing with what is true of it; the `tie` decides between those that are equal in every step of an order. */
export interface Sortable<Thing> {
  readonly thing: Thing
  readonly facts: Facts
  readonly tie: string
}

/** Puts things in order. Things without a value come last in both directions. */
export const inOrder = <Thing>(things: readonly Sortable<Thing>[], sort: readonly Sort[]): readonly Thing[] =>
  things.toSorted((one, other) => compareIn(sort, one, other)).map(({ thing }) => thing)

/** Which of two things comes first in an order: negative for the first one. */
export function compareIn(
  sort: readonly Sort[],
  one: Omit<Sortable<unknown>, 'thing'>,
  other: Omit<Sortable<unknown>, 'thing'>,
): number {
  for (const { field, direction } of sort) {
    const sign = compareValues(one.facts.get(field), other.facts.get(field), direction)
    if (sign !== 0) return sign
  }
  return compare(one.tie, other.tie)
}

function compareValues(one: unknown, other: unknown, direction: 1 | -1): number {
  const hasOne = isScalar(one)
  const hasOther = isScalar(other)
  if (!hasOne || !hasOther) return Number(hasOther) - Number(hasOne)
  if (typeof one !== typeof other) return compare(typeof one, typeof other)
  return direction * compare(one, other)
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
