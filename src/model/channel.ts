import type { ChannelId, UserId, Version } from './id.ts'
import type { Versioned } from './versioned.ts'

/** Something a text that begins with `/name` makes the server do. */
export interface ChannelCommand {
  readonly name: string
  /** Foreign text; '' when the server said none. */
  readonly description: string
  /** What it takes, as the server words it, e.g. `[text]`; '' when it takes nothing. */
  readonly args: string
}

/** What a channel is and says of itself; replaced as a whole by a newer version. */
export interface ChannelInfo {
  readonly name: string
  readonly image: string | null
  readonly memberCount: number
  /** Nobody may write, except with a right of their own. */
  readonly frozen: boolean
  readonly typing: boolean
  readonly reactions: boolean
  readonly readMarks: boolean
  /** True: it is told how far messages have come to people's devices. */
  readonly deliveryMarks?: boolean
  /** False: nothing of it can be kept for later; absent: nobody said. */
  readonly reminders?: boolean
  /** False: no link in it gets a preview; absent: nobody said. */
  readonly linkPreviews?: boolean
  /** Characters; 0 when the server did not say. */
  readonly maxMessageLength: number
  /** How long one waits between two messages, ms; 0 where one does not. */
  readonly slowModeMs: number
  /** Absent: there are none. */
  readonly commands?: readonly ChannelCommand[]
  /** ms since the epoch; 0 when unknown. */
  readonly createdAt: number
  readonly custom: Readonly<Record<string, unknown>>
}

/** What I may do in a channel, in the words of the protocol's `own_capabilities`. */
export type ChannelCapability =
  | 'send-message'
  | 'update-own-message'
  | 'update-any-message'
  | 'delete-own-message'
  | 'delete-any-message'
  | 'send-reaction'
  | 'send-typing-events'
  | 'read-events'
  | 'delivery-events'
  | 'quote-message'
  | 'send-reply'
  | 'upload-file'
  | 'pin-message'
  | 'send-custom-events'
  | 'flag-message'
  | 'send-poll'
  | 'cast-poll-vote'
  | 'query-poll-votes'
  | (string & {})

export interface ChannelRecord {
  readonly id: ChannelId
  readonly info: Versioned<ChannelInfo>
  /** From sources addressed to me only; empty means none (RELIABILITY S10). */
  readonly capabilities: Versioned<readonly ChannelCapability[]>
}

export interface Member {
  readonly userId: UserId
  readonly role: 'member' | 'moderator' | 'owner'
  /** What the server calls it, where that was told. */
  readonly roleName?: string
  readonly banned: boolean
}

/** How far somebody has read, or how far messages have come to them. */
export interface ReadMark {
  /** Everything up to this time (sortable text). */
  readonly upTo: Version
}
