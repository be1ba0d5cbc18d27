/*
 * What comes from the disk or from another tab may be of another version of the page, or broken. It is read field by
 * field into fresh objects; what is not what it should be throws, and the callers answer null.
 */

/** Fields of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

class ShapeError extends TypeError {}

/** Reads what has fields. @throws TypeError when it has none */
export function object(value: unknown): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw new ShapeError('No object.')
}

/** Reads a text, which may be empty. @throws TypeError when it is none */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new ShapeError('No text.')
}

/** Reads a name. @throws TypeError when it is none */
export function word(value: unknown): string {
  if (text(value) !== '') return value as string
  throw new ShapeError('An empty name.')
}

/** Reads a number that can be reckoned with. @throws TypeError when it is none */
export function amount(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new ShapeError('No number.')
}

/** Reads a yes or no. @throws TypeError when it is neither */
export function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new ShapeError('Neither true nor false.')
}

/** Reads every item of a list. @throws TypeError when it is none */
export const list = <Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] => {
  if (Array.isArray(value)) return value.map((item) => read(item))
  throw new ShapeError('No list.')
}

/** Reads what may be left out. */
export const orNull = <Value>(value: unknown, read: (value: unknown) => Value): Value | null =>
  value === null || value === undefined ? null : read(value)

/** Reads one of a few words. @throws TypeError when it is another */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((each) => each === value)
  if (found !== undefined) return found
  throw new ShapeError('None of the words that are known.')
}
