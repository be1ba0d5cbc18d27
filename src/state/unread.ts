import type { MessageKey, Order } from '../model/id.ts'
import { NO_VERSION } from '../model/id.ts'
import type { Versioned } from '../model/versioned.ts'
import { newest } from './versioned.ts'

/**
 * How many messages I have not read in one channel: what the server counted at some time, and the messages that
 * arrived after it. Neither depends on the order in which the two were told.
 */
export interface Unread {
  readonly counted: Versioned<number>
  /** Key → where it stands. Only what is newer than `counted`. */
  readonly since: ReadonlyMap<MessageKey, Order>
  /** Something happened whose effect on the server's count is not known; ask again. */
  readonly dirty: boolean
}

const NOTHING: ReadonlyMap<MessageKey, Order> = new Map()

export const noUnread: Unread = {
  counted: { version: NO_VERSION, value: 0 },
  since: NOTHING,
  dirty: false,
}

/** The server's own limit of a count; above it the number means "at least". */
export const MOST_UNREAD = 255

export const unreadCount = ({ counted, since }: Unread): number =>
  Math.min(MOST_UNREAD, counted.value + since.size)

/** Orders and versions both begin with a sortable time, so they compare as text. */
const isAfter = (place: string, time: string): boolean => place > time

export function countUnread(unread: Unread, counted: Versioned<number>): Unread {
  const next = newest(unread.counted, counted)
  if (next === unread.counted) return unread
  const since = new Map([...unread.since].filter(([, place]) => isAfter(place, next.version)))
  return { counted: next, since: since.size > 0 ? since : NOTHING, dirty: false }
}

export function addUnread(unread: Unread, key: MessageKey, place: Order): Unread {
  if (!isAfter(place, unread.counted.version) || unread.since.has(key)) return unread
  return { ...unread, since: new Map(unread.since).set(key, place) }
}

/** A message went away: it leaves the count when it was known to be in it, and spoils the count when it may be. */
export function dropUnread(unread: Unread, key: MessageKey): Unread {
  if (!unread.since.has(key)) return unread.counted.value > 0 ? { ...unread, dirty: true } : unread
  const since = new Map(unread.since)
  since.delete(key)
  return { ...unread, since }
}
