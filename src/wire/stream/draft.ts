import type { WireChannel } from './channel.ts'
import type { WireAttachment, WireMessage, WireMessageRequest } from './message.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

/** What somebody has written and not sent yet. */
export interface WireDraftMessage {
  readonly id: string
  readonly text: string
  readonly type: 'regular' | 'system'
  readonly html?: string
  readonly mml?: string
  readonly parent_id?: string
  readonly show_in_channel?: boolean
  readonly quoted_message_id?: string
  readonly silent?: boolean
  readonly attachments: readonly WireAttachment[]
  readonly mentioned_users: readonly WireUser[]
  readonly custom?: object
}

/** The draft of one person in a channel, or in one of its threads. A new one replaces it. */
export interface WireDraft {
  readonly channel_cid: string
  /** The message whose thread it is for. */
  readonly parent_id?: string
  readonly message: WireDraftMessage
  readonly created_at: WireTime
  readonly channel?: WireChannel
  readonly parent_message?: WireMessage
  readonly quoted_message?: WireMessage
}

export interface DraftAnswer {
  readonly draft: WireDraft
  readonly duration: string
}

export const createDraft = row(
  'POST',
  '/channels/{type}/{id}/draft',
  types<{ body: { message: WireMessageRequest }; answer: DraftAnswer }>(),
)

export const getDraft = row(
  'GET',
  '/channels/{type}/{id}/draft',
  types<{ query: { parent_id?: string }; answer: DraftAnswer }>(),
)

export const deleteDraft = row(
  'DELETE',
  '/channels/{type}/{id}/draft',
  types<{ query: { parent_id?: string }; answer: { duration: string } }>(),
)

export const queryDrafts = row(
  'POST',
  '/drafts/query',
  types<{
    body: {
      filter?: object
      sort?: readonly WireSort[]
      limit?: number
      next?: string
      prev?: string
    }
    answer: { drafts: readonly WireDraft[]; next?: string; prev?: string; duration: string }
  }>(),
)
