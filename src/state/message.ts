import type { MessageContent, MessageRecord } from '../model/message.ts'
import type { OwnReactionChange, OwnReactions } from '../model/reaction.ts'
import type { Versioned } from '../model/versioned.ts'
import { newest } from './versioned.ts'

/** At equal versions the deleted one wins, so nothing at or below a deletion brings a message back (I16). */
function newestContent(
  held: Versioned<MessageContent>,
  other: Versioned<MessageContent>,
): Versioned<MessageContent> {
  // What everybody is told of it later does not know that I have put it away.
  if (held.value.isHidden !== other.value.isHidden) return held.value.isHidden ? held : other
  const heldGone = held.value.kind === 'deleted'
  const otherGone = other.value.kind === 'deleted'
  if (held.version === other.version && heldGone !== otherGone) return heldGone ? held : other
  // Who deleted it is told by the event alone, and by no later page.
  const [by, otherBy] = [held.value.removedBy ?? '', other.value.removedBy ?? '']
  if (held.version === other.version && by !== otherBy) return by > otherBy ? held : other
  return newest(held, other)
}

const isEqual = (a: OwnReactions, b: OwnReactions): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The newest list addressed to me, and of each type the newest change after it. */
function mergeOwn(held: OwnReactions, other: OwnReactions): OwnReactions {
  if (held === other) return held
  const [older, newer] = held.version <= other.version ? [held, other] : [other, held]
  const base =
    older.version === newer.version && older.types.join('\n') > newer.types.join('\n') ? older : newer
  const changes = new Map<string, OwnReactionChange>()
  for (const change of [...held.since, ...other.since]) {
    const known = changes.get(change.type)
    const later =
      !known || change.version > known.version || (change.version === known.version && change.on && !known.on)
    if (change.version > base.version && later) changes.set(change.type, change)
  }
  const since = [...changes.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1))
  const merged = { version: base.version, types: base.types, since }
  return isEqual(merged, held) ? held : merged
}

/** One message out of two tellings of it. Commutative, idempotent; the held reference stays when nothing is newer. */
export function mergeMessage(held: MessageRecord | undefined, other: MessageRecord): MessageRecord {
  if (!held) return other
  const content = newestContent(held.content, other.content)
  const reactions = newest(held.reactions, other.reactions)
  const ownReactions = mergeOwn(held.ownReactions, other.ownReactions)
  if (content === held.content && reactions === held.reactions && ownReactions === held.ownReactions)
    return held
  const inTimeline = content === held.content ? held.inTimeline : other.inTimeline
  return { ...held, inTimeline, content, reactions, ownReactions }
}

/** The types I have reacted with, by everything that is known. */
export function ownReactionTypes({ types, since }: OwnReactions): readonly string[] {
  const mine = new Set(types)
  for (const { type, on } of since) {
    if (on) mine.add(type)
    else mine.delete(type)
  }
  return [...mine]
}
