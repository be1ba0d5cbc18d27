import type { UnreadCount } from '../model/event.ts'
import {
  type MessageKey,
  NO_VERSION,
  type Order,
  order,
  type UserId,
  type Version,
  version,
} from '../model/id.ts'
import { isMineAlone, type MessageRecord } from '../model/message.ts'
import type { ThreadInfo } from '../model/thread.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import type { Place } from './sequence.ts'
import { emptyTable, type Table, tableDelete, tableGet, tableSet, tableValues } from './table.ts'
import {
  addUnread,
  countUnread,
  doubtUnread,
  dropUnread,
  noUnread,
  readUnread,
  type Unread,
} from './unread.ts'
import { newest } from './versioned.ts'

/** What the server said of one thread as a whole, and of my part in it. Registers apart from each other, as in a channel. */
export interface ThreadState {
  /** `null`: there was no thread any more. */
  readonly info: Versioned<ThreadInfo | null>
  /** Replies that came after `info` was told. */
  readonly since: Table<MessageKey, Place>
  readonly unread: Unread
  /** I take part in it: a mark of mine was told. */
  readonly isMine: boolean
}

/** Of a thread that nobody has told of; up to where its channel was emptied nothing is unread. */
const emptyThread = (truncated: Order): ThreadState => ({
  info: { version: NO_VERSION, value: null },
  since: emptyTable(),
  unread: truncated === '' ? noUnread : countUnread(noUnread, { version: version(truncated), value: 0 }),
  isMine: false,
})

function change(
  shard: ChannelShard,
  root: MessageKey,
  make: (held: ThreadState) => ThreadState,
): ChannelShard {
  const held = shard.threadStates.get(root) ?? emptyThread(shard.truncated)
  const next = make(held)
  return next === held ? shard : { ...shard, threadStates: new Map(shard.threadStates).set(root, next) }
}

const withUnread = (held: ThreadState, unread: Unread, isMine: boolean = held.isMine): ThreadState =>
  unread === held.unread && isMine === held.isMine ? held : { ...held, unread, isMine }

/** A newer word of the whole: the replies it knows of need not be remembered one by one. */
export const putThread = (
  shard: ChannelShard,
  root: MessageKey,
  told: Versioned<ThreadInfo | null>,
): ChannelShard =>
  change(shard, root, (held) => {
    const info = newest(held.info, told)
    if (info === held.info) return held
    let { since } = held
    for (const spot of tableValues(held.since))
      if ((spot.order as string) <= info.version) since = tableDelete(since, spot.key)
    return { ...held, info, since }
  })

/** How much of a thread I had not read; with that I take part in it. */
export const countThread = (shard: ChannelShard, root: MessageKey, count: UnreadCount): ChannelShard =>
  change(shard, root, (held) => withUnread(held, countUnread(held.unread, count), true))

/** I have read a thread up to a time. */
export const readThread = (shard: ChannelShard, root: MessageKey, read: Versioned<Version>): ChannelShard =>
  change(shard, root, (held) => withUnread(held, readUnread(held.unread, read), true))

/** Whether a reply may be in the count of what I have not read: another's, after my mark. */
function isForMe(
  { unread }: ThreadState,
  { order: place, content }: MessageRecord,
  selfId: UserId | null,
): boolean {
  const { silent, authorId } = content.value
  const mark = unread.read.version > unread.counted.version ? unread.read.value : (unread.counted.upTo ?? '')
  return !silent && authorId !== selfId && (place as string) > mark
}

/** A reply was just sent: its thread has a newer end, and more to be read where it is another's. */
export function noticeReply(shard: ChannelShard, key: MessageKey, selfId: UserId | null): ChannelShard {
  const message = tableGet(shard.messages, key)
  const { parent = null, kind, silent, authorId } = message?.content.value ?? {}
  if (!message || parent === null || isMineAlone(kind)) return shard
  const spot: Place = { key, order: message.order }
  return change(shard, parent, (held) => {
    const isKnown = (spot.order as string) <= held.info.version || tableGet(held.since, key)
    const isCounted = kind === 'text' && !silent && authorId !== selfId
    const counted = isCounted ? withUnread(held, addUnread(held.unread, spot)) : held
    return isKnown ? counted : { ...counted, since: tableSet(held.since, key, spot) }
  })
}

/** A placeholder of a reply counts no longer. */
export function uncountReply(shard: ChannelShard, { key, content }: MessageRecord): ChannelShard {
  const root = content.value.parent
  // Nothing is known of a thread by that alone.
  if (root === null || !shard.threadStates.has(root)) return shard
  return change(shard, root, (held) => withUnread(held, dropUnread(held.unread, key)))
}

/** A reply was deleted, which may make the server's count too high. */
export function doubtReply(
  shard: ChannelShard,
  message: MessageRecord,
  goneAt: Version,
  selfId: UserId | null,
): ChannelShard {
  const root = message.content.value.parent
  if (root === null || !shard.threadStates.has(root)) return shard
  const gone = { version: goneAt, place: message.order }
  return change(shard, root, (held) =>
    isForMe(held, message, selfId) ? withUnread(held, doubtUnread(held.unread, message.key, gone)) : held,
  )
}

/** The same of one that nobody has told of before. */
export const doubtUnknownReply = (
  shard: ChannelShard,
  root: MessageKey,
  key: MessageKey,
  goneAt: Version,
): ChannelShard =>
  change(shard, root, (held) =>
    withUnread(held, doubtUnread(held.unread, key, { version: goneAt, place: '' })),
  )

/** A reply is gone for good, wherever it stood. */
export function forgetReply(shard: ChannelShard, key: MessageKey): ChannelShard {
  let next = shard
  for (const root of shard.threadStates.keys())
    next = change(next, root, (held) => {
      const since = tableDelete(held.since, key)
      const rest = withUnread(held, dropUnread(held.unread, key))
      return since === held.since ? rest : { ...rest, since }
    })
  return next
}

/** Of the replies up to a place nothing is left to be read. */
export function truncateThreads(shard: ChannelShard, upTo: Order): ChannelShard {
  let next = shard
  for (const root of shard.threadStates.keys())
    next = change(next, root, (held) => {
      let { since } = held
      for (const spot of tableValues(held.since)) if (spot.order <= upTo) since = tableDelete(since, spot.key)
      const unread = countUnread(held.unread, { version: version(upTo), value: 0 })
      return { ...held, since, unread }
    })
  return next
}

/** Everything in my threads of a channel was read at that time. */
export function readThreads(shard: ChannelShard, at: Version): ChannelShard {
  let next = shard
  for (const [root, { isMine }] of shard.threadStates)
    if (isMine) next = countThread(next, root, { version: at, value: 0 })
  return next
}

/** Where the newest reply of a thread stands; `''` where there is none, as far as is known. */
export function lastReplyOf({ truncated }: ChannelShard, { info, since }: ThreadState): Order {
  let last = info.value?.lastReply ?? order('')
  for (const spot of tableValues(since)) if (spot.order > last) last = spot.order
  return last > truncated ? last : order('')
}

/** When the newest reply of a thread came, ms since the epoch; 0 where nobody knows. */
export function lastReplyAtOf(shard: ChannelShard, thread: ThreadState): number {
  let at = thread.info.value?.lastReplyAt ?? 0
  for (const { key } of tableValues(thread.since))
    at = Math.max(at, tableGet(shard.messages, key)?.content.value.createdAt ?? 0)
  return at
}
