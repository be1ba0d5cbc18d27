import type { WireEvent } from '../../wire/stream/index.ts'
import { accessOf } from '../channels/channelAccess.ts'
import { channelView, memberView, ownChannelView } from '../channels/channelView.ts'
import { messageView } from '../messages/messageView.ts'
import { reactionView } from '../reactions/reactionView.ts'
import type { Scope } from '../scope.ts'
import type { MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { userById } from '../users/userView.ts'
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
  const cid = 'cid' in happening ? happening.cid : undefined
  return {
    type: happening.type,
    created_at: happening.created_at,
    ...(cid === undefined ? {} : await channelOf(scope, cid, happening, viewer)),
    ...(happening.actor_id === undefined ? {} : { user: await userById(scope, happening.actor_id) }),
    ...(message ? { message_id: message.id, message: await messageView(scope, message, viewer) } : {}),
    ...(happening.reaction ? { reaction: await reactionView(scope, happening.reaction) } : {}),
    ...(happening.member ? { member: await memberView(scope, happening.member) } : {}),
    ...happening.fields,
    ...(happening.custom ? { custom: happening.custom } : {}),
  }
}

async function messageOf(scope: Scope, happening: Happening): Promise<MessageRecord | undefined> {
  if (happening.gone) return happening.gone
  if (happening.message_id === undefined) return undefined
  return scope.tx.get(tables.messages, happening.message_id)
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
