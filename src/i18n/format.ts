/** How times and numbers are written. Everything but the locale has a default that fits it. */
export interface FormatterOptions {
  /** BCP 47, e.g. `fa` or `en-GB`; extensions such as `en-u-hc-h23` count. */
  readonly locale: string
  /** IANA name. @default the viewer's own */
  readonly timeZone?: string | undefined
  /** e.g. `gregory`. @default the locale's; `persian` for `fa` */
  readonly calendar?: string | undefined
  /** e.g. `latn`. @default the locale's; `arabext` for `fa` */
  readonly numberingSystem?: string | undefined
}

/** The words for the two days that have a name; `Strings` is one. */
export interface DayWords {
  readonly today: string
  readonly yesterday: string
}

/** Writes times and numbers for one locale, zone, calendar and kind of digits. Times are ms since the epoch. */
export interface Formatter {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** Hours and minutes. */
  time(ms: number): string
  /** Hours and minutes somewhere else; `null` where there is no such zone. */
  timeIn(ms: number, timeZone: string): string | null
  /** Which day it is for the viewer: whole days since 1970-01-01, for comparing. */
  day(ms: number): number
  /** For separators: Today, Yesterday, the weekday within six days, then the date, with its year if that is another. */
  dayLabel(ms: number, nowMs: number, words: DayWords): string
  /** For lists: the time today, Yesterday, the weekday within six days, then a short date. */
  listTime(ms: number, nowMs: number, words: DayWords): string
  /** Weekday, day, month and year. */
  fullDate(ms: number): string
  /** How long ago, in minutes below an hour: "5 minutes ago". */
  minutesAgo(ms: number, nowMs: number): string
  number(value: number): string
  /** How large a file is: "3.2 MB". */
  size(bytes: number): string
  /** "Ann, Reza and Li", in the words of the locale. */
  list(values: readonly string[]): string
}

const DAY = 86_400_000
const MINUTE = 60_000
const STEP_OF_SIZE = 1024
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
const RTL_SCRIPT = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/

/**
 * Makes the one formatter of a provider; it creates each `Intl` object on first use and keeps it.
 * @throws RangeError for a locale, time zone or calendar that does not exist (at once or on first use)
 */
export function createFormatter(options: FormatterOptions): Formatter {
  const locale = new Intl.Locale(options.locale)
  const isPersian = locale.language === 'fa'
  const shared: Intl.DateTimeFormatOptions = {
    timeZone: options.timeZone,
    calendar: options.calendar ?? locale.calendar ?? (isPersian ? 'persian' : undefined),
    numberingSystem: options.numberingSystem ?? locale.numberingSystem ?? (isPersian ? 'arabext' : undefined),
    hourCycle: locale.hourCycle ?? (isPersian ? 'h23' : undefined),
  }
  const dates = (parts: Intl.DateTimeFormatOptions): ((ms: number) => string) => {
    const get = lazy(() => new Intl.DateTimeFormat(locale, { ...shared, ...parts }))
    return (ms) => get().format(ms)
  }

  const time = dates({ timeStyle: 'short' })
  const year = dates({ year: 'numeric' })
  const weekday = dates({ weekday: 'long' })
  const shortWeekday = dates({ weekday: 'short' })
  const date = dates({ day: 'numeric', month: 'long' })
  const shortDate = dates({ day: 'numeric', month: 'short' })
  const dateWithYear = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const shortDateWithYear = dates({ day: 'numeric', month: 'short', year: 'numeric' })
  const wholeDate = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

  const civil = lazy(
    () =>
      new Intl.DateTimeFormat('en-US', {
        timeZone: options.timeZone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      }),
  )
  const numbers = lazy(() => new Intl.NumberFormat(locale, { numberingSystem: shared.numberingSystem }))
  const sizes = SIZES.map((unit) =>
    lazy(
      () =>
        new Intl.NumberFormat(locale, {
          numberingSystem: shared.numberingSystem,
          style: 'unit',
          unit,
          // A single B looks like a slip, and in Persian the short ones are Latin letters.
          unitDisplay: unit === 'byte' || isPersian ? 'long' : 'short',
          maximumFractionDigits: 1,
        }),
    ),
  )
  const lists = lazy(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const ages = lazy(() => {
    const { numberingSystem } = shared
    const tag = numberingSystem ? new Intl.Locale(locale, { numberingSystem }) : locale
    return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  })
  const day = (ms: number): number => {
    const part = new Map(
      civil()
        .formatToParts(ms)
        .map(({ type, value }) => [type, Number(value)]),
    )
    return Date.UTC(part.get('year') ?? 0, (part.get('month') ?? 1) - 1, part.get('day')) / DAY
  }

  return {
    locale: options.locale,
    dir: RTL_SCRIPT.test(locale.maximize().script ?? '') ? 'rtl' : 'ltr',
    time,
    timeIn(ms, timeZone) {
      try {
        return new Intl.DateTimeFormat(locale, { ...shared, timeZone, timeStyle: 'short' }).format(ms)
      } catch {
        return null
      }
    },
    day,
    dayLabel(ms, nowMs, words) {
      const age = day(nowMs) - day(ms)
      if (age === 0) return words.today
      if (age === 1) return words.yesterday
      if (age > 1 && age <= 6) return weekday(ms)
      return year(ms) === year(nowMs) ? date(ms) : dateWithYear(ms)
    },
    listTime(ms, nowMs, words) {
      const age = day(nowMs) - day(ms)
      if (age === 0) return time(ms)
      if (age === 1) return words.yesterday
      if (age > 1 && age <= 6) return shortWeekday(ms)
      return year(ms) === year(nowMs) ? shortDate(ms) : shortDateWithYear(ms)
    },
    // Some engines put the year first when a Persian date has its weekday with it.
    fullDate: isPersian ? (ms) => `${weekday(ms)} ${dateWithYear(ms)}` : wholeDate,
    minutesAgo: (ms, nowMs) => ages().format(-Math.max(0, Math.floor((nowMs - ms) / MINUTE)), 'minute'),
    number: (value) => numbers().format(value),
    size(bytes) {
      let value = bytes
      let step = 0
      // What would be written as 1,024 of a unit is one of the next.
      for (; value >= STEP_OF_SIZE - 0.05 && step < SIZES.length - 1; step += 1) value /= STEP_OF_SIZE
      return sizes[step]?.().format(value) ?? ''
    },
    list: (values) => lists().format(values),
  }
}

function lazy<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined
  return () => (made ??= { value: make() }).value
}
