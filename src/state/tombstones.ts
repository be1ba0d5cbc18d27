import type { MessageKey, Version } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { TimelinePage } from '../model/timeline.ts'

/** Messages that are gone for good, and since when: only a newer page can raise them (RELIABILITY I16). */
export type Tombstones = ReadonlyMap<MessageKey, Version>

const MOST_TOMBSTONES = 1000

/** The tombstones with one more, or a newer one; the oldest goes when there are too many. */
export function withTombstone(removed: Tombstones, key: MessageKey, goneAt: Version): Tombstones {
  const known = removed.get(key)
  if (known !== undefined && known >= goneAt) return removed
  const next = new Map(removed).set(key, goneAt)
  for (const oldest of next.keys()) {
    if (next.size <= MOST_TOMBSTONES) break
    next.delete(oldest)
  }
  return next
}

/** A page that was asked for after a message had gone, and shows it, knows better. */
export function withoutDisproved(removed: Tombstones, page: TimelinePage): Tombstones {
  const isDisproved = ({ key }: MessageRecord): boolean => {
    const goneAt = removed.get(key)
    return goneAt !== undefined && goneAt < page.asOf
  }
  const raised = page.messages.filter(isDisproved)
  if (raised.length === 0) return removed
  const next = new Map(removed)
  for (const { key } of raised) next.delete(key)
  return next
}
