import type { ChannelId, MessageKey, Version } from './id.ts'
import type { MessageRecord } from './message.ts'

/** Which part of a history is asked for. */
export type TimelineAnchor =
  | { readonly at: 'newest' }
  | { readonly at: 'older' | 'newer' | 'around'; readonly key: MessageKey }
  /** Around a time (sortable text), e.g. how far somebody has read. */
  | { readonly at: 'time'; readonly time: Version }

/** A stretch of history without holes, oldest first. */
export interface TimelinePage {
  readonly channelId: ChannelId
  /** Of the replies to this message; absent: of the channel itself. */
  readonly thread?: MessageKey
  readonly anchor: TimelineAnchor
  readonly messages: readonly MessageRecord[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
  /** Newest server time seen before the page was asked for: nothing older than it can be missing by accident. */
  readonly asOf: Version
}
