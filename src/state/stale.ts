import type { ChannelId, Order, Version } from '../model/id.ts'
import type { Base, ChannelShard } from './base.ts'
import { firstPlace, type Place, places, sequenceOfSorted } from './sequence.ts'
import { withLatest } from './shard.ts'
import { tableDelete, tableGet, tableSet, tableValues } from './table.ts'

/** Whether more is loaded of a channel than its newest page shows: a newer such page leaves that part as it was. */
export function reachesBack({ timeline, shown }: ChannelShard): boolean {
  const first = timeline.spans[0] && firstPlace(timeline.spans[0].places)
  return first !== undefined && first.order < shown.from
}

/**
 * Forgets what lies before the newest page of some channels, because nobody knows what became of it while we were away.
 * There is more to be loaded there, and it is asked for again when somebody goes there (RELIABILITY I11, I20).
 */
export function forgetOlder(base: Base, ids: readonly ChannelId[]): Base {
  return ids.reduce((next, id) => {
    const shard = tableGet(next.channels, id)
    if (!shard || !reachesBack(shard)) return next
    return { ...next, channels: tableSet(next.channels, id, forget(shard, shard.shown.from)) }
  }, base)
}

/**
 * Forgets polls of which nobody has told since then, but for those of some channels, where everything was told: nobody
 * knows how they stand. Whoever shows one asks for it again.
 */
export function forgetPolls(base: Base, since: Version, told: readonly ChannelId[]): Base {
  let { polls } = base
  for (const { id, place, tally } of tableValues(base.polls))
    if (tally.version < since && !(place && told.includes(place.channelId))) polls = tableDelete(polls, id)
  return polls === base.polls ? base : { ...base, polls }
}

/** Lets go of what lies before the newest messages of a channel; that can be loaded again. */
export function keepNewest(shard: ChannelShard, count: number): ChannelShard {
  const all = [...shard.timeline.spans.flatMap((span) => [...places(span.places)]), ...shard.timeline.tail]
  const oldest = all.at(-count) ?? all[0]
  if (!oldest) return shard
  const { shown } = shard
  const from = shown.from > oldest.order ? shown.from : oldest.order
  return forget({ ...shard, shown: { ...shown, from } }, oldest.order)
}

function forget(shard: ChannelShard, from: Order): ChannelShard {
  const first = shard.timeline.spans[0] && firstPlace(shard.timeline.spans[0].places)
  const isCut = first !== undefined && first.order < from
  const isKept = ({ order }: Place): boolean => order >= from
  // The list of threads shows what mine hang on, however old it is.
  const isRoot = ({ key }: Place): boolean => shard.threadStates.get(key)?.isMine === true
  // The same with the list of what is pinned.
  const isPinned = ({ key }: Place): boolean => shard.pins.held.has(key)
  const spans = shard.timeline.spans
    .map((span) => ({ ...span, places: sequenceOfSorted([...places(span.places)].filter(isKept)) }))
    .filter((span) => span.places.size > 0)
    .map((span, index) => (index === 0 && isCut ? { ...span, hasOlder: true } : span))
  let { messages } = shard
  for (const message of tableValues(shard.messages))
    if (!isKept(message) && !isRoot(message) && !isPinned(message))
      messages = tableDelete(messages, message.key)
  // Whoever has a thread open asks for it again.
  return withLatest({ ...shard, messages, timeline: { ...shard.timeline, spans }, threads: new Map() })
}
