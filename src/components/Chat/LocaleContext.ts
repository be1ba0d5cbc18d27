'use client'
import { type Context, createContext, useContext } from 'react'
import { en } from '../../i18n/en.ts'
import { createFormatter, type Formatter } from '../../i18n/format.ts'
import type { Strings, StringsFor } from '../../i18n/strings.ts'

/** The words and the calendar that components below use. */
export interface Locale {
  readonly strings: Strings
  readonly format: Formatter
  /** Whether two times, ms since the epoch, fall on the same day for the viewer. */
  readonly isSameDay: (a: number, b: number) => boolean
}

/** No zone's clock is off by anything but whole quarters of an hour, so a day is worked out once for each. */
const QUARTER_MS = 15 * 60_000

export function createLocale(catalogue: StringsFor, format: Formatter): Locale {
  const days = new Map<number, number>()
  const dayOf = (ms: number): number => {
    const quarter = Math.floor(ms / QUARTER_MS)
    const known = days.get(quarter)
    if (known !== undefined) return known
    const day = format.day(ms)
    days.set(quarter, day)
    return day
  }
  return { strings: catalogue(format), format, isSameDay: (a, b) => dayOf(a) === dayOf(b) }
}

export const LocaleContext: Context<Locale> = createContext<Locale>(
  createLocale(en, createFormatter({ locale: 'en' })),
)

export const useLocale = (): Locale => useContext(LocaleContext)
