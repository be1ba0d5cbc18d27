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

/** Further apart than any day is long, ms, even one with a change of the clock; worth knowing before a calendar is asked. */
const LONGEST_DAY_MS = 25 * 3_600_000

export const createLocale = (catalogue: StringsFor, format: Formatter): Locale => ({
  strings: catalogue(format),
  format,
  isSameDay: (a, b) => Math.abs(a - b) < LONGEST_DAY_MS && format.day(a) === format.day(b),
})

export const LocaleContext: Context<Locale> = createContext<Locale>(
  createLocale(en, createFormatter({ locale: 'en' })),
)

export const useLocale = (): Locale => useContext(LocaleContext)
