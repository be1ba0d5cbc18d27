import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import type { Capability } from '../model/capability.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  type MessageKey,
  rootOf,
  type UserId,
  userId,
} from '../model/id.ts'
import type { Report } from '../model/mark.ts'
import type { ChatState } from '../state/chatState.ts'
import { quoteOf } from '../state/quote.ts'
import {
  selectCanChange,
  selectChannelInfo,
  selectMessage,
  selectRecord,
  selectShard,
  selectUnread,
} from '../state/selectors.ts'
import { lastReplyOf } from '../state/threadState.ts'
import type { Chat } from './chat.ts'
import type { Presser } from './presser.ts'

export interface SendOptions {
  /** The message this one answers. */
  readonly replyTo?: MessageKey | null
  readonly mentions?: readonly UserId[]
  /** In a thread: shows it in the channel as well. */
  readonly alsoInChannel?: boolean
}

/** What a person can do. It is shown at once, kept until the server has it, and taken back where that refuses. */
export interface Deeds {
  /**
   * Shows a message at once and sends it, to a channel or to the thread under one of its messages (`threadId`). `null`:
   * there is nothing in it, or I may not write there.
   */
  send(id: ConversationId, text: string, options?: SendOptions): MessageKey | null
  /** @param mentions whom it names from now on. @default those it names already */
  edit(channelId: ChannelId, key: MessageKey, text: string, mentions?: readonly UserId[]): void
  remove(channelId: ChannelId, key: MessageKey): void
  /** Pins a message for everybody, or takes the pin off. @param until ms since the epoch; `null`: for good. @default null */
  pin(channelId: ChannelId, key: MessageKey, on: boolean, until?: number | null): void
  /** Whether I react so, as a wish: repeating it changes nothing. `unique` takes my other reactions away. */
  react(channelId: ChannelId, key: MessageKey, reaction: string, on: boolean, unique?: boolean): void
  /** Reports a message to the moderators, or takes my report back. */
  flag(channelId: ChannelId, key: MessageKey, on: boolean, report?: Partial<Report>): void
  /** The same for a person. */
  flagUser(userId: UserId, on: boolean, report?: Partial<Report>): void
  /** Whether I want to be told of what somebody says. @param minutes how long; `null`: for good. @default null */
  mute(userId: UserId, on: boolean, minutes?: number | null): void
  /** Whether somebody is blocked: what they say is hidden, and they cannot write to me alone. */
  block(userId: UserId, on: boolean): void
  /** Everything in a channel, or in a thread (`threadId`), has been seen. */
  /**
   * Keeps a message for me to come back to, or lets it go.
   * @param at when to be told, ms since the epoch; `null`: never. @default null
   */
  remind(channelId: ChannelId, key: MessageKey, on: boolean, at?: number | null): void
  markRead(id: ConversationId): void
  /**
   * Whether what I did last to a message is on the disk, as soon as that is known, or after 50 ms. False: it is in memory
   * alone, and would end with the page. What the server has is as safe as can be, which counts as true.
   */
  kept(key: MessageKey): Promise<boolean>
}

export interface DeedsParts {
  readonly store: StoreApi<ChatState>
  readonly backend: Backend
  readonly presser: Presser
  readonly can: Chat['can']
  /** What is sent is no longer being written. */
  readonly stopTyping: (id: ConversationId) => void
}

