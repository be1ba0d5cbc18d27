import type { Env } from '../env/env.ts'
import type { Capability } from '../model/capability.ts'
import type { ChatEvent } from '../model/event.ts'
import type { ChannelId, ConversationId, MessageKey, ThreadId, UserId, Version } from '../model/id.ts'
import type { Attachment, MessageRecord } from '../model/message.ts'
import type { SavedDraft } from '../model/savedDraft.ts'
import type { MessageFlag } from '../model/messageFlag.ts'
import type { Operation, Signal } from '../model/operation.ts'
import type { PollLimits } from '../model/poll.ts'
import type { Reaction } from '../model/reaction.ts'
import type { SearchAnswer, SearchQuery } from '../model/search.ts'
import type { TimelineAnchor } from '../model/timeline.ts'
import type { UploadedFile, UploadKind, UploadLimits } from '../model/upload.ts'
import type { PollCalls } from './pollCalls.ts'

/**
 * What the kit needs of a chat server. One adapter a protocol; nothing above this line knows which one it is.
 * Every method that answers rejects with an `OutcomeError` and nothing else.
 */
export interface Backend {
  readonly capabilities: ReadonlySet<Capability>
  readonly traits: BackendTraits
  /** Where its own files come from, e.g. `https://chat.example`; `null` when it has none. */
  readonly origin: string | null
  /**
   * Names who I am on which server, in characters of an address; what is kept on the disk and told to other tabs goes
   * under this name, so that another account on the same machine sees and sends nothing of mine (RELIABILITY I35).
   */
  readonly account: string
  /**
   * Opens the connection and keeps it open until `signal` aborts. Resolves when the server has accepted us for the
   * first time; rejects when it refuses us.
   */
  connect(sink: BackendSink, signal: AbortSignal): Promise<{ readonly userId: UserId }>
  /** Tries a lost connection again at once, without waiting for the planned time. */
  reconnectNow(): void
  /** One page of my channels, newest activity first, and from then on everything that happens in them. */
  fetchChannels(request: ChannelsRequest, signal: AbortSignal): Promise<ChannelsPage>
  /** A stretch of one channel's history, and from then on everything that happens in it; or of a thread in one. */
  fetchTimeline(request: TimelineRequest, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** The newest time the server has told so far: from there `fetchMissed` can go on. */
  heardUpTo?(): Version
  /**
   * What happened in some channels while nobody listened; where left out, and where it answers `too-long`, what a reload
   * does not show is forgotten.
   */
  fetchMissed?(request: MissedRequest, signal: AbortSignal): Promise<readonly ChatEvent[] | 'too-long'>
  /** Who reacted to a message, newest first. With the capability `list-reactions`. */
  fetchReactions?(request: ReactionsRequest, signal: AbortSignal): Promise<ReactionsPage>
  /** Messages of one channel by their keys; what is not there is left out. With the capability `messages-by-id`. */
  fetchMessages?(request: MessagesRequest, signal: AbortSignal): Promise<MessagesFound>
  /** Looks for messages in what I may read, newest first. With the capability `search`. */
  fetchSearch?(request: SearchRequest, signal: AbortSignal): Promise<SearchPage>
  /** What is behind a link, as the server reads it; `null`: nothing to show. With the capability `link-previews`. */
  fetchPreview?(url: string, signal: AbortSignal): Promise<Attachment | null>
  /** Keeps what I write somewhere for my other devices, in place of what was kept. With the capability `drafts`. */
  saveDraft?(id: ConversationId, draft: SavedDraft, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** Throws it away. */
  deleteDraft?(id: ConversationId, signal: AbortSignal): Promise<void>
  /** Everything I keep for later. With the capability `reminders`. */
  fetchReminders?(signal: AbortSignal): Promise<readonly ChatEvent[]>
  /**
   * Presses a button on an attachment. It is not safe to repeat, so it is done once; the answer is what took the place of
   * the message. With the capability `message-actions`.
   */
  runAction?(request: ActionRequest, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** Asks for a message in another language; the answer has the message with it. With the capability `translations`. */
  translate?(request: TranslateRequest, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /** Reports of messages, as those who moderate their channels are told. With the capability `list-flags`. */
  fetchMessageFlags?(request: MessageFlagsRequest, signal: AbortSignal): Promise<MessageFlagsPage>
  /** The threads I take part in, newest reply first; or one thread anew. With the capability `thread-list`. */
  fetchThreads?(request: ThreadsRequest, signal: AbortSignal): Promise<ThreadsPage>
  /** Everything about polls but votes, which are operations. With the capability `polls`. */
  loadPollCalls?(): Promise<PollCalls>
  /** What the server takes in a poll. @default 255 characters each, 100 options, 10 votes, answers of 1,000 */
  readonly pollLimits?: PollLimits
  /** Does one thing a person did. The answer is what the server says is true now. */
  perform(operation: Operation, signal: AbortSignal): Promise<readonly ChatEvent[]>
  /**
   * Brings a file to the server, for a message or something else. With the capability `uploads`. After a lost answer the
   * file may lie there under an address that nobody knows; to try again makes another one.
   * @param onProgress share of the bytes that have left, 0–1; it begins anew when the request has to be repeated
   */
  upload?(
    request: UploadRequest,
    signal: AbortSignal,
    onProgress: (ratio: number) => void,
  ): Promise<UploadedFile>
  /** Deletes what `upload` brought there. With the capability `uploads`. */
  deleteUpload?(request: DeleteUploadRequest, signal: AbortSignal): Promise<void>
  /** What the server takes at most. */
  readonly uploadLimits?: UploadLimits
  /** Tells something that is only true for a moment; failing is not worth a word. */
  signal(signal: Signal): void
  /**
   * Tells that everything up to these messages has come to this device, read or not; not safe to be relied on. With the
   * capability `delivered-marks`.
   */
  tellDelivered?(newest: readonly Delivered[], signal: AbortSignal): Promise<void>
  /** Tells everybody who hears a channel a word of the application's own, once. With the capability `custom-events`. */
  sendEvent?(event: CustomEventRequest, signal: AbortSignal): Promise<void>
  /** A name for a new message, minted once; it stays the key of its row for good. */
  newMessageKey(): MessageKey
}

/** Promises of a protocol from which strategies follow (RELIABILITY D6). */
export interface BackendTraits {
  /** A send repeated under the same key cannot make a second message. */
  readonly idempotentSend: boolean
  /** Typing signals: least time between two, and how long one holds without another, ms. */
  readonly typing: { readonly everyMs: number; readonly expireMs: number }
}

export interface BackendSink {
  /** Facts in the order in which the server told them; a batch is applied in one step. */
  events(batch: readonly ChatEvent[]): void
  status(status: BackendStatus): void
}

/**
 * `resync`: connected, but something may have been missed since we last heard the server, so everything on screen
 * has to be asked for again. `retryInMs` says when the next try of a lost connection comes.
 */
export type BackendStatus =
  | { readonly type: 'connecting' | 'online' | 'offline' | 'refused' | 'resync' }
  | { readonly type: 'waiting'; readonly retryInMs: number }

export interface ChannelsRequest {
  /** Only these channels; absent: the next page of all of mine. */
  readonly only?: readonly ChannelId[]
  /** How many of the list are known already. */
  readonly offset: number
  readonly limit: number
  /** Newest messages to bring of each channel. */
  readonly messages: number
}

export interface ChannelsPage {
  readonly events: readonly ChatEvent[]
  /** The channels of this page, in the order of the list. */
  readonly channelIds: readonly ChannelId[]
  readonly hasMore: boolean
}

export interface TimelineRequest {
  readonly channelId: ChannelId
  /** Of the replies to this message; with the capability `threads`. */
  readonly thread?: MessageKey
  readonly anchor: TimelineAnchor
  readonly limit: number
}

export interface ReactionsRequest {
  readonly key: MessageKey
  /** How many are known already. */
  readonly offset: number
  readonly limit: number
}

export interface ReactionsPage {
  /** The people in it. */
  readonly events: readonly ChatEvent[]
  readonly reactions: readonly Reaction[]
  /** False at the last one, and where the server tells no more. */
  readonly hasMore: boolean
}

export interface MessageFlagsRequest {
  /** Of this channel alone; absent: of all that I moderate. */
  readonly channelId?: ChannelId
  /** Of what this person wrote. */
  readonly authorId?: UserId
  /** With this reason. */
  readonly reason?: string
  /** How many are known already. */
  readonly offset: number
  readonly limit: number
}

export interface MessageFlagsPage {
  /** The people and the messages in it. */
  readonly events: readonly ChatEvent[]
  /** Newest first. */
  readonly flags: readonly MessageFlag[]
  readonly hasMore: boolean
}

export interface MessagesRequest {
  readonly channelId: ChannelId
  readonly keys: readonly MessageKey[]
}

export interface MessagesFound {
  /** The people in it. */
  readonly events: readonly ChatEvent[]
  readonly messages: readonly MessageRecord[]
}

export interface SearchRequest extends SearchQuery {
  /** The `next` of the page before; `null`: the first page. */
  readonly cursor: string | null
  readonly limit: number
}

export interface SearchPage extends SearchAnswer {
  /** The people in it. */
  readonly events: readonly ChatEvent[]
}

/** `cursor` is what the page before said; `null` asks for the first one. */
export type ThreadsRequest =
  { readonly cursor: string | null; readonly limit: number } | { readonly only: ThreadId }

export interface ThreadsPage {
  readonly events: readonly ChatEvent[]
  /** The threads of this page, in the order of the list. */
  readonly threadIds: readonly ThreadId[]
  /** Where the next page begins; `null` after the last one. */
  readonly cursor: string | null
  /** The newest time the server had told before it was asked. */
  readonly asOf: Version
}

export interface MissedRequest {
  readonly channelIds: readonly ChannelId[]
  /** What `heardUpTo` said when the line was lost. */
  readonly since: Version
}

export interface ActionRequest {
  readonly key: MessageKey
  readonly name: string
  readonly value: string
}

export interface TranslateRequest {
  readonly key: MessageKey
  /** BCP 47, as the server knows it, e.g. `fa`. */
  readonly language: string
}

/**
 * Another way for files than the chat server's own, such as to storage of the application's. What it rejects with is tried
 * again a few times, unless it is an `OutcomeError` that says `rejected`; what its signal aborts shall leave nothing behind.
 */
export type FileTransport = Required<Pick<Backend, 'upload'>> & Pick<Backend, 'deleteUpload' | 'uploadLimits'>

export interface UploadRequest {
  /** In whose messages it will hang; `null`: in none, as a picture of a profile. */
  readonly channelId: ChannelId | null
  readonly file: Blob
  /** Without folders. */
  readonly name: string
  readonly kind: UploadKind
}

export interface DeleteUploadRequest extends Pick<UploadRequest, 'channelId' | 'kind'> {
  /** As `upload` answered it. */
  readonly url: string
}

/** The newest message of a channel that has come. */
export interface Delivered {
  readonly channelId: ChannelId
  readonly key: MessageKey
}

export interface CustomEventRequest {
  readonly channelId: ChannelId
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What `createChat` takes: a back end that waits for its surroundings. */
export type BackendFactory = (env: Env) => Backend
