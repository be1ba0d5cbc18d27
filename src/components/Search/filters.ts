import type { SearchedThing, SearchQuery } from '../../hooks/useSearch.ts'
import type { Formatter } from '../../i18n/format.ts'
import type { SearchFilterWord } from '../../i18n/strings.ts'
import type { ChannelId, UserId } from '../../model/id.ts'

/** What a person has narrowed a search to. Days are whole days since 1970-01-01, as `format.day` counts them. */
export interface Filters {
  readonly channelId?: ChannelId | undefined
  readonly from?: UserId | undefined
  readonly has?: SearchedThing | undefined
  readonly before?: number | undefined
  readonly after?: number | undefined
}

type Days = Pick<Formatter, 'day'>

/** In the order in which they are shown. */
const names = { channelId: 'in', from: 'from', has: 'has', before: 'before', after: 'after' } as const

/** What `Filters` calls a filter, and what people do. */
export const filterNames = Object.entries(names) as readonly (readonly [keyof Filters, SearchFilterWord])[]

/** Those that are set. */
export const setFilters = (filters: Filters): readonly (readonly [keyof Filters, SearchFilterWord])[] =>
  filterNames.filter(([key]) => filters[key] !== undefined)

export const things: readonly SearchedThing[] = ['image', 'video', 'audio', 'file', 'link']

const HOUR = 3_600_000
const DAY = 24 * HOUR
const QUARTER = HOUR / 4
/** No zone is further from Greenwich. */
const FURTHEST = 14 * HOUR

/** When a day begins for the viewer, ms since the epoch. */
export function startOfDay(day: number, { day: dayOf }: Days): number {
  let ms = day * DAY - FURTHEST
  // Clocks are set by quarters of an hour.
  while (dayOf(ms) < day) ms += QUARTER
  return ms
}

/** A day as fields for dates write it. */
export const dayText = (day: number | undefined): string =>
  day === undefined ? '' : new Date(day * DAY).toISOString().slice(0, 10)

/** The day in a field for dates; absent while it holds none, or a year that is still being typed. */
export const dayOfText = (text: string): number | undefined =>
  /^(19[7-9]\d|[2-9]\d{3})-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : undefined

/** What is looked for. Both days are outside of it: before the one begins, and after the other is over. */
export function queryOf(text: string, filters: Filters, days: Days): SearchQuery {
  const { channelId, from, has, before, after } = filters
  return {
    text,
    ...(channelId === undefined ? {} : { channelId }),
    ...(from === undefined ? {} : { from }),
    ...(has === undefined ? {} : { has }),
    ...(before === undefined ? {} : { before: startOfDay(before, days) }),
    ...(after === undefined ? {} : { after: startOfDay(after + 1, days) }),
  }
}
