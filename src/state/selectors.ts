import type { Capability } from '../model/capability.ts'
import type { ChannelCapability, ChannelInfo, Member, ReadMark } from '../model/channel.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  type MessageKey,
  rootOf,
  type UserId,
  type Version,
} from '../model/id.ts'
import { isMineAlone, type MessageRecord } from '../model/message.ts'
import type { ThreadInfo } from '../model/thread.ts'
import type { Presence, UserRecord } from '../model/user.ts'
import type { Versioned } from '../model/versioned.ts'
import type { ChannelShard } from './base.ts'
import { type ChatState, type Draft, emptyDraft } from './chatState.ts'
import type { MessageView } from './messageView.ts'
import { entriesFor } from './outbox.ts'
import { projectMessage } from './project.ts'
import { withNewestQuote } from './quote.ts'
import { tableGet, tableValues } from './table.ts'
import { readWish } from './readWish.ts'
import { lastReplyAtOf } from './threadState.ts'
import { MOST_UNREAD, unreadCount } from './unread.ts'

/*
 * Every selector answers a stored reference or a primitive, never a fresh object, so that a row draws again only
 * when what it shows has changed.
 */

export const selectShard = (state: ChatState, id: ChannelId): ChannelShard | undefined =>
  tableGet(state.base.channels, id)

export const selectChannelInfo = (state: ChatState, id: ChannelId): ChannelInfo | null =>
  selectShard(state, id)?.channel.info.value ?? null

/** What I may do in a channel. Unknown means: nothing. */
export const selectCan = (state: ChatState, id: ChannelId, capability: ChannelCapability): boolean =>
  selectShard(state, id)?.channel.capabilities.value.includes(capability) ?? false

export const selectUser = (state: ChatState, id: UserId): UserRecord | null =>
  tableGet(state.base.users, id) ?? null

/** `null` while nobody knows: before the first word of the server and while disconnected. */
export const selectPresence = (state: ChatState, id: UserId): Presence | null =>
  tableGet(state.base.presence, id)?.value ?? null

export const selectRecord = (
  state: ChatState,
  channelId: ChannelId,
  key: MessageKey,
): MessageRecord | undefined => {
  const shard = selectShard(state, channelId)
  return shard && tableGet(shard.messages, key)
}

/** One message with everything pending folded over it. */
export const selectMessage = (
  state: ChatState,
  channelId: ChannelId,
  key: MessageKey,
): MessageView | null => {
  const view = projectMessage(selectRecord(state, channelId, key), entriesFor(state.outbox, key))
  if (!view?.quote) return view ?? null
  const isErased = selectShard(state, channelId)?.removed.has(view.quote.key)
  return withNewestQuote(view, isErased ? 'erased' : selectRecord(state, channelId, view.quote.key))
}

/**
 * Whether I may edit or delete a message now: it is one that can be, the channel lets me, and the back end is able to.
 * @param able what the back end can do at all
 */
export function selectCanChange(
  state: ChatState,
  able: ReadonlySet<Capability>,
  message: MessageView | null,
  what: 'update' | 'delete',
): boolean {
  // Only a text has words of its author's that could be others.
  const isFit = what === 'update' ? message?.kind === 'text' : !isBeyond(message)
  if (!message || !isFit || !able.has(what === 'update' ? 'edit-message' : 'delete-message')) return false
  const isMine = message.authorId === state.base.selfId
  return (
    selectCan(state, message.channelId, `${what}-any-message`) ||
    (isMine && selectCan(state, message.channelId, `${what}-own-message`))
  )
}

/** Nothing can be done to what is gone, nor to what only I am shown: the server has no such message. */
export const isBeyond = (message: Pick<MessageView, 'kind'> | null): boolean =>
  message === null || message.kind === 'deleted' || isMineAlone(message.kind)

/** The newest message of a channel, pending ones included. */
export function selectLatest(state: ChatState, channelId: ChannelId): MessageView | null {
  const pending = state.outbox.sends.get(channelId)?.at(-1)
  const key = pending ?? selectShard(state, channelId)?.latest
  return key ? selectMessage(state, channelId, key) : null
}

