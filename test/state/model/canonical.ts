import type { Base, ChannelShard } from '../../../src/state/base.ts'
import { places } from '../../../src/state/sequence.ts'
import { tableValues } from '../../../src/state/table.ts'
import type { ThreadState } from '../../../src/state/threadState.ts'

const sorted = <Item>(items: Iterable<Item>, key: (item: Item) => string): readonly Item[] =>
  [...items].toSorted((a, b) => (key(a) < key(b) ? -1 : 1))

const entries = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  sorted(map, ([key]) => key)

/** Of a thread whose only reply is gone nothing is left but an empty place. */
const isNothing = ({ info, since, unread, isMine }: ThreadState): boolean =>
  info.version === '' && !isMine && since.size === 0 && unread.since.size === 0

const shardOf = (shard: ChannelShard): unknown => ({
  channel: shard.channel,
  mineAsOf: shard.mineAsOf,
  live: shard.live,
  messages: sorted(tableValues(shard.messages), ({ key }) => key),
  spans: shard.timeline.spans.map((span) => ({ ...span, places: [...places(span.places)] })),
  tail: shard.timeline.tail,
  latest: shard.latest,
  members: entries(shard.members),
  reads: entries(shard.reads),
  delivered: entries(shard.delivered),
  peopleAsOf: shard.peopleAsOf,
  unread: {
    counted: shard.unread.counted,
    read: shard.unread.read,
    since: sorted(tableValues(shard.unread.since), ({ key }) => key),
  },
  threads: entries(shard.threadStates)
    .filter(([, thread]) => !isNothing(thread))
    .map(([root, { info, since, unread, isMine }]) => ({
      root,
      info,
      isMine,
      since: sorted(tableValues(since), ({ key }) => key),
      unread: [unread.counted, unread.read, sorted(tableValues(unread.since), ({ key }) => key)],
    })),
  truncated: shard.truncated,
})

/**
 * Everything truth says, in a form in which equal truths are equal values. What is left out is no fact:
 *
 * - how tables and sequences are cut into pieces, and in which order a map was filled;
 * - tombstones: of a message that is gone in several ways there may be one or not, and one that a page proves does not
 *   know since when (the property tests say which there must be and may be);
 * - `unread.gone` and `unread.dirty`, the wish to ask again: a deletion told before the message it deletes has to raise
 *   it, told after it need not. `counting.test.ts` holds what it has to mean.
 */
export const canonical = (base: Base): unknown => ({
  selfId: base.selfId,
  users: sorted(tableValues(base.users), ({ id }) => id),
  channels: sorted(tableValues(base.channels), ({ channel }) => channel.id).map(shardOf),
  marks: Object.entries(base.marks).map(([kind, { all, since }]) => [kind, all, entries(since)]),
  removedChannels: entries(base.removedChannels),
  channelOrder: base.channelOrder,
})
