import type { WireChannel, WireMember } from './channel.ts'
import type { WireDraft } from './draft.ts'
import type { WireMessage } from './message.ts'
import type { WirePoll, WirePollVote } from './poll.ts'
import type { WireReaction } from './reaction.ts'
import { row, types } from './row.ts'
import type { WireReminder } from './reminder.ts'
import type { WireThread } from './thread.ts'
import type { WireTime } from './time.ts'
import type { WireOwnUser, WireUser } from './user.ts'

/** The types of events this table knows; a channel may carry any other text as a custom event. */
export type WireEventType =
  | 'health.check'
  | 'message.new'
  | 'message.updated'
  | 'message.deleted'
  | 'message.undeleted'
  | 'message.read'
  | 'message.delivered'
  | 'reaction.new'
  | 'reaction.updated'
  | 'reaction.deleted'
  | 'poll.updated'
  | 'poll.closed'
  | 'poll.deleted'
  | 'poll.vote_casted'
  | 'poll.vote_changed'
  | 'poll.vote_removed'
  | 'thread.updated'
  | 'draft.updated'
  | 'draft.deleted'
  | 'reminder.created'
  | 'reminder.updated'
  | 'reminder.deleted'
  | 'notification.reminder_due'
  | 'typing.start'
  | 'typing.stop'
  | 'channel.created'
  | 'channel.updated'
  | 'channel.deleted'
  | 'channel.truncated'
  | 'channel.hidden'
  | 'channel.visible'
  | 'member.added'
  | 'member.updated'
  | 'member.removed'
  | 'notification.message_new'
  | 'notification.thread_message_new'
  | 'notification.mark_read'
  | 'notification.mark_unread'
  | 'notification.added_to_channel'
  | 'notification.removed_from_channel'
  | 'notification.channel_deleted'
  | 'notification.channel_truncated'
  | 'notification.mutes_updated'
  | 'user.presence.changed'
  | 'user.updated'
  | 'user.deleted'
  | 'user.watching.start'
  | 'user.watching.stop'

/**
 * One frame of the socket, and one entry of what sync answers. Fields depend on `type`; an event has no id and no
 * sequence number, so a receiver merges the entities in it by their versions.
 */
export interface WireEvent {
  readonly type: string
  readonly created_at: WireTime
  readonly cid?: string
  readonly channel_type?: string
  readonly channel_id?: string
  readonly channel?: WireChannel
  readonly message?: WireMessage
  readonly message_id?: string
  readonly parent_id?: string
  readonly hard_delete?: boolean
  readonly deleted_for_me?: boolean
  readonly reaction?: WireReaction
  readonly poll?: WirePoll
  readonly poll_vote?: WirePollVote
  readonly member?: WireMember
  readonly user?: WireUser
  readonly thread?: WireThread
  readonly draft?: WireDraft
  readonly reminder?: WireReminder
  readonly watcher_count?: number
  readonly channel_message_count?: number
  readonly thread_id?: string
  readonly last_delivered_at?: WireTime
  readonly last_delivered_message_id?: string
  readonly last_read_at?: WireTime
  readonly last_read_message_id?: string
  readonly first_unread_message_id?: string
  readonly unread_messages?: number
  readonly total_unread_count?: number
  readonly unread_channels?: number
  readonly unread_count?: number
  readonly unread_threads?: number
  readonly unread_thread_messages?: number
  /** First frame of a socket only. */
  readonly connection_id?: string
  readonly me?: WireOwnUser
  readonly custom?: object
}

export interface EventRequest {
  readonly type: string
  readonly parent_id?: string
  readonly custom?: object
}

export interface SyncRequest {
  readonly channel_cids: readonly string[]
  readonly last_sync_at: WireTime
}

export const sendEvent = row(
  'POST',
  '/channels/{type}/{id}/event',
  types<{ body: { event: EventRequest }; answer: { event: WireEvent; duration: string } }>(),
)

export const sync = row(
  'POST',
  '/sync',
  types<{
    query: { with_inaccessible_cids?: boolean; watch?: boolean }
    body: SyncRequest
    answer: { events: readonly WireEvent[]; inaccessible_cids?: readonly string[]; duration: string }
  }>(),
  { subscribes: true },
)