const isSameList = (a: readonly UserId[], b: readonly UserId[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** Turns what a person does into operations, where it may be done. */
export function createDeeds({ store, backend, presser, can, stopTyping }: DeedsParts): Deeds {
  const { press, kept } = presser
  const selfId = (): UserId => store.getState().base.selfId ?? userId('')

  /** A reply needs its thread: a message that the server has, and has not deleted for good. */
  const mayWrite = (id: ConversationId): boolean => {
    const root = rootOf(id)
    if (root === null) return can(channelOf(id), 'send-message')
    const isThere = selectRecord(store.getState(), channelOf(id), root) !== undefined
    return isThere && can(channelOf(id), 'send-reply', 'threads')
  }

  const mayMark = (id: UserId, ability: Capability): boolean =>
    backend.capabilities.has(ability) && id !== selfId()

  const canChange = (
    what: 'update' | 'delete',
    ...[channelId, key]: Parameters<Deeds['remove']>
  ): boolean => {
    const state = store.getState()
    return selectCanChange(state, backend.capabilities, selectMessage(state, channelId, key), what)
  }

  return {
    send(id, text, { replyTo = null, mentions = [], alsoInChannel = false } = {}) {
      const [channelId, thread] = [channelOf(id), rootOf(id)]
      if (text.trim() === '' || !mayWrite(id)) return null
      const key = backend.newMessageKey()
      const quote = quoteOf(replyTo ? selectMessage(store.getState(), channelId, replyTo) : null)
      stopTyping(id)
      const where = { channelId, thread, alsoInChannel: thread !== null && alsoInChannel }
      press('message.send', { ...where, key, text, authorId: selfId(), quote, mentions })
      return key
    },
    edit(channelId, key, text, mentions) {
      const shown = selectMessage(store.getState(), channelId, key)
      const isSame = shown?.text === text && isSameList(mentions ?? shown.mentions, shown.mentions)
      if (!canChange('update', channelId, key) || isSame) return
      press('message.edit', { channelId, key, text, ...(mentions ? { mentions } : {}) })
    },
    remove(channelId, key) {
      if (canChange('delete', channelId, key)) press('message.delete', { channelId, key, authorId: selfId() })
    },
    pin(channelId, key, on, until = null) {
      if (can(channelId, 'pin-message', 'pins'))
        press('message.pin', { channelId, key, on, until: on ? until : null, byId: selfId() })
    },
    remind(channelId, key, on, at = null) {
      const isOff = selectChannelInfo(store.getState(), channelId)?.reminders === false
      if (backend.capabilities.has('reminders') && !isOff)
        press('reminder.set', { channelId, key, on, at: on ? at : null })
    },
    react(channelId, key, reaction, on, unique = false) {
      if (can(channelId, 'send-reaction', 'reactions'))
        press('reaction.set', { channelId, key, reaction, on, unique })
    },
    flag(channelId, key, on, { reason = '', note = '' } = {}) {
      const shown = selectMessage(store.getState(), channelId, key)
      const isTheirs = shown !== null && shown.id !== null && shown.authorId !== selfId()
      // What was deleted meanwhile can no longer be reported; a report of it can be taken back.
      const isFit = isTheirs && (!on || shown.kind !== 'deleted')
      if (isFit && can(channelId, 'flag-message', 'flags'))
        press('message.flag', { channelId, key, on, reason, note })
    },
    flagUser(id, on, { reason = '', note = '' } = {}) {
      if (mayMark(id, 'flags')) press('user.flag', { userId: id, on, reason, note })
    },
    mute(id, on, minutes = null) {
      if (mayMark(id, 'mutes')) press('user.mute', { userId: id, on, minutes: on ? minutes : null })
    },
    block(id, on) {
      if (mayMark(id, 'blocks')) press('user.block', { userId: id, on })
    },
    markRead(id) {
      const state = store.getState()
      const channelId = channelOf(id)
      const thread = rootOf(id)
      if (thread !== null) {
        const shard = selectShard(state, channelId)
        const held = shard?.threadStates.get(thread)
        const isThreadDue = selectUnread(state, id) > 0 && can(channelId, 'read-events', 'thread-reads')
        if (shard && held && isThreadDue)
          press('thread.read', { channelId, thread, upTo: lastReplyOf(shard, held) })
        return
      }
      const latest = selectShard(state, channelId)?.latest
      const newest = latest && selectRecord(state, channelId, latest)
      const isDue =
        newest && selectUnread(state, channelId) > 0 && can(channelId, 'read-events', 'read-marks')
      if (isDue) press('channel.read', { channelId, newest: newest.key, upTo: newest.order })
    },
    kept,
  }
}
