import type { WireChannelState } from '../../wire/stream/index.ts'
import { draftIn } from '../drafts/draftView.ts'
import type { Fields } from '../fields.ts'
import { isOutOfSight } from '../moderation/blocks.ts'
import { heldOf } from '../moderation/judgeMessage.ts'
import { messagePage } from '../messages/messagePage.ts'
import { isPinned, messagesView } from '../messages/messageView.ts'
import { membersOfPage } from '../members/memberPage.ts'
import { readsView } from '../reads/readView.ts'
import type { Scope } from '../scope.ts'
import { tables } from '../store/tables.ts'
import { usersById } from '../users/userView.ts'
import type { Access } from './channelAccess.ts'
import { memberView, ownChannelView } from './channelView.ts'

/** How many pins a channel's state carries. */
const PINS = 10

/** Which parts of a channel an answer shall hold: a page of each, or undefined for an empty list. */
export interface StateRequest {
  readonly messages: Fields | undefined
  readonly members: { readonly limit: number; readonly offset: number } | undefined
  readonly watchers: { readonly limit: number; readonly offset: number } | undefined
}

/** A channel with its parts, as one person may see it. */
export async function channelState(
  scope: Scope,
  access: Access,
  viewer: string | undefined,
  request: StateRequest,
): Promise<WireChannelState> {
  const { channel, config, member } = access
  const { cid } = channel
  const messages = request.messages ? await messagePage(scope, { cid }, request.messages) : []
  const members = request.members ? await membersOfPage(scope, cid, request.members) : []
  const draft = await draftIn(scope, viewer, cid)
  const held = viewer === undefined ? [] : await heldOf(scope, cid, viewer)
  const watching = scope.hub.watchingUsers(cid)
  const { limit = 0, offset = 0 } = request.watchers ?? {}
  return {
    channel: await ownChannelView(scope, access),
    members: await Promise.all(members.map((entry) => memberView(scope, entry))),
    messages: await messagesView(scope, messages, viewer),
    ...(held.length > 0
      ? {
          pending_messages: (await messagesView(scope, held, viewer)).map((message) => ({
            message,
            metadata: {},
          })),
        }
      : {}),
    pinned_messages: request.messages ? await pinnedMessages(scope, cid, viewer) : [],
    threads: [],
    read: request.members && config.read_events ? await readsView(scope, members, member, config) : [],
    watchers: await usersById(scope, watching.slice(offset, offset + limit)),
    watcher_count: watching.length,
    ...(member && (await isOutOfSight(scope, channel, member.user_id)) ? { hidden: true } : {}),
    ...(draft ? { draft } : {}),
    ...(member ? { membership: await memberView(scope, member) } : {}),
  }
}

/** The newest pins first; those that expired, or were deleted for the viewer, are not among them. */
async function pinnedMessages(scope: Scope, cid: string, viewer: string | undefined) {
  const pinned = await scope.tx.range(tables.messages, 'pinned', cid, { newestFirst: true })
  const valid = pinned.filter(
    (message) => isPinned(scope, message) && !message.hidden_for.some((entry) => entry.user_id === viewer),
  )
  return messagesView(scope, valid.slice(0, PINS), viewer)
}
