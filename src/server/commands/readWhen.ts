const SECOND = 1
const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const WEEK = 604_800

const units: ReadonlyMap<string, number> = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds', 'ثانیه'].map((name) => [name, SECOND] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes', 'دقیقه'].map((name) => [name, MINUTE] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'ساعت'].map((name) => [name, HOUR] as const),
  ...['d', 'day', 'days', 'روز'].map((name) => [name, DAY] as const),
  ...['w', 'week', 'weeks', 'هفته'].map((name) => [name, WEEK] as const),
])

const NUMBER_WITH_UNIT = /^\s*(?:و\s+|and\s+)?(\d{1,6})\s*(\p{L}+)/u

/**
 * Reads how far away a time is, and what follows it: `1h30m tea`, `in 2 days call`, `۱۰ دقیقه دیگر چای`.
 * @returns undefined when the text does not begin with a time
 */
export function readWhen(text: string): { readonly seconds: number; readonly what: string } | undefined {
  let rest = latinDigits(text).replace(/^\s*(?:in|تا|در)\s+/iu, '')
  let seconds = 0
  let last = Infinity
  for (;;) {
    const [whole, count = '', name = ''] = NUMBER_WITH_UNIT.exec(rest) ?? []
    const unit = units.get(name.toLowerCase())
    // Parts grow smaller: the 2 days of `10m 2 days off` are what to remember.
    if (whole === undefined || unit === undefined || unit >= last) break
    seconds += Number(count) * unit
    last = unit
    rest = rest.slice(whole.length)
  }
  if (last === Infinity) return undefined
  // The digits of what is to be remembered stay as they were written.
  const what = text.slice(text.length - rest.length).replace(/^\s*(?:دیگر|دیگه|بعد)(?=\s|$)/u, '')
  return { seconds, what: what.trim() }
}

/** Persian and Arabic digits as Latin ones; each is one character either way. */
const latinDigits = (text: string): string =>
  text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
