import type { ChannelAnswer } from '../../wire/stream/index.ts'
import { badInput, notAllowed } from '../failure.ts'
import { customOf, fields, type Fields } from '../fields.ts'
import type { AnyCall, Handler } from '../http/call.ts'
import { changeMembers, readMemberChanges } from '../members/changeMembers.ts'
import { membersOfPage } from '../members/memberPage.ts'
import { messageView } from '../messages/messageView.ts'
import { sendSystemMessage } from '../messages/sendSystemMessage.ts'
import { reservedOfChannel } from '../reserved.ts'
import type { ChannelRecord, MessageRecord } from '../store/records.ts'
import { tables } from '../store/tables.ts'
import { accessOf, demand, openChannel, type Access } from './channelAccess.ts'
import { readOverrides, refuseUnsupported } from './channelData.ts'
import { memberView, ownChannelView } from './channelView.ts'

/** Replaces a channel's data, adds and removes members, and may say so in a system message. */
export const updateChannel: Handler<'updateChannel'> = async (call) => {
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  const changes = readMemberChanges(call.body)
  const cooldown = call.body.count('cooldown', 0, 120)
  const data = call.body.has('data') ? call.body.object('data') : undefined
  if (data) {
    demand(access, 'update-channel', 'change the channel')
    refuseUnsupported(data)
  }
  const custom = data ? { custom: customOf(data, reservedOfChannel) } : {}
  const details = { ...detailsOf(call, access, data), ...(cooldown === undefined ? {} : { cooldown }) }
  if (cooldown !== undefined) demand(access, 'set-channel-cooldown', 'set the slow mode')

  const memberCount = await changeMembers(call, access, changes)
  const message = call.body.has('message') ? await announce(call, access) : undefined
  const patch = { ...custom, ...details }
  if (Object.keys(patch).length > 0 || memberCount !== access.channel.member_count) {
    await saveChannel(call, access.channel, { ...patch, member_count: memberCount }, message)
  }
  return answer(call, access.channel, message)
}

/** Changes single fields of a channel. */
export const updateChannelPartial: Handler<'updateChannelPartial'> = async (call) => {
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  demand(access, 'update-channel', 'change the channel')
  const set = call.body.object('set')
  const unset = call.body.ids('unset', 100) ?? []
  refuseUnsupported(set)
  const fixed = [...Object.keys(set.json), ...unset].find(
    (name) => reservedOfChannel.has(name) && !CHANGEABLE.has(name),
  )
  if (fixed) throw badInput(`set.${fixed}`, 'cannot be changed')
  const given = customOf(set, reservedOfChannel)
  const kept = Object.entries(access.channel.custom).filter(([name]) => !unset.includes(name))
  const custom = customOf(
    fields(Object.fromEntries([...kept, ...Object.entries(given)]), 'channel'),
    reservedOfChannel,
  )
  const patch = { custom, ...clearedBy(unset), ...detailsOf(call, access, set) }
  await saveChannel(call, access.channel, patch, undefined)
  return answer(call, access.channel, undefined)
}

const clearedBy = (unset: readonly string[]): Partial<ChannelRecord> => ({
  ...(unset.includes('frozen') ? { frozen: false } : {}),
  ...(unset.includes('disabled') ? { disabled: false } : {}),
  ...(unset.includes('cooldown') ? { cooldown: 0 } : {}),
})

const CHANGEABLE: ReadonlySet<string> = new Set([
  'frozen',
  'disabled',
  'cooldown',
  'config_overrides',
  'custom',
])

/** Reads the fields of a channel that are not custom data. @throws Failure 17 without the capability for each */
function detailsOf(call: AnyCall, access: Access, data: Fields | undefined): Partial<ChannelRecord> {
  const frozen = data?.flag('frozen')
  const disabled = data?.flag('disabled')
  const cooldown = data?.count('cooldown', 0, 120)
  if (frozen !== undefined) demand(access, 'freeze-channel', 'freeze the channel')
  if (cooldown !== undefined) demand(access, 'set-channel-cooldown', 'set the slow mode')
  if (data?.has('config_overrides') && !call.actor.isServer) throw notAllowed('set config_overrides')
  return {
    ...(frozen === undefined ? {} : { frozen }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(cooldown === undefined ? {} : { cooldown }),
    ...(data?.has('config_overrides') ? { overrides: readOverrides(data) } : {}),
  }
}

async function announce(call: AnyCall, access: Access): Promise<MessageRecord> {
  demand(access, 'update-channel', 'write system messages')
  return sendSystemMessage(call, access, call.body.object('message'))
}

async function saveChannel(
  call: AnyCall,
  channel: ChannelRecord,
  patch: Partial<ChannelRecord>,
  message: MessageRecord | undefined,
): Promise<void> {
  const current = (await call.tx.get(tables.channels, channel.cid)) ?? channel
  await call.tx.put(tables.channels, { ...current, ...patch, updated_at: call.clock.next() })
  call.happened({
    type: 'channel.updated',
    to: 'channel',
    cid: channel.cid,
    withChannel: true,
    ...(message ? { message_id: message.id } : {}),
    ...(call.actor.userId === undefined ? {} : { actor_id: call.actor.userId }),
  })
}

async function answer(
  call: AnyCall,
  before: ChannelRecord,
  message: MessageRecord | undefined,
): Promise<Omit<ChannelAnswer, 'duration'>> {
  const channel = (await call.tx.get(tables.channels, before.cid)) ?? before
  const access = await accessOf(call, call.actor, channel)
  // Who just left may not read it any more.
  const isGone = access.standing === 'stranger'
  const members = isGone ? [] : await membersOfPage(call, channel.cid, { limit: 100, offset: 0 })
  return {
    channel: await ownChannelView(call, access),
    members: await Promise.all(members.map((member) => memberView(call, member))),
    ...(message ? { message: await messageView(call, message, call.actor.userId) } : {}),
  }
}
