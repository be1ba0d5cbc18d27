declare const brand: unique symbol

/** Text that names one kind of thing; the compiler refuses to mix two kinds. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type UserId = Id<'user'>
export type ChannelId = Id<'channel'>
/** The server's name for a message; what adapters send back to it. */
export type MessageId = Id<'message'>
/** Our name for a message: fixed from first paint to the end, so the same DOM node stays when the server answers. */
export type MessageKey = Id<'message-key'>
/** The thread under one message of a channel. */
export type ThreadId = Id<'thread'>
/** Whatever has a history, a composer and people who write: a channel, or a thread in it. */
export type ConversationId = ChannelId | ThreadId
export type OperationId = Id<'operation'>

/**
 * Text that grows with every change of one entity, made by an adapter's normaliser and compared as text. `''` is
 * older than everything.
 */
export type Version = Id<'version'>
/** Text that sorts messages the way the server does. */
export type Order = Id<'order'>

/** Parts a thread's name; adapters let no id through that holds one. */
const IN_THREAD = '\n'

/** The thread under a message. */
export const threadId = (channel: ChannelId, root: MessageKey): ThreadId =>
  `${channel}${IN_THREAD}${root}` as ThreadId
/** A channel, or the thread under one of its messages where one is named. */
export const conversationId = (channel: ChannelId, root: MessageKey | null | undefined): ConversationId =>
  root ? threadId(channel, root) : channel

/** The channel that a conversation is, or is in. */
export const channelOf = (id: ConversationId): ChannelId => id.split(IN_THREAD, 1)[0] as ChannelId
/** The message that a thread hangs on; `null` for a channel. */
export function rootOf(id: ConversationId): MessageKey | null {
  const at = id.indexOf(IN_THREAD)
  return at < 0 ? null : (id.slice(at + 1) as MessageKey)
}

export const userId = (text: string): UserId => text as UserId
export const channelId = (text: string): ChannelId => text as ChannelId
export const messageId = (text: string): MessageId => text as MessageId
export const messageKey = (text: string): MessageKey => text as MessageKey
export const operationId = (text: string): OperationId => text as OperationId
export const version = (text: string): Version => text as Version
export const order = (text: string): Order => text as Order

/** Older than everything: what is known about something nobody has told us of. */
export const NO_VERSION: Version = version('')