/** How many messages of a channel, or replies in a thread of mine, I have not read; 0 at once when I have just read it. */
export function selectUnread(state: ChatState, id: ConversationId): number {
  const shard = selectShard(state, channelOf(id))
  const root = rootOf(id)
  const thread = root === null ? undefined : shard?.threadStates.get(root)
  const unread = root === null ? shard?.unread : thread?.isMine ? thread.unread : undefined
  if (!unread) return 0
  const wish = readWish(state.outbox, id)
  if (!wish) return unreadCount(unread)
  let count = 'count' in wish ? wish.count : 0
  for (const { order } of tableValues(unread.since)) if (order > wish.upTo) count += 1
  return Math.min(MOST_UNREAD, count)
}

/** How far I have read a channel or a thread of mine, at once where I have just made it unread; `null` where nobody said. */
export function selectOwnMark(state: ChatState, id: ConversationId): Version | null {
  const wish = readWish(state.outbox, id)
  if (wish && 'mark' in wish) return wish.mark
  if (rootOf(id) !== null) return selectThreadMark(state, id)
  const { selfId } = state.base
  return (selfId && selectReadMark(state, channelOf(id), selfId)?.upTo) ?? null
}

/** How far I have read a thread; `null` where I take no part in it, or nobody said. */
export function selectThreadMark(state: ChatState, id: ConversationId): Version | null {
  const root = rootOf(id)
  const thread = root === null ? undefined : selectShard(state, channelOf(id))?.threadStates.get(root)
  if (!thread?.isMine) return null
  const { read, counted } = thread.unread
  return (read.version > counted.version ? read.value : counted.upTo) || null
}

/** When the newest reply of a thread came, ms since the epoch; 0 where nobody told. */
export function selectLastReplyAt(state: ChatState, id: ConversationId): number {
  const shard = selectShard(state, channelOf(id))
  const root = rootOf(id)
  const thread = root === null ? undefined : shard?.threadStates.get(root)
  return shard && thread ? lastReplyAtOf(shard, thread) : 0
}

/** What a thread says of itself; `null` while nobody told. */
export function selectThreadInfo(state: ChatState, id: ConversationId): ThreadInfo | null {
  const root = rootOf(id)
  return (root && selectShard(state, channelOf(id))?.threadStates.get(root)?.info.value) ?? null
}

const NO_MEMBERS: ReadonlyMap<UserId, Versioned<Member | null>> = new Map()
export const selectMembers = (
  state: ChatState,
  id: ChannelId,
): ReadonlyMap<UserId, Versioned<Member | null>> => selectShard(state, id)?.members ?? NO_MEMBERS

/** How far somebody has read; `null` when unknown. */
export const selectReadMark = (state: ChatState, id: ChannelId, userId: UserId): ReadMark | null =>
  selectShard(state, id)?.reads.get(userId)?.value ?? null

/** True when somebody other than me has read up to this message. */
export function selectIsReadByOthers(state: ChatState, channelId: ChannelId, key: MessageKey): boolean {
  const shard = selectShard(state, channelId)
  const message = shard && tableGet(shard.messages, key)
  if (!shard || !message) return false
  for (const [reader, mark] of shard.reads) {
    const isOther = reader !== state.base.selfId && reader !== message.content.value.authorId
    if (isOther && (mark.value.upTo as string) >= (message.order as string)) return true
  }
  return false
}

/** True when this message has come to a device of somebody other than me. */
export function selectIsDelivered(state: ChatState, channelId: ChannelId, key: MessageKey): boolean {
  const shard = selectShard(state, channelId)
  const message = shard && tableGet(shard.messages, key)
  if (!shard || !message) return false
  for (const [userId, mark] of shard.delivered) {
    const isOther = userId !== state.base.selfId && userId !== message.content.value.authorId
    if (isOther && (mark.value.upTo as string) >= (message.order as string)) return true
  }
  return false
}

/** Who else has read up to this message, as ids in one text, so that the store can compare it; '' when nobody has. */
export function selectReaders(state: ChatState, channelId: ChannelId, key: MessageKey): string {
  const shard = selectShard(state, channelId)
  const message = shard && tableGet(shard.messages, key)
  if (!shard || !message) return ''
  const readers: UserId[] = []
  for (const [reader, mark] of shard.reads) {
    const isOther = reader !== state.base.selfId && reader !== message.content.value.authorId
    if (isOther && (mark.value.upTo as string) >= (message.order as string)) readers.push(reader)
  }
  // No id holds a line break.
  return readers.join('\n')
}

const NOBODY: readonly UserId[] = []
export const selectTyping = (state: ChatState, id: ConversationId): readonly UserId[] =>
  state.typing.get(id) ?? NOBODY

export const selectDraft = (state: ChatState, id: ConversationId): Draft => state.drafts.get(id) ?? emptyDraft
