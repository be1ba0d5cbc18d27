import { sortableTime } from '../wire/stream/index.ts'

/** A time with six fractional digits (`2024-05-01T10:00:00.000001Z`), the only form rows and answers hold. */
export const stampOf = (microseconds: number): string => {
  const milliseconds = Math.floor(microseconds / 1000)
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0')
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`
}

/** Microseconds since the epoch of a stamp. */
export const microsecondsOf = (stamp: string): number =>
  Date.parse(`${stamp.slice(0, 23)}Z`) * 1000 + Number(stamp.slice(23, 26))

/** The stamp one microsecond before another. */
export const justBefore = (stamp: string): string => stampOf(microsecondsOf(stamp) - 1)

/**
 * Reads a time from a request; undefined for what is none. Rounded to the microsecond: a time that came as v2
 * nanoseconds has lost a little to floating point and must still mean the row it was taken from.
 */
export const readStamp = (value: unknown): string | undefined => {
  const time = sortableTime(value)
  const whole = `${time.slice(0, 26)}Z`
  const nanoseconds = Number(time.slice(26, 29))
  return Number.isNaN(microsecondsOf(whole))
    ? undefined
    : stampOf(microsecondsOf(whole) + (nanoseconds < 500 ? 0 : 1))
}

/** Text that orders rows by time, then by id. */
export const orderOf = (stamp: string, id: string): string => `${stamp} ${id}`

/** Bounds in {@link orderOf} for a bare time: `' '` sorts before `'!'`, so this one follows all rows of that time. */
export const endOf = (stamp: string): string => `${stamp}!`
