import type { WireRead, WireThreadState } from '../../wire/stream/index.ts'
import { memberView, ownChannelView } from '../channels/channelView.ts'
import { draftIn } from '../drafts/draftView.ts'
import type { Fields } from '../fields.ts'
import { membersOfPage } from '../members/memberPage.ts'
import { PAGE } from '../messages/messagePage.ts'
import { messagesView, messageView } from '../messages/messageView.ts'
import { unreadReplies } from '../reads/totals.ts'
import type { Scope } from '../scope.ts'
import type { ThreadReadRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { userById } from '../users/userView.ts'
import type { Thread } from './thread.ts'
import { isTold, PARTICIPANTS, threadView } from './threadView.ts'

/** How many of the newest replies a thread carries when the request does not say. */
const USUAL_REPLIES = 2
const MOST_MEMBERS = 100

/** How much of each thread an answer shall hold. */
export interface ThreadParts {
  readonly replies: number
  readonly participants: number
  readonly members: number
}

/** Reads how much of each thread is asked for. @throws Failure 4 */
export const readParts = (from: Fields): ThreadParts => ({
  replies: from.count('reply_limit', 0, PAGE.most) ?? USUAL_REPLIES,
  participants: from.count('participant_limit', 0, PARTICIPANTS.most) ?? PARTICIPANTS.usual,
  members: from.count('member_limit', 0, MOST_MEMBERS) ?? 0,
})

/** A thread as one person sees it: with its newest replies, their draft, and how far it was read. */
export async function threadState(
  scope: Scope,
  thread: Thread,
  viewer: string | undefined,
  parts: ThreadParts,
): Promise<WireThreadState> {
  const { access, parent, reads } = thread
  const newest = await scope.tx.range(tables.messages, 'thread', parent.id, {
    newestFirst: true,
    limit: parts.replies,
  })
  const members = await membersOfPage(scope, access.channel.cid, { limit: parts.members, offset: 0 })
  const draft = await draftIn(scope, viewer, access.channel.cid, parent.id)
  return {
    ...(await threadView(scope, thread, viewer, parts.participants)),
    channel: {
      ...(await ownChannelView(scope, access)),
      ...(parts.members > 0
        ? { members: await Promise.all(members.map((member) => memberView(scope, member))) }
        : {}),
    },
    parent_message: await messageView(scope, parent, viewer),
    latest_replies: await messagesView(scope, newest.toReversed(), viewer),
    read: await readsView(scope, reads, access.config.read_events, viewer),
    ...(draft ? { draft } : {}),
  }
}

async function readsView(
  scope: Scope,
  reads: readonly ThreadReadRecord[],
  readEvents: boolean,
  viewer: string | undefined,
): Promise<readonly WireRead[]> {
  const told: WireRead[] = []
  for (const read of reads) {
    if (!(await isTold(scope, readEvents, read, viewer))) continue
    told.push({
      user: await userById(scope, read.user_id),
      last_read: read.last_read,
      unread_messages: await unreadReplies(scope, read),
      ...(read.last_read_message_id === undefined ? {} : { last_read_message_id: read.last_read_message_id }),
    })
  }
  return told
}
