/**
 * The two forms a time takes on the Stream wire: RFC 3339 text (v1) or whole nanoseconds since the epoch (v2).
 * JavaScript numbers hold nanoseconds of today only to about 256 ns, which is far below what orders messages.
 */
export type WireTime = string | number

const NANOSECONDS = 9
const TEXT_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?(Z|z|[+-]\d{2}:?\d{2})?$/

const padded = (milliseconds: number, nanoseconds: number): string => {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return ''
  return `${date.toISOString().slice(0, 19)}.${String(nanoseconds).padStart(NANOSECONDS, '0')}Z`
}

/**
 * A time as text that sorts like the time: UTC with nine fractional digits (`2024-05-01T10:00:00.000000000Z`).
 * Versions and orders are made of it and compared as text, never as a Date, which would drop the digits below
 * the millisecond. Answers `''` (older than everything) for what is not a time.
 */
export function sortableTime(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) {
    const seconds = Math.floor(value / 1e9)
    return padded(seconds * 1000, Math.floor(value - seconds * 1e9))
  }
  if (typeof value !== 'string') return ''
  const match = TEXT_TIME.exec(value)
  if (!match) return ''
  const [, day, clock, fraction = '', zone = 'Z'] = match
  const utc = zone === 'Z' || zone === 'z'
  const seconds = utc ? `${day}T${clock}` : new Date(`${day}T${clock}${zone}`).toISOString().slice(0, 19)
  return `${seconds}.${fraction.padEnd(NANOSECONDS, '0')}Z`
}

/** Milliseconds since the epoch, for drawing; 0 for what is not a time. */
export function wireTimeToMs(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.floor(value / 1e6)
  const time = sortableTime(value)
  return time === '' ? 0 : Date.parse(`${time.slice(0, 23)}Z`) || 0
}

/** RFC 3339 text with milliseconds, the form every request uses. */
export const toWireTime = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Nanoseconds since the epoch for answers below the v2 prefix. */
export const toWireNanoseconds = (text: string): number => Date.parse(text) * 1e6
