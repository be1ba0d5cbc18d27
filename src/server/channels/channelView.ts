import type { WireChannel, WireMember } from '../../wire/stream/index.ts'
import type { Scope } from '../scope.ts'
import type { ChannelRecord, MemberRecord } from '../store/records.ts'
import { userById } from '../users/userView.ts'
import type { Access } from './channelAccess.ts'
import { configOf } from './channelType.ts'

/** A channel as anybody who may read it sees it; without `own_capabilities`, which differ from person to person. */
export async function channelView(scope: Scope, channel: ChannelRecord): Promise<WireChannel> {
  const config = configOf(scope.types, channel)
  return {
    id: channel.id,
    type: channel.type,
    cid: channel.cid,
    frozen: channel.frozen,
    disabled: channel.disabled,
    member_count: channel.member_count,
    ...(config.count_messages ? { message_count: channel.message_count } : {}),
    ...(channel.cooldown > 0 ? { cooldown: channel.cooldown } : {}),
    ...(channel.last_message_at === undefined ? {} : { last_message_at: channel.last_message_at }),
    created_by: await userById(scope, channel.created_by_id),
    created_at: channel.created_at,
    updated_at: channel.updated_at,
    config,
    custom: channel.custom,
  }
}

/** A channel as the person of this access sees it. */
export const ownChannelView = async (scope: Scope, access: Access): Promise<WireChannel> => ({
  ...(await channelView(scope, access.channel)),
  own_capabilities: [...access.capabilities].sort(),
})

/** A member as answers hold it. */
export const memberView = async (scope: Scope, member: MemberRecord): Promise<WireMember> => ({
  user_id: member.user_id,
  user: await userById(scope, member.user_id),
  channel_role: member.channel_role,
  banned: false,
  shadow_banned: false,
  notifications_muted: false,
  created_at: member.created_at,
  updated_at: member.updated_at,
  custom: member.custom,
})
