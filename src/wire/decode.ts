/**
 * Reads foreign JSON without trusting it: each reader returns the value when it has the right type and a safe
 * default otherwise, so a wrong type in one field costs that field and nothing else (RELIABILITY S6).
 */
export type Json = Readonly<Record<string, unknown>>

/** An object's own fields; anything else (arrays, null, text) reads as an object without fields. */
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

/** True for a JSON object, so that an absent entity can be told from an empty one. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

export const asOptionalText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** A finite number, or `fallback`. */
export const asNumber = (value: unknown, fallback = 0): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback

/** A whole number that is never negative: for counts. */
export const asCount = (value: unknown): number => Math.max(0, Math.trunc(asNumber(value)))

export const asFlag = (value: unknown): boolean => value === true

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The texts of a list; other entries are left out. */
export const asTexts = (value: unknown): readonly string[] =>
  asList(value).filter((entry): entry is string => typeof entry === 'string')

/** Parses text as JSON; text that is not JSON reads as `undefined` instead of throwing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
