/**
 * The two forms a time takes on the Stream wire: RFC 3339 text (v1) or whole nanoseconds since the epoch (v2).
 * JavaScript numbers hold nanoseconds of today only to about 256 ns, which is far below what orders messages.
 */
export type WireTime = string | number

const DIGITS = 9
const A_SECOND = 1e9
const TEXT_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?(?:[Zz]|([+-]\d{2}):?(\d{2}))?$/

/** Text of a whole second (ms since the epoch) and its fraction; `''` outside the years 0 to 9999, which alone sort as text. */
const padded = (milliseconds: number, fraction: string): string => {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? `${date.toISOString().slice(0, 19)}.${fraction}Z` : ''
}

/**
 * A time as text that sorts like the time: UTC with nine fractional digits (`2024-05-01T10:00:00.000000000Z`).
 * Versions and orders are made of it and compared as text, never as a Date, which would drop the digits below
 * the millisecond. Answers `''` (older than everything) for what is not a time.
 */
export function sortableTime(value: unknown): string {
  if (typeof value === 'number') {
    const whole = Math.floor(value)
    const fraction = ((whole % A_SECOND) + A_SECOND) % A_SECOND
    return padded(Math.round((whole - fraction) / A_SECOND) * 1000, String(fraction).padStart(DIGITS, '0'))
  }
  if (typeof value !== 'string') return ''
  const match = TEXT_TIME.exec(value)
  if (!match) return ''
  const [, day = '', clock = '', fraction = '', hours, minutes] = match
  const milliseconds = Date.parse(`${day}T${clock}${hours ? `${hours}:${minutes}` : 'Z'}`)
  const digits = fraction.padEnd(DIGITS, '0')
  // Nearly every time is in UTC and on a day that every month has: it needs no calendar, which is slow.
  const isPlain = !hours && clock < '24' && day.slice(8) < '29' && !Number.isNaN(milliseconds)
  return isPlain ? `${day}T${clock}.${digits}Z` : padded(milliseconds, digits)
}

/** Milliseconds since the epoch, for drawing; 0 for what is not a time. */
export function wireTimeToMs(value: unknown): number {
  const time = sortableTime(value)
  return time === '' ? 0 : Date.parse(`${time.slice(0, 23)}Z`)
}

/** RFC 3339 text with milliseconds, the form every request uses. */
export const toWireTime = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Nanoseconds since the epoch for answers below the v2 prefix; NaN for what is not a time. */
export const toWireNanoseconds = (text: string): number => {
  const time = sortableTime(text)
  return Date.parse(`${time.slice(0, 19)}Z`) * 1e6 + Number(time.slice(20, 29))
}
