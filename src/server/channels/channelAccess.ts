import type { WireChannelConfig } from '../../wire/stream/index.ts'
import { featureOff, notAllowed, notFound } from '../failure.ts'
import type { Actor } from '../http/actor.ts'
import { isShutOut } from '../moderation/blocks.ts'
import type { Scope } from '../scope.ts'
import type { ChannelRecord, MemberRecord, MessageRecord } from '../store/records.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { findUser } from '../users/userView.ts'
import { capabilitiesOf, type Capability, type Standing } from './capabilities.ts'
import { channelTypeOf, configOf } from './channelType.ts'

/** A channel together with what one person may do there. */
export interface Access {
  readonly channel: ChannelRecord
  readonly config: WireChannelConfig
  readonly member: MemberRecord | undefined
  readonly standing: Standing
  readonly capabilities: ReadonlySet<Capability>
}

/** How somebody stands to a channel they may not even read. */
export async function accessOf(scope: Scope, actor: Actor, channel: ChannelRecord): Promise<Access> {
  const member =
    actor.userId === undefined
      ? undefined
      : await scope.tx.get(tables.members, keyOf(channel.cid, actor.userId))
  const type = channelTypeOf(scope.types, channel.type)
  const config = configOf(scope.types, channel)
  const standing = await standingOf(scope, actor, channel, member, type.access === 'everybody')
  const isShut =
    actor.userId !== undefined && !actor.isServer && (await isShutOut(scope, channel, actor.userId))
  // For who was blocked their conversation is as if it were frozen.
  const seen = isShut ? { ...channel, frozen: true } : channel
  const capabilities = capabilitiesOf(standing, seen, type, config, member !== undefined)
  return { channel, config, member, standing, capabilities }
}

/**
 * Opens a channel for reading.
 * @throws Failure 16 when it does not exist, 17 when this person may not read it
 */
export async function openChannel(scope: Scope, actor: Actor, cid: string): Promise<Access> {
  const channel = await scope.tx.get(tables.channels, cid)
  if (!channel) throw notFound(`Channel ${cid}`)
  const access = await accessOf(scope, actor, channel)
  if (access.standing === 'stranger') throw notAllowed(`read channel ${cid}`)
  return access
}

/** Whether somebody may read a channel that may not be there any more. */
export async function mayRead(scope: Scope, userId: string, cid: string): Promise<boolean> {
  const channel = await scope.tx.get(tables.channels, cid)
  if (!channel) return false
  return (await accessOf(scope, { userId, isServer: false }, channel)).standing !== 'stranger'
}

/** Opens the channel of a message. @throws Failure 16 and 17 as {@link openChannel} */
export async function openMessage(
  scope: Scope,
  actor: Actor,
  id: string,
): Promise<{ readonly message: MessageRecord; readonly access: Access }> {
  const message = await scope.tx.get(tables.messages, id)
  if (!message) throw notFound(`Message ${id}`)
  return { message, access: await openChannel(scope, actor, message.cid) }
}

/** @throws Failure 17 unless the capability is there */
export function demand(access: Access, capability: Capability, what: string): void {
  if (!access.capabilities.has(capability)) throw notAllowed(`${what} in ${access.channel.cid}`)
}

/** The switches of a channel that an operation may depend on. */
export type Feature =
  | 'typing_events'
  | 'read_events'
  | 'delivery_events'
  | 'custom_events'
  | 'reactions'
  | 'replies'
  | 'quotes'
  | 'polls'
  | 'user_message_reminders'

/** @throws Failure 19 unless the switch is on */
export function demandFeature(access: Access, feature: Feature): void {
  if (!access.config[feature]) throw featureOff(feature.replaceAll('_', ' '))
}

async function standingOf(
  scope: Scope,
  actor: Actor,
  channel: ChannelRecord,
  member: MemberRecord | undefined,
  isOpen: boolean,
): Promise<Standing> {
  if (actor.isServer) return 'admin'
  if (actor.userId !== undefined && (await findUser(scope, actor.userId))?.role === 'admin') return 'admin'
  if (member?.channel_role === 'channel_moderator') return 'moderator'
  if (channel.created_by_id === actor.userId) return 'owner'
  if (member) return 'member'
  return isOpen ? 'guest' : 'stranger'
}
