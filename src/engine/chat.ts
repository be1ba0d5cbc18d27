import type { QueryClient } from '@tanstack/query-core'
import type { StoreApi } from 'zustand/vanilla'
import type { ReactionsPage } from '../backends/backend.ts'
import type { Env } from '../env/env.ts'
import type { Capability } from '../model/capability.ts'
import type { ChannelCapability } from '../model/channel.ts'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, ConversationId, MessageKey, OperationId, UserId } from '../model/id.ts'
import type { TimelineAnchor } from '../model/timeline.ts'
import type { ChatState, Draft } from '../state/chatState.ts'

/** A store that can be read and watched, and changed only by the chat itself. */
export type ChatStore = Pick<StoreApi<ChatState>, 'getState' | 'getInitialState' | 'subscribe'>

export interface SendOptions {
  /** The message this one answers. */
  readonly replyTo?: MessageKey | null
  readonly mentions?: readonly UserId[]
  /** In a thread: shows it in the channel as well. */
  readonly alsoInChannel?: boolean
}

/**
 * One person's chat over one back end: the state, and what can be done. It holds no React and no module state, so a
 * page may have several and a server one per request.
 */
export interface Chat {
  readonly store: ChatStore
  readonly env: Env
  /** Where the back end's own files come from; pictures from there may be shown whatever the scheme. */
  readonly origin: string | null
  readonly capabilities: ReadonlySet<Capability>
  /** Receipts of loads and answers of look-ups. */
  readonly queries: QueryClient
  /**
   * Calls back with the facts that were just applied to the store, for what happens once and is no state: something to
   * say, to ring for, to count. Facts may repeat. The answer ends the subscription.
   */
  onEvents(listener: (events: readonly ChatEvent[]) => void): () => void
  /** Opens the connection. Calls are counted: the connection closes when every returned function was called. */
  connect(): () => void
  /** Tries a lost connection again at once. */
  reconnect(): void
  /** What the back end can do and the channel lets me do, both. */
  can(channelId: ChannelId, permission: ChannelCapability, capability?: Capability): boolean

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
  /** Tells the others that I write, or have stopped; call it as often as keys are pressed. */
  setTyping(id: ConversationId, typing: boolean): void
  /**
   * Tells everybody who has the channel open a word of the application's own, e.g. that a hand was raised. It is told once
   * and kept by nobody: whoever is away does not hear of it.
   * @throws OutcomeError when the server did not take it
   */
  sendEvent(channelId: ChannelId, name: string, data?: Readonly<Record<string, unknown>>): Promise<void>
  setDraft(id: ConversationId, change: Partial<Draft>): void

  /**
   * Whether what I did last to a message is on the disk, as soon as that is known, or after 50 ms. False: it is in memory
   * alone, and would end with the page. What the server has is as safe as can be, which counts as true.
   */
  kept(key: MessageKey): Promise<boolean>

  /** Sends an operation that failed, or of which nobody knows, again now and under the same id: it cannot arrive twice. */
  retry(operation: OperationId): void
  /** Forgets a failed operation. Call the answer to take that back: it is there again, failed, in its old place. */
  discard(operation: OperationId): () => void
  /** Lets the messages after a failed one go. */
  sendRest(operation: OperationId): void
  dismiss(notice: OperationId): void

  /** Loads the first or the next page of my channels into the store. @throws OutcomeError */
  loadChannels(page: 'first' | 'next', signal?: AbortSignal): Promise<void>
  /**
   * Keeps everything that is loaded of a channel or thread until the answer is called, as for a list on screen. Of a channel that
   * nobody holds, the newest 200 messages are kept once it has more than 500 and another comes.
   */
  hold(id: ConversationId): () => void
  /** Loads a stretch of history into the store. @throws OutcomeError */
  loadTimeline(id: ConversationId, anchor: TimelineAnchor, signal?: AbortSignal): Promise<void>
  /**
   * One page of who reacted to a message, newest first; the people are put into the store.
   * @param offset how many are known already
   * @throws OutcomeError
   */
  loadReactions(
    key: MessageKey,
    offset: number,
    signal?: AbortSignal,
  ): Promise<Pick<ReactionsPage, 'reactions' | 'hasMore'>>
  /** Ends everything: connection, timers, loads. What was pending stays in the outbox's storage. */
  destroy(): void
}
