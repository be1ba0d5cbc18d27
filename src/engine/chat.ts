import type { QueryClient } from '@tanstack/query-core'
import type { StoreApi } from 'zustand/vanilla'
import type { Env } from '../env/env.ts'
import type { Capability } from '../model/capability.ts'
import type { ChannelCapability } from '../model/channel.ts'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, ConversationId, OperationId } from '../model/id.ts'
import type { UploadId } from '../model/upload.ts'
import type { ChatState, Draft } from '../state/chatState.ts'
import type { Deeds } from './deeds.ts'
import type { DraftSync } from './draftSync.ts'
import type { Ephemerals } from './ephemerals.ts'
import type { LookUps } from './lookUps.ts'
import type { Polls } from './polls.ts'
import type { Translations } from './translations.ts'
import type { Uploads } from './uploads.ts'

/** A store that can be read and watched, and changed only by the chat itself. */
export type ChatStore = Pick<StoreApi<ChatState>, 'getState' | 'getInitialState' | 'subscribe'>

/**
 * One person's chat over one back end: the state, and what can be done. It holds no React and no module state, so a
 * page may have several and a server one per request.
 */
export interface Chat extends Deeds, LookUps, Ephemerals, Translations, Polls, Uploads, DraftSync {
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

  /** Tells the others that I write, or have stopped; call it as often as keys are pressed. */
  setTyping(id: ConversationId, typing: boolean): void
  /**
   * Tells everybody who has the channel open a word of the application's own, e.g. that a hand was raised. It is told once
   * and kept by nobody: whoever is away does not hear of it.
   * @throws OutcomeError when the server did not take it
   */
  sendEvent(channelId: ChannelId, name: string, data?: Readonly<Record<string, unknown>>): Promise<void>
  setDraft(id: ConversationId, change: Partial<Draft>): void

  /** Sends an operation that failed, or of which nobody knows, again now and under the same id: it cannot arrive twice. */
  retry(operation: OperationId): void
  /** Forgets a failed operation. Call the answer to take that back: it is there again, failed, in its old place. */
  discard(operation: OperationId): () => void
  /** Lets the messages after a failed one go. */
  sendRest(operation: OperationId): void
  /** Sends a message that waits for its files without one of them. With nothing left to say, it is taken back. */
  sendWithout(operation: OperationId, upload: UploadId): void
  dismiss(notice: OperationId): void

  /** Loads the first or the next page of my channels into the store. @throws OutcomeError */
  loadChannels(page: 'first' | 'next', signal?: AbortSignal): Promise<void>
  /** The same for the threads I take part in. @throws OutcomeError */
  loadThreads(page: 'first' | 'next', signal?: AbortSignal): Promise<void>
  /**
   * Keeps everything that is loaded of a channel or thread until the answer is called, as for a list on screen. Of a channel that
   * nobody holds, the newest 200 messages are kept once it has more than 500 and another comes.
   */
  hold(id: ConversationId): () => void
  /** Ends everything: connection, timers, loads. What was pending stays in the outbox's storage. */
  destroy(): void
}
