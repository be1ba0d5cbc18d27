import type { Backend, MessageFlagsRequest, ReactionsPage } from '../backends/backend.ts'
import { type ChannelId, channelOf, type ConversationId, type MessageKey, rootOf } from '../model/id.ts'
import type { MessageRecord } from '../model/message.ts'
import type { Attachment } from '../model/message.ts'
import { outcomeOf } from '../model/outcome.ts'
import type { SearchAnswer, SearchQuery } from '../model/search.ts'
import type { TimelineAnchor } from '../model/timeline.ts'
import { type MessageFlagView, viewOfFlag } from '../state/messageFlagView.ts'
import type { ChatStore } from './chat.ts'
import type { Connector } from './connection.ts'
import type { Ingest } from './ingest.ts'
import { createMessagesById } from './messagesById.ts'
import { createSearches } from './searches.ts'

/** What is asked for when somebody wants to see it. The facts in an answer go to the store. */
export interface LookUps {
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
  /**
   * One page of the messages that somebody looks for, newest first.
   * @param cursor the `next` of the page before; `null`: the first page
   * @throws OutcomeError
   */
  search(query: SearchQuery, cursor: string | null, signal?: AbortSignal): Promise<SearchAnswer>
  /**
   * Single messages of a channel, in the order asked for; what is not there is left out. Show them through
   * `useMessagesById`, which knows what became of them since.
   * @throws OutcomeError
   */
  loadMessages(
    channelId: ChannelId,
    keys: readonly MessageKey[],
    signal?: AbortSignal,
  ): Promise<readonly MessageRecord[]>
  /**
   * What is behind a link, as the server reads it; `null` where it shows nothing of it.
   * @throws OutcomeError when nobody answered
   */
  preview(url: string, signal?: AbortSignal): Promise<Attachment | null>
  /** Loads everything I keep for later into the store. @throws OutcomeError */
  loadReminders(signal?: AbortSignal): Promise<void>
  /**
   * One page of the reports that I may read as a moderator, newest first.
   * @throws OutcomeError `not-allowed` for who moderates nothing
   */
  loadMessageFlags(
    request: Omit<MessageFlagsRequest, 'limit'>,
    signal?: AbortSignal,
  ): Promise<{ readonly flags: readonly MessageFlagView[]; readonly hasMore: boolean }>
}

/** Messages of one page of history. */
const MESSAGES_A_PAGE = 30
/** Reports of one page of the moderators' queue. */
const FLAGS_A_PAGE = 25
/** People of one page of who reacted. */
const REACTIONS_A_PAGE = 100

const placeOf = (id: ConversationId) => {
  const thread = rootOf(id)
  return { channelId: channelOf(id), ...(thread ? { thread } : {}) }
}

export interface LookUpsParts {
  readonly store: Pick<ChatStore, 'getState'>
  readonly backend: Backend
  readonly connector: Pick<Connector, 'settled'>
  readonly ingest: Ingest
  /** Ends with the chat. */
  readonly ending: AbortSignal
}

/** Asks once the server has let us in. */
export function createLookUps(parts: LookUpsParts): LookUps {
  const { backend, connector, ingest, ending } = parts
  return {
    search: createSearches(parts),
    loadMessages: createMessagesById(parts),
    async loadTimeline(id, anchor, signal = ending) {
      await connector.settled(signal)
      const request = { ...placeOf(id), anchor, limit: MESSAGES_A_PAGE }
      ingest.now(await backend.fetchTimeline(request, signal))
    },
    async loadMessageFlags(request, signal = ending) {
      await connector.settled(signal)
      const page = await backend.fetchMessageFlags?.({ ...request, limit: FLAGS_A_PAGE }, signal)
      if (page) ingest.now(page.events)
      return { flags: page?.flags.map(viewOfFlag) ?? [], hasMore: page?.hasMore ?? false }
    },
    async preview(url, signal = ending) {
      await connector.settled(signal)
      try {
        return (await backend.fetchPreview?.(url, signal)) ?? null
      } catch (error) {
        // A refusal is an answer: most addresses lead to what has no preview.
        if (outcomeOf(error).type !== 'rejected') throw error
        return null
      }
    },
    async loadReminders(signal = ending) {
      await connector.settled(signal)
      ingest.now((await backend.fetchReminders?.(signal)) ?? [])
    },
    async loadReactions(key, offset, signal = ending) {
      await connector.settled(signal)
      const page = await backend.fetchReactions?.({ key, offset, limit: REACTIONS_A_PAGE }, signal)
      if (page) ingest.now(page.events)
      return { reactions: page?.reactions ?? [], hasMore: page?.hasMore ?? false }
    },
  }
}
