import type { WireThread, WireThreadParticipant } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { ThreadReadRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { findUser, tells, userById } from '../users/userView.ts'
import { participantsOf, starterOf, versionOf, type Thread } from './thread.ts'

/** How many participants an answer holds when the request does not say, and at most. */
export const PARTICIPANTS = { usual: 100, most: 100 } as const

/**
 * A thread as anybody who may read its channel sees it.
 * @param viewer who sees how far they have read themselves, even when they keep it from others
 */
export async function threadView(
  scope: Scope,
  thread: Thread,
  viewer: string | undefined,
  limit: number = PARTICIPANTS.usual,
): Promise<WireThread> {
  const { access, parent, first, newest, reads, details } = thread
  const ids = participantsOf(thread)
  const active = ids
    .map((id) => reads.find((read) => read.user_id === id))
    .filter((read) => read !== undefined)
  const createdBy = starterOf(thread)
  return {
    channel_cid: access.channel.cid,
    parent_message_id: parent.id,
    title: details?.title ?? '',
    reply_count: parent.reply_count,
    participant_count: ids.length,
    active_participant_count: active.length,
    thread_participants: await Promise.all(
      active.slice(0, limit).map((read) => participantView(scope, thread, read, viewer)),
    ),
    created_by_user_id: createdBy,
    created_by: await userById(scope, createdBy),
    last_message_at: newest.created_at,
    created_at: first.created_at,
    updated_at: versionOf(thread),
    ...(parent.deleted_at === undefined ? {} : { deleted_at: parent.deleted_at }),
    custom: details?.custom ?? {},
  }
}

async function participantView(
  scope: Scope,
  { parent, first, access }: Thread,
  read: ThreadReadRecord,
  viewer: string | undefined,
): Promise<WireThreadParticipant> {
  const own = keyOf(parent.id, read.user_id)
  const [joined] = await scope.tx.range(tables.messages, 'countedReplyOf', own, { limit: 1 })
  const [latest] = await scope.tx.range(tables.messages, 'countedReplyOf', own, {
    newestFirst: true,
    limit: 1,
  })
  const since = joined?.created_at ?? first.created_at
  return {
    channel_cid: access.channel.cid,
    thread_id: parent.id,
    user_id: read.user_id,
    user: await userById(scope, read.user_id),
    created_at: since,
    // The field is always there; of who keeps it to themselves it says no more than that they took part.
    last_read_at: (await isTold(scope, access.config.read_events, read, viewer)) ? read.last_read : since,
    ...(latest ? { last_thread_message_at: latest.created_at } : {}),
  }
}

/** Whether the viewer may know how far somebody has read a thread. */
export async function isTold(
  scope: Scope,
  readEvents: boolean,
  read: ThreadReadRecord,
  viewer: string | undefined,
): Promise<boolean> {
  if (read.user_id === viewer) return true
  return readEvents && tells(await findUser(scope, read.user_id), 'read_receipts')
}
