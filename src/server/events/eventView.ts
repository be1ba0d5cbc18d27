import type { WireEvent } from '../../wire/stream/index.ts'
import { accessOf, mayRead } from '../channels/channelAccess.ts'
import { channelView, memberView, ownChannelView } from '../channels/channelView.ts'
import { draftView } from '../drafts/draftView.ts'
import { messageView } from '../messages/messageView.ts'
import { pollEvent } from '../polls/pollEvent.ts'
import { reactionView } from '../reactions/reactionView.ts'
import { reminderView } from '../reminders/reminderView.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { threadUnder, type Thread } from '../threads/thread.ts'
import { threadView } from '../threads/threadView.ts'
import { ensureUser } from '../users/saveUser.ts'
import { ownUserView, userById } from '../users/userView.ts'
import type { Happening } from './happening.ts'

/**
 * An event as it is told to everybody alike (no viewer) or to one person. Undefined when there is nothing left to
 * tell: the message it was about is gone for good.
 */
export async function eventView(
  scope: Scope,
  happening: Happening,
  viewer: string | undefined,
): Promise<WireEvent | undefined> {
  const message = await messageOf(scope, happening)
  if (happening.message_id !== undefined && !message) return undefined
  const { reminder } = happening
  // Its owner may have left the channel since it was due.
  if (reminder && !(await mayRead(scope, reminder.user_id, reminder.cid))) return undefined
  const thread = await threadOf(scope, happening)
  if (happening.thread_id !== undefined && !thread) return undefined
  const { poll: about } = happening
  const poll = about && (await pollEvent(scope, { type: happening.type, poll: about }, viewer))
  if (about && !poll) return undefined
  const actorId = poll?.isSecret ? undefined : happening.actor_id
  const cid = 'cid' in happening ? happening.cid : undefined
  return {
    type: happening.type,
    created_at: happening.created_at,
    ...(cid === undefined ? {} : await channelOf(scope, cid, happening, viewer)),
    ...(actorId === undefined ? {} : { user: await userById(scope, actorId) }),
    ...poll?.fields,
    ...(message ? { message_id: message.id, message: await messageView(scope, message, viewer) } : {}),
    ...(happening.reaction ? { reaction: await reactionView(scope, happening.reaction) } : {}),
    ...(happening.member ? { member: await memberView(scope, happening.member) } : {}),
    ...(happening.draft ? { draft: await draftView(scope, happening.draft) } : {}),
    ...(reminder ? { reminder: await reminderView(scope, reminder) } : {}),
    ...(thread ? { thread: await threadView(scope, thread, viewer) } : {}),
    ...(happening.withMe && viewer !== undefined
      ? { me: await ownUserView(scope, await ensureUser(scope, viewer)) }
      : {}),
    ...happening.fields,
    ...(happening.custom ? { custom: happening.custom } : {}),
  }
}

async function messageOf(scope: Scope, happening: Happening): Promise<MessageRecord | undefined> {
  if (happening.gone) return happening.gone
  if (happening.message_id === undefined) return undefined
  return scope.tx.get(tables.messages, happening.message_id)
}

/** The thread an event is about; undefined when it is about none, or nothing is left of it. */
async function threadOf(scope: Scope, { thread_id: id }: Happening): Promise<Thread | undefined> {
  const parent = id === undefined ? undefined : await scope.tx.get(tables.messages, id)
  const channel = parent && (await scope.tx.get(tables.channels, parent.cid))
  if (!parent || !channel) return undefined
  const access = await accessOf(scope, { userId: undefined, isServer: true }, channel)
  return threadUnder(scope, access, parent)
}

async function channelOf(scope: Scope, cid: string, happening: Happening, viewer: string | undefined) {
  const place = cid.indexOf(':')
  const names = { cid, channel_type: cid.slice(0, place), channel_id: cid.slice(place + 1) }
  const channel = happening.withChannel ? await scope.tx.get(tables.channels, cid) : happening.channel
  if (!channel) return names
  if (viewer === undefined) return { ...names, channel: await channelView(scope, channel) }
  // What one person is told holds what that person may do.
  const access = await accessOf(scope, { userId: viewer, isServer: false }, channel)
  return { ...names, channel: await ownChannelView(scope, access) }
}
