import type { ConnectionState } from '../model/connection.ts'
import type { ConversationId, MessageKey, OperationId, UserId } from '../model/id.ts'
import type { MentionRange } from '../model/mention.ts'
import type { OperationKind } from '../model/operation.ts'
import type { SentUpload, Upload } from '../model/upload.ts'
import { type Base, emptyBase } from './base.ts'
import { emptyOutbox, type Outbox } from './outbox.ts'

/** What somebody is writing in one conversation and has not sent; it is never lost by switching. */
export interface Draft {
  readonly text: string
  readonly replyTo: MessageKey | null
  /** The message being edited; what the edit displaced is kept beside it. */
  readonly editing: { readonly key: MessageKey; readonly displaced: Draft | null } | null
  /** What stood here before a message that was refused came back to be changed; it returns once that is sent (MS-7). */
  readonly displaced?: Draft | null
  /** Where writing goes on, in code units; without it, at the end. */
  readonly caret?: number | null
  /** Whom the text names, in its order (CO-10). */
  readonly mentions?: readonly MentionRange[]
  /** The name of the command that the text is for, which stands before it as a chip (CO-8). */
  readonly command?: string | null
  /** Links whose preview was removed (MS-12); another link shows its own. */
  readonly unpreviewed?: readonly string[]
  /** What the server keeps of it, as far as was heard here; absent: nothing. Kept through whatever becomes of the text. */
  readonly agreed?: { readonly text: string; readonly replyTo: MessageKey | null }
}

export const emptyDraft: Draft = { text: '', replyTo: null, editing: null }

export interface Connection {
  readonly state: ConnectionState
  /** When the next try comes, ms on the monotonic clock; `null` when none is planned. */
  readonly retryAt: number | null
}

/** Something that could not be done and left no row to say so. */
export interface Notice {
  readonly id: OperationId
  readonly kind: OperationKind
  readonly text: string
}

/** Everything one chat knows: truth, what is pending over it, and what is only true for a moment. */
export interface ChatState {
  readonly base: Base
  readonly outbox: Outbox
  readonly connection: Connection
  readonly drafts: ReadonlyMap<ConversationId, Draft>
  /** Channel or thread → the files that wait there for a message, in the order in which they will hang on it. */
  readonly uploads: ReadonlyMap<ConversationId, readonly Upload[]>
  /** Messages of mine on their way → their files, until the server has the message. */
  readonly sentUploads: ReadonlyMap<MessageKey, readonly SentUpload[]>
  /** Channel or thread → who is writing there, in the order in which they began. */
  readonly typing: ReadonlyMap<ConversationId, readonly UserId[]>
  readonly notices: readonly Notice[]
  /** Messages that are shown in another language than they were written in, and in which. */
  readonly translated: ReadonlyMap<MessageKey, string>
  readonly listing: Listing
  readonly threadListing: ThreadListing
  /** When a server drew this state, ms since the epoch; the first drawing in the browser has to show the same days. */
  readonly drawnAt?: number
}

/** How much of my channel list is loaded. */
export interface Listing {
  /** How many of the server's list have been asked for. */
  readonly asked: number
  readonly hasMore: boolean
  readonly isLoaded: boolean
}

/** How much of the list of my threads is loaded. */
export interface ThreadListing {
  /** How many of the server's list have been asked for. */
  readonly asked: number
  /** Where the next page begins, in the server's words; `null`: there is none. */
  readonly cursor: string | null
  readonly isLoaded: boolean
}

export const emptyChatState: ChatState = {
  base: emptyBase,
  outbox: emptyOutbox,
  connection: { state: 'idle', retryAt: null },
  drafts: new Map(),
  uploads: new Map(),
  sentUploads: new Map(),
  typing: new Map(),
  notices: [],
  translated: new Map(),
  listing: { asked: 0, hasMore: true, isLoaded: false },
  threadListing: { asked: 0, cursor: null, isLoaded: false },
}
