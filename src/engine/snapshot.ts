import type { ChatEvent } from '../model/event.ts'
import { type ChannelId, type MessageKey, NO_VERSION, type UserId } from '../model/id.ts'
import type { MarkKind } from '../model/mark.ts'
import type { MessageRecord } from '../model/message.ts'
import type { TimelineAnchor } from '../model/timeline.ts'
import { type ChannelShard, emptyBase } from '../state/base.ts'
import { type ChatState, emptyChatState, type Listing, type ThreadListing } from '../state/chatState.ts'
import type { Marks } from '../state/mark.ts'
import type { Reminders } from '../state/reminders.ts'
import { reduceAll, silence } from '../state/reduce.ts'
import { comparePlaces, type Place, places } from '../state/sequence.ts'
import { tableGet, tableValues } from '../state/table.ts'
import type { ThreadState } from '../state/threadState.ts'
import type { Chat } from './chat.ts'
import { damageOf } from './snapshotShape.ts'

/** What it says of itself in front, so that another layout is known before it is read. */
const FORMAT = 'parlour/1'

/**
 * What a chat holds, as plain JSON to send along with a page. It is what one person may see: keep it out of caches
 * that others share.
 */
export interface ChatSnapshot {
  readonly format: typeof FORMAT
  /** When it was taken, ms since the epoch. A first drawing made from it shows days as they were then. */
  readonly takenAt: number
  readonly selfId: UserId | null
  readonly listing: Listing
  readonly threadListing?: ThreadListing
  /** Everything known, as the facts it can be made of again, each with its version. */
  readonly events: readonly ChatEvent[]
}

/** Says that something is no snapshot, is a damaged one, or comes from another version of the package. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly reason: 'format' | 'damaged'
  constructor(reason: SnapshotError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/**
 * Takes what a chat holds out of it, to draw the same on a server and in the browser. What is only true for a moment
 * stays behind: who is there, who writes, the connection, and whatever has not been sent.
 *
 * @example
 * const html = renderToString(<App chat={createChat({ backend, initialState: hydrate(dehydrate(chat)) })} />)
 */
export function dehydrate(chat: Pick<Chat, 'store' | 'env'>): ChatSnapshot {
  const { base, listing, threadListing } = chat.store.getState()
  // Whoever begins with it hears nothing yet, so no stretch of history can claim to reach the end.
  const silent = silence(base)
  const { selfId, users, reminders, marks, unreadThreads, unreadTotals, channels, polls, removedChannels } =
    silent
  return {
    format: FORMAT,
    takenAt: chat.env.now(),
    selfId,
    listing,
    threadListing,
    events: [
      ...(unreadThreads.version === NO_VERSION
        ? []
        : [{ type: 'threads.unread', count: unreadThreads } as const]),
      ...(unreadTotals.version === NO_VERSION
        ? []
        : [{ type: 'totals.unread', totals: unreadTotals } as const]),
      ...[...tableValues(users)].map((user): ChatEvent => ({ type: 'user.put', user })),
      ...remindersOf(reminders),
      ...[...base.savedDrafts].map(([id, draft]): ChatEvent => ({ type: 'draft.put', id, draft })),
      ...Object.entries(marks).flatMap(([kind, held]) => marksOf(kind as MarkKind, held)),
      ...[...removedChannels].map(([channelId, version]): ChatEvent => ({
        type: 'channel.removed',
        channelId,
        version,
      })),
      ...[...tableValues(polls)].map((poll): ChatEvent => ({ type: 'poll.put', poll })),
      ...[...tableValues(channels)].flatMap(eventsOf),
    ],
  }
}

const remindersOf = ({ all, since }: Reminders): readonly ChatEvent[] => [
  ...(all.version === NO_VERSION ? [] : [{ type: 'reminders.put', all } as const]),
  ...[...since].map(([key, reminder]) => ({ type: 'reminder.put', key, reminder }) as const),
]

const marksOf = (kind: MarkKind, { all, since }: Marks): readonly ChatEvent[] => [
  ...(all.version === NO_VERSION ? [] : [{ type: 'marks.put', kind, all } as const]),
  ...[...since].map(([target, on]) => ({ type: 'mark.put', kind, target, on }) as const),
]

const threadOf = (
  channelId: ChannelId,
  root: MessageKey,
  { info, unread, isMine }: ThreadState,
): readonly ChatEvent[] => [
  ...(info.version === NO_VERSION ? [] : [{ type: 'thread.put', channelId, root, info } as const]),
  ...(isMine
    ? ([
        { type: 'unread.put', channelId, thread: root, count: unread.counted },
        { type: 'unread.read', channelId, thread: root, read: unread.read },
      ] as const)
    : []),
]

