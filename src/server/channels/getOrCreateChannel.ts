import { badInput } from '../failure.ts'
import { me, type AnyCall, type Handler } from '../http/call.ts'
import { keyOf } from '../store/table.ts'
import { tables } from '../store/tables.ts'
import { openChannel } from './channelAccess.ts'
import { channelState } from './channelState.ts'
import { requireType } from './channelType.ts'
import { createChannel, readMembers } from './createChannel.ts'
import { readStateRequest, subscribe } from './stateRequest.ts'

/** Opens a channel by its name, and makes it when there is none. */
export const getOrCreateChannel: Handler<'getOrCreateChannel'> = async (call) => {
  const { type, id } = call.path
  const cid = `${type}:${id}`
  const data = call.body.object('data')
  if (!(await call.tx.get(tables.channels, cid))) {
    if (!/^[\w!@.-]{1,255}$/.test(id) || id === 'query')
      throw badInput('id', 'may only hold letters, digits and _!@.-')
    await createChannel(call, { type, id }, readMembers(data, 'members'))
  }
  return answer(call, cid)
}

/** Opens the one channel that these members have together, and makes it when there is none. */
export const getOrCreateDistinctChannel: Handler<'getOrCreateDistinctChannel'> = async (call) => {
  const { type } = call.path
  requireType(call.types, type)
  const named = readMembers(call.body.object('data'), 'members')
  if (named.length === 0) throw badInput('data.members', 'must name at least one member')
  // The caller is always one of them: nobody opens a conversation of others by guessing who takes part.
  const caller = me(call.actor)
  const isNamed = named.some((member) => member.id === caller)
  const members =
    isNamed || call.actor.isServer ? named : [{ id: caller, role: 'channel_member' } as const, ...named]
  const ids = members.map((member) => member.id).sort()
  const distinct = keyOf(type, ...ids)
  const [known] = await call.tx.range(tables.channels, 'distinct', distinct, { limit: 1 })
  const channel =
    known ?? (await createChannel(call, { type, id: `!members-${call.env.uuid()}`, distinct }, members))
  return answer(call, channel.cid)
}

/** Reads a channel without making it. */
export const getChannel: Handler<'getChannel'> = async (call) => {
  const access = await openChannel(call, call.actor, `${call.path.type}:${call.path.id}`)
  return channelState(call, access, call.actor.userId, readStateRequest(call.query))
}

async function answer(call: AnyCall, cid: string) {
  const access = await openChannel(call, call.actor, cid)
  const request = readStateRequest(call.body)
  await subscribe(call, [cid])
  return channelState(call, access, call.actor.userId, request)
}
