// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortableTime, toWireNanoseconds, toWireTime, wireTimeToMs } from '../../src/wire/stream/time.ts'

const SECOND = 1_000_000_000n
/** Year 1 and the end of year 9999, seconds since the epoch. */
const [FIRST, LAST] = [-62_135_596_800, 253_402_300_799]

/** An instant in whole nanoseconds, far beyond what a number holds. */
const instant = fc
  .tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([seconds, nanoseconds]) => BigInt(seconds) * SECOND + BigInt(nanoseconds))
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 })

const floorDiv = (value: bigint, by: bigint): bigint => (value - (((value % by) + by) % by)) / by
const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** RFC 3339 text of an instant as a clock at `minutes` from UTC shows it, with as many digits as asked for. */
function textOf(nanoseconds: bigint, minutes: number, digits: number): string {
  const seconds = Number(floorDiv(nanoseconds, SECOND))
  const fraction = String(nanoseconds - BigInt(seconds) * SECOND).padStart(9, '0')
  const local = new Date((seconds + minutes * 60) * 1000).toISOString().slice(0, 19)
  const hours = Math.floor(Math.abs(minutes) / 60)
  const zone = `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(Math.abs(minutes) % 60)}`
  return `${local}${digits > 0 ? `.${fraction.slice(0, digits)}` : ''}${minutes === 0 ? 'Z' : zone}`
}

/** Away from the ends, so that a zone does not carry the local time into a year of five digits. */
const ordinary = instant.filter(
  (at) => at > BigInt(FIRST + 86_400) * SECOND && at < BigInt(LAST - 86_400) * SECOND,
)

