import type { FieldKinds } from '../filters/filter.ts'
import { memberIds } from '../members/memberPage.ts'
import { isOutOfSight } from '../moderation/blocks.ts'
import { unreadIn } from '../reads/totals.ts'
import type { Scope } from '../scope.ts'
import { findUser } from '../users/userView.ts'
import type { Access } from './channelAccess.ts'

/** The fields of channels that filters and sorts know by name; every other is a custom field. */
export const channelFields: FieldKinds = new Map([
  ['cid', 'text'],
  ['id', 'text'],
  ['type', 'text'],
  ['created_by_id', 'text'],
  ['created_at', 'time'],
  ['updated_at', 'time'],
  ['last_message_at', 'time'],
  ['last_updated', 'time'],
  ['member_count', 'number'],
  ['unread_count', 'number'],
  ['has_unread', 'flag'],
  ['members', 'list'],
  ['member.user.name', 'text'],
  ['name', 'text'],
  ['frozen', 'flag'],
  ['disabled', 'flag'],
  ['joined', 'flag'],
  ['muted', 'flag'],
  ['hidden', 'flag'],
  ['pinned', 'flag'],
  ['archived', 'flag'],
])

/** What is true of a channel for one person, as far as these fields ask. */
export async function channelFacts(
  scope: Scope,
  access: Access,
  asked: ReadonlySet<string>,
): Promise<ReadonlyMap<string, unknown>> {
  const { channel, member } = access
  const facts = new Map<string, unknown>([
    ...Object.entries(channel.custom),
    ...Object.entries({
      cid: channel.cid,
      id: channel.id,
      type: channel.type,
      created_by_id: channel.created_by_id,
      created_at: channel.created_at,
      updated_at: channel.updated_at,
      last_message_at: channel.last_message_at,
      last_updated: channel.last_message_at ?? channel.created_at,
      member_count: channel.member_count,
      frozen: channel.frozen,
      disabled: channel.disabled,
      joined: member !== undefined,
      hidden: member !== undefined && (await isOutOfSight(scope, channel, member.user_id)),
      // Nobody can mute, pin or archive a channel on this server yet.
      muted: false,
      pinned: false,
      archived: false,
    }),
  ])
  if (asked.has('members') || asked.has('member.user.name')) {
    const ids = await memberIds(scope, channel.cid)
    facts.set('members', ids)
    if (asked.has('member.user.name')) {
      facts.set(
        'member.user.name',
        await Promise.all(ids.map(async (id) => (await findUser(scope, id))?.name)),
      )
    }
  }
  if (asked.has('unread_count') || asked.has('has_unread')) {
    const unread = member ? await unreadIn(scope, member) : 0
    facts.set('unread_count', unread)
    facts.set('has_unread', unread > 0)
  }
  return facts
}
