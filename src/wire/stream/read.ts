import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireUser } from './user.ts'

/** How far one person has read one channel. */
export interface WireRead {
  readonly user: WireUser
  readonly last_read: WireTime
  readonly unread_messages: number
  readonly last_read_message_id?: string
  readonly last_delivered_at?: WireTime
  readonly last_delivered_message_id?: string
}

export interface UnreadAnswer {
  readonly total_unread_count: number
  readonly total_unread_threads_count: number
  readonly channels: readonly {
    readonly channel_id: string
    readonly unread_count: number
    readonly last_read: WireTime
  }[]
  readonly channel_type: readonly {
    readonly channel_type: string
    readonly channel_count: number
    readonly unread_count: number
  }[]
  readonly threads: readonly object[]
  readonly duration: string
}

export const markRead = row(
  'POST',
  '/channels/{type}/{id}/read',
  types<{
    body: { message_id?: string; thread_id?: string }
    answer: { event?: object; duration: string }
  }>(),
)

export const markUnread = row(
  'POST',
  '/channels/{type}/{id}/unread',
  types<{
    body: { message_id?: string; message_timestamp?: WireTime; thread_id?: string }
    answer: { duration: string }
  }>(),
)

export const markChannelsRead = row(
  'POST',
  '/channels/read',
  types<{
    body: { read_by_channel?: Readonly<Record<string, string>> }
    answer: { event?: object; duration: string }
  }>(),
)

export const unreadCounts = row('GET', '/unread', types<{ answer: UnreadAnswer }>())