describe('sortableTime', () => {
  it.each([
    ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.000000000Z'],
    ['2024-05-01T10:00:00.1Z', '2024-05-01T10:00:00.100000000Z'],
    ['2024-05-01T10:00:00.12Z', '2024-05-01T10:00:00.120000000Z'],
    ['2024-05-01T10:00:00.123Z', '2024-05-01T10:00:00.123000000Z'],
    ['2024-05-01T10:00:00.1234Z', '2024-05-01T10:00:00.123400000Z'],
    ['2024-05-01T10:00:00.12345Z', '2024-05-01T10:00:00.123450000Z'],
    ['2024-05-01T10:00:00.123456Z', '2024-05-01T10:00:00.123456000Z'],
    ['2024-05-01T10:00:00.1234567Z', '2024-05-01T10:00:00.123456700Z'],
    ['2024-05-01T10:00:00.12345678Z', '2024-05-01T10:00:00.123456780Z'],
    ['2024-05-01T10:00:00.123456789Z', '2024-05-01T10:00:00.123456789Z'],
    ['2024-05-01T10:00:00.1234567891Z', '2024-05-01T10:00:00.123456789Z'],
    ['2024-05-01t10:00:00z', '2024-05-01T10:00:00.000000000Z'],
    ['2024-05-01T12:00:00.000001+02:00', '2024-05-01T10:00:00.000001000Z'],
    ['2024-05-01T04:30:00-05:30', '2024-05-01T10:00:00.000000000Z'],
    ['2024-05-01T13:30:00+0330', '2024-05-01T10:00:00.000000000Z'],
    ['2024-01-01T00:30:00+01:00', '2023-12-31T23:30:00.000000000Z'],
    ['2024-05-01T24:00:00Z', '2024-05-02T00:00:00.000000000Z'],
    [1_714_557_600_000_000_000, '2024-05-01T10:00:00.000000000Z'],
    [1_714_557_600_123_456_000, '2024-05-01T10:00:00.123456000Z'],
    [0, '1970-01-01T00:00:00.000000000Z'],
    [-1_000_000, '1969-12-31T23:59:59.999000000Z'],
  ])('reads %s', (value, sortable) => {
    expect(sortableTime(value)).toBe(sortable)
  })

  it.each([
    [''],
    ['yesterday'],
    ['2024-05-01'],
    ['2024-05-01T10:00Z'],
    [' 2024-05-01T10:00:00Z'],
    ['2024-05-01T10:00:00Z '],
    ['2024-05-01T10:00:00.Z'],
    ['2024-13-01T10:00:00Z'],
    ['2024-13-01T10:00:00+02:00'],
    ['2024-05-00T10:00:00Z'],
    ['2024-05-01T25:00:00Z'],
    ['2024-05-01T25:00:00+02:00'],
    ['2024-05-01T10:61:00Z'],
    ['2024-05-01T10:00:00+99:00'],
    ['9999-99-99T99:99:99Z'],
    ['9999-99-99T99:99:99+01:00'],
    ['9999-12-31T23:59:59-14:00'],
    ['0000-01-01T00:00:00+14:00'],
    [1e300],
    [-1e300],
    [9e21],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [null],
    [undefined],
    [true],
    [{}],
    [['2024-05-01T10:00:00Z']],
  ])('takes %j for no time: older than everything', (value) => {
    expect(sortableTime(value)).toBe('')
    expect(wireTimeToMs(value)).toBe(0)
  })

  it('I9: the order of the texts is the order of the times, whatever zone and digits they are written with', () => {
    const written = fc.tuple(ordinary, offset)
    fc.assert(
      fc.property(written, written, ([a, zoneA], [b, zoneB]) => {
        const [first, second] = [sortableTime(textOf(a, zoneA, 9)), sortableTime(textOf(b, zoneB, 9))]
        expect(Math.sign(first < second ? -1 : first > second ? 1 : 0)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('I9: neighbouring nanoseconds keep their order', () => {
    fc.assert(
      fc.property(ordinary, (at) => {
        expect(sortableTime(textOf(at, 0, 9)) < sortableTime(textOf(at + 1n, 0, 9))).toBe(true)
      }),
    )
  })

  it('I15: fewer digits never sort after more of the same time', () => {
    fc.assert(
      fc.property(ordinary, offset, fc.nat(9), fc.nat(9), (at, zone, a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)]
        expect(sortableTime(textOf(at, zone, few)) <= sortableTime(textOf(at, zone, many))).toBe(true)
      }),
    )
  })

  it('reads whole nanoseconds (v2) as it reads the text (v1) of the same time', () => {
    fc.assert(
      fc.property(ordinary, (at) => {
        // A number holds only every so many nanoseconds; the text is of the one it holds.
        const held = Number(at)
        expect(sortableTime(held)).toBe(sortableTime(textOf(BigInt(held), 0, 9)))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps the order of any two numbers that are times', () => {
    const number = fc.double({ min: FIRST * 1e9, max: LAST * 1e9, noNaN: true })
    fc.assert(
      fc.property(number, number, (a, b) => {
        fc.pre(a < b)
        expect(sortableTime(a) <= sortableTime(b)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('S6: answers a time of one width or nothing, and never throws', () => {
    const nearly = fc.stringMatching(
      /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d{0,12})?(Z|z|[+-]\d{2}:?\d{2})?$/,
    )
    const shape = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}Z)?$/
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly, fc.double(), fc.string()), (value) => {
        expect(sortableTime(value)).toMatch(shape)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('wireTimeToMs', () => {
  it('answers the millisecond of both forms, also before 1970', () => {
    fc.assert(
      fc.property(ordinary, offset, (at, zone) => {
        const ms = Number(floorDiv(at, 1_000_000n))
        // The very beginning of 1970 reads as "no time".
        expect(wireTimeToMs(textOf(at, zone, 9))).toBe(ms)
        expect(wireTimeToMs(Number(at))).toBe(Number(floorDiv(BigInt(Number(at)), 1_000_000n)))
      }),
    )
  })

  it('S6: answers something a Date can show, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.string()), (value) => {
        expect(() => new Date(wireTimeToMs(value)).toISOString()).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what is sent', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST * 1000, max: LAST * 1000 }), (ms) => {
        expect(wireTimeToMs(toWireTime(ms))).toBe(ms)
      }),
    )
    expect(toWireTime(1_714_557_600_123)).toBe('2024-05-01T10:00:00.123Z')
    expect(toWireNanoseconds('2024-05-01T10:00:00.123Z')).toBe(1_714_557_600_123_000_000)
  })
})
