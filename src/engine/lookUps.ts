import type { Backend, ReactionsPage } from '../backends/backend.ts'
import { channelOf, type ConversationId, type MessageKey, rootOf } from '../model/id.ts'
import type { TimelineAnchor } from '../model/timeline.ts'
import type { Connector } from './connection.ts'
import type { Ingest } from './ingest.ts'

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
}

/** Messages of one page of history. */
const MESSAGES_A_PAGE = 30
/** People of one page of who reacted. */
const REACTIONS_A_PAGE = 100

const placeOf = (id: ConversationId) => {
  const thread = rootOf(id)
  return { channelId: channelOf(id), ...(thread ? { thread } : {}) }
}

export interface LookUpsParts {
  readonly backend: Backend
  readonly connector: Pick<Connector, 'settled'>
  readonly ingest: Ingest
  /** Ends with the chat. */
  readonly ending: AbortSignal
}

/** Asks once the server has let us in. */
export function createLookUps({ backend, connector, ingest, ending }: LookUpsParts): LookUps {
  return {
    async loadTimeline(id, anchor, signal = ending) {
      await connector.settled(signal)
      const request = { ...placeOf(id), anchor, limit: MESSAGES_A_PAGE }
      ingest.now(await backend.fetchTimeline(request, signal))
    },
    async loadReactions(key, offset, signal = ending) {
      await connector.settled(signal)
      const page = await backend.fetchReactions?.({ key, offset, limit: REACTIONS_A_PAGE }, signal)
      if (page) ingest.now(page.events)
      return { reactions: page?.reactions ?? [], hasMore: page?.hasMore ?? false }
    },
  }
}
