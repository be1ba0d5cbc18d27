import type { WireChannel, WireMember } from './channel.ts'
import type { WireDraft } from './draft.ts'
import type { WireMessage } from './message.ts'
import type { WireRead } from './read.ts'
import { row, types } from './row.ts'
import type { WireTime } from './time.ts'
import type { WireSort, WireUser } from './user.ts'

/** Somebody who takes part in a thread: who wrote its first message, or a reply. */
export interface WireThreadParticipant {
  readonly channel_cid: string
  readonly thread_id: string
  readonly user_id: string
  readonly user: WireUser
  readonly created_at: WireTime
  readonly last_read_at: WireTime
  readonly last_thread_message_at?: WireTime
}

/** The replies to one message, as a whole. It is there from the first reply on. */
export interface WireThread {
  readonly channel_cid: string
  readonly parent_message_id: string
  readonly title: string
  readonly reply_count: number
  readonly participant_count: number
  /** Of the participants those who can still read the channel. */
  readonly active_participant_count: number
  readonly thread_participants: readonly WireThreadParticipant[]
  /** Who replied first. */
  readonly created_by_user_id: string
  readonly created_by: WireUser
  readonly last_message_at: WireTime
  readonly created_at: WireTime
  readonly updated_at: WireTime
  /** When the message it hangs on was deleted; the replies stay. */
  readonly deleted_at?: WireTime
  readonly custom?: object
}

/** A thread as one person sees it, with its newest replies and how far it was read. */
export interface WireThreadState extends WireThread {
  readonly channel: WireChannel & { readonly members?: readonly WireMember[] }
  readonly parent_message: WireMessage
  readonly latest_replies: readonly WireMessage[]
  readonly read: readonly WireRead[]
  readonly draft?: WireDraft
}

/** How much of each thread an answer shall hold. */
export interface ThreadParts {
  readonly reply_limit?: number
  readonly participant_limit?: number
  /** Members of the channel; none unless asked for. */
  readonly member_limit?: number
}

export interface QueryThreadsRequest extends ThreadParts {
  readonly filter?: object
  readonly sort?: readonly WireSort[]
  readonly limit?: number
  readonly next?: string
  readonly prev?: string
}

export interface UpdateThreadPartialRequest {
  readonly set?: object
  readonly unset?: readonly string[]
}

export const queryThreads = row(
  'POST',
  '/threads',
  types<{
    body: QueryThreadsRequest
    answer: {
      threads: readonly WireThreadState[]
      next?: string
      prev?: string
      duration: string
    }
  }>(),
)

export const getThread = row(
  'GET',
  '/threads/{message_id}',
  types<{ query: ThreadParts; answer: { thread: WireThreadState; duration: string } }>(),
)

export const updateThreadPartial = row(
  'PATCH',
  '/threads/{message_id}',
  types<{ body: UpdateThreadPartialRequest; answer: { thread: WireThread; duration: string } }>(),
)
