import type { UnreadCount } from '../model/event.ts'
import type { MessageKey, Order, Version } from '../model/id.ts'
import { NO_VERSION } from '../model/id.ts'
import type { Versioned } from '../model/versioned.ts'
import type { Place } from './sequence.ts'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import { newest } from './versioned.ts'

/**
 * How many messages I have not read in one channel: what the server counted at some time, and the messages that
 * arrived after it. Neither depends on the order in which the two were told.
 */
export interface Unread {
  readonly counted: UnreadCount
  /** How far I have read, by word that came without a count; it stands until a newer count comes. */
  readonly read: Versioned<Version>
  /** What arrived; only what is newer than `counted`. */
  readonly since: Table<MessageKey, Place>
  /** What was deleted after `counted`, and so may still be in it. */
  readonly gone: ReadonlyMap<MessageKey, Gone>
  /** Something happened whose effect on the server's count is not known; ask again. */
  readonly dirty: boolean
}

/** A message that is no more. */
export interface Gone {
  /** When it was deleted. */
  readonly version: Version
  /** Where it stood; `''` when nobody told us. */
  readonly place: Order | ''
}

const NOTHING_GONE: ReadonlyMap<MessageKey, Gone> = new Map()

export const noUnread: Unread = {
  counted: { version: NO_VERSION, value: 0 },
  read: { version: NO_VERSION, value: NO_VERSION },
  since: emptyTable(),
  gone: NOTHING_GONE,
  dirty: false,
}

/** The server's own limit of a count; above it the number means "at least". */
export const MOST_UNREAD = 255

/** Orders and versions both begin with a sortable time, so they compare as text. */
const isAfter = (place: string, time: string): boolean => place > time

/** Whether I read on since the count was taken, further than my mark was then. */
const isReadSince = ({ counted, read }: Unread): boolean =>
  read.version > counted.version && isAfter(read.value, counted.upTo ?? '')

/** Whether I read on since the count was taken, but not as far as it counted. */
export const mayBeLeft = (unread: Unread): boolean =>
  isReadSince(unread) && unread.counted.value > 0 && isAfter(unread.counted.version, unread.read.value)

export function unreadCount(unread: Unread): number {
  const { counted, read, since } = unread
  if (!isReadSince(unread)) return Math.min(MOST_UNREAD, counted.value + since.size)
  let newer = 0
  for (const { order } of tableValues(since)) if (isAfter(order, read.value)) newer += 1
  return Math.min(MOST_UNREAD, newer)
}

/** A count that was taken after a message came and before it went may have the message in it, unless I have read it. */
function withDoubt(unread: Unread): Unread {
  const { value, version, upTo = '' } = unread.counted
  const isIn = ({ place }: Gone): boolean =>
    !isAfter(place, version) &&
    // What stood before my mark was not counted.
    (place === '' || isAfter(place, upTo)) &&
    (!isReadSince(unread) || isAfter(place, unread.read.value))
  const dirty = value > 0 && [...unread.gone.values()].some(isIn)
  return dirty === unread.dirty ? unread : { ...unread, dirty }
}

/** The newer count; of two that say the same of one moment the one that knows of the further mark. */
function newestCount(held: UnreadCount, other: UnreadCount): UnreadCount {
  const isSame = held.version === other.version && held.value === other.value
  if (isSame) return isAfter(other.upTo ?? '', held.upTo ?? '') ? other : held
  return newest(held, other)
}

export function countUnread(unread: Unread, counted: UnreadCount): Unread {
  const next = newestCount(unread.counted, counted)
  if (next === unread.counted) return unread
  let { since } = unread
  for (const { key, order } of tableValues(unread.since))
    if (!isAfter(order, next.version)) since = tableDelete(since, key)
  const gone = [...unread.gone].filter(([, { version }]) => version > next.version)
  return withDoubt({ ...unread, counted: next, since, gone: gone.length > 0 ? new Map(gone) : NOTHING_GONE })
}

/** I have read up to a time, and nobody said how much is left. */
export function readUnread(unread: Unread, told: Versioned<Version>): Unread {
  const read = newest(unread.read, told)
  return read === unread.read ? unread : withDoubt({ ...unread, read })
}

export function addUnread(unread: Unread, spot: Place): Unread {
  if (!isAfter(spot.order, unread.counted.version) || tableGet(unread.since, spot.key)) return unread
  return { ...unread, since: tableSet(unread.since, spot.key, spot) }
}

/** A message went away, and leaves what arrived. */
export function dropUnread(unread: Unread, key: MessageKey): Unread {
  const since = tableDelete(unread.since, key)
  return since === unread.since ? unread : { ...unread, since }
}

/** A message went away that may be in the count, unless the count is newer. */
export function doubtUnread(unread: Unread, key: MessageKey, gone: Gone): Unread {
  const known = unread.gone.get(key)
  if (gone.version <= unread.counted.version || (known && gone.version <= known.version)) return unread
  return withDoubt({ ...unread, gone: new Map(unread.gone).set(key, gone) })
}
