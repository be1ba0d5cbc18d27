// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { createFormatter, type FormatterOptions } from '../../src/i18n/format.ts'

const EN = { today: 'Today', yesterday: 'Yesterday' }
const FA = { today: 'امروز', yesterday: 'دیروز' }

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (iso: string): number => Date.parse(iso)
/** Intl puts narrow and unbreakable spaces where people type plain ones. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')

const english = (timeZone = 'UTC'): ReturnType<typeof createFormatter> =>
  createFormatter({ locale: 'en', timeZone })
const persian = (options: Partial<FormatterOptions> = {}): ReturnType<typeof createFormatter> =>
  createFormatter({ locale: 'fa', timeZone: 'Asia/Tehran', ...options })

describe('dayLabel', () => {
  const now = at('2025-03-03T12:00:00Z')

  it.each([
    ['2025-03-03T00:00:00Z', 'Today'],
    ['2025-03-02T23:59:59Z', 'Yesterday'],
    ['2025-03-02T00:00:00Z', 'Yesterday'],
    ['2025-03-01T23:59:59Z', 'Saturday'],
    ['2025-02-25T00:00:00Z', 'Tuesday'],
    ['2025-02-24T23:59:59Z', 'February 24'],
    ['2025-01-01T00:00:00Z', 'January 1'],
    ['2024-12-31T23:59:59Z', 'December 31, 2024'],
  ])('calls %s %s', (iso, label) => {
    expect(english().dayLabel(at(iso), now, EN)).toBe(label)
  })

  it('changes at the midnight of the viewer, not of Greenwich', () => {
    const message = at('2025-03-03T21:00:00Z')
    // Half past midnight on the fourth in Tehran.
    expect(english('Asia/Tehran').dayLabel(message, message - HOUR, EN)).toBe('March 4')
    expect(english('Asia/Tehran').dayLabel(message - HOUR, message, EN)).toBe('Yesterday')
    expect(english('UTC').dayLabel(message - HOUR, message, EN)).toBe('Today')
    expect(english('America/Los_Angeles').dayLabel(message - 14 * HOUR, message, EN)).toBe('Yesterday')
  })

  it('counts days, not hours, where clocks change', () => {
    // New York lost an hour on the ninth of March: yesterday is 23 hours long.
    const format = english('America/New_York')
    expect(format.dayLabel(at('2025-03-09T04:59:00Z'), at('2025-03-10T04:01:00Z'), EN)).toBe('Saturday')
    expect(format.dayLabel(at('2025-03-09T05:01:00Z'), at('2025-03-10T04:01:00Z'), EN)).toBe('Yesterday')
  })

  it('gives the year only where it is another', () => {
    const newYear = at('2025-01-05T12:00:00Z')
    expect(english().dayLabel(newYear - 4 * DAY, newYear, EN)).toBe('Wednesday')
    expect(english().dayLabel(newYear - 6 * DAY, newYear, EN)).toBe('Monday')
    expect(english().dayLabel(newYear - 7 * DAY, newYear, EN)).toBe('December 29, 2024')
  })

  it('gives the date of a day that has not come', () => {
    expect(english().dayLabel(now + DAY, now, EN)).toBe('March 4')
  })

  it('takes the words of the host', () => {
    const words = { today: 'This day', yesterday: 'The day before' }
    expect(english().dayLabel(now, now, words)).toBe('This day')
    expect(english().dayLabel(now - DAY, now, words)).toBe('The day before')
    expect(english().listTime(now - DAY, now, words)).toBe('The day before')
  })
})

describe('listTime', () => {
  const now = at('2025-03-03T12:00:00Z')

  it.each([
    ['2025-03-03T05:05:00Z', '5:05 AM'],
    ['2025-03-02T05:05:00Z', 'Yesterday'],
    ['2025-03-01T05:05:00Z', 'Sat'],
    ['2025-02-24T05:05:00Z', 'Feb 24'],
    ['2024-12-24T05:05:00Z', 'Dec 24, 2024'],
  ])('shortens %s to %s', (iso, label) => {
    expect(plain(english().listTime(at(iso), now, EN))).toBe(label)
  })
})

describe('Persian', () => {
  const message = at('2025-03-03T05:05:00Z')

  it('has Persian digits, the Persian calendar and 24 hours', () => {
    expect(persian().time(message)).toBe('۸:۳۵')
    expect(persian().time(message + 10 * HOUR)).toBe('۱۸:۳۵')
    expect(persian().fullDate(message)).toBe('دوشنبه ۱۳ اسفند ۱۴۰۳')
    expect(persian().number(12345)).toBe('۱۲٬۳۴۵')
  })

  it.each([
    [0, 'امروز'],
    [1, 'دیروز'],
    [2, 'شنبه'],
    [6, 'سه‌شنبه'],
    [7, '۶ اسفند'],
  ])('names the day %i days ago', (days, label) => {
    expect(persian().dayLabel(message - days * DAY, message, FA)).toBe(label)
  })

  it('changes the year at Nowruz', () => {
    const nowruz = at('2025-03-21T12:00:00Z')
    expect(persian().dayLabel(nowruz - 20 * DAY, nowruz, FA)).toBe('۱۱ اسفند ۱۴۰۳')
    expect(persian().dayLabel(at('2025-01-05T12:00:00Z'), at('2025-02-05T12:00:00Z'), FA)).toBe('۱۶ دی')
    expect(persian({ calendar: 'gregory' }).dayLabel(nowruz - 20 * DAY, nowruz, FA)).toBe('۱ مارس')
  })

  it('can have the Gregorian calendar and Latin digits', () => {
    const format = persian({ calendar: 'gregory', numberingSystem: 'latn' })
    expect(format.fullDate(message)).toBe('دوشنبه 3 مارس 2025')
    expect(format.time(message)).toBe('8:35')
    expect(persian({ locale: 'fa-u-nu-latn-ca-gregory' }).fullDate(message)).toBe('دوشنبه 3 مارس 2025')
  })
})

describe('other locales', () => {
  const message = at('2025-03-03T05:05:00Z')

  it('keep their own habits', () => {
    expect(plain(english().time(message))).toBe('5:05 AM')
    expect(createFormatter({ locale: 'en-GB', timeZone: 'UTC' }).time(message)).toBe('05:05')
    expect(createFormatter({ locale: 'en-u-hc-h23', timeZone: 'UTC' }).time(message)).toBe('05:05')
    expect(english().fullDate(message)).toBe('Monday, March 3, 2025')
  })

  it.each([
    ['en', 'ltr'],
    ['fa', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['ur', 'rtl'],
    ['ckb', 'rtl'],
    ['az', 'ltr'],
    ['az-Arab', 'rtl'],
    ['zh-Hant', 'ltr'],
  ])('%s is written %s', (locale, dir) => {
    expect(createFormatter({ locale }).dir).toBe(dir)
  })

  it('are refused when they are none', () => {
    expect(() => createFormatter({ locale: 'not a locale' })).toThrow(RangeError)
    expect(() => createFormatter({ locale: 'en', timeZone: 'Moon/Base' }).time(0)).toThrow(RangeError)
  })
})

describe('day', () => {
  it('is the same from midnight to midnight and grows by one', () => {
    const format = english('Asia/Kathmandu')
    const midnight = at('2025-03-02T18:15:00Z')
    expect(format.day(midnight)).toBe(format.day(midnight + DAY - 1))
    expect(format.day(midnight) - format.day(midnight - 1)).toBe(1)
    expect(format.day(midnight)).toBe(Date.UTC(2025, 2, 3) / DAY)
  })
})

it('makes each Intl object once, and only when it is needed', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  try {
    const format = english()
    expect(made).not.toHaveBeenCalled()
    for (let hours = 0; hours < 500; hours += 1) format.dayLabel(hours * HOUR, 500 * HOUR, EN)
    const most = made.mock.calls.length
    for (let hours = 0; hours < 500; hours += 1) format.dayLabel(hours * HOUR, 500 * HOUR, EN)
    expect(made).toHaveBeenCalledTimes(most)
    expect(most).toBeLessThanOrEqual(5)
  } finally {
    made.mockRestore()
  }
})

describe('the time somewhere else', () => {
  const noon = Date.UTC(2026, 2, 3, 12)

  it('is that of the zone, in the digits and hours of the locale', () => {
    expect(createFormatter({ locale: 'en-GB', timeZone: 'UTC' }).timeIn(noon, 'Asia/Tehran')).toBe('15:30')
    expect(createFormatter({ locale: 'fa', timeZone: 'UTC' }).timeIn(noon, 'Asia/Tehran')).toBe('۱۵:۳۰')
  })

  it('is unknown where there is no such zone', () => {
    expect(createFormatter({ locale: 'en' }).timeIn(noon, 'Nowhere/At_All')).toBeNull()
  })
})

describe('how large a file is', () => {
  it.each([
    [0, '0 bytes', '۰ بایت'],
    [1, '1 byte', '۱ بایت'],
    [1023, '1,023 bytes', '۱٬۰۲۳ بایت'],
    [1536, '1.5 kB', '۱٫۵ کیلوبایت'],
    // Never 1,024 of a unit.
    [1024 * 1024 - 1, '1 MB', '۱ مگابایت'],
    [20 * 1024 * 1024, '20 MB', '۲۰ مگابایت'],
    [3.25 * 1024 ** 3, '3.3 GB', '۳٫۳ گیگابایت'],
    [5000 * 1024 ** 4, '5,000 TB', '۵٬۰۰۰ ترابایت'],
  ])('%d', (bytes, inEnglish, inPersian) => {
    expect(createFormatter({ locale: 'en' }).size(bytes)).toBe(inEnglish)
    expect(createFormatter({ locale: 'fa' }).size(bytes).replaceAll('\u200E', '')).toBe(inPersian)
  })
})