/** The facts one channel can be made of again, in the order in which they have to be told. */
function eventsOf(shard: ChannelShard): readonly ChatEvent[] {
  const { channel, members, peopleAsOf, pins, reads, removed, truncated, messages, timeline, unread } = shard
  const channelId = channel.id
  const recordsOf = (spots: Iterable<Place>): readonly MessageRecord[] =>
    [...spots].flatMap(({ key }) => tableGet(messages, key) ?? [])
  const spans = timeline.spans.map((span) => recordsOf(places(span.places)))
  // What stands after the newest stretch, and what is not in the count yet, came in while somebody listened.
  const threads = [...shard.threadStates]
  const later = threads.flatMap(([, thread]) => [thread.since, thread.unread.since])
  const arrived = new Set([
    ...recordsOf(timeline.tail),
    ...[unread.since, ...later].flatMap((since) => recordsOf(tableValues(since))),
  ])
  const told = new Set([...spans.flat(), ...arrived])
  const newest = timeline.spans.length - 1
  return [
    { type: 'channel.put', channel },
    ...[...members].map(([userId, member]) => ({ type: 'member.put', channelId, userId, member }) as const),
    ...[...reads].map(([userId, mark]) => ({ type: 'read.put', channelId, userId, mark }) as const),
    ...[...shard.delivered].map(
      ([userId, mark]) => ({ type: 'delivered.put', channelId, userId, mark }) as const,
    ),
    ...(peopleAsOf === NO_VERSION
      ? []
      : [
          {
            type: 'channel.people',
            channelId,
            members: [...members.keys()],
            readers: [...reads.keys()],
            asOf: peopleAsOf,
          } as const,
        ]),
    ...(pins.told.version === NO_VERSION
      ? []
      : [{ type: 'channel.pins', channelId, pins: pins.told } as const]),
    ...(truncated === '' ? [] : [{ type: 'channel.truncated', channelId, upTo: truncated } as const]),
    ...[...removed].map(([key, version]) => ({ type: 'message.removed', channelId, key, version }) as const),
    { type: 'unread.put', channelId, count: unread.counted },
    { type: 'unread.read', channelId, read: unread.read },
    ...threads.flatMap(([root, thread]) => threadOf(channelId, root, thread)),
    ...timeline.spans.map(({ hasOlder, hasNewer }, index) => {
      const records = spans[index] ?? []
      const first = records[0]
      // Only the newest stretch may be empty: that of a channel in which nothing was written.
      const anchor: TimelineAnchor =
        index === newest || !first ? { at: 'newest' } : { at: 'around', key: first.key }
      const page = { channelId, anchor, messages: records, hasOlder, hasNewer, asOf: NO_VERSION }
      return { type: 'timeline.page', page } as const
    }),
    ...[...tableValues(messages)]
      .filter((message) => !told.has(message))
      .map((message) => ({ type: 'message.put', message }) as const),
    ...[...arrived]
      .toSorted((a, b) => comparePlaces(a, b))
      .map((message) => ({ type: 'message.arrived', message }) as const),
  ]
}

/**
 * The state a chat begins with, made of a snapshot: what the server drew is there at once, and everything is asked for
 * again as soon as the chat is connected.
 *
 * @throws SnapshotError when it is no snapshot, a damaged one, or one of another version of the package
 * @example const chat = createChat({ backend, initialState: hydrate(snapshot) })
 */
export function hydrate(snapshot: unknown): ChatState {
  const format =
    typeof snapshot === 'object' && snapshot !== null && 'format' in snapshot ? snapshot.format : undefined
  if (format !== FORMAT) {
    const found = typeof format === 'string' ? `This one is ${JSON.stringify(format)}.` : 'This is none.'
    throw new SnapshotError('format', `A chat begins with a snapshot of the format ${FORMAT}. ${found}`)
  }
  const damage = damageOf(snapshot)
  if (damage !== null) throw new SnapshotError('damaged', `The snapshot is damaged at ${damage}.`)
  const { takenAt, selfId, listing, threadListing, events } = snapshot as ChatSnapshot
  try {
    const base = silence(reduceAll({ ...emptyBase, selfId }, events))
    return { ...emptyChatState, base, listing, ...(threadListing && { threadListing }), drawnAt: takenAt }
  } catch (error) {
    throw new SnapshotError('damaged', 'The snapshot is damaged: its facts contradict each other.', {
      cause: error,
    })
  }
}
