import type { StoreApi } from 'zustand/vanilla'
import type { Backend } from '../backends/backend.ts'
import {
  type ChannelId,
  channelOf,
  type ConversationId,
  type MessageKey,
  rootOf,
  type UserId,
  userId,
} from '../model/id.ts'
import type { ChatState } from '../state/chatState.ts'
import { quoteOf } from '../state/quote.ts'
import {
  selectCanChange,
  selectMessage,
  selectRecord,
  selectShard,
  selectUnread,
} from '../state/selectors.ts'
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
  edit(channelId: ChannelId, key: MessageKey, text: string): void
  remove(channelId: ChannelId, key: MessageKey): void
  /** Pins a message for everybody, or takes the pin off. @param until ms since the epoch; `null`: for good. @default null */
  pin(channelId: ChannelId, key: MessageKey, on: boolean, until?: number | null): void
  /** Whether I react so, as a wish: repeating it changes nothing. `unique` takes my other reactions away. */
  react(channelId: ChannelId, key: MessageKey, reaction: string, on: boolean, unique?: boolean): void
  /** Everything in the channel has been seen. */
  markRead(channelId: ChannelId): void
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
    edit(channelId, key, text) {
      const shown = selectMessage(store.getState(), channelId, key)
      if (!canChange('update', channelId, key) || shown?.text === text) return
      press('message.edit', { channelId, key, text })
    },
    remove(channelId, key) {
      if (canChange('delete', channelId, key)) press('message.delete', { channelId, key, authorId: selfId() })
    },
    pin(channelId, key, on, until = null) {
      if (can(channelId, 'pin-message', 'pins'))
        press('message.pin', { channelId, key, on, until: on ? until : null, byId: selfId() })
    },
    react(channelId, key, reaction, on, unique = false) {
      if (can(channelId, 'send-reaction', 'reactions'))
        press('reaction.set', { channelId, key, reaction, on, unique })
    },
    markRead(channelId) {
      const state = store.getState()
      const latest = selectShard(state, channelId)?.latest
      const newest = latest && selectRecord(state, channelId, latest)
      const isDue =
        newest && selectUnread(state, channelId) > 0 && can(channelId, 'read-events', 'read-marks')
      if (isDue) press('channel.read', { channelId, newest: newest.key, upTo: newest.order })
    },
    kept,
  }
}
