import type { ChannelId, UserId } from './id.ts'
import type { MessageRecord } from './message.ts'

/** What a message that is looked for has on it. */
export type SearchedThing = 'image' | 'video' | 'audio' | 'file' | 'link'

/** Which messages somebody looks for; what is left out does not matter. */
export interface SearchQuery {
  /** Words, each of which begins a word of the message; empty where the rest says enough. */
  readonly text: string
  /** Only there. */
  readonly channelId?: ChannelId
  readonly from?: UserId
  readonly has?: SearchedThing
  /** Sent before, or at or after this, ms since the epoch. */
  readonly before?: number
  readonly after?: number
}

/** One message that was found, as it was when it was found, and where. */
export interface SearchResult {
  readonly message: MessageRecord
  /** For a channel of which nothing else is known. Foreign text; may be empty. */
  readonly channelName: string
}

/** Some of what was found, newest first. */
export interface SearchAnswer {
  readonly results: readonly SearchResult[]
  /** Leads to the next ones; `null` after the last. */
  readonly next: string | null
  /** Not everything that was to be looked through was. */
  readonly isPartial: boolean
}
